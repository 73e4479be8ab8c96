"""Can work that comes round be planned, done and held against what was done with the pages alone?"""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.frontends.pages.registers.test_register_pages import browser_of, page
from tests.safety_plan import SafetyPlan

from waarborg.commitments.demands import Frequency
from waarborg.operations.recurring.plans import RecurringWish, start_recurring
from waarborg.records.models import PLANNED, Entry, RecurringPlan, Role
from waarborg.records.queries.supervision import supervision_of
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection

pytestmark = pytest.mark.django_db

YEAR = Duration(1, Unit.YEAR)
BARS = Selection("controle", ("horecacontrole",), fields=(("integraal", "true"),))


def officer(plan: SafetyPlan) -> Client:
    return browser_of(plan, Role.SAFETY_OFFICER)


def test_a_plan_starts_from_a_commitment_is_looked_at_first_and_then_done() -> None:
    plan = SafetyPlan(start=date(2024, 1, 1), end=date(2032, 12, 31))
    plan.places("horeca", "De Kroon", "De Zon")
    row = plan.promise(Frequency(YEAR, at_least=2, each="horeca"), BARS)
    client = officer(plan)
    start = reverse("recurring:new", kwargs={"organisation": "duinstad"}) + f"?afspraak={row.number}"
    commitment = reverse("commitment", kwargs={"organisation": "duinstad", "number": row.number})
    assert start in page(client, commitment)
    form = page(client, start)
    assert 'value="controle/horecacontrole" selected' in form
    sent = {
        "title": "Horecaronde",
        "what": "controle/horecacontrole",
        "list": "horeca",
        "times": "2",
        "per": "P1Y",
        "starts_on": "2026-01-01",
        "number": str(row.number),
    }
    looked = client.post(start, {**sent, "preview": "ja"}).content.decode()
    assert "De Kroon: van" in looked
    assert not RecurringPlan.objects.exists()
    answer = client.post(start, sent, follow=True)
    made = RecurringPlan.objects.get()
    assert (made.number, made.fields) == (row.number, {"integraal": "true"})
    assert "klaar op de werklijst" in answer.content.decode()
    entry = Entry.objects.filter(status=PLANNED).order_by("title").first()
    assert entry is not None
    shown = page(client, f"/duinstad/registers/zaak/{entry.pk}/")
    assert "Leg vast wat is gedaan" in shown
    done = {"category": "horecacontrole", "happened_on": "2026-03-02", "integraal": "ja", "revision": "1"}
    client.post(f"/duinstad/registers/zaak/{entry.pk}/uitvoeren/", done)
    entry.refresh_from_db()
    assert (entry.status, entry.happened_on) == ("uitgevoerd", date(2026, 3, 2))


def test_a_wrong_form_says_all_that_is_wrong_and_a_stopped_plan_says_so() -> None:
    plan = SafetyPlan()
    client = officer(plan)
    answer = client.post("/duinstad/planning/nieuw/", {"per": "", "starts_on": "31-31-2026"})
    assert answer.status_code == 400
    assert answer.content.decode().count('href="#plan-') == 2
    wish = RecurringWish("Ronde", "controle", "horecacontrole", YEAR, 1, date(2026, 1, 1))
    started, _ = start_recurring(plan.actor, wish, date(2026, 3, 2))
    address = f"/duinstad/planning/{started.pk}/"
    changed = {"title": "Grote ronde", "what": "controle/horecacontrole", "times": "2", "per": "P1Y"}
    client.post(f"{address}wijzigen/", {**changed, "starts_on": "2026-01-01", "revision": "1"})
    assert "Grote ronde" in page(client, address)
    html = client.post(f"{address}stoppen/", {"revision": "2"}, follow=True).content.decode()
    assert "Dit plan is gestopt" in html
    assert "Grote ronde" in page(client, "/duinstad/planning/")
    assert page(browser_of(plan, Role.READER), address)
    page(browser_of(plan, Role.OWNER), "/duinstad/planning/nieuw/", 403)


def test_the_years_supervision_is_held_against_what_was_done() -> None:
    plan = SafetyPlan()
    plan.places("horeca", "De Kroon", "De Zon")
    wish = RecurringWish(
        "Horeca", "controle", "horecacontrole", YEAR, 2, date(2026, 1, 1), list_name="horeca", is_spread=True
    )
    start_recurring(plan.actor, wish, date(2026, 3, 2))
    for day in (date(2026, 2, 10), date(2026, 5, 10)):
        plan.log("controle", day, "horecacontrole", status="uitgevoerd", result="akkoord")
    plan.log("controle", date(2026, 3, 1), "schoolzone", status="uitgevoerd", result="akkoord")
    bars, schools = supervision_of(plan.actor, "controle", 2026, 3, date(2026, 10, 5))
    assert [(each.planned, each.done, each.behind) for each in bars.cells] == [
        (0, 1, 0),
        (1, 1, 0),
        (2, 0, 1),
        (1, 0, 1),
    ]
    assert (bars.total.planned, bars.total.done, bars.total.behind) == (4, 2, 1)
    assert (schools.category, schools.total.planned, schools.total.done) == ("schoolzone", 0, 1)
    client = officer(plan)
    assert "Horecacontrole" in page(client, "/duinstad/planning/toezicht/?jaar=2026&per=kwartaal")
    csv = client.get("/duinstad/planning/toezicht/?jaar=2026&vorm=csv")
    assert b"Horecacontrole;" in b"".join(csv.streaming_content)  # type: ignore[attr-defined]
    sheet = client.get("/duinstad/planning/toezicht/?jaar=2026&vorm=xlsx")
    assert b"".join(sheet.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]
