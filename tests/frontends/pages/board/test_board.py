"""Does the board show how the plan stands on any day, for whom, and why?"""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.frontends.pages.registers.test_register_pages import browser_of, page
from tests.safety_plan import SafetyPlan

from waarborg.commitments.demands import Frequency, Milestone
from waarborg.operations.entries import log_entry
from waarborg.operations.judging import judge_again
from waarborg.records.models import Account, Role
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection

pytestmark = pytest.mark.django_db
YEARLY = Frequency(per=Duration(12, Unit.MONTH), at_least=1)
BAR_ROUND = Selection("controle", ("horecacontrole",))


@pytest.fixture
def plan() -> SafetyPlan:
    """Kept, on track (a milestone far away), broken (one long ago) and unclear."""
    today = timezone.localdate()
    plan = SafetyPlan(start=date(today.year - 1, 1, 1), end=date(today.year + 2, 12, 31))
    anne = plan.person("anne")
    plan.promise(YEARLY, BAR_ROUND, owner=anne, sentence="Wij controleren elk jaar de horeca.")
    plan.promise(Milestone(plan.end), Selection("document"), sentence="Aan het eind ligt er een nota.")
    plan.promise(Milestone(plan.start), Selection("document"), sentence="Op de eerste dag ligt er een visie.")
    plan.promise(None, sentence="Wij overleggen regelmatig.")
    log_entry(plan.actor, "controle", {"category": "horecacontrole", "happened_on": today})
    judge_again(plan.actor)
    return plan


def rows(html: str) -> list[str]:
    return re.findall(r'<td class="wb-nr"[^>]*>(\d+)</td>', html)


def test_a_municipality_without_a_plan_is_told_how_to_begin() -> None:
    plan = SafetyPlan(adopted=False)
    assert "/duinstad/plan/inlezen/" in page(browser_of(plan, Role.SAFETY_OFFICER), "/duinstad/")
    plan_of_readers = page(browser_of(plan, Role.READER), "/duinstad/")
    assert "Er is nog geen vastgesteld plan" in plan_of_readers
    assert "/duinstad/plan/inlezen/" not in plan_of_readers
    assert "Lees het document" not in plan_of_readers
    assert "Geef iemand die rol" in page(browser_of(plan, Role.ADMINISTRATOR), "/duinstad/")


def test_the_worst_comes_first_below_the_name_of_its_standing(plan: SafetyPlan) -> None:
    html = page(browser_of(plan), "/duinstad/")
    assert rows(html) == ["3", "4", "2", "1"]
    headings = re.findall(r'scope="rowgroup"[^>]*>([^<]+)<', html)
    assert headings == ["Niet nagekomen", "Onduidelijk", "Op koers", "Nagekomen"]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("stand=kept", ["1"]),
        ("zoek=NOTA", ["2"]),
        ("zoek=3", ["3"]),
        ("eigenaar=0&volgorde=number", ["2", "3", "4"]),
        ("volgorde=number", ["1", "2", "3", "4"]),
        ("binnen=7", []),
        ("stand=verzonnen&volgorde=verzonnen&onderdeel=x&binnen=", ["3", "4", "2", "1"]),
    ],
)
def test_a_filter_in_the_address_narrows_the_lines(plan: SafetyPlan, query: str, numbers: list[str]) -> None:
    assert rows(page(browser_of(plan), f"/duinstad/?{query}")) == numbers


def test_the_day_before_the_inspection_the_year_was_not_kept_yet(plan: SafetyPlan) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    html = page(browser_of(plan), f"/duinstad/?stand=kept&dag={yesterday}")
    assert rows(html) == []
    assert "Zo stond het plan er op deze dag voor" in html


def test_at_the_end_of_the_plan_all_that_was_not_done_is_broken(plan: SafetyPlan) -> None:
    html = page(browser_of(plan), f"/duinstad/?stand=broken&volgorde=number&dag={plan.end}")
    assert "Deze dag ligt nog voor ons" in html
    assert rows(html) == ["1", "2", "3"]


def test_a_day_after_the_plan_is_its_last_day(plan: SafetyPlan) -> None:
    assert f'value="{plan.end}"' in page(browser_of(plan), "/duinstad/?dag=2999-01-01")


def test_a_day_of_an_earlier_plan_shows_that_plan_and_its_commitments(plan: SafetyPlan) -> None:
    ended = plan.start - timedelta(days=1)
    plan.adopt_another(plan.start - timedelta(days=700), ended)
    plan.promise(YEARLY, Selection("schouw"), sentence="Wij schouwden elk jaar de wijken.")
    client = browser_of(plan, Role.SAFETY_OFFICER)
    assert "schouwden" not in page(client, "/duinstad/")
    html = page(client, f"/duinstad/?dag={ended}")
    assert "U kijkt naar een plan van eerder: Een ander" in html
    assert f'min="{plan.start - timedelta(days=700)}" max="{plan.end}"' in html
    assert f"/duinstad/afspraak/1/?dag={ended}" in html
    html = page(client, f"/duinstad/afspraak/1/?dag={ended}")
    assert "Wij schouwden elk jaar de wijken." in html
    assert "geen bewijs" in html
    assert "in een ander plan dan nu wordt gevolgd" in html
    assert "Leg bewijs vast" not in html


@pytest.mark.parametrize("day", ["2026-13-01", "gisteren", "0", ""])
def test_a_day_that_does_not_exist_is_today(plan: SafetyPlan, day: str) -> None:
    assert "Terug naar vandaag" not in page(browser_of(plan), f"/duinstad/?dag={day}")


def test_what_is_due_this_month_asks_for_a_push() -> None:
    today = timezone.localdate()
    plan = SafetyPlan(start=today - timedelta(days=300), end=today + timedelta(days=900))
    plan.promise(
        Milestone(today + timedelta(days=20)), Selection("document"), sentence="Straks is het klaar."
    )
    plan.promise(Milestone(today + timedelta(days=400)), Selection("document"), sentence="Ooit is het klaar.")
    judge_again(plan.actor)
    pushes = page(browser_of(plan), "/duinstad/").split('id="push"')[1].split('id="per-part"')[0]
    assert "Straks is het klaar." in pushes
    assert "Ooit is het klaar." not in pushes


def test_the_board_shows_an_entry_at_once_after_it_was_shown_without(plan: SafetyPlan) -> None:
    plan.promise(YEARLY, Selection("controle", ("strand_jachthaven",)), sentence="Elk jaar een ronde.")
    judge_again(plan.actor)
    client = browser_of(plan)
    assert "5" not in rows(page(client, "/duinstad/?stand=kept"))
    day = timezone.localdate()
    log_entry(plan.actor, "controle", {"category": "strand_jachthaven", "happened_on": day})
    assert "5" in rows(page(client, "/duinstad/?stand=kept"))


def test_everybody_sees_their_own_commitments(plan: SafetyPlan) -> None:
    client = browser_of(plan)
    assert "U trekt nog geen afspraken" in page(client, "/duinstad/mijn-afspraken/")
    anne = Account.objects.get(email="anne@example.nl")
    client.force_login(anne, backend="django.contrib.auth.backends.ModelBackend")
    assert rows(page(client, "/duinstad/mijn-afspraken/")) == ["1"]
