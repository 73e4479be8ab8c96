"""Is a list that was kept for a while still what it would be when made anew?"""

from __future__ import annotations

import pytest
from django.test import Client
from tests.frontends.pages.registers.test_register_pages import REPORT, browser_of, page
from tests.safety_plan import SafetyPlan

from waarborg.operations.entries import change_entry, log_entry, withdraw_entry
from waarborg.records.models import AuditLine, Role
from waarborg.records.queries.organisations import state_of

pytestmark = pytest.mark.django_db
LIST = "/duinstad/registers/melding/"


def test_every_write_shows_in_the_list_at_once() -> None:
    plan = SafetyPlan()
    client = browser_of(plan)
    assert "0 zaken" in page(client, LIST)
    entry = log_entry(plan.actor, "melding", REPORT).entry
    assert "1 zaak" in page(client, LIST)
    changed = change_entry(plan.actor, entry.pk, 1, {"title": "Andere woorden"})
    assert "Andere woorden" in page(client, LIST)
    withdraw_entry(plan.actor, entry.pk, changed.revision, "Dubbel")
    assert "Vervallen" in page(client, LIST)


def test_a_list_made_for_one_role_is_not_shown_to_another() -> None:
    plan = SafetyPlan()
    assert "Nieuwe zaak" in page(browser_of(plan), LIST)
    assert "Nieuwe zaak" not in page(browser_of(plan, Role.READER), LIST)


def test_my_own_list_is_not_shown_to_a_colleague() -> None:
    plan = SafetyPlan()
    first, second = plan.person("first", Role.FRONT_DESK), plan.person("second", Role.FRONT_DESK)
    log_entry(plan.actor, "melding", {**REPORT, "assigned_to": str(first.pk)})
    found = []
    for person in (first, second):
        client = Client()
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        found.append("1 zaak" in page(client, f"{LIST}?mijn=ja"))
    assert found == [True, False]


def test_a_list_is_kept_per_language() -> None:
    client = browser_of(SafetyPlan())
    dutch = page(client, LIST)
    english = client.get(LIST, headers={"accept-language": "en"}).content.decode()
    assert "Reports" in english
    assert "Reports" not in dutch


def test_a_writer_that_is_seen_late_makes_another_state() -> None:
    plan = SafetyPlan()
    log_entry(plan.actor, "melding", REPORT)
    newest = AuditLine.objects.latest("id")
    early, newest.pk = newest.pk + 1, newest.pk + 2
    newest.save(force_insert=True)
    before = state_of(plan.organisation)
    newest.pk = early
    newest.save(force_insert=True)
    assert state_of(plan.organisation) > before
