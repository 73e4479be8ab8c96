"""Is the stored verdict always the one that the evidence gives?"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.safety_plan import SafetyPlan

from waarborg.commitments.as_json import verdict_as_json
from waarborg.commitments.demands import Demand, Frequency, InForce, Interval, Milestone, Response
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
from waarborg.records.models import AuditLine, Commitment, Judgement, PlanVersion, StandingChange
from waarborg.records.queries.standings import board_lines
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection

pytestmark = pytest.mark.django_db

YEARLY = Duration(1, Unit.YEAR)
TODAY = date(2025, 6, 2)
BARS = Selection("controle", categories=("horeca",))
TWICE_A_YEAR = Frequency(YEARLY, at_least=2)


def standing(row: Commitment) -> str:
    return Judgement.objects.get(commitment=row).standing


def flips(plan: SafetyPlan) -> list[tuple[int, date, str, str]]:
    return list(StandingChange.objects.values_list("number", "day", "previous", "standing"))


def test_an_entry_renews_the_verdicts_that_it_is_evidence_for_and_no_others() -> None:
    plan = SafetyPlan()
    bars = plan.promise(TWICE_A_YEAR, BARS)
    plan.promise(TWICE_A_YEAR, Selection("controle", categories=("evenement",)))
    every_inspection = plan.promise(TWICE_A_YEAR, Selection("controle"))
    plan.promise(TWICE_A_YEAR, Selection("campagne"))
    entry = plan.log("controle", TODAY, "horeca")
    assert judge_touched(plan.actor, entry, TODAY) == Outcome(judged=2, changed=2)
    assert set(Judgement.objects.values_list("commitment", flat=True)) == {bars.pk, every_inspection.pk}


def test_a_second_entry_keeps_the_promise_and_leaves_a_line_in_its_history() -> None:
    plan = SafetyPlan()
    row = plan.promise(TWICE_A_YEAR, BARS)
    judge_touched(plan.actor, plan.log("controle", TODAY, "horeca"), TODAY)
    judge_touched(plan.actor, plan.log("controle", TODAY, "horeca"), TODAY + timedelta(days=1))
    judge_touched(plan.actor, plan.log("controle", TODAY, "horeca"), TODAY + timedelta(days=2))
    assert standing(row) == "kept"
    assert Judgement.objects.get().since == TODAY + timedelta(days=1)
    assert flips(plan) == [
        (1, TODAY, "", "on_track"),
        (1, TODAY + timedelta(days=1), "on_track", "kept"),
    ]


def test_an_answer_renews_the_verdict_on_the_triggers() -> None:
    plan = SafetyPlan()
    row = plan.promise(
        Response(Duration(2, Unit.DAY)),
        Selection("melding", categories=("agressie",)),
        Selection("attest", categories=("aangifte",)),
    )
    violence = plan.log("melding", TODAY - timedelta(days=1), "agressie")
    judge_touched(plan.actor, violence, TODAY)
    assert standing(row) == "on_track"
    charges = plan.log("attest", TODAY, "aangifte", cause=violence)
    assert judge_touched(plan.actor, charges, TODAY).judged == 1
    assert Judgement.objects.get().verdict["measured"] == 1


def test_a_change_of_category_renews_the_verdicts_on_both() -> None:
    plan = SafetyPlan()
    plan.promise(TWICE_A_YEAR, BARS)
    plan.promise(TWICE_A_YEAR, Selection("controle", categories=("evenement",)))
    entry = plan.log("controle", TODAY, "evenement")
    assert judge_touched(plan.actor, entry, TODAY, previous_category="horeca").judged == 2


def test_an_entry_of_one_municipality_is_no_evidence_for_another() -> None:
    plan, neighbour = SafetyPlan(), SafetyPlan("bosstad")
    neighbour.promise(TWICE_A_YEAR, BARS)
    assert judge_touched(plan.actor, plan.log("controle", TODAY, "horeca"), TODAY) == Outcome()


def test_commitments_of_a_draft_and_of_an_overtaken_version_are_not_judged() -> None:
    plan = SafetyPlan()
    plan.promise(TWICE_A_YEAR, BARS)
    plan.version = PlanVersion.objects.create(
        plan=plan.version.plan, number=2, adopted_at=plan.version.adopted_at
    )
    newest = plan.promise(TWICE_A_YEAR, BARS)
    plan.version = PlanVersion.objects.create(plan=plan.version.plan, number=3)
    plan.promise(TWICE_A_YEAR, BARS)
    assert [each.row for each in judge_all(plan.organisation, TODAY)] == [newest]


def test_a_new_version_takes_the_standing_over_from_the_one_before() -> None:
    plan = SafetyPlan()
    old = plan.promise(TWICE_A_YEAR, BARS)
    judge_version(plan.actor, plan.version, TODAY)
    plan.version = PlanVersion.objects.create(
        plan=plan.version.plan, number=2, adopted_at=plan.version.adopted_at
    )
    new = plan.promise(TWICE_A_YEAR, BARS)
    judge_version(plan.actor, plan.version, TODAY + timedelta(days=3))
    assert not Judgement.objects.filter(commitment=old).exists()
    assert Judgement.objects.get(commitment=new).since == TODAY
    assert flips(plan) == [(1, TODAY, "", "on_track")]


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


def stands(plan: SafetyPlan, row: Commitment, day: date) -> str:
    """How it is stored to stand in the course of a day, after the timer ran."""
    with patch("django.utils.timezone.localdate", return_value=day):
        judge_due(plan.organisation, day)
    return standing(row)


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


def test_a_stored_verdict_is_the_one_that_the_evidence_gives() -> None:
    plan = SafetyPlan()
    demands: list[Demand] = [
        TWICE_A_YEAR,
        Interval(Duration(6, Unit.MONTH)),
        Response(Duration(2, Unit.WORKING_DAY)),
        Response(Duration(1, Unit.WEEK)),
        Response(Duration(36, Unit.HOUR)),
        Response(),
        Milestone(date(2025, 7, 1)),
        InForce(),
    ]
    for demand in demands:
        plan.promise(demand, BARS)
    judge_version(plan.actor, plan.version, TODAY)
    for offset in (0, 3, 20, 45, 200):
        day = TODAY + timedelta(days=offset)
        judge_due(plan.organisation, day)
        judge_touched(plan.actor, plan.log("controle", day, "horeca", closed_at=None), day)
        stored = {each.commitment_id: each.verdict for each in Judgement.objects.all()}
        made = {each.row.pk: verdict_as_json(each.verdict) for each in judge_all(plan.organisation, day)}
        assert stored == made


def test_a_second_term_against_the_same_reports_asks_the_database_nothing_more() -> None:
    plan = SafetyPlan()
    entry = plan.log("melding", TODAY, "graffiti")

    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            judge_touched(plan.actor, entry, TODAY)
        return len(asked)

    plan.promise(Response(Duration(5, Unit.WORKING_DAY)), Selection("melding", categories=("graffiti",)))
    statements()  # The first verdict also leaves a line in the history.
    before = statements()
    plan.promise(Response(Duration(2, Unit.WEEK)), Selection("melding", categories=("graffiti",)))
    statements()
    assert statements() == before


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
