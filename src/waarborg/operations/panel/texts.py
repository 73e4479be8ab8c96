"""Is a written text there, short enough, and can it be stored?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from waarborg.registers.problems import Problem

_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def check_text(field: str, text: str, longest: int, *, needed: bool = False) -> Iterable[Problem]:
    """What is wrong with a text that somebody wrote in this field."""
    if needed and not text.strip():
        yield Problem(field, "missing")
    if len(text.strip()) > longest:
        yield Problem(field, "too_long", (("maximum", longest), ("length", len(text.strip()))))
    if _UNSTORABLE.search(text):
        yield Problem(field, "unstorable_characters")
