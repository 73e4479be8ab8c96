"""By which signs are sentences told apart? The regular expressions of ``patterns.toml``, compiled."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def _file() -> dict[str, Any]:
    source = resources.files("waarborg.reading.sentences") / "patterns.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _written(table: dict[str, Any]) -> str:
    return f"{table.get('before', '')}(?:{'|'.join(table['any'])}){table.get('after', '')}"


@cache
def fragment(name: str) -> str:
    """Write a fragment of the file as part of a pattern."""
    return _written(_file()["fragments"][name])


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Compile a pattern of the file by its group and name ('cues.expected')."""
    group, _, key = name.partition(".")
    written = _written(_file()[group][key])
    for each in _file()["fragments"]:
        written = written.replace(f"{{{each}}}", fragment(each))
    return re.compile(written)
