"""Which term does the law set, and how long was it on a day? Reads ``statutory_terms.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from types import MappingProxyType

from waarborg.registers.durations import Duration
from waarborg.registers.problems import Problem
from waarborg.registers.tables import Table


@dataclass(frozen=True, slots=True)
class StatutoryPeriod:
    """How long a term was in a period.

    Attributes:
        first_day: the first day of which we know that it held; ``None``: not known, so it gives no term yet.
        last_day: ``None``: it holds until the next period begins.
        confirmed: read in the law as it held then; else an administrator must confirm it.
        note: where it was read and what is uncertain (Dutch, English).
    """

    first_day: date | None
    last_day: date | None
    length: Duration
    confirmed: bool
    note: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class StatutoryTerm:
    """A term set by law.

    Attributes:
        article: where the law sets it (Dutch, English).
        is_extended: the Algemene termijnenwet applies: a term that ends on a Saturday, Sunday or public
            holiday runs on (see :func:`waarborg.registers.terms.statutory_term_end`).
    """

    name: str
    label: tuple[str, str]
    article: tuple[str, str]
    is_extended: bool
    periods: tuple[StatutoryPeriod, ...]


class StatutoryFileError(ValueError):
    """The file with the terms of the law is wrong; as text every mistake with its place."""


@cache
def statutory_terms() -> Mapping[str, StatutoryTerm]:
    """Give every term set by law by its name, read once.

    Raises:
        StatutoryFileError: when the file is wrong; a test reads it.
    """
    file = resources.files("waarborg.registers") / "statutory_terms.toml"
    return MappingProxyType(read_statutory_terms(file.read_text(encoding="utf-8")))


def read_statutory_terms(text: str) -> dict[str, StatutoryTerm]:
    """Read the text of a file with terms set by law.

    Raises:
        StatutoryFileError: with every mistake in it.
    """
    problems: list[Problem] = []
    try:
        file = Table(tomllib.loads(text), "", problems)
    except tomllib.TOMLDecodeError as error:
        raise StatutoryFileError(str(error)) from None
    terms = [_read_term(table) for table in file.take_tables("termijnen")]
    file.finish()
    named = {term.name: term for term in terms}
    if len(named) < len(terms):
        file.note("termijnen", "double_name", value="naam")
    if problems:
        raise StatutoryFileError("; ".join(f"{problem.field}: {problem.code}" for problem in problems))
    return named


def period_on(
    term: StatutoryTerm, day: date, confirmed: Iterable[StatutoryPeriod] = ()
) -> StatutoryPeriod | None:
    """Give the period of a term that holds on a day; ``None`` where none is known.

    The period with the latest first day decides. What a municipality confirmed goes before what the file
    proposes from the same day on.

    Args:
        term: the term of the law.
        day: the day on which the term begins to run.
        confirmed: the periods that an administrator confirmed or filled in.
    """
    known = [
        (period.first_day, is_own, period)
        for is_own, periods in ((False, term.periods), (True, confirmed))
        for period in periods
        if period.first_day is not None and period.first_day <= day
    ]
    if not known:
        return None
    period = max(known, key=lambda each: each[:2])[2]
    return period if period.last_day is None or day <= period.last_day else None


def _read_term(table: Table) -> StatutoryTerm:
    term = StatutoryTerm(
        name=table.take_text("naam", required=True),
        label=table.take_languages("label", required=True),
        article=table.take_languages("artikel", required=True),
        is_extended=table.take_flag("termijnenwet"),
        periods=tuple(_read_period(period) for period in table.take_tables("perioden")),
    )
    if "termijnenwet" not in table.content:
        table.note("termijnenwet", "key_missing", key="termijnenwet")
    return term


def _read_period(table: Table) -> StatutoryPeriod:
    length = table.take_duration("duur")
    if length is None:
        table.note("duur", "key_missing", key="duur")
    return StatutoryPeriod(
        first_day=table.take_day("vanaf", required=False),
        last_day=table.take_day("tot_en_met", required=False),
        length=length or Duration.from_json("P1D"),
        confirmed=table.take_flag("bevestigd"),
        note=table.take_languages("toelichting", required=True),
    )
