"""Which lines of text stand on the pages of a PDF? Runs as a process of its own, so that it can be ended.

Reads the PDF from standard input and writes JSON: ``{"pages": [[line, ...], ...]}`` or ``{"trouble": code}``.
"""

from __future__ import annotations

import ctypes
import json
import resource
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from waarborg.reading.unreadable import Trouble

MEMORY = 1_500_000_000
"""Bytes of address space that the process may take."""
SECONDS = 60
_MOST_CHARACTERS = 60_000
_GAP = 1.1
"""A gap wider than this times the height of the letters parts two columns."""


@dataclass(slots=True)
class Line:
    """One run of text on one height of a page; measures in points from the bottom left.

    ``word`` is the width of its first word: it tells whether that would have fitted on the line before.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    word: float


@dataclass(slots=True)
class _Word:
    """Letters without white space between them; ``index`` is the first one's."""

    text: str
    index: int
    end: int
    left: float
    right: float
    bottom: float
    top: float
    spaced: bool


_BLANK = frozenset({0x20, 0xA0, 0x0A, 0x0D, 0x09})
_HYPHEN_AT_LINE_END = 0x02
_MOST_DRAWN = 3000
_NO_LETTER = frozenset({0, 0xFFFE, 0xFFFF})


def _spans(text_page: pdfium.FPDF_TEXTPAGE) -> Iterator[tuple[str, int, int, bool]]:
    """Words as (text, first index, last index, white space ahead); a word ends at a line's hyphen too."""
    count = min(pdfium.FPDFText_CountChars(text_page), _MOST_CHARACTERS)
    letters: list[str] = []
    first = last = 0
    spaced = False
    get_unicode = pdfium.FPDFText_GetUnicode
    for index in range(count):
        code = get_unicode(text_page, index)
        if code in _BLANK:
            if letters:
                yield "".join(letters), first, last, spaced
                letters = []
            spaced = True
            continue
        if code in _NO_LETTER or (code < 0x20 and code != _HYPHEN_AT_LINE_END):
            continue
        if not letters:
            first = index
        last = index
        letters.append("\u00ad" if code == _HYPHEN_AT_LINE_END else chr(code))
        if code == _HYPHEN_AT_LINE_END:
            yield "".join(letters), first, last, spaced
            letters, spaced = [], False
    if letters:
        yield "".join(letters), first, last, spaced


def _words(text_page: pdfium.FPDF_TEXTPAGE) -> Iterator[_Word]:
    """Words with the box that holds their first and last letter."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    boxes = (ctypes.byref(left), ctypes.byref(right), ctypes.byref(bottom), ctypes.byref(top))
    for text, first, last, spaced in _spans(text_page):
        pdfium.FPDFText_GetCharBox(text_page, first, *boxes)
        begin, low, high = left.value, bottom.value, top.value
        pdfium.FPDFText_GetCharBox(text_page, last, *boxes)
        yield _Word(
            text, first, last, begin, right.value, min(low, bottom.value), max(high, top.value), spaced
        )


@dataclass(slots=True)
class _Run:
    """Words on one height, so far."""

    words: list[_Word]
    size: float
    bottom: float
    top: float

    def add(self, word: _Word) -> None:
        """Put a word behind the others."""
        self.words.append(word)
        self.bottom, self.top = min(self.bottom, word.bottom), max(self.top, word.top)

    @property
    def text(self) -> str:
        first, *others = self.words
        return first.text + "".join(f" {word.text}" if word.spaced else word.text for word in others)


def _lines(text_page: pdfium.FPDF_TEXTPAGE) -> list[Line]:
    lines: list[Line] = []
    run: _Run | None = None
    for word in _words(text_page):
        if run is not None and not _parts(run, word):
            run.add(word)
            continue
        if run is not None:
            lines.append(_line(text_page, run))
        size = pdfium.FPDFText_GetFontSize(text_page, word.index) * _scale(text_page, word.index)
        run = _Run([word], size, word.bottom, word.top)
    if run is not None:
        lines.append(_line(text_page, run))
    return lines


def _scale(text_page: pdfium.FPDF_TEXTPAGE, index: int) -> float:
    matrix = pdfium.FS_MATRIX()
    if pdfium.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix)) and matrix.d:
        return abs(float(matrix.d))
    return 1.0


def _parts(run: _Run, word: _Word) -> bool:
    """Does a new line or a new column begin with this word?"""
    last = run.words[-1]
    height = max(run.size, 4.0)
    middle = (word.bottom + word.top) / 2
    if middle < run.bottom - height * 0.35 or middle > run.top + height * 0.35:
        return True
    if word.left < last.left - height:
        return True
    return word.left - last.right > height * _GAP


def _line(text_page: pdfium.FPDF_TEXTPAGE, run: _Run) -> Line:
    first, last = run.words[0], run.words[-1]
    return Line(
        run.text,
        left=round(first.left, 1),
        right=round(last.right, 1),
        base=round(_base(text_page, first.index), 1),
        size=round(run.size, 1),
        bold=_is_bold(text_page, first.index) and _is_bold(text_page, last.end),
        word=round(first.right - first.left, 1),
    )


def _base(text_page: pdfium.FPDF_TEXTPAGE, index: int) -> float:
    """Height of the line that the letters stand on."""
    across, up = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, index, ctypes.byref(across), ctypes.byref(up))
    return up.value


def _is_bold(text_page: pdfium.FPDF_TEXTPAGE, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text_page, index) >= 600:
        return True
    buffer = ctypes.create_string_buffer(200)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, buffer, 200, ctypes.byref(flags))
    name = buffer.value.decode("latin-1").lower()
    return "bold" in name or "black" in name or "heavy" in name


_Boxes = list[tuple[float, float, float, float]]


def _drawn(page: pypdfium2.PdfPage) -> tuple[_Boxes, _Boxes]:
    """Drawn lines and boxes as (left, bottom, right, top), the borders of tables; and dots, as bullets are."""
    rules: _Boxes = []
    dots: _Boxes = []
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=2):
        left, bottom, right, top = drawn.get_bounds()
        box = (round(left, 1), round(bottom, 1), round(right, 1), round(top, 1))
        if right - left > 8 or top - bottom > 8:
            rules.append(box)
        elif right - left > 1 and abs(right - left - top + bottom) < 1:
            dots.append(box)
        if len(rules) + len(dots) >= _MOST_DRAWN:
            break
    return rules, dots


def read_pages(content: bytes, most_pages: int) -> dict[str, object]:
    """Lines and rules of every page, or the trouble that keeps it from being read."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        is_locked = "password" in str(error).lower() or "security" in str(error).lower()
        return {"trouble": Trouble.ENCRYPTED if is_locked else Trouble.DAMAGED}
    if len(document) > most_pages:
        return {"trouble": Trouble.TOO_MANY_PAGES}
    if len(document) == 0:
        return {"trouble": Trouble.DAMAGED}
    pages = []
    for number in range(len(document)):
        page = document[number]
        text_page = page.get_textpage()
        rules, dots = _drawn(page)
        pages.append(
            {
                "width": page.get_width(),
                "height": page.get_height(),
                "lines": [asdict(line) for line in _lines(text_page.raw)],
                "rules": rules,
                "dots": dots,
            }
        )
        text_page.close()
        page.close()
    return {"pages": pages}


def main() -> None:
    """Read standard input within the bounds and answer on standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        answer = read_pages(sys.stdin.buffer.read(), int(sys.argv[1]))
    except MemoryError:
        answer = {"trouble": Trouble.TOO_LONG}
    except pypdfium2.PdfiumError:
        answer = {"trouble": Trouble.DAMAGED}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
