"""Do many entries change together, or not at all, with a reason for each that stands in the way?"""

from __future__ import annotations

import pytest
from tests.safety_plan import SafetyPlan

from waarborg.operations.entries import Move, change_entry, log_entry
from waarborg.operations.many_entries import (
    NoneDone,
    Picked,
    assign_many,
    hand_over_many,
    move_many,
    withdraw_many,
)
from waarborg.operations.refusals import Invalid
from waarborg.records.models import WITHDRAWN, Entry

pytestmark = pytest.mark.django_db

CLOSED = Move("afgehandeld", "opgelost")


def reports(plan: SafetyPlan, number: int) -> list[Picked]:
    values = {"category": "racistische_tekst", "omschrijving": "Leus", "opened_at": "2026-03-02 09:00"}
    made = [log_entry(plan.actor, "melding", values).entry for _ in range(number)]
    return [Picked(entry.pk, entry.revision) for entry in made]


def test_entries_are_given_to_a_colleague_and_to_nobody_again() -> None:
    plan = SafetyPlan()
    person, picked = plan.person("boa"), reports(plan, 3)
    done = assign_many(plan.actor, picked, person.pk)
    assert {entry.assigned_to for entry in done} == {person}
    again = [Picked(entry.pk, entry.revision) for entry in done]
    assert {entry.assigned_to for entry in assign_many(plan.actor, again, None)} == {None}


def test_entries_go_to_another_team_and_stay_there_until_their_category_changes() -> None:
    plan = SafetyPlan()
    (picked,) = reports(plan, 1)
    (entry,) = hand_over_many(plan.actor, [picked], "Vergunningen")
    assert entry.team == "Vergunningen"
    entry = change_entry(plan.actor, entry.pk, entry.revision, {"omschrijving": "Leus op de brug"})
    assert entry.team == "Vergunningen"
    entry = change_entry(plan.actor, entry.pk, entry.revision, {"category": "zwerfafval"})
    assert entry.team != "Vergunningen"
    with pytest.raises(NoneDone) as refused:
        hand_over_many(plan.actor, [Picked(entry.pk, entry.revision)], "Verzonnen")
    assert refused.value.problems[entry.pk][0].code == "unknown_team"


def test_when_one_cannot_none_does_and_each_says_why() -> None:
    plan = SafetyPlan()
    first, second, third = reports(plan, 3)
    move_many(plan.actor, [second], CLOSED)
    change_entry(plan.actor, third.number, third.revision, {"omschrijving": "Leus op de brug"})
    with pytest.raises(NoneDone) as refused:
        move_many(plan.actor, [first, Picked(second.number, 2), third], CLOSED)
    assert refused.value.overtaken == {third.number}
    assert set(refused.value.problems) == {second.number}
    assert Entry.objects.get(pk=first.number).closed_at is None


def test_entries_lapse_together_with_one_reason() -> None:
    plan = SafetyPlan()
    picked = reports(plan, 2)
    with pytest.raises(Invalid):
        withdraw_many(plan.actor, picked, " ")
    assert {entry.status for entry in withdraw_many(plan.actor, picked, "Proef")} == {WITHDRAWN}


def test_nothing_and_too_much_are_refused() -> None:
    plan = SafetyPlan()
    for picked in ([], [Picked(number, 1) for number in range(1, 202)]):
        with pytest.raises(Invalid):
            move_many(plan.actor, picked, CLOSED)
