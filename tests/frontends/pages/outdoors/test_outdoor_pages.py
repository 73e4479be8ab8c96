"""Do the pages for outdoors work without a script, and does a script hear what came of an entry?"""

from __future__ import annotations

import json
import re

import pytest
from tests.frontends.pages.registers.test_register_pages import browser_of, page, token_on
from tests.safety_plan import SafetyPlan

from waarborg.frontends.pages.outdoors.worker import _PARTS
from waarborg.operations.entries import log_entry
from waarborg.records.models import Account, Entry, Role

pytestmark = pytest.mark.django_db
HERE = "/duinstad/veld/"
INSPECTION = f"{HERE}controle/"
SENT = {"category": "horecacontrole", "happened_on": "2026-03-02", "token": "een"}
JSON = {"Accept": "application/json"}


def test_every_register_has_a_button_for_each_of_its_categories() -> None:
    html = page(browser_of(SafetyPlan()), HERE)
    assert 'href="/duinstad/veld/controle/?category=horecacontrole"' in html
    assert 'href="/duinstad/veld/melding/?category=graffiti"' in html


def test_what_somebody_logs_most_comes_first() -> None:
    plan = SafetyPlan()
    client = browser_of(plan)
    for number, category in enumerate(("verkeer", "horecacontrole", "horecacontrole")):
        sent = {**SENT, "category": category, "token": str(number)}
        assert client.post(INSPECTION, sent).status_code == 302
    usual = page(client, HERE).partition("<h2>Alles</h2>")[0]
    assert re.findall(r"category=(\w+)", usual) == ["horecacontrole", "verkeer"]
    assert "meest vastlegt" not in page(browser_of(plan, Role.FRONT_DESK), HERE)


def test_a_button_opens_a_form_that_knows_its_category_and_asks_for_the_place() -> None:
    html = page(browser_of(SafetyPlan()), f"{INSPECTION}?category=horecacontrole")
    assert '<option value="horecacontrole" selected>' in html
    assert html.index('name="location"') < html.index("Meer invullen")


def test_without_a_script_an_entry_is_logged_and_the_buttons_come_back() -> None:
    client = browser_of(SafetyPlan())
    answer = client.post(INSPECTION, {**SENT, "token": token_on(page(client, INSPECTION))}, follow=True)
    assert "Opgeslagen als CON-" in answer.content.decode()
    assert answer.redirect_chain == [(HERE, 302)]
    assert "Dit klopt nog niet" in client.post(INSPECTION, {"token": "twee"}).content.decode()


def test_a_script_hears_the_number_and_the_same_draft_makes_one_entry() -> None:
    client = browser_of(SafetyPlan())
    first, again = (client.post(INSPECTION, SENT, headers=JSON).json() for _ in range(2))
    assert first["number"] == again["number"]
    assert (first["is_new"], again["is_new"]) == (True, False)
    assert first["address"] == f"/duinstad/registers/zaak/{Entry.objects.get().pk}/"


def test_a_script_hears_every_problem_with_its_field() -> None:
    sent = {"category": "", "happened_on": "31-2-2026", "location": "ergens", "token": "drie"}
    answer = browser_of(SafetyPlan()).post(INSPECTION, sent, headers=JSON)
    assert answer.status_code == 400
    problems = {each["field"]: each["label"] for each in answer.json()["problems"]}
    assert problems == {"category": "Categorie", "happened_on": "Datum", "location": "Plek op de kaart"}
    assert not Entry.objects.exists()


def test_the_worker_keeps_the_pages_and_what_they_are_made_of() -> None:
    client = browser_of(SafetyPlan())
    answer = client.get(f"{HERE}werker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    kept = json.loads(re.findall(r"const KEPT = (.*);", answer.content.decode())[0])
    assert {HERE, INSPECTION, f"{HERE}melding/"} <= set(kept["pages"])
    html = page(client, HERE) + page(client, INSPECTION)
    named = set(re.findall(r'(?:src|href)="/static/([^"]+\.(?:css|js|svg))"', html))
    assert named == set(_PARTS)


def test_the_state_tells_who_is_signed_in_and_gives_a_token() -> None:
    client = browser_of(SafetyPlan())
    state = client.get(f"{HERE}stand/").json()
    assert state["account"] == Account.objects.get(email__startswith="enforcement").pk
    assert len(state["token"]) > 30
    client.logout()
    assert client.get(f"{HERE}stand/").status_code == 302


def test_signing_out_clears_what_the_browser_stored() -> None:
    answer = browser_of(SafetyPlan()).post("/afmelden/")
    assert (answer.status_code, answer["Clear-Site-Data"]) == (302, '"storage"')


def test_who_may_log_nothing_has_no_page_for_outdoors() -> None:
    plan = SafetyPlan()
    client = browser_of(plan, Role.READER)
    for address in (HERE, INSPECTION, f"{HERE}werker.js", f"{HERE}stand/"):
        page(client, address, 403)
    assert HERE not in page(client, "/duinstad/registers/")


def test_what_was_logged_elsewhere_is_no_button_here() -> None:
    ours, theirs = SafetyPlan("duinstad"), SafetyPlan("veenstad")
    log_entry(theirs.actor, "controle", {"category": "verkeer", "happened_on": "2026-03-02"})
    assert "meest vastlegt" not in page(browser_of(ours), HERE)


def test_registers_that_ask_for_a_place_stand_before_the_others() -> None:
    html = page(browser_of(SafetyPlan()), HERE).partition("<h2>Alles</h2>")[2]
    groups = re.findall(r"<summary>([^<]+)</summary>", html)
    assert groups.index("Schouw") < groups.index("Campagne") < groups.index("Document of aanstelling")
