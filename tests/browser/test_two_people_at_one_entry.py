"""Two people change one entry in their browsers: can the second look at what the first did, and decide?"""

from __future__ import annotations

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer
from tests.safety_plan import SafetyPlan

from waarborg.operations.entries import log_entry
from waarborg.records.models import Account, Entry, Role

pytestmark = pytest.mark.django_db(transaction=True)

REPORT = {"category": "graffiti", "omschrijving": "Verf op de brug", "opened_at": "2026-03-02 09:00"}


def at(chromium: Browser, server: LiveServer, person: Account, *, javascript: bool) -> Page:
    """A page in a browser in which somebody signed in."""
    signed_in = Client()
    signed_in.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    context = chromium.new_context(java_script_enabled=javascript, locale="nl-NL", base_url=server.url)
    session = signed_in.cookies["waarborg_session"].value
    context.add_cookies([{"name": "waarborg_session", "value": session, "url": server.url}])
    return context.new_page()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_second_is_told_what_changed_and_decides(
    chromium: Browser, live_server: LiveServer, javascript: bool
) -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "melding", REPORT).entry
    people = [plan.person(name, Role.ENFORCEMENT_OFFICER) for name in ("anne", "bo")]
    first, second = (at(chromium, live_server, each, javascript=javascript) for each in people)
    for page in (first, second):
        page.goto(f"/duinstad/registers/zaak/{entry.pk}/wijzigen/")
    first.get_by_label("Waar?").fill("Brug")
    first.get_by_role("button", name="Opslaan").click()
    first.get_by_text("De wijziging is opgeslagen.").first.wait_for()

    second.get_by_label("Waar?").fill("Sluis")
    second.get_by_role("button", name="Opslaan").click()
    told = second.get_by_role("alert")
    assert "Iemand anders was u voor" in told.inner_text()
    assert "Anne" in told.inner_text()
    assert "Waar?: Brug" in told.inner_text()
    assert second.get_by_label("Waar?").input_value() == "Brug"
    assert second.get_by_text("U schreef hier: Sluis").is_visible()

    second.get_by_label("Waar?").fill("Tussen brug en sluis")
    second.get_by_role("button", name="Opslaan").click()
    second.get_by_text("De wijziging is opgeslagen.").first.wait_for()
    assert Entry.objects.get().fields["locatie"] == "Tussen brug en sluis"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_move_is_not_lost_when_a_colleague_was_first(
    chromium: Browser, live_server: LiveServer, javascript: bool
) -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "melding", REPORT).entry
    people = [plan.person(name, Role.ENFORCEMENT_OFFICER) for name in ("anne", "bo")]
    first, second = (at(chromium, live_server, each, javascript=javascript) for each in people)
    for page in (first, second):
        page.goto(f"/duinstad/registers/zaak/{entry.pk}/")
    for page, note in ((first, "Ik ga kijken"), (second, "Ik ook")):
        page.get_by_label("Nieuwe status").select_option("in_behandeling")
        page.locator("#move-note").fill(note)
        page.get_by_role("button", name="Wijzig de status").click()
        page.wait_for_load_state()
    assert "Iemand anders was u voor" in second.get_by_role("alert").inner_text()
    assert "Status: Nieuw → In behandeling" in second.get_by_role("alert").inner_text()
    assert second.locator("#move-note").input_value() == "Ik ook"
    assert Entry.objects.get().revision == 2
