"""What is a file, by its first bytes?"""

from __future__ import annotations

from pathlib import Path

_SQLITE = b"SQLite format 3\x00"
_ZIP = b"PK\x03\x04"
_SHAPEFILE = b"\x00\x00\x27\x0a"


def is_geopackage(beginning: bytes) -> bool:
    """Whether a file that begins so can be a GeoPackage: a SQLite file."""
    return beginning.startswith(_SQLITE)


def is_shapefile(beginning: bytes) -> bool:
    """Whether a file that begins so is a shapefile, by itself or packed with what belongs to it."""
    return beginning.startswith((_ZIP, _SHAPEFILE))


def beginning_of(path: Path) -> bytes:
    """The first bytes of a file.

    Raises:
        OSError.
    """
    with path.open("rb") as opened:
        return opened.read(len(_SQLITE))
