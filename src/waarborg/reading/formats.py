"""What is this file really, whatever its name says?"""

from __future__ import annotations

import re
from enum import StrEnum

from waarborg.reading.text_blocks import decode
from waarborg.reading.unreadable import Trouble, Unreadable


class Format(StrEnum):
    """The formats that are read. ``zip`` files are looked into by :mod:`waarborg.reading.archives`."""

    ARCHIVE = "archive"
    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "md"
    TEXT = "txt"


LARGEST_FILE = 60_000_000
"""Bytes; a scanned plan with photographs stays below it."""
LARGEST_TEXT = 8_000_000
"""Bytes of an html, md or txt file."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|section|div|h[1-6]|p|table|ul)\b", re.IGNORECASE
)
_OTHER_XML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?!!doctype\s+html|html\b)", re.IGNORECASE | re.DOTALL
)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|\S.*\n(?:={3,}|-{3,})\s*$|\|(?:\s*:?-+:?\s*\|)+\s*$)", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def format_of(content: bytes) -> Format:
    """The format of a file, by its content.

    Raises:
        Unreadable: when it is empty, too big, protected or of a kind that is not read.
    """
    if not content.strip():
        raise Unreadable(Trouble.EMPTY)
    if len(content) > LARGEST_FILE:
        raise Unreadable(Trouble.TOO_BIG)
    if b"%PDF-" in content[:1024]:
        return Format.PDF
    if content.startswith(b"PK\x03\x04"):
        return Format.ARCHIVE
    if content.startswith(_OLE):
        raise Unreadable(_trouble_of_ole(content))
    return _format_of_text(content)


def _trouble_of_ole(content: bytes) -> Trouble:
    """Old Word files and password-protected new ones share one container."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Trouble.ENCRYPTED
    return Trouble.OLD_WORD if "WordDocument".encode("utf-16-le") in content else Trouble.UNKNOWN_FORMAT


def _format_of_text(content: bytes) -> Format:
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if content.startswith((b"{\\rtf", b"PK\x05\x06")) or (b"\0" in content[:8192] and not is_wide):
        raise Unreadable(Trouble.UNKNOWN_FORMAT)
    if len(content) > LARGEST_TEXT:
        raise Unreadable(Trouble.TOO_BIG)
    text = decode(content)
    start = text[:20_000]
    if len(_CONTROL.findall(start)) * 50 > len(start):
        raise Unreadable(Trouble.UNKNOWN_FORMAT)
    if re.match(r"\s*<", start):
        if len(_HTML.findall(start)) >= 1:
            return Format.HTML
        if _OTHER_XML.match(start):
            raise Unreadable(Trouble.UNKNOWN_FORMAT)
    if len(re.findall(r"<(?:p|h[1-6]|li|td|body|html)\b[^>]*>", start, re.IGNORECASE)) >= 5:
        return Format.HTML
    return Format.MARKDOWN if _MARKDOWN.search(text) else Format.TEXT
