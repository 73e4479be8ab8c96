"""Are the right people told of a case ahead of its end and when it is late, once each?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from tests.safety_plan import SafetyPlan

from waarborg.commitments.demands import Response
from waarborg.operations.entries import log_entry
from waarborg.operations.reminders import send_reminders
from waarborg.operations.teams import set_team
from waarborg.records.models import Account, Entry, TermSuspension
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def case(plan: SafetyPlan, due: datetime | None, handler: Account | None = None) -> Entry:
    return plan.log(
        "melding",
        NOON - timedelta(days=7),
        "graffiti",
        closed_at=None,
        due_at=due,
        team="Buitendienst",
        assigned_to=handler,
        status="nieuw",
    )


def told(day: date) -> dict[str, str]:
    """Who got a message on a day, and what it says."""
    mail.outbox.clear()
    send_reminders(day, (14, 3))
    return {message.to[0].split("@")[0]: str(message.body) for message in mail.outbox}


def test_a_handler_is_told_ahead_the_team_on_the_last_day_and_the_owner_when_it_is_late() -> None:
    plan = SafetyPlan()
    boa, lead, owner = plan.person("boa"), plan.person("teamleider"), plan.person("trekker")
    set_team(plan.actor, "Buitendienst", [], leads=[lead.pk])
    plan.promise(
        Response(Duration(24, Unit.HOUR)), Selection("melding", categories=("graffiti",)), owner=owner
    )
    case(plan, NOON + timedelta(days=5), boa)
    days = [MONDAY + timedelta(days=offset) for offset in range(8)]
    found = {day.day: set(told(day)) for day in days}
    assert found == {2: set(), 3: set(), 4: {"boa"}, 5: set(), 6: set(), 7: {"boa", "teamleider"}} | {
        8: {"boa", "teamleider", "trekker"},
        9: set(),
    }


def test_a_message_names_the_case_by_its_number_and_not_by_its_title() -> None:
    plan = SafetyPlan()
    entry = case(plan, NOON, plan.person("boa"))
    Entry.objects.filter(pk=entry.pk).update(title="Ruzie met Jansen")
    text = told(MONDAY)["boa"]
    assert f"MEL-2026-{entry.pk}, Melding (Duinstad)" in text
    assert f"/duinstad/registers/zaak/{entry.pk}/" in text
    assert "Jansen" not in text


def test_a_case_without_a_handler_is_told_to_everybody_in_its_team_and_its_lead_when_it_is_late() -> None:
    plan = SafetyPlan()
    lead, member, _other = (plan.person(name) for name in ("teamleider", "lid", "ander"))
    set_team(plan.actor, "Buitendienst", [member.pk], leads=[lead.pk])
    case(plan, NOON + timedelta(days=2))
    assert set(told(MONDAY)) == {"teamleider", "lid"}
    assert set(told(MONDAY + timedelta(days=2))) == {"teamleider"}


def test_in_a_team_that_nobody_leads_everybody_is_told_on_the_last_day() -> None:
    plan = SafetyPlan()
    boa, member = plan.person("boa"), plan.person("lid")
    set_team(plan.actor, "Buitendienst", [member.pk])
    case(plan, NOON, boa)
    assert set(told(MONDAY)) == {"boa", "lid"}


def test_nobody_is_told_of_a_case_that_they_may_not_see() -> None:
    plan = SafetyPlan()
    boa, lead = plan.person("boa"), plan.person("teamleider")
    set_team(plan.actor, "Buitendienst", [], leads=[lead.pk])
    entry = case(plan, NOON, boa)
    Entry.objects.filter(pk=entry.pk).update(raised_to="geheim")
    assert set(told(MONDAY)) == {"boa"}


def test_what_stands_still_is_not_late_and_is_told_when_it_should_go_on() -> None:
    plan = SafetyPlan()
    entry = case(plan, None, plan.person("boa"))
    Entry.objects.filter(pk=entry.pk).update(suspended_since=NOON)
    TermSuspension.objects.create(
        organisation=plan.organisation, entry=entry, reason="x", started_at=NOON, expected_on=date(2026, 3, 5)
    )
    assert told(date(2026, 3, 4)) == {}
    assert "staat stil" in told(date(2026, 3, 5))["boa"]
    assert told(date(2026, 3, 6)) == {}


def test_what_was_closed_before_the_message_went_out_is_not_told() -> None:
    plan = SafetyPlan()
    entry = case(plan, NOON, plan.person("boa"))
    Entry.objects.filter(pk=entry.pk).update(closed_at=NOON)
    assert told(MONDAY) == {}


@pytest.mark.parametrize(
    ("register", "text_field", "category"),
    [("actie", "afspraak", "overleg"), ("verbeterpunt", "punt", "oefening")],
)
def test_who_agreed_to_an_action_or_improvement_is_told_by_the_day_that_was_agreed(
    register: str, text_field: str, category: str
) -> None:
    plan = SafetyPlan()
    owner = plan.person("eigenaar")
    plan.person("ander")
    values = {
        "category": category,
        "title": "Bel de corporatie",
        text_field: "Bel de corporatie",
        "klaar_voor": MONDAY + timedelta(days=5),
        "assigned_to": str(owner.pk),
        "opened_at": (NOON - timedelta(days=20)).isoformat(),
    }
    log_entry(plan.actor, register, values)
    found = {offset: set(told(MONDAY + timedelta(days=offset))) for offset in range(8)}
    assert found == {0: set(), 1: set(), 2: {"eigenaar"}, 3: set(), 4: set(), 5: {"eigenaar"}} | {
        6: {"eigenaar"},
        7: set(),
    }
