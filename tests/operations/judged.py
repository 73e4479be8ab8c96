"""How does a promise of a test's plan stand?"""

from __future__ import annotations

from datetime import date
from unittest.mock import patch

from tests.safety_plan import SafetyPlan

from waarborg.commitments.demands import Frequency
from waarborg.operations.judging import (
    judge_due,
)
from waarborg.records.models import Commitment, Judgement, StandingChange
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection

YEARLY = Duration(1, Unit.YEAR)


TODAY = date(2025, 6, 2)


BARS = Selection("controle", categories=("horeca",))


TWICE_A_YEAR = Frequency(YEARLY, at_least=2)


def standing(row: Commitment) -> str:
    return Judgement.objects.get(commitment=row).standing


def flips(plan: SafetyPlan) -> list[tuple[int, date, str, str]]:
    return list(StandingChange.objects.values_list("number", "day", "previous", "standing"))


def stands(plan: SafetyPlan, row: Commitment, day: date) -> str:
    """How it is stored to stand in the course of a day, after the timer ran."""
    with patch("django.utils.timezone.localdate", return_value=day):
        judge_due(plan.organisation, day)
    return standing(row)
