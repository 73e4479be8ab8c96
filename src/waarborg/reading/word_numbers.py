"""What does Word print that a reader of its text does not see: numbers ahead of headings, lines of the title?"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

_TAG = re.compile(r"<(?P<closes>/?)w:(?P<name>\w+)(?P<rest>[^<>]*)>")
_VALUE = re.compile(r"w:val=\"([^\"]*)\"")
_ID = re.compile(r"w:(?:styleId|abstractNumId|numId|ilvl)=\"([^\"]*)\"")
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_ON_COVER = re.compile(r"(<w:name w:val=\")(?:title|subtitle|author|date|abstract)(?=\")", re.IGNORECASE)
_LARGEST = 20_000_000
"""Letters of a document's parts above which no numbers are looked for."""
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_DOCUMENT, _STYLES, _NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"


@dataclass(slots=True)
class _Style:
    """A paragraph style: the one it is based on, and the list and level that number it."""

    name: str = ""
    based_on: str = ""
    numbering: str = ""
    level: int | None = None


@dataclass(slots=True)
class _Level:
    """One level of a list: how its number is written, and the style that belongs to it."""

    written: str = "decimal"
    pattern: str = ""
    start: int = 1
    style: str = ""


@dataclass(slots=True)
class _Lists:
    """Levels of each list, the list behind each numbering, and how far each has counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    list_of: dict[str, str] = field(default_factory=dict)
    counted: dict[str, dict[int, int]] = field(default_factory=dict)

    def count(self, numbering: str, level: int) -> str:
        """Count one paragraph and give the number printed ahead of it; empty for a bullet."""
        name = self.list_of.get(numbering, "")
        own = self.levels.get(name, {})
        if level not in own:
            return ""
        counted = self.counted.setdefault(name, {})
        counted[level] = counted.get(level, own[level].start - 1) + 1
        for deeper in [one for one in counted if one > level]:
            del counted[deeper]
        if own[level].written in ("bullet", "none"):
            return ""
        return re.sub(r"%(\d)", lambda match: _written(own, counted, int(match[1]) - 1), own[level].pattern)


def with_printed_text(archive: bytes) -> bytes:
    """The docx with the automatic numbers of its headings typed ahead of them, and its cover as running text.

    Pandoc leaves those numbers out, and of several lines in the style of the title it keeps the last alone.
    """
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        parts = {part.filename: source.read(part) for part in source.infolist()}
    styles = parts.get(_STYLES, b"").decode("utf-8", errors="replace")
    if not styles:
        return archive
    parts[_STYLES] = _ON_COVER.sub(r"\1waarborg-cover", styles).encode("utf-8")
    document = parts[_DOCUMENT]
    if _NUMBERING in parts and len(document) + len(styles) + len(parts[_NUMBERING]) <= _LARGEST:
        lists = _read_lists(parts[_NUMBERING].decode("utf-8", errors="replace"))
        numbered = _typed(document.decode("utf-8", errors="replace"), _read_styles(styles), lists)
        parts[_DOCUMENT] = numbered.encode("utf-8")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as written:
        for name, content in parts.items():
            written.writestr(name, content)
    return target.getvalue()


def _value(pattern: re.Pattern[str], rest: str) -> str:
    match = pattern.search(rest)
    return match[1] if match else ""


def _number(text: str) -> int:
    return int(text) if text.isdigit() and len(text) < 6 else 0


def _read_styles(xml: str) -> dict[str, _Style]:
    styles: dict[str, _Style] = {}
    style = _Style()
    for tag in _TAG.finditer(xml):
        name, rest = tag["name"], tag["rest"]
        if name == "style" and not tag["closes"]:
            style = styles.setdefault(_value(_ID, rest), _Style())
        elif name == "name":
            style.name = _value(_VALUE, rest)
        elif name == "basedOn":
            style.based_on = _value(_VALUE, rest)
        elif name == "numId":
            style.numbering = _value(_VALUE, rest)
        elif name == "ilvl":
            style.level = _number(_value(_VALUE, rest))
    return styles


def _read_lists(xml: str) -> _Lists:
    lists = _Lists()
    levels: dict[int, _Level] = {}
    level = _Level()
    numbering = ""
    for tag in _TAG.finditer(xml):
        name, rest = tag["name"], tag["rest"]
        if tag["closes"]:
            continue
        if name == "abstractNum":
            levels = lists.levels.setdefault(_value(_ID, rest), {})
        elif name == "lvl":
            level = levels.setdefault(_number(_value(_ID, rest)), _Level())
        elif name == "num":
            numbering, levels = _value(_ID, rest), {}
        elif name == "abstractNumId":
            lists.list_of[numbering] = _value(_VALUE, rest)
        else:
            _note_level(level, name, _value(_VALUE, rest))
    return lists


def _note_level(level: _Level, name: str, value: str) -> None:
    if name == "numFmt":
        level.written = value
    elif name == "lvlText":
        level.pattern = value
    elif name == "start":
        level.start = _number(value)
    elif name == "pStyle":
        level.style = value


@dataclass(slots=True)
class _Paragraph:
    """What a paragraph's properties say; ``end`` is the place behind them."""

    style: str = ""
    numbering: str | None = None
    level: int | None = None
    end: int = 0
    has_text: bool = False


def _typed(xml: str, styles: dict[str, _Style], lists: _Lists) -> str:
    pieces: list[str] = []
    place = 0
    for paragraph in _paragraphs(xml):
        number = _number_of(paragraph, styles, lists)
        if number and paragraph.has_text and paragraph.end > place:
            pieces += [xml[place : paragraph.end], f'<w:r><w:t xml:space="preserve">{number} </w:t></w:r>']
            place = paragraph.end
    return "".join((*pieces, xml[place:]))


def _paragraphs(xml: str) -> Iterator[_Paragraph]:
    """Paragraphs with their properties, each when it ends; one within another (a text box) is left out."""
    own: _Paragraph | None = None
    depth = properties = 0
    for tag in _TAG.finditer(xml):
        name, rest, closes = tag["name"], tag["rest"], bool(tag["closes"])
        if name == "p" and not rest.endswith("/"):
            depth += -1 if closes else 1
            if closes and depth == 0 and own is not None:
                yield own
            own = _Paragraph() if not closes and depth == 1 else own
        elif own is None or depth != 1:
            continue
        elif name == "pPr" and not rest.endswith("/"):
            properties += -1 if closes else 1
            if closes and properties == 0 and not own.end:
                own.end = tag.end()
        elif name == "t":
            own.has_text = True
        elif properties == 1:
            _note(own, name, _value(_VALUE, rest))


def _note(paragraph: _Paragraph, name: str, value: str) -> None:
    if name == "pStyle":
        paragraph.style = value
    elif name == "numId":
        paragraph.numbering = value
    elif name == "ilvl":
        paragraph.level = _number(value)


def _number_of(paragraph: _Paragraph, styles: dict[str, _Style], lists: _Lists) -> str:
    chain = _chain(paragraph.style, styles)
    numbering = paragraph.numbering
    if numbering is None:
        numbering = next((style.numbering for _, style in chain if style.numbering), "")
    if numbering in ("", "0"):
        return ""
    own = lists.levels.get(lists.list_of.get(numbering, ""), {})
    bound = next((level for level, one in own.items() if one.style and one.style == paragraph.style), None)
    said = next((style.level for _, style in chain if style.level is not None), None)
    level = next((one for one in (paragraph.level, bound, said) if one is not None), 0)
    number = lists.count(numbering, level)
    is_heading = any(_HEADING.fullmatch(style.name) for _, style in chain)
    return number if is_heading else ""


def _chain(name: str, styles: dict[str, _Style]) -> list[tuple[str, _Style]]:
    """A style and those that it is based on."""
    chain: list[tuple[str, _Style]] = []
    while name in styles and len(chain) < 10:
        chain.append((name, styles[name]))
        name = styles[name].based_on
    return chain


def _written(levels: dict[int, _Level], counted: dict[int, int], level: int) -> str:
    own = levels.get(level, _Level())
    number = counted.get(level, own.start)
    if own.written in ("upperRoman", "lowerRoman") and number < 40:
        return _roman(number) if own.written == "upperRoman" else _roman(number).lower()
    if own.written in ("upperLetter", "lowerLetter") and 1 <= number <= 26:
        return chr(ord("A" if own.written == "upperLetter" else "a") + number - 1)
    return str(number)


def _roman(number: int) -> str:
    letters = ""
    for worth, written in _ROMAN:
        letters += written * (number // worth)
        number %= worth
    return letters
