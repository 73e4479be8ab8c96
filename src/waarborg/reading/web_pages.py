"""What is left of a web page without its menus, scripts and footers?"""

from __future__ import annotations

import re
from html import unescape

from waarborg.reading.unreadable import Trouble, Unreadable

_FURNITURE = re.compile(r"<(script|style|nav|footer|noscript|svg|template|form|aside)\b", re.IGNORECASE)
_NESTING = re.compile(r"<(/?)(?:div|ul|ol|dl|table|blockquote|section|article)\b", re.IGNORECASE)
_TITLE = re.compile(r"<title>([^<]{1,300})</title>", re.IGNORECASE)
_DEEPEST = 300


def without_furniture(page: str) -> str:
    """The page without what does not belong to its text; takes one pass, whatever is left unclosed.

    Raises:
        Unreadable: when it is nested so deep that no person wrote it.
    """
    _refuse_depths(page)
    low = page.lower()
    kept: list[str] = []
    place = 0
    unclosed: set[str] = set()
    for match in _FURNITURE.finditer(page):
        name = match[1].lower()
        if match.start() < place or name in unclosed:
            continue
        end = low.find(f"</{name}", match.end())
        if end < 0:
            unclosed.add(name)
            continue
        kept.append(page[place : match.start()])
        place = low.find(">", end) + 1 or len(page)
    kept.append(page[place:])
    return "".join(kept)


def owner_of(page: str) -> str | None:
    """The municipality that the title in the page's head names beside its subject (``Plan | Gemeente Nuenen``)."""
    title = _TITLE.search(page)
    if title is None:
        return None
    pieces = re.split(r"\s+[|–—-]\s+", unescape(title[1]).strip())
    return next((piece for piece in pieces[1:] if re.fullmatch(r"[Gg]emeente [A-Z'].{1,40}", piece)), None)


def _refuse_depths(page: str) -> None:
    depth = 0
    for match in _NESTING.finditer(page):
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > _DEEPEST:
            raise Unreadable(Trouble.TOO_LONG)
