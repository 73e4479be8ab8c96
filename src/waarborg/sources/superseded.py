"""Which figures were known on an earlier day, before a newer version of their table gave others?"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import polars as pl

from waarborg.sources.holdings import Slice
from waarborg.sources.trouble import SourceTrouble, Trouble

KEYS = ("area", "kind", "margin", "measure", "period")
FILE = "superseded.parquet"
_TEXTS = {name: pl.String() for name in (*KEYS, "scope")}
_SCHEMA = pl.Schema(
    {
        **_TEXTS,
        "value": pl.Float64(),
        "absent": pl.Boolean(),
        "year": pl.Int64(),
        "until": pl.Datetime("us", "UTC"),
    }
)


def differences(before: pl.DataFrame, now: pl.DataFrame, periods: Sequence[str]) -> pl.DataFrame:
    """What was known before that is known otherwise now: the keys, the earlier value, and whether it was not there.

    Args:
        before, now: keys and ``value``.
        periods: that were there before, where both are everything of the same areas, so that what is missing in one
            of them came or went. Of a period that was not there at all nothing is kept: its slice tells.
    """
    names = [*KEYS, "value"]
    if before.is_empty() and not periods:
        return before.select(names).with_columns(absent=pl.lit(False))
    both = before.select(names).join(now.select(names), on=list(KEYS), suffix="_now")
    other = both.filter(~pl.col("value").eq_missing(pl.col("value_now"))).select(*names, absent=pl.lit(False))
    if not periods:
        return other
    gone = before.join(now, on=list(KEYS), how="anti").select(*names, absent=pl.lit(False))
    come = now.filter(pl.col("period").is_in(list(periods)))
    come = come.join(before, on=list(KEYS), how="anti")
    return pl.concat([other, gone, come.select(*KEYS, value=pl.lit(None, pl.Float64), absent=pl.lit(True))])


def keep_superseded(folder: Path, found: pl.DataFrame, scope: str, year: int, moment: datetime) -> None:
    """Add what a version that came in at a moment took the place of."""
    if found.is_empty():
        return
    about = {"scope": pl.lit(scope), "year": pl.lit(year), "until": pl.lit(moment)}
    new = found.with_columns(**about).select(_SCHEMA.names()).cast(_SCHEMA)
    path = folder / FILE
    whole = pl.concat([_read(path), new]) if path.exists() else new
    written = folder / f".{FILE}.{os.getpid()}"
    whole.sort("area", "until").write_parquet(written)
    written.replace(path)


@dataclass(frozen=True, slots=True)
class Versions:
    """Where earlier figures of what was read stand.

    Attributes:
        folder: of the table.
        slices: from which was read.
        chosen: which rows were.
    """

    folder: Path
    slices: Sequence[Slice]
    chosen: Sequence[pl.Expr]


def is_newer(slices: Sequence[Slice], on: date) -> bool:
    """Whether some of what is held came in after a day."""
    return any(each.retrieved_at.date() > on for each in slices)


def known_on(rows: pl.DataFrame, versions: Versions, on: date) -> pl.DataFrame:
    """The same figures as they were known at the end of a day.

    A table that was not followed here yet on that day is given in the oldest version that was held.

    Args:
        rows: keys, ``value`` and what else; what a newer version gave.
        versions: where what came before them stands.
        on: the day.
    """
    slices = versions.slices
    if not is_newer(slices, on):
        return rows
    there = pl.lit(True)
    if min(each.since for each in slices).date() <= on:
        later = {period for each in slices for period, moment in each.appeared if moment.date() > on}
        there = ~pl.col("period").is_in(list(later))
    rows = rows.filter(there)
    path = versions.folder / FILE
    if not path.exists():
        return rows
    years = {"scope": [each.scope for each in slices], "year": [each.year for each in slices]}
    then = _read(path).filter(pl.col("until").dt.date() > on, there, *versions.chosen)
    then = then.join(pl.DataFrame(years).unique(), on=["scope", "year"], how="semi")
    then = then.sort("until").unique(list(KEYS), keep="first")
    found = rows.join(then.select(*KEYS, "absent", then="value"), on=list(KEYS), how="left")
    found = found.filter(~pl.col("absent").fill_null(False))
    was = pl.when(pl.col("absent").is_null()).then("value").otherwise("then").alias("value")
    found = found.with_columns(was).select(rows.columns)
    gone = then.filter(~pl.col("absent")).join(rows, on=list(KEYS), how="anti")
    absent = [
        pl.lit(None, dtype).alias(name) for name, dtype in rows.schema.items() if name not in gone.columns
    ]
    return pl.concat([found, gone.with_columns(absent).select(rows.columns).cast(rows.schema)])


def _read(path: Path) -> pl.DataFrame:
    try:
        return pl.read_parquet(path)
    except (pl.exceptions.PolarsError, OSError):
        raise SourceTrouble(Trouble.DAMAGED_STORE, file=str(path)) from None
