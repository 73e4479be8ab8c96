"""How do rows as they came become files of figures: short codes, sorted, what was corrected marked?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import polars as pl

from waarborg.sources.editions import WHOLE_COUNTRY, Edition, Question
from waarborg.sources.holdings import Holding, Slice
from waarborg.sources.superseded import KEYS, differences, keep_superseded
from waarborg.sources.trouble import SourceTrouble, Trouble

COLUMNS = (*KEYS, "value", "previous", "status")
NO_MARGIN = pl.col("margin").fill_null("")
"""The margins of a file, where those of a table without any are left out."""
_NOTHING = pl.DataFrame(schema={name: pl.String() for name in KEYS} | {"value": pl.Float64()})
_AREAS_A_FILE = 1_000
_ROWS_A_GROUP = 131_072


class CodeLists:
    """The codes of a table's dimensions, made once: they are thousands, and there are hundreds of pages."""

    def __init__(self, edition: Edition) -> None:
        self._table = edition.table.identifier
        self._lists = {name: pl.Enum([code.key for code in codes]) for name, codes in edition.codes.items()}

    def shorten(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows of a page, with every code as its number in the table's own list.

        Raises:
            SourceTrouble: where a code does not stand in that list.
        """
        coded = rows.with_columns(
            pl.col(name).cast(codes, strict=False) for name, codes in self._lists.items()
        )
        for name in self._lists:
            if coded[name].null_count():
                unknown = rows.filter(coded[name].is_null())[name].unique().sort()
                raise SourceTrouble(
                    Trouble.UNKNOWN_KEYS,
                    table=self._table,
                    column=name,
                    number=len(unknown),
                    example=str(unknown[0]),
                )
        return coded


def as_figures(rows: pl.DataFrame, edition: Edition, measure_column: str) -> pl.DataFrame:
    """One figure a row under our own column names; every code as its place in the alphabet of plain codes."""
    table = edition.table
    named = {table.areas: "area", table.periods: "period", table.kinds: "kind", table.margins: "margin"}
    named.pop("", None)
    figures = rows.rename(named)
    names = dict(edition.columns)
    if measure_column:
        figures = figures.rename({measure_column: "measure", "Value": "value"})
        codes = pl.Enum(sorted(set(names.values())))
        figures = figures.with_columns(pl.col("measure").replace_strict(names, return_dtype=codes))
    elif len(names) == 1:
        word, name = next(iter(names.items()))
        figures = figures.rename({word: "value"}).with_columns(measure=pl.lit(name, pl.Enum([name])))
    else:
        figures = figures.rename(names).unpivot(
            list(names.values()), index=list(named.values()), variable_name="measure"
        )
        figures = figures.with_columns(pl.col("measure").cast(pl.Enum(sorted(names.values()))))
    absent = {"kind": "", "margin": "", "period": f"{table.year}JJ00"}
    return figures.with_columns(
        *(_alphabetical(figures[name]) for name in named.values()),
        *(
            pl.lit(code, pl.Enum([code])).alias(name)
            for name, code in absent.items()
            if name not in figures.columns
        ),
    ).select(*KEYS, "value")


def _alphabetical(codes: pl.Series) -> pl.Series:
    """The same codes, without padding and numbered by the alphabet."""
    plain = _listed(codes).str.strip_chars()
    order = plain.sort()
    places = plain.cast(pl.Enum(order)).to_physical()
    return places.gather(codes.to_physical()).cat.to(pl.Enum(order)).alias(codes.name)


def _listed(codes: pl.Series) -> pl.Series:
    """The codes that a column can hold."""
    if not isinstance(codes.dtype, pl.Enum):
        raise TypeError(f"{codes.name} is no column of listed codes")
    return codes.dtype.categories


def write_year(
    folder: Path, rows: pl.DataFrame, question: Question, year: int, held: Holding, moment: datetime
) -> list[Slice]:
    """Write the figures of one year as files of at most 1,000 areas each."""
    version = question.edition.version
    old = [each for each in held.of(question.scope) if each.year == year]
    mark = hashlib.sha256(f"{version} {moment.isoformat()}".encode()).hexdigest()[:8]
    written: list[Slice] = []
    otherwise: list[pl.DataFrame] = []
    before = _Before(folder, old, question.scope)
    reached = ""
    final = rows["area"].max()
    for number, block in enumerate(_blocks(rows)):
        figures = _as_stored(block, question.edition)
        first, last = str(figures["area"][0]), str(figures["area"][-1])
        known = before.between(reached, "\uffff" if last == final else last)
        reached = last
        otherwise.append(differences(known, figures, before.whole_periods))
        figures = _with_previous(figures, known)
        name = f"{question.scope}-{year}-{mark}-{number:02}.parquet"
        new = folder / f".{name}"
        if not question.edition.table.margins:
            # Written as empty text, this column alone takes Polars twice as long as all others together.
            figures = figures.with_columns(margin=pl.lit(None, pl.String))
        figures.write_parquet(new, row_group_size=_ROWS_A_GROUP)
        new.replace(folder / name)
        corrected = figures.height - figures["previous"].null_count()
        appeared = before.appeared(figures["period"].unique().to_list(), moment)
        about = (question.scope, year, version, moment, name, figures.height, first, last)
        written.append(Slice(*about, corrected, appeared, question.beside))
    keep_superseded(folder, pl.concat(otherwise), question.scope, year, moment)
    return written


def _blocks(rows: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The rows of 1,000 areas at a time, so that sorting needs little memory."""
    places = rows["area"].to_physical()
    present = places.unique().sort()
    for start in range(0, len(present), _AREAS_A_FILE):
        last = present[min(start + _AREAS_A_FILE, len(present)) - 1]
        yield rows.filter(places.is_between(present[start], last))


def _as_stored(block: pl.DataFrame, edition: Edition) -> pl.DataFrame:
    """Sorted, with codes as text and the status of each period.

    The places of the codes make one number a row: sorting by that is much faster than by five columns.
    """
    order = pl.lit(0, pl.UInt64)
    for name in KEYS:
        order = order * len(_listed(block[name])) + pl.col(name).to_physical()
    ordered = block.sort(order)
    periods = _listed(ordered["period"])
    statuses = {code.plain: code.status for code in edition.codes.get(edition.table.periods, ())}
    of_period = pl.Series("status", [statuses.get(period, "") for period in periods], pl.String)
    return ordered.with_columns(
        pl.col(KEYS).cast(pl.String), of_period.gather(ordered["period"].to_physical())
    )


class _Before:
    """What was held of a year when a newer version of it came in."""

    def __init__(self, folder: Path, old: list[Slice], scope: str) -> None:
        self._folder = folder
        self._old = old
        self._digits = "" if scope == WHOLE_COUNTRY else scope[2:6]
        self._periods = self._read_periods()
        of_itself = all(each.scope == scope for each in old)
        self.whole_periods = list(self._periods) if of_itself else []
        """The periods that were there, where all of the same areas was; none where it was of the whole country."""

    def between(self, after: str, last: str) -> pl.DataFrame:
        """Keys and values of the areas after one code up to another; of one municipality, if it is about one."""
        found = [_NOTHING]
        for each in self._old:
            if each.first_area <= last and after < each.last_area:
                rows = pl.read_parquet(self._folder / each.file, columns=[*KEYS, "value"])
                rows = rows.with_columns(NO_MARGIN)
                found.append(rows.filter((pl.col("area") > after) & (pl.col("area") <= last)))
        rows = pl.concat(found)
        if any(each.scope == WHOLE_COUNTRY for each in self._old) and self._digits:
            rows = rows.filter(pl.col("area").str.slice(2, 4) == self._digits)
        return rows

    def appeared(self, periods: list[str], moment: datetime) -> tuple[tuple[str, datetime], ...]:
        """When each period first came in."""
        return tuple((period, self._periods.get(period, moment)) for period in sorted(periods))

    def _read_periods(self) -> dict[str, datetime]:
        """What was held before its moments were noted down came in when it was retrieved."""
        found: dict[str, datetime] = {}
        for each in self._old:
            periods = pl.read_parquet(self._folder / each.file, columns=["period"])["period"].unique()
            known = dict.fromkeys(periods.to_list(), each.retrieved_at) | dict(each.appeared)
            for period, moment in known.items():
                found[period] = min(moment, found.get(period, moment))
        return found


def _with_previous(figures: pl.DataFrame, before: pl.DataFrame) -> pl.DataFrame:
    """What the figure was in the version held before, where it was another."""
    if before.is_empty():
        return figures.with_columns(previous=pl.lit(None, pl.Float64)).select(COLUMNS)
    joined = figures.join(
        before.rename({"value": "previous"}), on=list(KEYS), how="left", maintain_order="left"
    )
    same = pl.col("previous").eq_missing(pl.col("value"))
    return joined.with_columns(previous=pl.when(same).then(None).otherwise("previous")).select(COLUMNS)
