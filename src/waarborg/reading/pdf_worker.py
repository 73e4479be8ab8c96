"""Which lines of text stand on the pages of a PDF? Runs as a process of its own, so that it can be ended.

Reads the PDF from standard input and writes JSON: ``{"pages": [[line, ...], ...]}`` or ``{"trouble": code}``.
"""

from __future__ import annotations

import ctypes
import json
import resource
import sys
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


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    index: int
    left: float
    right: float
    bottom: float
    top: float


def _letters(text_page: pdfium.FPDF_TEXTPAGE) -> list[_Letter | None]:
    """Letters with their boxes; ``None`` for white space and line ends."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    boxes = (ctypes.byref(left), ctypes.byref(right), ctypes.byref(bottom), ctypes.byref(top))
    count = min(pdfium.FPDFText_CountChars(text_page), _MOST_CHARACTERS)
    letters: list[_Letter | None] = []
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in (0x20, 0xA0, 0x0A, 0x0D, 0x09):
            letters.append(None)
            continue
        if code in (0, 0xFFFE, 0xFFFF) or (code < 0x20 and code != 0x02):
            continue
        pdfium.FPDFText_GetCharBox(text_page, index, *boxes)
        text = "\u00ad" if code == 0x02 else chr(code)
        letters.append(_Letter(text, index, left.value, right.value, bottom.value, top.value))
    return letters


@dataclass(slots=True)
class _Run:
    """Letters on one height, so far."""

    first: _Letter
    last: _Letter
    size: float
    pieces: list[str]
    bottom: float
    top: float
    word_end: float | None = None

    def add(self, letter: _Letter, *, spaced: bool) -> None:
        """Put a letter behind the others."""
        if spaced:
            self.pieces.append(" ")
            if self.word_end is None:
                self.word_end = self.last.right
        self.pieces.append(letter.text)
        self.bottom, self.top = min(self.bottom, letter.bottom), max(self.top, letter.top)
        self.last = letter


def _lines(text_page: pdfium.FPDF_TEXTPAGE) -> list[Line]:
    lines: list[Line] = []
    run: _Run | None = None
    spaced = False
    for letter in _letters(text_page):
        if letter is None:
            spaced = True
            continue
        if run is not None and _parts(run, letter):
            lines.append(_line(text_page, run))
            run = None
        if run is None:
            size = pdfium.FPDFText_GetFontSize(text_page, letter.index) * _scale(text_page, letter.index)
            run = _Run(letter, letter, size, [letter.text], letter.bottom, letter.top)
        else:
            run.add(letter, spaced=spaced)
        spaced = False
    if run is not None:
        lines.append(_line(text_page, run))
    return lines


def _scale(text_page: pdfium.FPDF_TEXTPAGE, index: int) -> float:
    matrix = pdfium.FS_MATRIX()
    if pdfium.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix)) and matrix.d:
        return abs(float(matrix.d))
    return 1.0


def _parts(run: _Run, letter: _Letter) -> bool:
    """Does a new line or a new column begin at this letter?"""
    height = max(run.size, 4.0)
    middle = (letter.bottom + letter.top) / 2
    if middle < run.bottom - height * 0.35 or middle > run.top + height * 0.35:
        return True
    if letter.left < run.last.left - height:
        return True
    return letter.left - run.last.right > height * _GAP


def _line(text_page: pdfium.FPDF_TEXTPAGE, run: _Run) -> Line:
    first, last = run.first, run.last
    return Line(
        "".join(run.pieces),
        left=round(first.left, 1),
        right=round(last.right, 1),
        base=round(_base(text_page, first), 1),
        size=round(run.size, 1),
        bold=_is_bold(text_page, first.index) and _is_bold(text_page, last.index),
        word=round((run.word_end or last.right) - first.left, 1),
    )


def _base(text_page: pdfium.FPDF_TEXTPAGE, letter: _Letter) -> float:
    """Height of the line that the letters stand on."""
    across, up = ctypes.c_double(), ctypes.c_double()
    if pdfium.FPDFText_GetCharOrigin(text_page, letter.index, ctypes.byref(across), ctypes.byref(up)):
        return up.value
    return letter.bottom


def _is_bold(text_page: pdfium.FPDF_TEXTPAGE, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text_page, index) >= 600:
        return True
    buffer = ctypes.create_string_buffer(200)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, buffer, 200, ctypes.byref(flags))
    name = buffer.value.decode("latin-1").lower()
    return "bold" in name or "black" in name or "heavy" in name


def _rules(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    """Drawn lines and boxes as (left, bottom, right, top): the borders of tables."""
    rules = []
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=2):
        left, bottom, right, top = drawn.get_bounds()
        if right - left > 8 or top - bottom > 8:
            rules.append((round(left, 1), round(bottom, 1), round(right, 1), round(top, 1)))
        if len(rules) >= 3000:
            break
    return rules


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
        pages.append(
            {
                "width": page.get_width(),
                "height": page.get_height(),
                "lines": [asdict(line) for line in _lines(text_page.raw)],
                "rules": _rules(page),
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
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
