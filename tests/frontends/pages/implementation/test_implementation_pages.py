"""Can the implementation plan be read, filled in and taken along?"""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from tests.safety_plan import SafetyPlan

from waarborg.operations.implementation.actions import ActionWish, add_action
from waarborg.operations.implementation.following import move_action
from waarborg.operations.implementation.money import MoneyWish, add_money_for_action
from waarborg.records.models import Measure, PlanAction, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> SafetyPlan:
    this = timezone.localdate().year
    made = SafetyPlan(start=date(this - 2, 1, 1), end=date(this + 2, 12, 31))
    made.promise(None, sentence="Wij maken afspraken met de horeca.")
    return made


def browser(plan: SafetyPlan, role: Role) -> Client:
    client = Client()
    client.force_login(plan.person(f"iemand-{role.value}", role))
    return client


def an_action(plan: SafetyPlan) -> PlanAction:
    this = timezone.localdate().year
    measure = Measure.objects.get(section__version=plan.version)
    wish = ActionWish(
        "Afspraken <maken>", measure.pk, date(this, 1, 1), date(this, 12, 31), owner_name="Horeca"
    )
    row = add_action(plan.actor, wish)
    return move_action(plan.actor, row.pk, 1, (row.start, date(this + 1, 6, 30)), "Geen tijd.")


def test_an_action_stands_in_the_chart_in_the_table_and_in_the_file(plan: SafetyPlan) -> None:
    row = an_action(plan)
    add_money_for_action(plan.actor, row.pk, MoneyWish(row.start.year, 12_500))
    client = browser(plan, Role.READER)
    page = client.get("/duinstad/uitvoering/").content.decode()
    assert page.count(f'href="/duinstad/uitvoering/{row.pk}/"') == 2
    assert "Afspraken &lt;maken&gt;" in page
    assert "verplaatst; eerst tot en met 31 december" in page
    assert "€\u00a012.500" in page
    assert "Nieuwe actie" not in page
    answer = client.get("/duinstad/uitvoering/?vorm=csv")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert lines[1].startswith(f"Afspraken <maken>;Horeca;;{row.start};{row.end};nog niet begonnen;")
    assert lines[1].endswith(";1;12500;0;0")
    shown = client.get(f"/duinstad/uitvoering/{row.pk}/").content.decode()
    assert "Geen tijd." in shown
    assert (
        "Geen actie past bij dit filter."
        in client.get("/duinstad/uitvoering/?wie=Niemand+anders").content.decode()
    )


def test_what_was_filled_in_stays_when_it_is_wrong_or_a_colleague_was_first(plan: SafetyPlan) -> None:
    row = an_action(plan)
    client = browser(plan, Role.SAFETY_OFFICER)
    form = {"title": "Anders", "measure": str(row.measure_id), "starts": "K5", "ends": "ooit"}
    wrong = client.post("/duinstad/uitvoering/nieuw/", form)
    assert wrong.status_code == 400
    told = wrong.content.decode()
    assert told.count("Schrijf een dag (31-12-2027), een kwartaal (2027-K3) of een jaar (2027).") == 4
    assert 'value="Anders"' in told
    late = client.post(f"/duinstad/uitvoering/{row.pk}/wijzigen/", {**form, "revision": "1"})
    assert late.status_code == 200
    told = late.content.decode()
    assert "Een collega wijzigde dit intussen." in told
    assert 'value="Anders"' in told
    assert f'name="revision" value="{row.revision}"' in told
    saved = client.post(f"/duinstad/uitvoering/{row.pk}/wijzigen/", {**form, "revision": str(row.revision)})
    assert saved.status_code == 302
    assert PlanAction.objects.get().title == "Anders"


def test_money_with_cents_is_refused_and_the_budget_adds_up(plan: SafetyPlan) -> None:
    row = an_action(plan)
    client = browser(plan, Role.SAFETY_OFFICER)
    form = {"year": str(row.start.year), "is_new": "nieuw", "requested": "12,50"}
    told = client.post(f"/duinstad/uitvoering/{row.pk}/geld/", form)
    assert told.status_code == 400
    assert "Schrijf hele euro&#x27;s, zonder centen" in told.content.decode()
    for requested in ("12.500", "€ 7.500"):
        done = client.post(f"/duinstad/uitvoering/{row.pk}/geld/", {**form, "requested": requested})
        assert done.status_code == 302
    page = client.get("/duinstad/uitvoering/begroting/").content.decode()
    assert "€\u00a020.000" in page
    assert "Samen €\u00a020.000 aan nieuw geld" in page
    answer = client.get("/duinstad/uitvoering/begroting/?vorm=csv")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert lines[-1] == "Totaal;;;;;;20000;0;20000;0;0;;"


def test_progress_is_told_on_the_page_of_the_action_and_the_measure_shows_it(plan: SafetyPlan) -> None:
    row = an_action(plan)
    client = browser(plan, Role.ENFORCEMENT_OFFICER)
    today = timezone.localdate().isoformat()
    form = {"step": "finish", "on": today, "revision": str(row.revision)}
    client.post(f"/duinstad/uitvoering/{row.pk}/voortgang/", form)
    page = client.get(f"/duinstad/plan/activiteit/{row.measure_id}/").content.decode()
    assert "Afspraken &lt;maken&gt;" in page
    assert "wb-standing--kept" in page
    refused = client.post(f"/duinstad/uitvoering/{row.pk}/verplaatsen/", {"starts": "2027", "ends": "2027"})
    assert refused.status_code == 403


def test_without_a_plan_or_actions_the_page_says_what_to_do() -> None:
    empty = SafetyPlan(adopted=False)
    page = browser(empty, Role.SAFETY_OFFICER).get("/duinstad/uitvoering/").content.decode()
    assert "Er is nog geen plan vastgesteld." in page
    begun = SafetyPlan("veenstad")
    client = browser(begun, Role.PORTFOLIO_HOLDER)
    assert "nog geen acties gepland" in client.get("/veenstad/uitvoering/").content.decode()
