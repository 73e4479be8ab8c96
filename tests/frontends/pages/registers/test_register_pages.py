"""Can somebody keep a register with the pages alone, without JavaScript?"""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone
from tests.safety_plan import SafetyPlan

from waarborg.operations.entries import change_entry, log_entry
from waarborg.records.models import WITHDRAWN, AuditLine, Entry, Role

pytestmark = pytest.mark.django_db

REPORT = {
    "category": "racistische_tekst",
    "omschrijving": "Leus op de muur van het station",
    "opened_at": "2026-03-02 09:00",
    "naam_melder": "J. Jansen",
}
ROUND = {"category": "horecacontrole", "happened_on": "2026-03-02"}
SENT = {**ROUND, "token": "0f3c"}


def browser_of(plan: SafetyPlan, role: Role = Role.ENFORCEMENT_OFFICER) -> Client:
    client = Client()
    name = f"{role.value}.{plan.name}"
    client.force_login(plan.person(name, role), backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def token_on(html: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', html)
    assert found is not None
    return found[1]


def test_the_overview_counts_what_is_open_and_late() -> None:
    plan = SafetyPlan()
    log_entry(plan.actor, "melding", REPORT)
    html = page(browser_of(plan), "/duinstad/registers/")
    assert "Meldingen" in html
    assert re.search(r"stand=te-laat\">1</a>", html)


def test_an_inspection_is_logged_with_the_form_and_shown() -> None:
    plan = SafetyPlan()
    client = browser_of(plan)
    form = page(client, "/duinstad/registers/controle/nieuw/")
    sent = {**ROUND, "token": token_on(form), "bevindingen": "Alles in orde", "result": "akkoord"}
    answer = client.post("/duinstad/registers/controle/nieuw/", sent, follow=True)
    entry = Entry.objects.get()
    assert answer.redirect_chain == [(f"/duinstad/registers/zaak/{entry.pk}/", 302)]
    html = answer.content.decode()
    assert f"Opgeslagen als CON-{timezone.localdate().year}-{entry.pk}" in html
    assert "Alles in orde" in html


def test_what_has_a_name_of_its_own_is_asked_for_it_at_once() -> None:
    client = browser_of(SafetyPlan())
    for register, at_once in (("evenement", True), ("melding", False)):
        html = page(client, f"/duinstad/registers/{register}/nieuw/")
        assert (html.index('id="veld-title"') < html.index("Meer invullen")) is at_once


def test_a_form_that_is_sent_twice_makes_one_entry_and_says_so() -> None:
    client = browser_of(SafetyPlan())
    client.post("/duinstad/registers/controle/nieuw/", SENT)
    answer = client.post("/duinstad/registers/controle/nieuw/", SENT, follow=True)
    assert "was al opgeslagen" in answer.content.decode()
    assert Entry.objects.count() == 1


def test_all_problems_come_at_once_each_at_its_field_with_what_was_written() -> None:
    client = browser_of(SafetyPlan())
    sent = {
        "category": "horecacontrole",
        "happened_on": "31-2-2026",
        "gecontroleerd": "veel",
        "locatie": "Haven",
    }
    answer = client.post("/duinstad/registers/controle/nieuw/", sent)
    html = answer.content.decode()
    assert answer.status_code == 400
    for name in ("happened_on", "gecontroleerd"):
        assert f'href="#veld-{name}"' in html
        assert f'id="fout-{name}"' in html
        assert re.search(rf'id="veld-{name}"[^>]*aria-invalid="true"[^>]*fout-{name}', html)
    assert 'value="Haven"' in html
    assert 'value="31-2-2026"' in html
    assert not Entry.objects.exists()


def test_an_address_fills_in_what_is_known_already() -> None:
    plan = SafetyPlan()
    place = plan.places("wijk", "Haven", is_area=True)[0]
    query = "category=schouw&area=Haven&happened_on=2026-02-01&cause=MEL-2026-5&vreemd=x"
    html = page(browser_of(plan), f"/duinstad/registers/controle/nieuw/?{query}")
    assert '<option value="schouw" selected>' in html
    assert f'<option value="{place.pk}" selected>' in html
    assert 'value="2026-02-01"' in html
    assert 'value="MEL-2026-5"' in html


def test_a_report_is_moved_to_its_end_and_answered() -> None:
    plan = SafetyPlan()
    client = browser_of(plan)
    entry = log_entry(plan.actor, "melding", REPORT).entry
    address = f"/duinstad/registers/zaak/{entry.pk}/"
    number = f"MEL-{timezone.localdate().year}-{entry.pk}"
    assert f"controle/nieuw/?cause={number}" in page(client, address)
    refused = client.post(f"{address}status/", {"status": "afgehandeld", "revision": 1})
    assert refused.status_code == 400
    assert "move-result" in refused.content.decode()
    sent = {"status": "afgehandeld", "result": "opgelost", "revision": 1, "note": "Muur schoon"}
    html = client.post(f"{address}status/", sent, follow=True).content.decode()
    assert "Opgelost" in html
    assert "Muur schoon" in html


def test_whoever_closes_a_report_is_asked_to_whom_it_was_passed_on_and_when_the_reporter_was_told() -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "melding", REPORT).entry
    client = browser_of(plan)
    address = f"/duinstad/registers/zaak/{entry.pk}/"
    assert "Melder geïnformeerd op" in page(client, address)
    sent = {"status": "afgehandeld", "result": "doorgegeven", "revision": 1, "doorgegeven_aan": "politie"}
    refused = client.post(f"{address}status/", {**sent, "melder_geinformeerd_op": "31-2-2026"})
    assert refused.status_code == 400
    html = refused.content.decode()
    assert 'href="#melder_geinformeerd_op"' in html
    assert '<option value="politie" selected' in html
    assert (
        client.post(f"{address}status/", {**sent, "melder_geinformeerd_op": "2026-03-02"}).status_code == 302
    )
    told = page(client, address)
    assert "2 maart 2026" in told
    assert "Politie" in told


def test_the_second_of_two_writers_sees_who_changed_what_and_keeps_their_own_words() -> None:
    plan = SafetyPlan()
    client = browser_of(plan)
    entry = log_entry(plan.actor, "melding", REPORT).entry
    change_entry(plan.actor, entry.pk, 1, {"locatie": "Markt"})
    address = f"/duinstad/registers/zaak/{entry.pk}/wijzigen/"
    mine = {
        **REPORT,
        "opened_at": "2026-03-02T09:00",
        "locatie": "Haven",
        "schadebedrag": "50",
        "revision": 1,
    }
    answer = client.post(address, mine)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Iemand anders was u voor" in html
    assert "Waar?: Markt" in html
    assert "U schreef hier: Haven" in html
    assert 'name="revision" value="2"' in html
    assert 'value="50"' in html
    client.post(address, {**mine, "revision": 2})
    entry.refresh_from_db()
    assert (entry.fields["locatie"], entry.fields["schadebedrag"]) == ("Haven", 50)


def test_a_move_after_somebody_else_changed_it_says_who_and_keeps_the_note() -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "melding", REPORT).entry
    change_entry(plan.actor, entry.pk, 1, {"locatie": "Markt"})
    sent = {"status": "in_behandeling", "revision": 1, "note": "Ik ga kijken"}
    answer = browser_of(plan).post(f"/duinstad/registers/zaak/{entry.pk}/status/", sent)
    assert answer.status_code == 409
    assert "Waar?: Markt" in answer.content.decode()
    assert "Ik ga kijken" in answer.content.decode()


def test_the_form_gives_back_what_is_stored_so_that_saving_it_changes_nothing() -> None:
    plan = SafetyPlan()
    client = browser_of(plan)
    report = {**REPORT, "schadebedrag": "12,50", "dader_bekend": "nee", "kanaal": "app"}
    entry = log_entry(plan.actor, "melding", {**report, "opened_at": None}).entry
    html = page(client, f"/duinstad/registers/zaak/{entry.pk}/wijzigen/")
    sent = {
        **dict(re.findall(r'<input[^>]* name="(\w+)" value="([^"]*)"', html)),
        **dict(re.findall(r'<select[^>]* name="(\w+)".*?<option value="([^"]*)" selected', html, re.S)),
        "omschrijving": report["omschrijving"],
        "dader_bekend": "nee",
        "gemeentelijk_eigendom": "",
    }
    answer = client.post(f"/duinstad/registers/zaak/{entry.pk}/wijzigen/", sent)
    assert answer.status_code == 302, answer.content.decode()
    entry.refresh_from_db()
    assert entry.revision == 1, AuditLine.objects.latest("id").changes


def test_a_withdrawn_entry_is_shown_as_such_and_offers_no_way_on() -> None:
    plan = SafetyPlan()
    client = browser_of(plan)
    entry = log_entry(plan.actor, "melding", REPORT).entry
    address = f"/duinstad/registers/zaak/{entry.pk}/"
    assert client.post(f"{address}vervallen/", {"revision": 1, "note": ""}).status_code == 400
    html = client.post(
        f"{address}vervallen/", {"revision": 1, "note": "Dubbel"}, follow=True
    ).content.decode()
    assert "Deze zaak is vervallen" in html
    assert "Wijzig de status" not in html
    assert Entry.objects.get().status == WITHDRAWN


def test_personal_fields_are_for_those_who_do_the_work() -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "melding", REPORT).entry
    address = f"/duinstad/registers/zaak/{entry.pk}/"
    assert "J. Jansen" in page(browser_of(plan), address)
    assert "J. Jansen" not in page(browser_of(plan, Role.PORTFOLIO_HOLDER), address)


def test_nothing_of_another_municipality_can_be_seen_or_changed() -> None:
    ours, theirs = SafetyPlan("duinstad"), SafetyPlan("veenstad")
    entry = log_entry(theirs.actor, "melding", REPORT).entry
    client = browser_of(ours, Role.ADMINISTRATOR)
    for address in ("", "wijzigen/"):
        assert client.get(f"/duinstad/registers/zaak/{entry.pk}/{address}").status_code in (403, 404)
        assert client.get(f"/veenstad/registers/zaak/{entry.pk}/{address}").status_code == 404
    officer = browser_of(ours)
    for address in ("wijzigen/", "status/", "vervallen/"):
        sent = {"revision": 1, "note": "x", "status": "in_behandeling"}
        assert officer.post(f"/duinstad/registers/zaak/{entry.pk}/{address}", sent).status_code == 404
    assert officer.get("/veenstad/registers/melding/export/").status_code == 404
    assert Entry.objects.get().revision == 1


def test_a_reader_sees_lists_but_no_forms() -> None:
    plan = SafetyPlan()
    client = browser_of(plan, Role.READER)
    assert "Nieuwe zaak" not in page(client, "/duinstad/registers/melding/")
    page(client, "/duinstad/registers/melding/nieuw/", status=403)
    page(client, "/duinstad/registers/melding/export/", status=403)
    page(client, "/duinstad/registers/in-gebruik/", status=403)


def test_a_register_that_is_not_in_use_has_no_pages() -> None:
    client = browser_of(SafetyPlan())
    page(client, "/duinstad/registers/verzonnen/", status=404)
    page(client, "/duinstad/registers/verzonnen/nieuw/", status=404)


def test_withdrawing_without_a_reason_says_at_which_field_it_is_missing() -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "melding", REPORT).entry
    answer = browser_of(plan).post(f"/duinstad/registers/zaak/{entry.pk}/vervallen/", {"revision": 1})
    assert answer.status_code == 400
    assert '<a class="utrecht-link" href="#withdraw-note">Waarom?: Vul dit in.</a>' in answer.content.decode()
