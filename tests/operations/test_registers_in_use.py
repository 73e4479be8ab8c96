"""Can a municipality take registers into use, correct their first day, renew them and undo it?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.safety_plan import SafetyPlan

from waarborg.commitments.demands import Frequency, Interval
from waarborg.operations import registers
from waarborg.operations.actors import Actor
from waarborg.operations.entries import log_entry
from waarborg.operations.judging import judge_again
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.operations.registers import change_first_day, renew_register, take_into_use, take_out_of_use
from waarborg.records.models import Judgement, RegisterVersion
from waarborg.records.queries.registers import find_register
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection
from waarborg.registers.shelf import builtin_registers

pytestmark = pytest.mark.django_db

FIRST = date(2025, 1, 1)
ROUND = {"category": "horecacontrole", "happened_on": "2026-03-02"}


@pytest.fixture
def plan() -> SafetyPlan:
    """A municipality that has no register in use yet."""
    made = SafetyPlan()
    RegisterVersion.objects.all().delete()
    return made


def test_a_register_is_in_use_from_the_day_given(plan: SafetyPlan) -> None:
    take_into_use(plan.actor, "controle", FIRST)
    used = find_register(plan.organisation, "controle")
    assert used is not None
    assert used.version.in_use_since == FIRST


def test_a_register_is_taken_into_use_once(plan: SafetyPlan) -> None:
    take_into_use(plan.actor, "controle", FIRST)
    with pytest.raises(Invalid, match="already_in_use"):
        take_into_use(plan.actor, "controle", FIRST)


@pytest.mark.parametrize("act", [take_into_use, change_first_day])
def test_no_register_gives_evidence_from_a_day_to_come(
    plan: SafetyPlan, act: Callable[[Actor, str, date], RegisterVersion]
) -> None:
    with pytest.raises(Invalid, match="in_the_future"):
        act(plan.actor, "controle", timezone.localdate() + timedelta(days=1))


def test_what_nobody_made_cannot_be_taken_into_use(plan: SafetyPlan) -> None:
    with pytest.raises(NotFound):
        take_into_use(plan.actor, "verzonnen", FIRST)


@pytest.mark.parametrize("name", ["controle", "verzonnen"])
def test_what_is_not_in_use_cannot_be_changed(plan: SafetyPlan, name: str) -> None:
    with pytest.raises(NotFound):
        change_first_day(plan.actor, name, FIRST)
    with pytest.raises(NotFound):
        renew_register(plan.actor, name)
    with pytest.raises(NotFound):
        take_out_of_use(plan.actor, name)


def test_an_earlier_first_day_shows_a_promise_that_was_broken(plan: SafetyPlan) -> None:
    commitment = plan.promise(Interval(Duration(6, Unit.MONTH)), Selection("controle"))
    take_into_use(plan.actor, "controle", timezone.localdate())
    judge_again(plan.actor)
    assert Judgement.objects.get(commitment=commitment).standing != "broken"
    change_first_day(plan.actor, "controle", plan.start)
    assert Judgement.objects.get(commitment=commitment).standing == "broken"


def test_a_newer_file_replaces_the_current_version_and_keeps_the_first_day(plan: SafetyPlan) -> None:
    take_into_use(plan.actor, "controle", FIRST)
    with pytest.raises(Invalid, match="no_newer_version"):
        renew_register(plan.actor, "controle")
    RegisterVersion.objects.update(number=0)
    renewed = renew_register(plan.actor, "controle")
    assert (renewed.is_current, renewed.in_use_since) == (True, FIRST)
    assert RegisterVersion.objects.filter(is_current=False).count() == 1


def test_a_newer_file_without_what_a_commitment_counts_on_is_refused(
    plan: SafetyPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_into_use(plan.actor, "controle", FIRST)
    plan.promise(Frequency(Duration(1, Unit.YEAR), at_least=1), Selection("controle", categories=("overig",)))
    RegisterVersion.objects.update(number=0)
    newest = builtin_registers()["controle"]
    kept = tuple(each for each in newest.categories if each.name != "overig")
    monkeypatch.setattr(
        registers, "builtin_registers", lambda: {"controle": replace(newest, categories=kept)}
    )
    with pytest.raises(Invalid, match="promised"):
        renew_register(plan.actor, "controle")


def test_a_register_without_entries_can_be_taken_out_of_use_and_in_again(plan: SafetyPlan) -> None:
    take_into_use(plan.actor, "controle", FIRST)
    take_out_of_use(plan.actor, "controle")
    assert find_register(plan.organisation, "controle") is None
    take_into_use(plan.actor, "controle", FIRST)
    assert find_register(plan.organisation, "controle") is not None


def test_a_register_with_entries_stays_in_use(plan: SafetyPlan) -> None:
    take_into_use(plan.actor, "controle", FIRST)
    log_entry(plan.actor, "controle", ROUND)
    with pytest.raises(Invalid, match="has_entries"):
        take_out_of_use(plan.actor, "controle")
    assert find_register(plan.organisation, "controle") is not None
