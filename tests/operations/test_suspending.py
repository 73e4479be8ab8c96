"""Does a term stand still, go on and grow as asked, with its reason, its limit and its line in the history?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from tests.safety_plan import SafetyPlan

from waarborg.operations.confirming_terms import confirm_term
from waarborg.operations.entries import Move, change_entry, log_entry, move_status
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.operations.suspending import Stop, extend_term, resume_lapsed, resume_term, suspend_term
from waarborg.records.models import AuditLine, Entry, TermSuspension
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.statutory import StatutoryPeriod
from waarborg.registers.terms import end_of_day

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
A_WEEK = Duration(1, Unit.WEEK)


def report(plan: SafetyPlan, **hours_ago: float) -> Entry:
    """A report with a term of 24 hours that came in some hours ago."""
    opened = timezone.now().replace(microsecond=0) - timedelta(**hours_ago)
    values = {"category": "racistische_tekst", "omschrijving": "Leus", "opened_at": opened.isoformat()}
    return log_entry(plan.actor, "melding", values).entry


def application(plan: SafetyPlan, days_ago: int) -> Entry:
    """A Bibob screening, of which the term is that for deciding on an application: eight weeks."""
    opened = timezone.now().replace(microsecond=0) - timedelta(days=days_ago)
    return log_entry(
        plan.actor, "bibob", {"title": "Café", "category": "horeca", "opened_at": opened.isoformat()}
    ).entry


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(Invalid) as refused:
        act()
    return refused.value.problems[0].code


def test_a_term_stands_still_and_goes_on_with_what_was_left() -> None:
    plan = SafetyPlan()
    entry = report(plan, hours=10)
    since, until = entry.opened_at + 2 * HOUR, entry.opened_at + 7 * HOUR
    stopped = suspend_term(plan.actor, entry.pk, 1, Stop("Wacht op de melder", since=since))
    assert (stopped.due_at, stopped.suspended_since) == (None, since)
    going = resume_term(plan.actor, entry.pk, 2, until)
    assert going.suspended_since is None
    assert going.due_at == entry.opened_at + 29 * HOUR
    acts = AuditLine.objects.filter(object_type="entry", object_id=entry.pk).order_by("id")
    assert [line.act for line in acts] == ["entry.log", "entry.suspend_term", "entry.resume_term"]
    assert acts[1].changes["suspended_since"] == [None, since.astimezone(UTC).isoformat()]


def test_a_case_with_a_day_of_its_own_keeps_that_day_through_a_stop_and_an_extension() -> None:
    plan = SafetyPlan()
    today = timezone.localdate()
    values = {
        "title": "Bel de corporatie",
        "category": "overleg",
        "afspraak": "Bel de corporatie",
        "klaar_voor": today + timedelta(days=3),
        "opened_at": (timezone.now() - timedelta(days=4)).isoformat(),
    }
    entry = log_entry(plan.actor, "actie", values).entry
    own_day = end_of_day(today + timedelta(days=3))
    assert entry.due_at == own_day
    stopped = suspend_term(plan.actor, entry.pk, 1, Stop("Wacht", since=timezone.now() - timedelta(days=2)))
    assert stopped.due_at is None
    going = resume_term(plan.actor, entry.pk, 2)
    assert going.due_at == own_day + timedelta(days=2)
    longer = extend_term(plan.actor, entry.pk, 3, A_WEEK, "De corporatie is dicht")
    assert longer.due_at == own_day + timedelta(days=9)
    changed = change_entry(plan.actor, entry.pk, 4, {"title": "Bel de corporatie nog eens"})
    assert changed.due_at == longer.due_at


def test_a_case_that_is_due_on_the_day_it_was_agreed_can_stand_still_too() -> None:
    plan = SafetyPlan()
    today = timezone.localdate()
    values = {"title": "Bel", "category": "overleg", "afspraak": "Bel", "klaar_voor": today}
    entry = log_entry(plan.actor, "actie", values).entry
    suspend_term(plan.actor, entry.pk, 1, Stop("Wacht"))
    assert resume_term(plan.actor, entry.pk, 2).due_at == end_of_day(today)


def test_the_second_of_two_who_let_it_stand_still_is_told() -> None:
    plan = SafetyPlan()
    entry = report(plan, hours=1)
    suspend_term(plan.actor, entry.pk, 1, Stop("Wacht"))
    with pytest.raises(Overtaken):
        suspend_term(plan.actor, entry.pk, 1, Stop("Wacht ook"))
    assert code_of(lambda: suspend_term(plan.actor, entry.pk, 2, Stop("Wacht ook"))) == "already_suspended"
    assert TermSuspension.objects.count() == 1


def test_what_makes_no_sense_is_refused_with_its_reason() -> None:
    plan, now = SafetyPlan(), timezone.now()
    entry, late = report(plan, hours=2), report(plan, hours=30)
    actor, number = plan.actor, entry.pk
    done = move_status(actor, report(plan, hours=2).pk, 1, Move("afgehandeld", "opgelost"))
    assert code_of(lambda: suspend_term(actor, number, 1, Stop(" "))) == "missing"
    assert code_of(lambda: suspend_term(actor, number, 1, Stop("x", since=now + HOUR))) == "in_the_future"
    assert (
        code_of(lambda: suspend_term(actor, number, 1, Stop("x", since=now - 3 * HOUR))) == "before_opening"
    )
    assert code_of(lambda: suspend_term(actor, late.pk, 1, Stop("x"))) == "term_is_over"
    assert code_of(lambda: suspend_term(actor, done.pk, done.revision, Stop("x"))) == "entry_is_closed"
    assert code_of(lambda: suspend_term(actor, number, 1, Stop("x", ground="verzonnen"))) == "unknown_ground"
    assert code_of(lambda: resume_term(actor, number, 1)) == "not_suspended"
    assert code_of(lambda: extend_term(actor, late.pk, 1, A_WEEK, "x")) == "term_is_over"
    assert code_of(lambda: extend_term(actor, number, 1, None, "x")) == "missing"


def test_closing_an_entry_ends_what_stood_still() -> None:
    plan = SafetyPlan()
    entry = suspend_term(plan.actor, report(plan, hours=2).pk, 1, Stop("Wacht"))
    done = move_status(plan.actor, entry.pk, 2, Move("afgehandeld", "opgelost"))
    assert done.suspended_since is None
    assert TermSuspension.objects.get().ended_at == done.closed_at


def test_a_change_of_the_entry_keeps_what_came_in_between() -> None:
    plan = SafetyPlan()
    entry = report(plan, hours=10)
    suspend_term(plan.actor, entry.pk, 1, Stop("Wacht", since=entry.opened_at + 2 * HOUR))
    going = resume_term(plan.actor, entry.pk, 2, entry.opened_at + 4 * HOUR)
    going = extend_term(plan.actor, entry.pk, 3, Duration(12, Unit.HOUR), "Steiger nodig")
    assert going.due_at == entry.opened_at + 38 * HOUR
    changed = change_entry(plan.actor, entry.pk, 4, {"omschrijving": "Leus op de brug"})
    assert changed.due_at == going.due_at


def test_waiting_for_advice_ends_by_itself_when_the_law_says_so() -> None:
    plan = SafetyPlan()
    entry = application(plan, days_ago=100)
    # It came to a stop within the term, and may stand still for twelve weeks.
    since = entry.opened_at + timedelta(days=5)
    stop = Stop("Advies gevraagd", ground="bibob_advies_afwachten", since=since)
    stopped = suspend_term(plan.actor, entry.pk, 1, stop)
    limit = TermSuspension.objects.get().latest_at
    assert limit is not None
    # Twelve weeks are days on the Dutch calendar, which after midnight here is a day ahead of UTC.
    assert (timezone.localdate(limit) - timezone.localdate(since)).days == 84
    assert stopped.due_at is not None
    assert resume_lapsed(plan.organisation, timezone.now()) == 1
    entry.refresh_from_db()
    assert entry.suspended_since is None
    assert entry.due_at == stopped.due_at
    assert resume_lapsed(plan.organisation, timezone.now()) == 0


def test_an_administrator_confirms_a_term_and_open_entries_follow() -> None:
    plan = SafetyPlan()
    entry = application(plan, days_ago=3)
    before = entry.due_at
    period = StatutoryPeriod(date(2020, 1, 1), None, Duration(10, Unit.WEEK), confirmed=True)
    confirm_term(plan.actor, "awb_beslistermijn", period, "Wet van vandaag")
    entry.refresh_from_db()
    assert before is not None
    assert entry.due_at is not None
    assert timedelta(days=13) < entry.due_at - before < timedelta(days=16)
    assert entry.revision == 2


def test_an_hour_that_the_clock_skipped_or_showed_twice_is_counted_as_it_passed() -> None:
    """24 hours from Saturday noon, still from Saturday evening to Sunday morning while the clock changed."""
    plan = SafetyPlan()
    for first, last, real_hours in (
        (datetime(2026, 3, 28, 19, tzinfo=UTC), datetime(2026, 3, 29, 6, tzinfo=UTC), 11),
        (datetime(2026, 10, 24, 18, tzinfo=UTC), datetime(2026, 10, 25, 7, tzinfo=UTC), 13),
    ):
        opened = first - 8 * HOUR
        values = {"category": "racistische_tekst", "omschrijving": "x", "opened_at": opened.isoformat()}
        entry = log_entry(plan.actor, "melding", values).entry
        suspend_term(plan.actor, entry.pk, 1, Stop("Wacht", since=first))
        going = resume_term(plan.actor, entry.pk, 2, last)
        assert going.due_at == opened + (24 + real_hours) * HOUR
