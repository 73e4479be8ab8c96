"""In which language does this page speak?"""

from __future__ import annotations

from typing import Literal

from django.utils.translation import get_language


def page_language() -> Literal["nl", "en"]:
    """The language of the page being made: English when asked for, Dutch otherwise."""
    return "en" if get_language() == "en" else "nl"
