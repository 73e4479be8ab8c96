"""Which term does the law set, how long was it on a day, and may it be extended or stand still?

Reads ``statutory_terms.toml``.
"""

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
class ExtensionRule:
    """How a term may be extended.

    Attributes:
        times: how often.
        longest: how long each extension may be.
        longest_by_law: the name of the term that says how long; it has periods of its own.
        in_all: how long the term may take from its start, all extensions included.
    """

    times: int
    longest: Duration | None = None
    longest_by_law: str | None = None
    in_all: Duration | None = None


@dataclass(frozen=True, slots=True)
class SuspensionGround:
    """Why a term of the law may stand still.

    Attributes:
        terms: the names of the terms that it suspends.
        longest_by_law: the names of the terms that together say how long at most; empty: the law names no limit.
        confirmed: read in the law as it holds; else an administrator must look at it.
    """

    name: str
    label: tuple[str, str]
    article: tuple[str, str]
    terms: tuple[str, ...]
    longest_by_law: tuple[str, ...]
    confirmed: bool
    note: tuple[str, str]


@dataclass(frozen=True, slots=True)
class StatutoryTerm:
    """A term set by law.

    Attributes:
        article: where the law sets it (Dutch, English).
        is_extended: the Algemene termijnenwet applies: a term that ends on a Saturday, Sunday or public
            holiday runs on (see :func:`waarborg.registers.stopwatch.end_under_the_law`).
        extension: how it may be extended; ``None``: the file does not say.
    """

    name: str
    label: tuple[str, str]
    article: tuple[str, str]
    is_extended: bool
    periods: tuple[StatutoryPeriod, ...]
    extension: ExtensionRule | None = None


class StatutoryFileError(ValueError):
    """The file with the terms of the law is wrong; as text every mistake with its place."""


@cache
def statutory_terms() -> Mapping[str, StatutoryTerm]:
    """Give every term set by law by its name, read once.

    Raises:
        StatutoryFileError: when the file is wrong; a test reads it.
    """
    return MappingProxyType(read_statutory_file(_text())[0])


@cache
def suspension_grounds() -> tuple[SuspensionGround, ...]:
    """Give every ground on which a term of the law may stand still, read once."""
    return read_statutory_file(_text())[1]


def _text() -> str:
    file = resources.files("waarborg.registers") / "statutory_terms.toml"
    return file.read_text(encoding="utf-8")


def read_statutory_file(text: str) -> tuple[dict[str, StatutoryTerm], tuple[SuspensionGround, ...]]:
    """Read the text of a file with terms set by law and the grounds on which they stand still.

    Raises:
        StatutoryFileError: with every mistake in it.
    """
    problems: list[Problem] = []
    try:
        file = Table(tomllib.loads(text), "", problems)
    except tomllib.TOMLDecodeError as error:
        raise StatutoryFileError(str(error)) from None
    terms = [_read_term(table) for table in file.take_tables("termijnen")]
    grounds = tuple(_read_ground(table) for table in file.take_tables("opschortingen"))
    file.finish()
    named = {term.name: term for term in terms}
    if len(named) < len(terms):
        file.note("termijnen", "double_name", value="naam")
    for name in _referred(terms, grounds) - set(named):
        file.note("termijnen", "not_one_of", value=name, allowed=", ".join(sorted(named)))
    if problems:
        raise StatutoryFileError("; ".join(f"{problem.field}: {problem.code}" for problem in problems))
    return named, grounds


def _referred(terms: Iterable[StatutoryTerm], grounds: Iterable[SuspensionGround]) -> set[str]:
    """The names of terms to which others refer."""
    by_rules = {term.extension.longest_by_law or "" for term in terms if term.extension}
    by_grounds = {name for ground in grounds for name in (*ground.terms, *ground.longest_by_law)}
    return (by_rules | by_grounds) - {""}


def grounds_for(law: str | None) -> tuple[SuspensionGround, ...]:
    """The grounds on which a term of the law may stand still, as far as the file knows them."""
    return tuple(ground for ground in suspension_grounds() if law in ground.terms)


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
        extension=_read_extension(table),
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


def _read_extension(table: Table) -> ExtensionRule | None:
    written = table.take("verlengen")
    if written is None:
        return None
    if not isinstance(written, dict):
        table.note("verlengen", "not_tables", key="verlengen")
        return None
    rule = Table(written, f"{table.place}.verlengen".lstrip("."), table.problems)
    read = ExtensionRule(
        times=rule.take_count("keer", required=True) or 1,
        longest=rule.take_duration("hoogstens"),
        longest_by_law=rule.take_text("wettelijk") or None,
        in_all=rule.take_duration("totaal"),
    )
    rule.finish()
    return read


def _read_ground(table: Table) -> SuspensionGround:
    return SuspensionGround(
        name=table.take_text("naam", required=True),
        label=table.take_languages("label", required=True),
        article=table.take_languages("artikel", required=True),
        terms=table.take_texts("termijnen"),
        longest_by_law=table.take_texts("hoogstens_wettelijk"),
        confirmed=table.take_flag("bevestigd"),
        note=table.take_languages("toelichting", required=True),
    )
