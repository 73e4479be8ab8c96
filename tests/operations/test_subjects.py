"""Can a municipality keep the lists that commitments run over?"""

from __future__ import annotations

from datetime import date

import pytest
from tests.safety_plan import SafetyPlan

from waarborg.operations.entries import log_entry
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.operations.subjects import add_list, add_subject, end_subject, rename_subject
from waarborg.records.models import SubjectList
from waarborg.records.queries.subjects import lists_of, members_on, uses_of

pytestmark = pytest.mark.django_db

ROUND = {"category": "horecacontrole"}


@pytest.fixture
def plan() -> SafetyPlan:
    made = SafetyPlan()
    add_list(made.actor, "wijk", "Wijken", is_area=True)
    return made


def names_on(plan: SafetyPlan, day: date) -> list[str]:
    return [member.name for member in members_on(plan.organisation, day, areas=True)]


def test_a_list_is_found_under_the_word_of_the_plan(plan: SafetyPlan) -> None:
    add_list(plan.actor, " School ", "Scholen", is_area=False)
    assert [(each.name, each.is_area) for each in lists_of(plan.organisation)] == [
        ("school", False),
        ("wijk", True),
    ]


@pytest.mark.parametrize(
    ("name", "label", "problems"),
    [
        ("", "", {("name", "missing"), ("label", "missing")}),
        ("twee woorden", "Twee", {("name", "bad_word")}),
        ("wijk", "Wijken", {("name", "already_there")}),
        ("x" * 61, "X" * 121, {("name", "bad_word"), ("label", "too_long")}),
    ],
)
def test_all_problems_of_a_new_list_come_at_once(
    plan: SafetyPlan, name: str, label: str, problems: set[tuple[str, str]]
) -> None:
    with pytest.raises(Invalid) as refused:
        add_list(plan.actor, name, label, is_area=True)
    assert {(each.field, each.code) for each in refused.value.problems} == problems
    assert SubjectList.objects.count() == 1


def test_a_member_is_on_its_list_between_its_first_and_its_last_day(plan: SafetyPlan) -> None:
    member = add_subject(plan.actor, "wijk", "Kern", "WK000101", date(2025, 1, 1))
    end_subject(plan.actor, member.pk, date(2025, 12, 31))
    days = [date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 1)]
    assert [names_on(plan, day) for day in days] == [[], ["Kern"], ["Kern"], []]


def test_an_ended_member_can_come_back(plan: SafetyPlan) -> None:
    member = add_subject(plan.actor, "wijk", "Kern")
    end_subject(plan.actor, member.pk, date(2025, 12, 31))
    end_subject(plan.actor, member.pk, None)
    assert names_on(plan, date(2026, 6, 1)) == ["Kern"]


def test_a_member_does_not_end_before_it_starts(plan: SafetyPlan) -> None:
    member = add_subject(plan.actor, "wijk", "Kern", valid_from=date(2025, 6, 1))
    with pytest.raises(Invalid, match="ends_before_start"):
        end_subject(plan.actor, member.pk, date(2025, 5, 31))


def test_a_renamed_member_keeps_its_entries(plan: SafetyPlan) -> None:
    member = add_subject(plan.actor, "wijk", "Kern")
    log_entry(plan.actor, "controle", {**ROUND, "happened_on": "2026-03-02", "area": "Kern"})
    renamed = rename_subject(plan.actor, member.pk, "Dorpskern")
    assert uses_of(plan.actor, renamed.list) == {member.pk: 1}
    assert names_on(plan, date(2026, 3, 2)) == ["Dorpskern"]


def test_two_members_of_a_list_do_not_share_a_name(plan: SafetyPlan) -> None:
    add_subject(plan.actor, "wijk", "Kern")
    other = add_subject(plan.actor, "wijk", "Haven")
    with pytest.raises(Invalid, match="already_there"):
        add_subject(plan.actor, "wijk", "Kern")
    with pytest.raises(Invalid, match="already_there"):
        rename_subject(plan.actor, other.pk, "Kern")


def test_an_entry_is_not_placed_where_a_district_has_ended(plan: SafetyPlan) -> None:
    member = add_subject(plan.actor, "wijk", "Kern")
    end_subject(plan.actor, member.pk, date(2025, 12, 31))
    with pytest.raises(Invalid, match="not_valid_then"):
        log_entry(plan.actor, "controle", {**ROUND, "happened_on": "2026-03-02", "area": "Kern"})


def test_what_is_not_there_is_not_found(plan: SafetyPlan) -> None:
    with pytest.raises(NotFound):
        add_subject(plan.actor, "school", "De Regenboog")
    with pytest.raises(NotFound):
        rename_subject(plan.actor, 12345, "Kern")
    with pytest.raises(NotFound):
        end_subject(plan.actor, 12345, None)
