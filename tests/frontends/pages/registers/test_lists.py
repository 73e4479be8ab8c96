"""Does a list show what was asked for, in the order asked for?"""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.frontends.pages.registers.test_register_pages import REPORT, ROUND, browser_of, page
from tests.safety_plan import SafetyPlan

from waarborg.operations.entries import log_entry
from waarborg.records.models import Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Leus", "Grofvuil", "Kapot"}),
        ("zoek=leu", {"Leus"}),
        ("zoek=leuzen", {"Leus"}),
        ("zoek=STATION+muur", {"Leus"}),
        ("zoek=jansen", set()),
        ("zoek=bestaatniet", set()),
        ("categorie=zwerfafval", {"Grofvuil"}),
        ("stand=open", {"Leus", "Kapot"}),
        ("stand=te-laat", {"Leus"}),
        ("stand=afgerond", {"Grofvuil"}),
        ("resultaat=opgelost", {"Grofvuil"}),
        ("team=Buitendienst&status=nieuw", {"Leus", "Kapot"}),
        ("sinds=2026-03-03&tot=2026-03-31", {"Grofvuil"}),
        ("sinds=31-2-2026", {"Leus", "Grofvuil", "Kapot"}),
        ("mijn=ja", {"Kapot"}),
        ("volgorde=titel&pagina=99", {"Leus", "Grofvuil", "Kapot"}),
        ("gebied=%00&categorie=%00&pagina=x&volgorde=x", {"Leus", "Grofvuil", "Kapot"}),
    ],
)
def test_the_list_shows_what_was_asked_for(query: str, found: set[str]) -> None:
    plan = SafetyPlan()
    me = plan.person("ik", Role.FRONT_DESK)
    today = timezone.localdate()
    log_entry(plan.actor, "melding", {**REPORT, "title": "Leus"})
    closed = {"status": "afgehandeld", "result": "opgelost", "closed_at": "2026-03-11 09:00"}
    dumped = {
        **REPORT,
        **closed,
        "category": "zwerfafval",
        "omschrijving": "Bank",
        "opened_at": "2026-03-10 09:00",
    }
    log_entry(plan.actor, "melding", {**dumped, "title": "Grofvuil"})
    lamp = {"category": "verlichting", "omschrijving": "Lamp", "happened_on": today, "assigned_to": me.pk}
    log_entry(plan.actor, "melding", {**lamp, "title": "Kapot"})
    client = Client()
    client.force_login(me, backend="django.contrib.auth.backends.ModelBackend")
    html = page(client, f"/duinstad/registers/melding/?{query}")
    assert {title for title in ("Leus", "Grofvuil", "Kapot") if f"<td>{title}</td>" in html} == found
    assert found or "Geen zaak past bij dit filter" in html


def test_an_entry_is_found_by_its_number() -> None:
    plan = SafetyPlan()
    first = log_entry(plan.actor, "melding", {**REPORT, "title": "Eerste"}).entry
    log_entry(plan.actor, "melding", {**REPORT, "title": "Tweede"})
    client = browser_of(plan)
    for written in (f"MEL-{timezone.localdate().year}-{first.pk}", str(first.pk)):
        html = page(client, f"/duinstad/registers/melding/?zoek={written}")
        assert ("<td>Eerste</td>" in html, "<td>Tweede</td>" in html) == (True, False)


@pytest.mark.parametrize(
    "order", ["datum", "-datum", "titel", "-nummer", "uiterlijk", "-uiterlijk", "status"]
)
def test_pages_of_a_list_show_every_entry_once(order: str) -> None:
    plan = SafetyPlan()
    start = date(2026, 1, 1)
    for step in range(120):
        log_entry(plan.actor, "controle", {**ROUND, "happened_on": start + timedelta(days=step // 3)})
    client = browser_of(plan)
    seen: list[str] = []
    for number in (1, 2, 3, 4, 5):
        html = page(client, f"/duinstad/registers/controle/?volgorde={order}&pagina={number}")
        seen += re.findall(r">(CON-\d+-\d+)</a>", html)
    assert len(seen) == len(set(seen)) == 120


def test_the_download_is_of_what_the_filter_shows_also_when_only_the_list_is_renewed() -> None:
    plan = SafetyPlan()
    log_entry(plan.actor, "controle", ROUND)
    html = page(browser_of(plan), "/duinstad/registers/controle/?categorie=horecacontrole")
    renewed = html.split('<section id="zaken"')[1].split("</section>")[0]
    assert "export/?vorm=csv&amp;categorie=horecacontrole" in renewed
    assert "export/?" not in html.replace(renewed, "")


def test_a_list_can_be_put_in_another_order_without_its_headings() -> None:
    plan = SafetyPlan()
    html = page(browser_of(plan), "/duinstad/registers/melding/?volgorde=titel")
    assert '<option value="titel" selected>' in html
    assert '<option value="uiterlijk">' in html
    assert '<option value="uiterlijk">' not in page(
        browser_of(plan, Role.READER), "/duinstad/registers/controle/"
    )
