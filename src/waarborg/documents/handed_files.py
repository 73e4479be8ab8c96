"""Which kind of file is this, by what is in it, and what must come out before it is kept?

A name and a browser's word for the kind are never believed. Photos are written anew, without the place, the device
and the moment that a camera puts in them.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from dataclasses import dataclass

from PIL import Image, ImageOps

MOST_PIXELS = 80_000_000
"""Beyond this a photo would take more memory to rewrite than a request may have."""

_LONGEST_NAME = 120
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069/\\:*?\"<>|]+")
_PHOTOS = {"JPEG": ("jpg", "image/jpeg"), "PNG": ("png", "image/png"), "WEBP": ("webp", "image/webp")}
_QUALITY: dict[str, dict[str, int]] = {"JPEG": {"quality": 92}, "PNG": {}, "WEBP": {"quality": 90}}
_OFFICE = (
    ("word/document.xml", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/workbook.xml", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (
        "ppt/presentation.xml",
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
)
_OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
}
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})


class UnfitFile(Exception):
    """A file that cannot be kept; ``code`` says why."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A file that can be kept.

    Attributes:
        extension: of its kind, without the dot.
        content: of a photo without what the camera added.
    """

    name: str
    extension: str
    media_type: str
    content: bytes


def take_in(name: str, content: bytes) -> HandedFile:
    """Recognise a file by its content, and take out of a photo what tells where it was made.

    Args:
        name: as the browser gave it; folders, control signs and a wrong ending are taken off.
        content: the whole file.

    Raises:
        UnfitFile: ``empty_file``, ``unknown_kind_of_file``, ``heif_photo``, ``file_with_macros``, ``broken_photo``
            or ``photo_too_large``.
    """
    if not content:
        raise UnfitFile("empty_file")
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS:
        raise UnfitFile("heif_photo")
    if (
        content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))
        or content[:4] + content[8:12] == b"RIFFWEBP"
    ):
        extension, media_type, content = _without_traces(content)
    elif content.startswith(b"%PDF-"):
        extension, media_type = "pdf", "application/pdf"
    elif content.startswith(b"PK\x03\x04"):
        extension, media_type = _office_kind(content)
    else:
        extension, media_type = _text_kind(name, content)
    return HandedFile(_safe_name(name, extension), extension, media_type, content)


def _without_traces(content: bytes) -> tuple[str, str, bytes]:
    """A photo written anew: turned as the camera was held, with its colours and nothing else."""
    try:
        return _rewrite(content)
    except Image.DecompressionBombError:
        raise UnfitFile("photo_too_large") from None
    except (OSError, ValueError, TypeError, KeyError, SyntaxError, EOFError, ArithmeticError, struct.error):
        raise UnfitFile("broken_photo") from None


def _rewrite(content: bytes) -> tuple[str, str, bytes]:
    with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as photo:
        if photo.width * photo.height > MOST_PIXELS:
            raise UnfitFile("photo_too_large")
        # A JPEG of several pictures (MPO) is kept as its first.
        kind = "JPEG" if photo.format == "MPO" else str(photo.format)
        kept = {name: photo.info[name] for name in ("icc_profile", "transparency") if photo.info.get(name)}
        turned = ImageOps.exif_transpose(photo)
    turned.info = {}
    written = io.BytesIO()
    turned.save(written, kind, **kept, **_QUALITY[kind])
    return *_PHOTOS[kind], written.getvalue()


def _office_kind(content: bytes) -> tuple[str, str]:
    """A document of an office program; one with macros could do things of its own on a colleague's machine."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = set(parts.namelist())
            declared = (
                parts.open("mimetype").read(100).decode("ascii", "replace") if "mimetype" in names else ""
            )
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError):
        raise UnfitFile("unknown_kind_of_file") from None
    if any(name.endswith("vbaProject.bin") or name.startswith("Basic/") for name in names):
        raise UnfitFile("file_with_macros")
    if extension := _OPEN_DOCUMENT.get(declared.strip()):
        return extension, declared.strip()
    for part, extension, media_type in _OFFICE:
        if part in names:
            return extension, media_type
    raise UnfitFile("unknown_kind_of_file")


def _text_kind(name: str, content: bytes) -> tuple[str, str]:
    """Plain text; what begins as a page for a browser is none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnfitFile("unknown_kind_of_file") from None
    if "\x00" in text or text.lstrip().startswith("<") or text.startswith(("{\\rtf", "#!")):
        raise UnfitFile("unknown_kind_of_file")
    if name.lower().endswith(".csv"):
        return "csv", "text/csv; charset=utf-8"
    return "txt", "text/plain; charset=utf-8"


def _safe_name(name: str, extension: str) -> str:
    """The name by which it is given back, with the ending of what it is."""
    last = name.replace("\\", "/").rpartition("/")[2]
    stem = " ".join(_UNSAFE.sub(" ", last).split()).strip(" .")
    before, dot, after = stem.rpartition(".")
    if dot and 1 <= len(after) <= 5 and after.isalnum():
        stem = before.strip(" .")
    return f"{stem[:_LONGEST_NAME].strip(' .') or 'bijlage'}.{extension}"
