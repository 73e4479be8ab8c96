"""Do many entries at once keep to the rules of one?"""

from __future__ import annotations

import pytest
from tests.safety_plan import SafetyPlan

from waarborg.operations.actors import Actor
from waarborg.operations.entries import Move, log_entry
from waarborg.operations.loading import NewEntry, load_entries
from waarborg.operations.refusals import Invalid, NotAllowed
from waarborg.records.models import AuditLine, Entry, EntryWord, Role, StatusChange
from waarborg.registers.values import read_moment

pytestmark = pytest.mark.django_db

REPORT = {"category": "graffiti", "omschrijving": "Kladden op de bushalte", "opened_at": "2026-03-02 09:00"}
CLOSED = Move("afgehandeld", "opgelost", read_moment("2026-03-04 10:00"), "Schoongemaakt")


def test_a_loaded_entry_is_the_same_as_a_logged_one() -> None:
    plan = SafetyPlan()
    logged = log_entry(plan.actor, "melding", REPORT).entry
    (loaded,) = load_entries(plan.actor, "melding", [NewEntry(REPORT)])
    different = {"id", "created_at"}
    columns = [field.attname for field in Entry._meta.concrete_fields if field.name not in different]
    stored = [Entry.objects.values(*columns).get(pk=number) for number in (logged.pk, loaded)]
    assert stored[0] == stored[1]
    words = [
        set(EntryWord.objects.filter(entry=each).values_list("word", flat=True))
        for each in (logged.pk, loaded)
    ]
    assert words[0] == words[1] != set()


def test_what_happened_to_it_since_is_kept_step_by_step() -> None:
    plan = SafetyPlan()
    (number,) = load_entries(plan.actor, "melding", [NewEntry(REPORT, (CLOSED,))])
    steps = StatusChange.objects.filter(entry=number).values_list("status", "result", "note")
    assert list(steps) == [("nieuw", "", ""), ("afgehandeld", "opgelost", "Schoongemaakt")]
    entry = Entry.objects.get(pk=number)
    assert (entry.status, entry.result, entry.closed_at) == ("afgehandeld", "opgelost", CLOSED.at)


@pytest.mark.parametrize(
    ("move", "field"),
    [
        (Move("bestaat_niet", at=CLOSED.at), "status"),
        (Move("afgehandeld", "", CLOSED.at), "result"),
        (Move("afgehandeld", "opgelost"), "at"),
        (Move("afgehandeld", "opgelost", read_moment("2026-03-01 10:00")), "at"),
        (Move("afgehandeld", "opgelost", read_moment("2199-03-01 10:00")), "at"),
    ],
)
def test_one_wrong_row_keeps_all_of_them_out_and_is_named(move: Move, field: str) -> None:
    plan = SafetyPlan()
    with pytest.raises(Invalid) as refusal:
        load_entries(plan.actor, "melding", [NewEntry(REPORT), NewEntry(REPORT, (move,))])
    assert {problem.field for problem in refusal.value.problems} == {f"2.{field}"}
    assert not Entry.objects.exists()


def test_a_load_leaves_one_line_with_the_number() -> None:
    plan = SafetyPlan()
    load_entries(plan.actor, "melding", [NewEntry(REPORT)] * 3)
    line = AuditLine.objects.get(act="entry.log")
    assert line.changes["loaded"] == [0, 3]


def test_who_may_not_log_may_not_load() -> None:
    plan = SafetyPlan()
    reader = Actor(plan.person("lezer"), plan.organisation, frozenset({Role.READER}))
    with pytest.raises(NotAllowed):
        load_entries(reader, "melding", [NewEntry(REPORT)])
