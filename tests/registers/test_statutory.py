"""Do the terms of the law stand in their file with article, period and calendar, and hold when they should?"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from tests.registers.sample import sample_register

from waarborg.registers.deadlines import law_of, term_of
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.statutory import (
    StatutoryFileError,
    StatutoryPeriod,
    StatutoryTerm,
    period_on,
    read_statutory_file,
    statutory_terms,
)
from waarborg.registers.terms import AMSTERDAM

TWO_WEEKS, FOUR_WEEKS = Duration(2, Unit.WEEK), Duration(4, Unit.WEEK)
PAGE = (Path(__file__).parents[2] / "docs" / "statutory-terms.md").read_text(encoding="utf-8")


def under_the_law(name: str) -> RegisterDefinition:
    return sample_register(f'doorlooptijd = {{ wettelijk = "{name}" }}\n')


@pytest.mark.parametrize("term", statutory_terms().values(), ids=lambda term: term.name)
def test_every_term_of_the_law_names_its_article_and_where_it_was_read(term: StatutoryTerm) -> None:
    assert all(term.label)
    assert all(term.article)
    assert term.periods
    assert all(all(period.note) for period in term.periods)
    assert f"| `{term.name}` |" in PAGE


def test_an_unknown_first_day_is_never_confirmed() -> None:
    periods = [period for term in statutory_terms().values() for period in term.periods]
    assert not [period for period in periods if period.first_day is None and period.confirmed]


def a_term(*periods: StatutoryPeriod) -> StatutoryTerm:
    return StatutoryTerm("proef", ("Proef", "Trial"), ("Wet", "Act"), True, periods)


@pytest.mark.parametrize(
    ("day", "length"),
    [
        (date(2016, 12, 31), None),
        (date(2017, 1, 1), TWO_WEEKS),
        (date(2019, 12, 31), TWO_WEEKS),
        (date(2020, 1, 1), FOUR_WEEKS),
    ],
)
def test_a_term_is_as_long_as_it_was_on_the_day(day: date, length: Duration | None) -> None:
    term = a_term(
        StatutoryPeriod(date(2017, 1, 1), None, TWO_WEEKS, True),
        StatutoryPeriod(date(2020, 1, 1), None, FOUR_WEEKS, False),
        StatutoryPeriod(None, None, FOUR_WEEKS, False),
    )
    found = period_on(term, day)
    assert (found.length if found else None) == length


def test_what_the_municipality_confirmed_goes_before_the_file_from_the_same_day_on() -> None:
    term = a_term(
        StatutoryPeriod(date(2017, 1, 1), None, TWO_WEEKS, False),
        StatutoryPeriod(date(2024, 1, 1), None, TWO_WEEKS, True),
    )
    own = StatutoryPeriod(date(2017, 1, 1), None, FOUR_WEEKS, True)
    assert period_on(term, date(2020, 1, 1), [own]) == own
    assert period_on(term, date(2024, 1, 1), [own]) == term.periods[1]


def test_a_term_that_ended_holds_no_longer() -> None:
    term = a_term(StatutoryPeriod(date(2017, 1, 1), date(2019, 12, 31), TWO_WEEKS, True))
    assert period_on(term, date(2019, 12, 31)) is not None
    assert period_on(term, date(2020, 1, 1)) is None


def test_a_register_refers_to_a_term_of_the_law_by_name() -> None:
    register = under_the_law("woo_verzoek")
    assert register.statutory_term == "woo_verzoek"
    assert register.term is None
    assert law_of(register, "") == "woo_verzoek"
    # A category with a term of its own goes before the law's term of the register.
    assert law_of(register, register.categories[0].name) is None


def test_a_term_of_the_law_that_ends_on_a_sunday_runs_on_to_monday() -> None:
    term = term_of(under_the_law("woo_verzoek"), "", date(2026, 3, 1))
    assert term is not None
    assert term.confirmed
    # Four weeks after Sunday 8 March is Sunday 5 April, Easter; the day after is Easter Monday.
    end = term.end(datetime(2026, 3, 8, 9, tzinfo=AMSTERDAM))
    assert end is not None
    assert end.date() == date(2026, 4, 7)


def test_a_term_in_hours_runs_through_the_weekend() -> None:
    term = term_of(under_the_law("datalek_melden"), "", date(2026, 3, 6))
    assert term is not None
    assert not term.confirmed
    start = datetime(2026, 3, 6, 17, tzinfo=AMSTERDAM)
    assert term.end(start) == datetime(2026, 3, 9, 17, tzinfo=AMSTERDAM)


def test_before_the_law_there_is_no_term() -> None:
    assert term_of(under_the_law("woo_verzoek"), "", date(2021, 1, 1)) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("termijnen = 1", "termijnen: not_tables"),
        ('[[termijnen]]\nnaam = "x"', "termijnen[1].label: key_missing"),
        ('[[termijnen]]\n[[termijnen.perioden]]\nduur = "P0D"', "perioden[1].duur: not_a_duration"),
        ('[[termijnen]]\nnaam = "x"\n[[termijnen]]\nnaam = "x"', "termijnen: double_name"),
        ("[[", "at end of document"),
    ],
)
def test_mistakes_in_the_file_are_told_with_their_place(text: str, told: str) -> None:
    with pytest.raises(StatutoryFileError) as refused:
        read_statutory_file(text)
    assert told in str(refused.value)
