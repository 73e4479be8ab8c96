"""Is this archive an honest docx or odt, and which of its parts hold text?"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from waarborg.reading.unreadable import Trouble, Unreadable

MOST_PAGES = 400
"""Pages of a document that are still read; plans with all their appendices stay well below it."""

_MOST_PARTS = 5000
_LARGEST_DECLARED = 400_000_000
_LARGEST_READ = 80_000_000
_STEP = 1 << 20
_WORD_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/[^/]+\.xml|word/_rels/[^/]+\.rels|docProps/core\.xml",
    re.IGNORECASE,
)
_ODT_PARTS = re.compile(r"mimetype|content\.xml|styles\.xml|meta\.xml|META-INF/manifest\.xml")
_MACRO_PARTS = re.compile(
    r"(?:.*/)?vbaProject\.bin|Basic/[^/]+/(?!script-l[bc]\.xml)[^/]+\.xml|Scripts/.+\.\w+", re.IGNORECASE
)
_PAGE_BREAK = re.compile(rb"<w:br [^>]*w:type=\"page\"|<w:lastRenderedPageBreak|<text:soft-page-break")


def open_archive(content: bytes) -> tuple[str, bytes]:
    """``docx`` or ``odt``, and an archive with nothing but the parts that hold its text.

    Every part is unpacked here, counting bytes, before any other program sees it.

    Raises:
        Unreadable: damaged, protected, with macros, another kind of archive, or a bomb.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _checked(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise Unreadable(Trouble.DAMAGED) from error
    except RuntimeError as error:
        raise Unreadable(Trouble.ENCRYPTED) from error


def _checked(archive: zipfile.ZipFile) -> tuple[str, bytes]:
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_DECLARED:
        raise Unreadable(Trouble.BOMB)
    names = {part.filename for part in parts}
    kind, wanted = _kind_of(archive, names)
    if any(_MACRO_PARTS.fullmatch(name) for name in names):
        raise Unreadable(Trouble.MACROS)
    slim = io.BytesIO()
    left = _LARGEST_READ
    with zipfile.ZipFile(slim, "w", zipfile.ZIP_STORED) as target:
        for part in parts:
            if not wanted.fullmatch(part.filename):
                continue
            data = _unpack(archive, part, left)
            left -= len(data)
            _check_part(part.filename, data)
            target.writestr(part.filename, data)
    return kind, slim.getvalue()


def _kind_of(archive: zipfile.ZipFile, names: set[str]) -> tuple[str, re.Pattern[str]]:
    if "word/document.xml" in names:
        return "docx", _WORD_PARTS
    if "content.xml" in names and "mimetype" in names:
        mimetype = _unpack(archive, archive.getinfo("mimetype"), 1000)
        if mimetype.strip().startswith(b"application/vnd.oasis.opendocument.text"):
            return "odt", _ODT_PARTS
    raise Unreadable(Trouble.UNKNOWN_FORMAT)


def _unpack(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limit: int) -> bytes:
    """The part's bytes, never more than ``limit`` whatever its header declares."""
    if part.flag_bits & 1:
        raise Unreadable(Trouble.ENCRYPTED)
    pieces: list[bytes] = []
    size = 0
    with archive.open(part) as stream:
        while piece := stream.read(_STEP):
            size += len(piece)
            if size > limit:
                raise Unreadable(Trouble.BOMB)
            pieces.append(piece)
    return b"".join(pieces)


def _check_part(name: str, data: bytes) -> None:
    head = data[:4096]
    if b"<!DOCTYPE" in head or b"<!ENTITY" in data:
        raise Unreadable(Trouble.BOMB)
    if name == "META-INF/manifest.xml" and b"encryption-data" in data:
        raise Unreadable(Trouble.ENCRYPTED)
    if name == "[Content_Types].xml" and b"macroEnabled" in data:
        raise Unreadable(Trouble.MACROS)
    if name in ("word/document.xml", "content.xml") and len(_PAGE_BREAK.findall(data)) >= MOST_PAGES:
        raise Unreadable(Trouble.TOO_MANY_PAGES)
