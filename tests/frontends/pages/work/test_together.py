"""Can cases be picked from a work list, changed together, and the list kept as a filter?"""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from tests.safety_plan import SafetyPlan

from waarborg.operations.entries import Move, change_entry, log_entry, move_status
from waarborg.records.models import WITHDRAWN, Account, Entry, Role, SavedFilter

pytestmark = pytest.mark.django_db

REPORT = {"category": "racistische_tekst", "omschrijving": "Leus", "opened_at": "2026-03-02 09:00"}


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_picked_cases_are_shown_and_given_to_a_colleague() -> None:
    plan = SafetyPlan()
    boa, colleague = plan.person("boa", Role.ENFORCEMENT_OFFICER), plan.person("collega")
    client = signed_in(boa)
    first, second = (log_entry(plan.actor, "melding", REPORT).entry for _ in range(2))
    listed = client.get("/duinstad/mijn-werk/?team=Buitendienst&wie=niemand").content.decode()
    assert f'value="{first.pk}.1"' in listed
    page = f"/duinstad/mijn-werk/samen/?zaak={first.pk}.1&zaak={second.pk}.1"
    assert "Deze 2 zaken" in client.get(page).content.decode()
    form = {"zaak": [f"{first.pk}.1", f"{second.pk}.1"], "act": "assign", "person": str(colleague.pk)}
    done = client.post("/duinstad/mijn-werk/samen/", form, follow=True).content.decode()
    assert "2 zaken zijn gewijzigd." in done
    assert set(Entry.objects.values_list("assigned_to", flat=True)) == {colleague.pk}


def test_all_cases_of_a_page_are_picked_at_once_and_lapse_with_a_reason() -> None:
    plan = SafetyPlan()
    client = signed_in(plan.person("boa", Role.ENFORCEMENT_OFFICER))
    for _ in range(2):
        log_entry(plan.actor, "melding", REPORT)
    listed = client.get("/duinstad/registers/melding/").content.decode()
    all_of_them = re.search(r'href="(/duinstad/mijn-werk/samen/\?lijst=melding[^"]+)"', listed)
    assert all_of_them is not None
    page = client.get(unescape(all_of_them[1])).content.decode()
    form = {"zaak": re.findall(r'name="zaak" value="([^"]+)"', page), "act": "withdraw"}
    refused = client.post("/duinstad/mijn-werk/samen/", {**form, "reason": ""})
    assert "Vul dit in." in refused.content.decode()
    done = client.post(
        "/duinstad/mijn-werk/samen/", {**form, "reason": "Proef"}, follow=True
    ).content.decode()
    assert "2 zaken zijn gewijzigd." in done
    assert set(Entry.objects.values_list("status", flat=True)) == {WITHDRAWN}


def test_cases_are_picked_from_the_list_of_a_register_and_lead_back_to_it() -> None:
    plan = SafetyPlan()
    client = signed_in(plan.person("boa", Role.ENFORCEMENT_OFFICER))
    open_one = log_entry(plan.actor, "melding", REPORT).entry
    closed = {"status": "afgehandeld", "result": "opgelost", "closed_at": "2026-03-02 10:00"}
    log_entry(plan.actor, "melding", {**REPORT, **closed})
    listed = client.get("/duinstad/registers/melding/").content.decode()
    assert re.findall(r'name="zaak" value="([^"]+)"', listed) == [f"{open_one.pk}.1"]
    assert (
        'name="zaak"'
        not in signed_in(plan.person("lezer", Role.READER))
        .get("/duinstad/registers/melding/")
        .content.decode()
    )
    chosen = client.get(f"/duinstad/mijn-werk/samen/?lijst=melding&zaak={open_one.pk}.1").content.decode()
    assert 'name="lijst" value="melding"' in chosen
    form = {"lijst": "melding", "zaak": f"{open_one.pk}.1", "act": "team", "team": "Vergunningen"}
    done = client.post("/duinstad/mijn-werk/samen/", form)
    assert done["Location"] == "/duinstad/registers/melding/"
    assert Entry.objects.filter(team="Vergunningen").count() == 1


def test_a_case_that_a_colleague_changed_is_told_and_nothing_is_done() -> None:
    plan = SafetyPlan()
    client = signed_in(plan.person("boa", Role.ENFORCEMENT_OFFICER))
    first, second = (log_entry(plan.actor, "melding", REPORT).entry for _ in range(2))
    change_entry(plan.actor, second.pk, 1, {"omschrijving": "Leus op de brug"})
    form = {"zaak": [f"{first.pk}.1", f"{second.pk}.1"], "act": "team", "team": "Vergunningen"}
    refused = client.post("/duinstad/mijn-werk/samen/", form)
    assert refused.status_code == 409
    html = refused.content.decode()
    assert "Er is niets gewijzigd" in html
    assert f'value="{second.pk}.2"' in html
    assert not Entry.objects.filter(team="Vergunningen").exists()


def test_once_a_case_is_closed_its_duplicates_are_offered_to_be_closed_as_it_was() -> None:
    plan = SafetyPlan()
    client = signed_in(plan.person("boa", Role.ENFORCEMENT_OFFICER))
    original = log_entry(plan.actor, "melding", REPORT).entry
    twice = {**REPORT, "duplicate_of": str(original.pk)}
    duplicates = [log_entry(plan.actor, "melding", twice).entry for _ in range(2)]
    page = f"/duinstad/registers/zaak/{original.pk}/"
    assert "Sluit ze ook af" not in client.get(page).content.decode()
    move_status(plan.actor, original.pk, 1, Move("afgehandeld", "opgelost"))
    offer = re.search(r'href="([^"]+)">Sluit ze ook af', client.get(page).content.decode())
    assert offer is not None
    html = client.get(offer[1].replace("&amp;", "&")).content.decode()
    assert '<option value="afgehandeld" selected>' in html
    assert '<option value="opgelost" selected>' in html
    picked = re.findall(r'name="zaak" value="([^"]+)"', html)
    form = {"zaak": picked, "act": "status", "status": "afgehandeld", "result": "opgelost"}
    assert client.post("/duinstad/mijn-werk/samen/", form).status_code == 302
    assert not Entry.objects.filter(pk__in=[each.pk for each in duplicates], closed_at=None).exists()
    assert "Sluit ze ook af" not in client.get(page).content.decode()


def test_a_filter_is_kept_shared_replaced_and_taken_away() -> None:
    plan, list_name = SafetyPlan(), "mijn-werk"
    mine = signed_in(plan.person("boa", Role.ENFORCEMENT_OFFICER))
    theirs = signed_in(plan.person("collega", Role.FRONT_DESK))
    form = {"list": list_name, "name": "Te verdelen", "query": "team=Buitendienst&wie=niemand&pagina=3"}
    kept = mine.post("/duinstad/registers/filter/bewaren/", form)
    assert kept["Location"] == "/duinstad/mijn-werk/?team=Buitendienst&wie=niemand"
    assert "Te verdelen" in mine.get("/duinstad/mijn-werk/").content.decode()
    assert "Te verdelen" not in theirs.get("/duinstad/mijn-werk/").content.decode()
    mine.post("/duinstad/registers/filter/bewaren/", {**form, "shared": "ja"})
    assert "Te verdelen" in theirs.get("/duinstad/mijn-werk/").content.decode()
    number = SavedFilter.objects.get().pk
    assert theirs.post(f"/duinstad/registers/filter/{number}/verwijderen/").status_code == 403
    assert mine.post(f"/duinstad/registers/filter/{number}/verwijderen/").status_code == 302
    assert not SavedFilter.objects.exists()
