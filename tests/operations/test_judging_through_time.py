"""Do standings follow the days and the clock, also where nobody logs anything?"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from unittest.mock import patch

import pytest
from tests.operations.judged import BARS, TODAY, TWICE_A_YEAR, YEARLY, flips, standing, stands
from tests.safety_plan import SafetyPlan

from waarborg.commitments.demands import Demand, Frequency, Interval, Milestone, Response
from waarborg.commitments.verdicts import Standing
from waarborg.operations.judging import (
    Outcome,
    history,
    judge_again,
    judge_all,
    judge_due,
    judge_touched,
    judge_version,
)
from waarborg.records.models import AuditLine, Judgement, StandingChange
from waarborg.records.queries.standings import board_lines
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection

pytestmark = pytest.mark.django_db


def test_time_alone_turns_a_promise_from_on_track_to_broken() -> None:
    plan = SafetyPlan()
    row = plan.promise(Milestone(date(2025, 9, 1)), BARS)
    judge_version(plan.actor, plan.version, TODAY)
    assert judge_due(plan.organisation, TODAY + timedelta(days=1)) == Outcome()
    judge_due(plan.organisation, date(2025, 12, 1))
    assert standing(row) == "broken"
    assert [(day, new) for _, day, _, new in flips(plan)] == [
        (TODAY, "on_track"),
        (date(2025, 7, 3), "at_risk"),
        (date(2025, 9, 1), "broken"),
    ]


def test_what_is_asked_every_day_is_not_broken_before_the_day_is_over() -> None:
    plan = SafetyPlan()
    row = plan.promise(Frequency(Duration(1, Unit.DAY), at_least=1), BARS)
    assert stands(plan, row, TODAY) == "on_track"
    assert stands(plan, row, TODAY + timedelta(days=1)) == "on_track"
    assert flips(plan) == [
        (1, TODAY, "", "on_track"),
        (1, TODAY, "on_track", "broken"),
        (1, TODAY + timedelta(days=1), "broken", "on_track"),
    ]


def test_an_entry_that_comes_before_the_timer_loses_nothing_of_yesterday() -> None:
    plan = SafetyPlan()
    row = plan.promise(Frequency(Duration(1, Unit.DAY), at_least=1), BARS)
    stands(plan, row, TODAY)
    tomorrow = TODAY + timedelta(days=1)
    with patch("django.utils.timezone.localdate", return_value=tomorrow):
        judge_touched(plan.actor, plan.log("controle", tomorrow, "horeca"))
    assert [(day, new) for _, day, _, new in flips(plan)] == [
        (TODAY, "on_track"),
        (TODAY, "broken"),
        (tomorrow, "kept"),
    ]


@pytest.mark.parametrize(
    ("demand", "last_day"),
    [
        (Milestone(date(2025, 6, 3)), date(2025, 6, 3)),
        (Interval(Duration(18, Unit.MONTH)), date(2025, 6, 30)),
        (TWICE_A_YEAR, date(2025, 12, 31)),
    ],
)
def test_on_its_last_day_a_promise_can_still_be_kept(demand: Demand, last_day: date) -> None:
    plan = SafetyPlan()
    row = plan.promise(demand, BARS)
    assert stands(plan, row, last_day) == "at_risk"
    assert judge_all(plan.organisation, last_day)[0].verdict.standing is Standing.BROKEN
    stands(plan, row, last_day + timedelta(days=1))
    assert (1, last_day, "at_risk", "broken") in flips(plan)


def test_a_report_can_be_answered_all_of_the_day_on_which_its_term_of_days_ends() -> None:
    plan = SafetyPlan()
    row = plan.promise(Response(Duration(1, Unit.DAY)), Selection("melding"))
    plan.log("melding", TODAY, "graffiti", closed_at=None)
    tomorrow = TODAY + timedelta(days=1)
    assert [stands(plan, row, day) for day in (TODAY, tomorrow, tomorrow + timedelta(days=1))] == [
        "on_track",
        "at_risk",
        "broken",
    ]


def test_a_term_of_hours_is_over_at_its_moment_on_the_board_and_for_the_timer() -> None:
    plan = SafetyPlan()
    row = plan.promise(Response(Duration(24, Unit.HOUR)), Selection("melding"))
    first = plan.log("melding", TODAY, "graffiti", closed_at=None)
    over = first.opened_at + timedelta(hours=24)
    tomorrow = over.date()

    def told(now: datetime) -> tuple[str, str]:
        """How the board tells it, from what is stored, and how it is stored after the timer ran."""
        (line,) = board_lines(plan.version, tomorrow, now)
        with patch("django.utils.timezone.now", return_value=now):
            judge_due(plan.organisation, tomorrow)
        return line.standing, standing(row)

    with patch("django.utils.timezone.now", return_value=first.opened_at):
        judge_due(plan.organisation, TODAY)
    assert standing(row) == "on_track"
    assert told(over - timedelta(minutes=1)) == ("at_risk", "at_risk")
    assert Judgement.objects.get().changes_at == over
    assert told(over) == ("broken", "broken")
    assert [(day, new) for _, day, _, new in flips(plan)] == [
        (TODAY, "on_track"),
        (tomorrow, "at_risk"),
        (tomorrow, "broken"),
    ]
    # Days that are over are judged as at their end, whenever one asks.
    then = [judge_all(plan.organisation, day)[0].verdict.standing.value for day in (TODAY, tomorrow)]
    assert then == ["on_track", "broken"]


def test_judging_what_is_due_makes_missing_verdicts_once() -> None:
    plan = SafetyPlan()
    plan.promise(TWICE_A_YEAR, BARS)
    assert judge_due(plan.organisation, TODAY) == Outcome(judged=1, changed=1)
    assert judge_due(plan.organisation, TODAY) == Outcome()
    assert StandingChange.objects.count() == 1
    assert AuditLine.objects.filter(act="judge").count() == 1


def test_a_day_in_the_past_is_read_but_never_stored_over_today() -> None:
    plan = SafetyPlan()
    plan.promise(TWICE_A_YEAR, BARS)
    judge_again(plan.actor, TODAY)
    assert judge_again(plan.actor, date(2024, 12, 31)) == Outcome()
    assert judge_due(plan.organisation, date(2024, 12, 31)) == Outcome()
    (then,) = judge_all(plan.organisation, date(2024, 12, 31))
    assert then.verdict.standing is Standing.BROKEN
    assert Judgement.objects.get().judged_on == TODAY


def test_a_list_that_gets_a_new_member_on_a_day_is_judged_again_on_that_day() -> None:
    plan = SafetyPlan()
    school, later = plan.places("school", "De Branding", "Het Baken")
    later.valid_from = date(2025, 8, 18)
    later.save()
    row = plan.promise(Frequency(YEARLY, at_least=1, each="school"), Selection("campagne"))
    judge_touched(plan.actor, plan.log("campagne", TODAY, subject=school), TODAY)
    assert standing(row) == "kept"
    judge_due(plan.organisation, date(2025, 8, 18))
    assert standing(row) == "on_track"


def test_the_history_tells_each_period_as_it_ended() -> None:
    plan = SafetyPlan()
    row = plan.promise(TWICE_A_YEAR, BARS)
    plan.log("controle", date(2024, 3, 1), "horeca")
    plan.log("controle", date(2025, 3, 1), "horeca")
    plan.log("controle", date(2025, 4, 1), "horeca")
    told = history(row, date(2026, 2, 1))
    assert [(each.window.start.year, each.verdict.standing.value, each.closed) for each in told] == [
        (2024, "broken", True),
        (2025, "kept", True),
        (2026, "on_track", False),
    ]
