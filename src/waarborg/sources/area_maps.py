"""Which outlines had the neighbourhoods, districts and municipalities of a year?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import polars as pl
import shapely
from shapely.geometry.base import BaseGeometry

from waarborg.analysis.area_files import ReadArea
from waarborg.sources.area_levels import LEVELS, table_of
from waarborg.sources.editions import WHOLE_COUNTRY
from waarborg.sources.holdings import Holdings, Slice
from waarborg.sources.trouble import SourceTrouble, Trouble

_SCHEMA = {"code": pl.String(), "name": pl.String(), "shape": pl.Binary()}


@dataclass(frozen=True, slots=True)
class Area:
    """An area of a year, with its outline in WGS84 (longitude, latitude)."""

    code: str
    name: str
    shape: BaseGeometry


@dataclass(frozen=True, slots=True)
class AreaYear:
    """The areas of one level (``BU``, ``WK``, ``GM``) of a municipality or of the country (``NL``), in a year."""

    level: str
    scope: str
    year: int

    @property
    def version(self) -> str:
        """What PDOK calls the outlines of this year."""
        return f"wijken-en-buurten-{self.year}"


def keep_areas(
    read: list[ReadArea], scope: str, year: int, version: str, store: Holdings, moment: datetime
) -> int:
    """Keep areas that were read from a file; gives how many had a code of CBS.

    Raises:
        SourceTrouble: where none had.
    """
    kept = 0
    for level in LEVELS:
        areas = [Area(each.code, each.name, each.shape) for each in read if each.code.startswith(level)]
        if areas:
            with store.alone(table_of(level)):
                kept += keep_year(AreaYear(level, scope, year), version, areas, store, moment)
    if not kept:
        raise SourceTrouble(Trouble.NOT_AREAS, file=version)
    return kept


def areas_of(store: Holdings, level: str, scope: str, year: int) -> list[Area]:
    """The areas of a municipality or the country in a year, by code; empty where they are not held.

    Raises:
        SourceTrouble: where a file is damaged.
    """
    folder = store.table_folder(table_of(level))
    found = []
    for each in store.read(table_of(level)).of(scope):
        if each.year != year:
            continue
        try:
            rows = pl.read_parquet(folder / each.file)
        except (pl.exceptions.PolarsError, OSError):
            raise SourceTrouble(Trouble.DAMAGED_STORE, file=each.file) from None
        if scope != WHOLE_COUNTRY:
            rows = rows.filter(pl.col("code").str.starts_with(f"{level}{scope[2:6]}"))
        found += [Area(code, name, shapely.from_wkb(shape)) for code, name, shape in rows.iter_rows()]
    return found


def newest_areas(store: Holdings, level: str, scope: str) -> list[Area]:
    """The same by the newest outlines that are held.

    Raises:
        SourceTrouble: where a file is damaged.
    """
    years = [each.year for each in store.read(table_of(level)).of(scope)]
    return areas_of(store, level, scope, max(years)) if years else []


def keep_year(wanted: AreaYear, version: str, found: list[Area], store: Holdings, moment: datetime) -> int:
    """Keep the areas of one level, scope and year; gives how many."""
    level, scope, year = wanted.level, wanted.scope, wanted.year
    areas = sorted(found, key=lambda each: each.code)
    table = table_of(level)
    name = f"{scope}-{year}-{moment:%Y%m%d%H%M%S}.parquet"
    rows = [(each.code, each.name, shapely.to_wkb(each.shape)) for each in areas]
    folder = store.table_folder(table)
    new = folder / f".{name}"
    pl.DataFrame(rows, schema=_SCHEMA, orient="row").write_parquet(new)
    new.replace(folder / name)
    held = store.read(table)
    slice_ = Slice(scope, year, version, moment, name, len(areas), areas[0].code, areas[-1].code)
    held = held.described(
        title=f"Outlines of {LEVELS[level]}", source="CBS en Kadaster via PDOK", licence="CC BY 4.0"
    )
    store.write(held.with_year([slice_]))
    return len(areas)
