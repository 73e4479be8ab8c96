"""How do rows as they came become files of figures: short codes, sorted, what was corrected marked?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import polars as pl

from waarborg.sources.editions import Edition, Question
from waarborg.sources.holdings import Holding, Slice
from waarborg.sources.trouble import SourceTrouble, Trouble

KEYS = ("area", "kind", "margin", "measure", "period")
COLUMNS = (*KEYS, "value", "previous", "status")
_AREAS_A_FILE = 2_000
_ROWS_A_GROUP = 131_072


def with_short_codes(rows: pl.LazyFrame, edition: Edition, measure_column: str) -> pl.DataFrame:
    """The rows with our column names, one figure a row, and every code as a number of its list.

    Raises:
        SourceTrouble: where a code does not stand in the table's own list.
    """
    table = edition.table
    named = {table.areas: "area", table.periods: "period", table.kinds: "kind", table.margins: "margin"}
    named.pop("", None)
    coded = rows.with_columns(
        pl.col(theirs).cast(pl.Enum([code.key for code in edition.codes[theirs]]), strict=False)
        for theirs in named
    ).collect(engine="streaming")
    for theirs in named:
        _refuse_unknown(coded, theirs, rows, edition)
    coded = coded.rename(named)
    if measure_column:
        measures = pl.col(measure_column).replace_strict(dict(edition.columns), default=None)
        return coded.select(pl.exclude(measure_column, "Value"), measures.alias("measure"), value="Value")
    names = dict(edition.columns)
    if len(names) == 1:
        ((word, name),) = names.items()
        return coded.rename({word: "value"}).with_columns(measure=pl.lit(name, pl.Enum([name])))
    return coded.rename(names).unpivot(
        list(names.values()), index=list(named.values()), variable_name="measure"
    )


def _refuse_unknown(coded: pl.DataFrame, column: str, rows: pl.LazyFrame, edition: Edition) -> None:
    if not coded[column].null_count():
        return
    listed = [code.key for code in edition.codes[column]]
    unknown = rows.filter(~pl.col(column).is_in(listed)).select(pl.col(column).unique().sort()).collect()
    raise SourceTrouble(
        Trouble.UNKNOWN_KEYS,
        table=edition.table.identifier,
        column=column,
        number=unknown.height,
        example=str(unknown.item(0, 0)),
    )


def write_year(
    folder: Path, rows: pl.DataFrame, question: Question, year: int, held: Holding, moment: datetime
) -> list[Slice]:
    """Write the figures of one year as files of at most 2,000 areas each."""
    table, version = question.edition.table, question.edition.version
    statuses = {code.plain: code.status for code in question.edition.codes.get(table.periods, ())}
    old = [each for each in held.of(question.scope) if each.year == year]
    mark = hashlib.sha256(f"{version} {moment.isoformat()}".encode()).hexdigest()[:8]
    written = []
    for number, block in enumerate(_blocks(rows)):
        figures = _as_stored(block, year, statuses)
        first, last = str(figures["area"][0]), str(figures["area"][-1])
        figures = _with_previous(figures, folder, [each for each in old if _overlaps(each, first, last)])
        name = f"{question.scope}-{year}-{mark}-{number:02}.parquet"
        new = folder / f".{name}"
        figures.write_parquet(new, row_group_size=_ROWS_A_GROUP)
        new.replace(folder / name)
        corrected = figures["previous"].len() - figures["previous"].null_count()
        written.append(
            Slice(question.scope, year, version, moment, name, figures.height, first, last, corrected)
        )
    return written


def _blocks(rows: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The rows of 2,000 areas at a time, so that sorting needs little memory."""
    areas = rows["area"].unique().cast(pl.String).sort().cast(rows.schema["area"])
    for start in range(0, len(areas), _AREAS_A_FILE):
        yield rows.filter(pl.col("area").is_in(areas[start : start + _AREAS_A_FILE].implode()))


def _as_stored(block: pl.DataFrame, year: int, statuses: dict[str, str]) -> pl.DataFrame:
    """Codes without padding, sorted by area; a table without periods is about its year as a whole."""
    absent = [pl.lit("").alias(name) for name in ("kind", "margin") if name not in block.columns]
    if "period" not in block.columns:
        absent.append(pl.lit(f"{year}JJ00").alias("period"))
    texts = block.with_columns(absent).with_columns(pl.col(KEYS).cast(pl.String).str.strip_chars())
    status = pl.col("period").replace_strict(statuses, default="", return_dtype=pl.String)
    return texts.with_columns(status=status).sort(KEYS)


def _overlaps(slice_: Slice, first: str, last: str) -> bool:
    return slice_.first_area <= last and first <= slice_.last_area


def _with_previous(figures: pl.DataFrame, folder: Path, old: list[Slice]) -> pl.DataFrame:
    """What the figure was in the version held before, where it was another."""
    empty = pl.lit(None, pl.Float64).alias("previous")
    if not old:
        return figures.with_columns(empty).select(COLUMNS)
    before = pl.concat([pl.read_parquet(folder / each.file, columns=[*KEYS, "value"]) for each in old])
    joined = figures.join(
        before.rename({"value": "previous"}), on=list(KEYS), how="left", maintain_order="left"
    )
    same = pl.col("previous").eq_missing(pl.col("value"))
    return joined.with_columns(previous=pl.when(same).then(None).otherwise("previous")).select(COLUMNS)
