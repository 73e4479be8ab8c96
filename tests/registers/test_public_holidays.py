"""On which days is it a public holiday?"""

from __future__ import annotations

from datetime import date

from holidays import country_holidays

from waarborg.registers.public_holidays import holidays_of

SINCE, UNTIL = 1982, 2100
"""The years of which the package with all countries knows these days."""


def test_the_days_and_their_names_are_those_of_the_package_with_all_countries() -> None:
    for year in range(SINCE, UNTIL + 1):
        theirs = country_holidays(
            "NL", years=year, categories=("public", "optional"), language="nl", expand=False
        )
        assert holidays_of(year) == {day: frozenset(theirs.get_list(day)) for day in theirs}


def test_two_holidays_can_fall_on_one_day() -> None:
    assert holidays_of(2016)[date(2016, 5, 5)] == {"Bevrijdingsdag", "Hemelvaartsdag"}
