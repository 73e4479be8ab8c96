"""Is what is stored by the thousands the same as what the framework stores one by one?"""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from tests.safety_plan import SafetyPlan

from waarborg.operations.entries import log_entry
from waarborg.operations.loading import NewEntry, load_entries
from waarborg.operations.storing_many import take_numbers
from waarborg.records.models import Entry

pytestmark = pytest.mark.django_db

REPORT = {"category": "graffiti", "omschrijving": "Kladden op de bushalte", "opened_at": "2026-03-02 09:00"}


def test_a_number_that_was_taken_is_given_to_nobody_else() -> None:
    plan = SafetyPlan()
    first = log_entry(plan.actor, "melding", REPORT).entry.pk
    loaded = load_entries(plan.actor, "melding", [NewEntry(REPORT)] * 3)
    last = log_entry(plan.actor, "melding", REPORT).entry.pk
    assert [first, *loaded, last] == sorted({first, *loaded, last})


def test_the_number_of_the_newest_entry_does_not_come_back_when_it_is_gone() -> None:
    plan = SafetyPlan()
    number = load_entries(plan.actor, "melding", [NewEntry(REPORT)])[0]
    with transaction.atomic():
        assert take_numbers(1)[0] > number


def test_what_the_database_computes_is_computed_for_loaded_entries_too() -> None:
    plan = SafetyPlan()
    (number,) = load_entries(plan.actor, "melding", [NewEntry({**REPORT, "opened_at": "2026-03-29 00:30"})])
    entry = Entry.objects.get(pk=number)
    assert f"{entry.opened_on}" == "2026-03-29"
    assert entry.took_seconds is None


def test_the_rows_are_to_the_letter_what_the_framework_writes() -> None:
    plan = SafetyPlan()
    values = {**REPORT, "opened_at": "2026-03-29 03:30:15", "naam_melder": "Zoë €"}
    numbers = [log_entry(plan.actor, "melding", values).entry.pk]
    numbers += load_entries(plan.actor, "melding", [NewEntry(values)])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT opened_at, happened_on, due_at, fields FROM records_entry WHERE id IN (%s, %s)", numbers
        )
        logged, loaded = cursor.fetchall()
    assert logged == loaded


def test_nothing_to_load_is_no_mistake() -> None:
    plan = SafetyPlan()
    assert load_entries(plan.actor, "melding", []) == []
    assert connection.in_atomic_block
