"""Does the owner of an action hear in time, once, and find it in a calendar?"""

from __future__ import annotations

from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.core.mail import EmailMessage
from pytest_django import Settings
from tests.safety_plan import SafetyPlan

from waarborg.operations.calendars import municipality_calendar, person_calendar, renew_municipality_calendar
from waarborg.operations.implementation.actions import ActionWish, add_action
from waarborg.operations.implementation.following import Step, tell_progress
from waarborg.operations.reminders import send_reminders
from waarborg.records.models import Account, PlanAction

pytestmark = pytest.mark.django_db

BY = date(2026, 9, 30)


def an_action(plan: SafetyPlan, owner: Account, *, is_confidential: bool = False) -> PlanAction:
    promise = plan.promise(None)
    wish = ActionWish(
        "Convenant ondertekenen",
        promise.measure_id,
        date(2026, 1, 1),
        BY,
        owner=owner.pk,
        is_confidential=is_confidential,
    )
    row = add_action(plan.actor, wish)
    return tell_progress(plan.actor, row.pk, row.revision, Step.BEGIN, date(2026, 1, 2))


def mornings(settings: Settings, outbox: list[EmailMessage]) -> dict[date, str]:
    """The messages of each day around the last one."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    told: dict[date, str] = {}
    for day in (BY + timedelta(days=offset) for offset in range(-20, 6)):
        with patch("django.utils.timezone.localdate", return_value=day):
            send_reminders(day, (14, 3))
        if outbox:
            told[day] = "".join(str(message.body) for message in outbox)
        outbox.clear()
    return told


def test_an_owner_hears_ahead_and_once_it_is_late(settings: Settings, mailoutbox: list[EmailMessage]) -> None:
    plan = SafetyPlan()
    an_action(plan, plan.person("anna"))
    told = mornings(settings, mailoutbox)
    assert [day.isoformat() for day in told] == ["2026-09-16", "2026-09-27", "2026-10-01"]
    first, *_rest, last = told.values()
    assert "moeten binnenkort klaar zijn:" in first
    assert "Convenant ondertekenen (Duinstad)" in first
    assert "hadden klaar moeten zijn:" in last
    assert "Niet klaar; het moest uiterlijk 30 september 2026." in last


def test_of_what_is_done_nobody_hears(settings: Settings, mailoutbox: list[EmailMessage]) -> None:
    plan = SafetyPlan()
    row = an_action(plan, plan.person("anna"))
    tell_progress(plan.actor, row.pk, row.revision, Step.FINISH, date(2026, 3, 1))
    assert mornings(settings, mailoutbox) == {}


def test_a_confidential_action_is_not_named_outside(
    settings: Settings, mailoutbox: list[EmailMessage]
) -> None:
    plan = SafetyPlan()
    owner = plan.person("anna")
    an_action(plan, owner, is_confidential=True)
    told = mornings(settings, mailoutbox)
    assert len(told) == 3
    assert all("Vertrouwelijke actie" in text and "Convenant" not in text for text in told.values())
    assert b"Convenant" not in person_calendar(owner.calendar_token)
    assert b"Vertrouwelijke" in person_calendar(owner.calendar_token)
    assert b"BEGIN:VEVENT" not in municipality_calendar(renew_municipality_calendar(plan.actor))


def test_an_action_stands_in_the_calendars_on_its_last_day() -> None:
    plan = SafetyPlan()
    owner = plan.person("anna")
    row = an_action(plan, owner)
    feed = person_calendar(owner.calendar_token).decode()
    assert "DTSTART;VALUE=DATE:20260930" in feed
    assert "SUMMARY:Convenant ondertekenen" in feed
    assert f"/duinstad/uitvoering/{row.pk}/" in feed
    assert "SUMMARY:Convenant" in municipality_calendar(renew_municipality_calendar(plan.actor)).decode()
