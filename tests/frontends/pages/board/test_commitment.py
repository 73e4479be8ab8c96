"""Does the page of a commitment tell why it stands as it does, and lead to logging more?"""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.utils import timezone
from tests.frontends.pages.registers.test_register_pages import browser_of, page, token_on
from tests.safety_plan import SafetyPlan

from waarborg.commitments.demands import Frequency, Response
from waarborg.operations.entries import log_entry
from waarborg.records.models import Entry, Role
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection

pytestmark = pytest.mark.django_db
TWICE = Frequency(per=Duration(12, Unit.MONTH), at_least=2)
ROUND = {"category": "horecacontrole"}


@pytest.fixture
def plan() -> SafetyPlan:
    year = timezone.localdate().year
    plan = SafetyPlan(start=date(year - 2, 1, 1), end=date(year + 1, 12, 31))
    plan.promise(TWICE, Selection("controle", ("horecacontrole",)), sentence="Twee rondes per jaar.")
    return plan


def test_each_period_has_its_own_verdict(plan: SafetyPlan) -> None:
    year = timezone.localdate().year
    for month in (3, 6):
        log_entry(plan.actor, "controle", {**ROUND, "happened_on": date(year - 2, month, 1)})
    log_entry(plan.actor, "controle", {**ROUND, "happened_on": date(year - 1, 6, 1)})
    course = page(browser_of(plan), "/duinstad/afspraak/1/").split('id="verloop"')[1].split('id="hoe"')[0]
    standings = re.findall(r"wb-standing--(\w+)", course)
    assert len(standings) == 3
    assert standings[1:] == ["broken", "kept"]


def test_on_an_earlier_day_only_what_had_happened_counts(plan: SafetyPlan) -> None:
    year = timezone.localdate().year
    log_entry(plan.actor, "controle", {**ROUND, "happened_on": date(year - 1, 6, 1)})
    html = page(browser_of(plan), f"/duinstad/afspraak/1/?dag={year - 1}-05-31")
    assert "0 van 2" in html
    assert "nog niets vastgelegd" in html
    html = page(browser_of(plan, Role.READER), f"/duinstad/afspraak/1/?dag={year - 1}-06-01")
    assert "1 van 2" in html


def test_evidence_is_logged_from_the_commitment_and_leads_back_to_it(plan: SafetyPlan) -> None:
    client = browser_of(plan)
    shown = page(client, "/duinstad/afspraak/1/")
    address = re.search(r'href="(/duinstad/registers/controle/nieuw/[^"]*)"', shown)
    assert address is not None
    form_address = address[1].replace("&amp;", "&")
    sent = {
        **ROUND,
        "happened_on": timezone.localdate().isoformat(),
        "token": token_on(page(client, form_address)),
    }
    answer = client.post(form_address, sent, follow=True)
    assert answer.redirect_chain == [("/duinstad/afspraak/1/", 302)]
    assert "1 van 2" in answer.content.decode()
    assert Entry.objects.count() == 1


def test_who_may_not_log_is_not_invited_to(plan: SafetyPlan) -> None:
    assert "Leg bewijs vast" not in page(browser_of(plan, Role.READER), "/duinstad/afspraak/1/")


def test_the_trigger_without_an_answer_stands_in_the_evidence() -> None:
    plan = SafetyPlan()
    plan.promise(Response(within=Duration(24, Unit.HOUR)), Selection("melding", ("racistische_tekst",)))
    plan.log("melding", timezone.localtime(), "racistische_tekst", title="Leus op de muur", closed_at=None)
    shown = page(browser_of(plan), "/duinstad/afspraak/1/")
    assert "Leus op de muur" in shown
    assert shown.count("Zonder antwoord") == 1
    assert "0 van 0" in shown
    assert "1 geval wacht nog op antwoord, en telt pas mee als het er is of de termijn voorbij is." in shown
    assert "/duinstad/registers/melding/?categorie=racistische_tekst&amp;stand=open" in shown
    assert "Leg bewijs vast" not in shown, "another report is no evidence"


def test_a_case_is_answered_from_the_commitment() -> None:
    plan = SafetyPlan()
    today = timezone.localdate()
    plan.promise(Response(), Selection("melding", ("agressie",)), Selection("aangifte", ("agressie",)))
    case = plan.log("melding", today, "agressie")
    client = browser_of(plan)
    form = re.search(r'href="([^"]*/aangifte/nieuw/[^"]*)"', page(client, "/duinstad/afspraak/1/"))
    assert form is not None
    address = form[1].replace("&amp;", "&")
    html = page(client, address)
    assert f'value="MEL-{today.year}-{case.pk}"' in html
    sent = {
        "category": "agressie",
        "happened_on": today.isoformat(),
        "feit": "Bedreiging",
        "cause": f"MEL-{today.year}-{case.pk}",
        "token": token_on(html),
    }
    shown = client.post(address, sent, follow=True).content.decode()
    assert "1 van 1" in shown
    assert "Zonder antwoord" not in shown


def test_a_number_that_no_commitment_has_is_not_there(plan: SafetyPlan) -> None:
    page(browser_of(plan), "/duinstad/afspraak/99/", status=404)
