"""Which figures are held of these areas, kinds and periods?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from waarborg.sources.editions import WHOLE_COUNTRY
from waarborg.sources.holdings import Holdings, Slice
from waarborg.sources.keeping import CODES_FILE
from waarborg.sources.slices import COLUMNS, NO_MARGIN
from waarborg.sources.superseded import KEYS, Versions, is_newer, known_on
from waarborg.sources.trouble import SourceTrouble, Trouble

_POLICE_CODE = re.compile(r"^\s*([A-Z]\d{1,4}) ", re.MULTILINE)
_TEXTS = ("area", "kind", "margin", "measure", "period", "status")
EMPTY = pl.DataFrame(schema={name: pl.String() if name in _TEXTS else pl.Float64() for name in COLUMNS})


def read_figures(
    store: Holdings,
    table: str,
    scope: str,
    kinds: Sequence[str] = (),
    years: Sequence[int] = (),
    areas: str = "",
) -> pl.DataFrame:
    """The figures of a municipality, or of the whole country (``NL``), in the order of area, kind and period.

    Columns: ``area``, ``kind``, ``margin``, ``measure`` and ``period`` (codes without padding; empty where the
    table has no such dimension), ``value`` (null: not given), ``previous`` (the value before it was corrected;
    null: it was not) and ``status`` of the period.

    Args:
        kinds, years: only these; none: all.
        areas: only codes that begin so: ``BU`` for neighbourhoods, ``WK`` for districts, ``GM``.

    Raises:
        SourceTrouble: where a file is damaged.
    """
    return _read(store, table, scope, COLUMNS, _Only(kinds, years, areas)).sort(KEYS)


def read_counts(store: Holdings, table: str, scope: str, kinds: Sequence[str]) -> pl.DataFrame:
    """The figures of a municipality and of kinds, in no order, in little memory: there are millions.

    Columns: ``area``, ``kind`` and ``period`` as categories, and ``value`` (null: not given).

    Raises:
        SourceTrouble: where a file is damaged.
    """
    codes = pl.col("area", "kind", "period").cast(pl.Categorical)
    if store.known_on is not None and is_newer(store.read(table).of(scope), store.known_on):
        return _read(store, table, scope, [*KEYS, "value"], _Only(kinds)).select(codes, "value")
    return _read(store, table, scope, [codes, pl.col("value")], _Only(kinds))


@dataclass(frozen=True, slots=True)
class _Only:
    """What is asked of a table; nothing: everything."""

    kinds: Sequence[str] = ()
    years: Sequence[int] = ()
    areas: str = ""

    def rows(self) -> list[pl.Expr]:
        """What rows must be."""
        of_areas = [pl.col("area").str.starts_with(self.areas)]
        return [*of_areas, pl.col("kind").is_in(self.kinds)] if self.kinds else of_areas


def _read(
    store: Holdings, table: str, scope: str, columns: Sequence[str | pl.Expr], only: _Only
) -> pl.DataFrame:
    wanted = [each for each in store.read(table).of(scope) if not only.years or each.year in only.years]
    folder = store.table_folder(table)
    changed = store.known_on is not None and is_newer(wanted, store.known_on)
    if not changed:
        # Before a change areas may have been there that are in none of the files now.
        wanted = [each for each in wanted if _may_hold(each, scope, only.areas)]
    if not wanted:
        return EMPTY.select(columns)
    chosen = only.rows()
    try:
        # File by file, so that what is not asked for is never there as a whole.
        rows = pl.concat(
            [_scan(folder, each, scope).filter(chosen).select(columns) for each in wanted]
        ).collect()
        if changed and store.known_on is not None:
            own = (pl.col("scope") == scope) | _within(scope)
            rows = known_on(rows, Versions(folder, wanted, [*chosen, own]), store.known_on)
        return rows
    except (pl.exceptions.PolarsError, OSError):
        raise SourceTrouble(Trouble.DAMAGED_STORE, file=str(folder)) from None


def read_titles(store: Holdings, table: str, dimension: str) -> dict[str, str]:
    """What the codes of a dimension, or the measures (``measure``), are called; empty where nothing is held."""
    codes = _read_codes(store, table).filter(pl.col("dimension") == dimension)
    return dict(zip(codes["code"], codes["title"], strict=True))


def police_codes(store: Holdings, table: str, dimension: str) -> dict[str, str]:
    """As which kind of offence each of the police's own codes is counted: ``A20`` as ``1.1.1``.

    The table says so itself, in the descriptions of its kinds: a code and its name on each line.

    Raises:
        SourceTrouble: where the list of codes is damaged.
    """
    kinds = _read_codes(store, table).filter(pl.col("dimension") == dimension)
    return {
        code: kind
        for kind, description in zip(kinds["code"], kinds["description"], strict=True)
        for code in _POLICE_CODE.findall(description)
    }


def _read_codes(store: Holdings, table: str) -> pl.DataFrame:
    path = store.table_folder(table) / CODES_FILE
    names = ("dimension", "code", "title", "status", "description")
    if not path.exists():
        return pl.DataFrame(schema={name: pl.String() for name in names})
    try:
        return pl.read_parquet(path, columns=list(names))
    except (pl.exceptions.PolarsError, OSError):
        raise SourceTrouble(Trouble.DAMAGED_STORE, file=str(path)) from None


def _ranges(scope: str, areas: str) -> list[tuple[str, str]]:
    """From where to where the codes of a scope go in a sorted file."""
    if scope == WHOLE_COUNTRY:
        return [(areas, areas + "\uffff")]
    digits = scope[2:6]
    levels = [level for level in ("BU", "GM", "WK") if not areas or level.startswith(areas[:2])]
    return [(f"{level}{digits}", f"{level}{digits}\uffff") for level in levels]


def _may_hold(each: Slice, scope: str, areas: str) -> bool:
    if each.scope != WHOLE_COUNTRY:
        return True
    return any(first <= each.last_area and each.first_area <= last for first, last in _ranges(scope, areas))


def _scan(folder: Path, each: Slice, scope: str) -> pl.LazyFrame:
    """One file; of a country's file only the stretches of the municipality, so that the rest is not read."""
    rows = pl.scan_parquet(folder / each.file).with_columns(NO_MARGIN)
    if each.scope != WHOLE_COUNTRY or scope == WHOLE_COUNTRY:
        return rows
    return rows.filter(_within(scope))


def _within(scope: str) -> pl.Expr:
    """Whether an area lies in a municipality, by the stretches of its codes."""
    stretches = _ranges(scope, "")
    return pl.any_horizontal([pl.col("area").is_between(pl.lit(a), pl.lit(b)) for a, b in stretches])
