"""Are answers counted in time or late as the judge asks, on this database?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.records.finding import TODAY, evidence
from tests.safety_plan import SafetyPlan

from waarborg.commitments.demands import Response
from waarborg.commitments.evidence import Answered
from waarborg.commitments.windows import Window
from waarborg.records.models import WITHDRAWN, Entry, TermSuspension
from waarborg.records.queries.shown_evidence import evidence_entries
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection
from waarborg.registers.terms import AMSTERDAM, term_end

pytestmark = pytest.mark.django_db


REPORTS = Selection("melding", categories=("graffiti",))


def test_without_a_term_every_trigger_that_was_closed_is_answered() -> None:
    plan = SafetyPlan()
    row = plan.promise(Response(), REPORTS)
    plan.log("melding", TODAY, "graffiti")
    plan.log("melding", TODAY, "graffiti", closed_at=None)
    assert evidence(row) == Answered(triggers=2, in_time=1, waiting=1)


def test_hours_run_on_the_clock() -> None:
    plan = SafetyPlan()
    row = plan.promise(Response(Duration(24, Unit.HOUR)), REPORTS)
    opened = datetime(2025, 6, 27, 9, 30, tzinfo=UTC)
    for hours in (1, 24):
        plan.log("melding", opened, "graffiti", closed_at=opened + timedelta(hours=hours))
    plan.log("melding", opened, "graffiti", closed_at=opened + timedelta(hours=24, seconds=1))
    plan.log("melding", opened, "graffiti", closed_at=None)
    running = datetime(2025, 6, 30, 5, tzinfo=UTC)
    plan.log("melding", running, "graffiti", closed_at=None)
    assert evidence(row) == Answered(
        triggers=5,
        in_time=2,
        late=1,
        overdue=1,
        waiting=1,
        first_due=term_end(running, Duration(24, Unit.HOUR)),
    )


@pytest.mark.parametrize("term", [Duration(2, Unit.WORKING_DAY), Duration(4, Unit.DAY)])
def test_days_run_to_the_end_of_the_last_day_in_the_netherlands(term: Duration) -> None:
    plan = SafetyPlan()
    row = plan.promise(Response(term), REPORTS)
    # Friday 27 June, a quarter to twelve at night in the Netherlands; the term ends with Tuesday 1 July.
    opened = datetime(2025, 6, 27, 23, 45, tzinfo=AMSTERDAM)
    late = datetime(2025, 7, 2, 0, 15, tzinfo=AMSTERDAM)
    plan.log("melding", opened, "graffiti", closed_at=late - timedelta(minutes=30))
    plan.log("melding", opened, "graffiti", closed_at=late)
    plan.log("melding", opened, "graffiti", closed_at=None)
    known = evidence(row)
    assert known == Answered(triggers=3, waiting=3, first_due=term_end(opened, term))
    assert evidence(row, date(2025, 7, 2)) == Answered(triggers=3, in_time=1, late=1, overdue=1)


def test_what_was_answered_after_the_day_was_still_open_then() -> None:
    plan = SafetyPlan()
    row = plan.promise(Response(Duration(24, Unit.HOUR)), REPORTS)
    opened = datetime(2025, 6, 30, 9, tzinfo=UTC)
    plan.log("melding", opened, "graffiti", closed_at=opened + timedelta(hours=23))
    then = evidence(row)
    assert isinstance(then, Answered)
    assert (then.in_time, then.waiting) == (0, 1)
    assert evidence(row, date(2025, 7, 1)) == Answered(triggers=1, in_time=1)


CHARGES = Selection("attest", categories=("aangifte",))


VIOLENCE = Selection("melding", categories=("agressie",))


def test_an_answer_is_an_entry_that_names_the_trigger_as_its_cause() -> None:
    plan = SafetyPlan()
    row = plan.promise(Response(), VIOLENCE, CHARGES)
    answered, unanswered, other = (plan.log("melding", TODAY, "agressie") for _ in range(3))
    plan.log("attest", TODAY, "aangifte", cause=answered)
    plan.log("attest", TODAY, "aangifte", cause=answered)
    plan.log("attest", TODAY, "advies", cause=unanswered)
    plan.log("attest", TODAY, "aangifte", cause=other, result=WITHDRAWN)
    assert evidence(row) == Answered(triggers=3, in_time=1, waiting=2)


@pytest.mark.parametrize("term", [Duration(48, Unit.HOUR), Duration(2, Unit.DAY)])
def test_the_first_answer_decides_whether_it_was_in_time(term: Duration) -> None:
    plan = SafetyPlan()
    row = plan.promise(Response(term), VIOLENCE, CHARGES)
    opened = datetime(2025, 6, 10, 9, tzinfo=UTC)
    in_time, late, never = (plan.log("melding", opened, "agressie") for _ in range(3))
    plan.log("attest", opened + timedelta(days=9), "aangifte", cause=in_time)
    plan.log("attest", opened + timedelta(days=1), "aangifte", cause=in_time)
    plan.log("attest", opened + timedelta(days=3), "aangifte", cause=late)
    assert evidence(row) == Answered(triggers=3, in_time=1, late=1, overdue=1)
    assert never.pk in [
        shown.id
        for shown in evidence_entries(plan.actor, row, Window(date(2025, 1, 1), TODAY), TODAY, 1).entries
    ]


def test_a_topic_that_was_not_on_the_agenda_of_a_meeting_is_missed() -> None:
    plan = SafetyPlan()
    meetings = Selection("overleg", categories=("driehoek",))
    topic = Selection("overleg", fields=(("agendapunten", "ondermijning"),))
    row = plan.promise(Response(), meetings, topic)
    plan.log("overleg", TODAY, "driehoek", fields={"agendapunten": ["drugs", "ondermijning"]})
    plan.log("overleg", TODAY, "driehoek", fields={"agendapunten": ["drugs"]})
    assert evidence(row) == Answered(triggers=2, in_time=1, overdue=1)


def still(entry: Entry, start: datetime, end: datetime | None) -> None:
    """Let the term of an entry have stood still."""
    TermSuspension.objects.create(
        organisation=entry.organisation, entry=entry, reason="Wacht", started_at=start, ended_at=end
    )
    Entry.objects.filter(pk=entry.pk).update(was_suspended=True)


def test_the_time_for_which_a_term_stood_still_is_taken_off_as_known_on_the_day() -> None:
    plan = SafetyPlan()
    row = plan.promise(Response(Duration(24, Unit.HOUR)), REPORTS)
    opened = datetime(2025, 6, 2, 8, tzinfo=UTC)
    hour = timedelta(hours=1)
    plain = plan.log("melding", opened, "graffiti", closed_at=opened + 30 * hour)
    helped = plan.log("melding", opened, "graffiti", closed_at=opened + 30 * hour)
    still(helped, opened + 2 * hour, opened + 9 * hour)
    waits = plan.log("melding", opened, "graffiti", closed_at=None)
    still(waits, opened + 2 * hour, None)
    late = plan.log("melding", opened, "graffiti", closed_at=None)
    still(late, opened + 2 * hour, opened + 50 * hour)
    assert plain.was_suspended is False
    # On the day itself the last two stand still, and nothing was answered yet.
    on_day = evidence(row, date(2025, 6, 2))
    assert isinstance(on_day, Answered)
    assert (on_day.triggers, on_day.waiting, on_day.overdue) == (4, 4, 0)
    found = evidence(row)
    assert isinstance(found, Answered)
    assert (found.triggers, found.in_time, found.late, found.overdue, found.waiting) == (4, 1, 1, 1, 1)
    assert found.first_due is not None
    assert found.first_due.date() > TODAY


def test_days_for_which_a_term_stood_still_are_taken_off_an_answer_by_another_entry() -> None:
    plan = SafetyPlan()
    row = plan.promise(Response(Duration(5, Unit.WORKING_DAY)), VIOLENCE, CHARGES)
    monday = datetime(2025, 6, 2, 10, tzinfo=UTC)
    for stop in (None, (monday + timedelta(days=1), monday + timedelta(days=4))):
        trigger = plan.log(VIOLENCE.register, monday, VIOLENCE.categories[0])
        if stop:
            still(trigger, *stop)
        # Pentecost Monday is no working day: the term ends on Tuesday 10 June, or on Friday 13 June.
        answer_day = monday + timedelta(days=10)
        plan.log(CHARGES.register, answer_day, *CHARGES.categories[:1], cause=trigger)
    found = evidence(row)
    assert isinstance(found, Answered)
    assert (found.triggers, found.in_time, found.late) == (2, 1, 1)
