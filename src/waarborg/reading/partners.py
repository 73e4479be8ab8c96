"""Which partners does a piece of text name?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

_TOGETHER_WITH = re.compile(
    r"(?:samen(?:ge)?werk(?:t|en)?(?: er)?|samenwerking|samen|partners zijn|partijen zijn)"
    r"\s*(?:met|:)\s*:?\s*(?P<names>[^.;]+)"
)
_CLOSING = re.compile(
    r"(?:(?:hierbij|daarbij|hierin|daarin|dit|dat|we|wij)\b[^:.;,]{0,40} )?"
    r"samen(?:ge)?(?:werk(?:t|en)?)?(?: we| wij)? met:?\s+(?P<names>[^.;:]+)\.?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,|;|/|\n|•| maar ook |(?<!-) en | alsmede | evenals )\s*")
_BEFORE_NAME = re.compile(
    r"^(?:(?:de|het|een|onze|andere|diverse|lokale|betrokken|maar|ook|en|o\.a\.|onder andere)\s+)+",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"\b(?:is|zijn|wordt|worden|hebben|heeft|werken|werkt|zoals|gebied|diverse terreinen|etc|we|wij|te|dat|die|"
    r"aan|rol|gewerkt|partners|gemeente)\b|^team\b|\d|:",
    re.IGNORECASE,
)
_LONGEST_NAME = 45


@cache
def _wordings() -> tuple[re.Pattern[str], dict[str, str]]:
    text = resources.files("waarborg.reading").joinpath("partners.toml").read_text(encoding="utf-8")
    names: dict[str, str] = {}
    for partner in tomllib.loads(text)["partners"]:
        for wording in (partner["name"], *partner.get("also", ())):
            names[wording] = partner["name"]
    pieces = []
    for wording in sorted(names, key=len, reverse=True):
        escaped = re.escape(wording)
        pieces.append(escaped if any(letter.isupper() for letter in wording) else f"(?i:{escaped})")
    lower = {wording.lower(): name for wording, name in names.items()}
    return re.compile(rf"(?<![\w-])(?:{'|'.join(pieces)})(?![\w-])"), lower


def partners_in(text: str) -> list[str]:
    """Known partners that running text names, in order."""
    pattern, names = _wordings()
    return _once(names[match[0].lower()] for match in pattern.finditer(text))


def partners_of_label(text: str) -> list[str]:
    """Partners in a paragraph about them: the known ones, and those in "samengewerkt met X, Y en Z"."""
    if bare := _only_names(text):
        return _once(bare)
    found = [name for match in _TOGETHER_WITH.finditer(text) for name in _names(match["names"])]
    return _once([*found, *partners_in(text)])


def partners_of_closing(text: str) -> list[str]:
    """Partners of a sentence that does nothing but name them (``Hierbij werken wij samen met X, Y en Z.``)."""
    match = _CLOSING.fullmatch(text.strip())
    return [] if match is None else _once(_only_names(match["names"]))


def partners_of_cell(text: str) -> list[str]:
    """Partners in a cell, a short item or after "Partners:", where the names stand bare."""
    bare = _names(text)
    return _once(bare) if bare else partners_in(text)


def _only_names(text: str) -> list[str]:
    """The names in a text that holds nothing else; empty when a piece of it is none."""
    pieces = _BETWEEN.split(re.sub(r"\([^)]*\)", "", text))
    names = _names(text)
    return names if len(pieces) > 2 and len(names) == len(pieces) else []


def _names(text: str) -> list[str]:
    found = []
    for piece in _BETWEEN.split(re.sub(r"\([^)]*\)", "", text)):
        name = _BEFORE_NAME.sub("", piece.strip(" .-\t"))
        if not 1 < len(name) <= _LONGEST_NAME or len(name.split()) > 5 or _NOT_A_NAME.search(name):
            continue
        found.append(_wordings()[1].get(name.lower(), name))
    return found


def _once(names: Iterable[str]) -> list[str]:
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(name.lower(), name)
    return list(seen.values())
