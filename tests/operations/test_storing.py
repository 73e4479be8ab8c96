"""Is a record that is stored at once the same as one that the framework saves?"""

from __future__ import annotations

import pytest
from django.db import connection, models, transaction
from django.utils import timezone
from tests.safety_plan import SafetyPlan

from waarborg.operations.entries import log_entry
from waarborg.operations.storing import store_new
from waarborg.records.models import AuditLine, Entry, StatusChange

pytestmark = pytest.mark.django_db

REPORT = {
    "category": "graffiti",
    "omschrijving": "Kladden op de bushalte van Zoë €",
    "opened_at": "2026-03-29 03:30:15",
    "locatie": "Dorpsstraat 1",
    "location": "52.09, 5.12",
}


def row(record: models.Model) -> tuple[object, ...]:
    """As the database holds it, without its number."""
    columns = ", ".join(f'"{each.column}"' for each in record._meta.concrete_fields[1:])
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {record._meta.db_table} WHERE id = %s", [record.pk])
        (found,) = cursor.fetchall()
    return tuple(found)


@pytest.mark.parametrize("model", [Entry, StatusChange, AuditLine])
def test_the_row_is_to_the_letter_what_the_framework_saves(model: type[models.Model]) -> None:
    plan = SafetyPlan()
    log_entry(plan.actor, "melding", REPORT)
    kept = model._default_manager.order_by("-pk")[0]
    values = {each.attname: getattr(kept, each.attname) for each in model._meta.concrete_fields[1:]}
    for name in ("opened_on", "closed_on", "took_seconds"):
        values.pop(name, None)
    saved = model(**values)
    saved.save()
    stored = store_new(model(**values))
    assert stored.pk != saved.pk
    assert row(stored) == row(saved)


def test_what_the_database_reckons_is_read_when_it_is_asked_for() -> None:
    entry = log_entry(SafetyPlan().actor, "melding", REPORT).entry
    assert f"{entry.opened_on}" == "2026-03-29"


def test_a_record_that_was_stored_is_changed_and_not_doubled_by_saving_it() -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "melding", REPORT).entry
    change = StatusChange(entry=entry, status="nieuw", at=timezone.now(), by=plan.actor.account)
    with transaction.atomic():
        store_new(change)
    change.note = "Nagekeken"
    change.save()
    assert StatusChange.objects.get(pk=change.pk).note == "Nagekeken"
