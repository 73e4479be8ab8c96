"""Is the stored verdict always the one that the evidence gives?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.operations.judged import BARS, TODAY, TWICE_A_YEAR, flips, standing
from tests.safety_plan import SafetyPlan

from waarborg.commitments.as_json import verdict_as_json
from waarborg.commitments.demands import Demand, InForce, Interval, Milestone, Response
from waarborg.operations.judging import (
    Outcome,
    judge_all,
    judge_due,
    judge_touched,
    judge_version,
)
from waarborg.records.models import Judgement, PlanVersion
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection

pytestmark = pytest.mark.django_db


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
