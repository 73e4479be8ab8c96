"""Does a figure come in as its source gives it, and is what makes no sense refused?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.safety_plan import SafetyPlan

from waarborg.commitments.demands import Direction, Target
from waarborg.operations.figures import NewFigure, record_figure
from waarborg.operations.judging import judge_again
from waarborg.operations.refusals import Invalid
from waarborg.records.models import AuditLine, Figure, Judgement

pytestmark = pytest.mark.django_db

BURGLARIES = NewFigure("woninginbraken", "GM0999", "2025", 12.5, "politie", date(2026, 3, 1))


@pytest.mark.parametrize("period", ["2025", "2025-Q4", "2025-12"])
def test_a_figure_is_of_a_year_a_quarter_or_a_month(period: str) -> None:
    record_figure(SafetyPlan().actor, replace(BURGLARIES, period=period))
    assert Figure.objects.get().period == period


def test_the_same_figure_takes_the_new_value_and_the_trail_keeps_the_old_one() -> None:
    plan = SafetyPlan()
    record_figure(plan.actor, BURGLARIES)
    record_figure(plan.actor, replace(BURGLARIES, value=11.0, source="CBS"))
    figure = Figure.objects.get()
    assert (figure.value, figure.source) == (11.0, "CBS")
    assert AuditLine.objects.latest("id").changes["value"] == [12.5, 11.0]


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (replace(BURGLARIES, indicator=""), ("indicator", "missing")),
        (replace(BURGLARIES, indicator="Woning inbraken"), ("indicator", "bad_word")),
        (replace(BURGLARIES, area_code=""), ("area_code", "missing")),
        (replace(BURGLARIES, area_code="G" * 21), ("area_code", "too_long")),
        (replace(BURGLARIES, source=""), ("source", "missing")),
        (replace(BURGLARIES, period=""), ("period", "missing")),
        (replace(BURGLARIES, period="2025-13"), ("period", "not_a_period")),
        (replace(BURGLARIES, period="2025-Q5"), ("period", "not_a_period")),
        (replace(BURGLARIES, value=float("nan")), ("value", "not_a_number")),
        (replace(BURGLARIES, value=float("inf")), ("value", "not_a_number")),
        (
            replace(BURGLARIES, published_on=timezone.localdate() + timedelta(days=1)),
            ("published_on", "in_the_future"),
        ),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(wrong: NewFigure, problem: tuple[str, str]) -> None:
    with pytest.raises(Invalid) as refused:
        record_figure(SafetyPlan().actor, wrong)
    assert [(each.field, each.code) for each in refused.value.problems] == [problem]
    assert not Figure.objects.exists()


def test_a_new_figure_is_held_against_its_target_at_once() -> None:
    plan = SafetyPlan()
    commitment = plan.promise(Target("woninginbraken", Direction.AT_MOST, 15.0))
    judge_again(plan.actor)
    before = Judgement.objects.get(commitment=commitment).verdict
    record_figure(plan.actor, BURGLARIES)
    assert Judgement.objects.get(commitment=commitment).verdict != before
