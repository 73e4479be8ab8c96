"""How are the streets of a municipality kept and read?"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import polars as pl
import shapely
from shapely.geometry.base import BaseGeometry

from waarborg.sources.streets.kept import ABOUT, LINES, READY, KeptStreets
from waarborg.sources.streets.reading import StreetFile
from waarborg.sources.trouble import SourceTrouble, Trouble

_SCHEMA = {"name": pl.String(), "line": pl.Binary()}


def lay_ready(folder: Path, found: StreetFile, source: str, licence: str, moment: datetime) -> KeptStreets:
    """Write a network beside the one that counts, until it is put in its place; gives what is told of it."""
    for each in (folder.parent, folder):
        # A parent that is made on the way is open to others, and the lists stand in this one.
        each.mkdir(mode=0o700, parents=True, exist_ok=True)
    metres = float(shapely.length(list(found.lines)).sum())
    unnamed = sum(not name for name in found.names)
    columns = {"name": list(found.names), "line": [shapely.to_wkb(line) for line in found.lines]}
    pl.DataFrame(columns, schema=_SCHEMA).write_parquet(folder / READY)
    return KeptStreets(source, licence, moment, len(found.lines), unnamed, found.elsewhere, metres)


def read_kept_streets(folder: Path) -> tuple[list[str], list[BaseGeometry]]:
    """The names and the lines, in metres of RD; empty where nobody gave a network.

    Raises:
        SourceTrouble: where it is damaged.
    """
    if not (folder / ABOUT).exists():
        return [], []
    try:
        rows = pl.read_parquet(folder / LINES)
        return rows["name"].to_list(), list(shapely.from_wkb(rows["line"].to_list()))
    except (pl.exceptions.PolarsError, OSError, shapely.errors.GEOSException):
        raise SourceTrouble(Trouble.DAMAGED_STORE, file=LINES) from None
