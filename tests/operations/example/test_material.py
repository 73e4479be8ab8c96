"""Does the material of the example fit together?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.operations.example.material import Person, first_year, read_material, read_town
from waarborg.reading.read import read_plan

DAY = date(2026, 11, 24)


def sentences() -> list[str]:
    plan = read_plan(read_material(DAY).plan.encode(), "plan.md")
    return [measure.text for section in plan.sections for measure in section.measures]


@given(st.dates(date(2020, 1, 1), date(2060, 1, 1)))
def test_a_year_and_a_half_to_two_and_a_half_years_of_the_plan_are_over(day: date) -> None:
    over = day - date(first_year(day), 1, 1)
    assert timedelta(days=540) < over < timedelta(days=920)


def test_every_turn_of_the_story_is_about_a_sentence_of_the_plan() -> None:
    known = [each.casefold() for each in sentences()]
    plan = read_material(DAY).plan.casefold()
    lost = [
        turn.words
        for turn in read_material(DAY).turns
        if not any(turn.words.casefold() in each for each in known) and turn.words.casefold() not in plan
    ]
    assert lost == []


def test_the_plan_is_as_rich_as_a_real_one() -> None:
    plan = read_plan(read_material(DAY).plan.encode(), "plan.md")
    kinds = [section.kind.value for section in plan.sections]
    counts = {
        kind: kinds.count(kind) for kind in ("priority", "sub_theme", "strategic_theme", "field", "theme")
    }
    assert counts == {"priority": 3, "sub_theme": 3, "strategic_theme": 2, "field": 5, "theme": 22}
    assert len(sentences()) > 130
    assert (plan.start, plan.end) == (date(2025, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize("person", read_town().people, ids=lambda person: person.key)
def test_people_have_addresses_that_nobody_can_have(person: Person) -> None:
    assert person.email.endswith(".example")
