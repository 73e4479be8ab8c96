"""Does a cycle go from step to step, keep what happened, and prove that the council set its goals in time?"""

from __future__ import annotations

from datetime import date

import pytest
from tests.safety_plan import SafetyPlan

from waarborg.commitments.policy_cycle import StepKind, StepStanding
from waarborg.commitments.verdicts import Standing
from waarborg.operations.documents.drafting import draft_document, throw_document_away
from waarborg.operations.judging import judge_version
from waarborg.operations.plans.adopting import Decision, adopt
from waarborg.operations.plans.drafts import DraftInTheWay
from waarborg.operations.plans.legal_rhythm import ARTICLE, RHYTHM, SECTION, SENTENCE
from waarborg.operations.plans.versions import start_new_version
from waarborg.operations.policy_cycle.adopted_plans import take_plan_over
from waarborg.operations.policy_cycle.contents import (
    NewDecision,
    NewParticipant,
    NewProduct,
    add_participant,
    add_product,
    make_product,
    record_decision,
    take_back_decision,
)
from waarborg.operations.policy_cycle.opening import (
    LED_UP_BEFORE,
    CycleWish,
    give_cycle_up,
    open_cycle,
    open_next_cycle,
)
from waarborg.operations.policy_cycle.rhythm import keep_rhythm
from waarborg.operations.policy_cycle.steps import StepDays, finish_step, move_step, reopen_step
from waarborg.operations.refusals import Invalid, NotFound, Overtaken
from waarborg.reading.read import read_plan
from waarborg.records.models import AuditLine, CycleStep, Entry, PolicyCycle, StepProduct
from waarborg.records.queries.board import status_on
from waarborg.records.queries.legal_rhythm import GOALS, rhythm_in
from waarborg.records.queries.plans import current_version
from waarborg.records.queries.policy_cycles import (
    cycle_to_show,
    plan_for,
    plan_without_cycle,
    step_lines,
)
from waarborg.records.queries.visible import Bystander

pytestmark = pytest.mark.django_db

SOON = CycleWish(date(2028, 1, 1), date(2031, 12, 31))


def step_of(cycle: PolicyCycle, kind: StepKind, turn: int = 1) -> CycleStep:
    return cycle.steps.get(kind=kind.value, turn=turn)


def standing_of(plan: SafetyPlan, day: date) -> Standing:
    status = status_on(Bystander(plan.organisation), day)
    return next(line.verdict.standing for line in status.lines if ARTICLE in line.text)


def test_a_cycle_around_an_adopted_plan_begins_after_it_and_offers_itself_once() -> None:
    plan = SafetyPlan()
    plan.promise(None)
    assert plan_without_cycle(plan.organisation) == plan.version
    cycle = open_cycle(plan.actor, CycleWish(plan.start, plan.end, plan=plan.version.plan_id))
    lines = {(line.step.kind, line.row.turn): line for line in step_lines(cycle, date(2026, 3, 1))}
    assert lines[StepKind.START_NOTE, 1].row.left_out == LED_UP_BEFORE
    assert lines[StepKind.PLAN, 1].row.done_on == plan.start
    assert lines[StepKind.PLAN, 1].row.products.get().version == plan.version
    assert lines[StepKind.IMPLEMENTATION, 1].standing is StepStanding.LATE
    assert lines[StepKind.IMPLEMENTATION, 1].is_next
    assert plan_without_cycle(plan.organisation) is None
    with pytest.raises(Invalid, match="cycle_overlaps"):
        open_cycle(plan.actor, CycleWish(plan.start, plan.end))


@pytest.mark.parametrize(
    ("wish", "problem"),
    [
        (CycleWish(date(2028, 1, 1), date(2027, 1, 1)), "ends_before_start"),
        (CycleWish(date(2028, 1, 1), date(2041, 1, 1)), "too_long_a_cycle"),
        (CycleWish(date(2028, 1, 1), date(2031, 1, 1), StepKind.PLAN), "missing"),
    ],
)
def test_a_cycle_that_cannot_be_is_refused(wish: CycleWish, problem: str) -> None:
    with pytest.raises(Invalid, match=problem):
        open_cycle(SafetyPlan().actor, wish)
    assert not PolicyCycle.objects.exists()


def test_a_step_that_is_moved_keeps_the_days_that_it_had() -> None:
    plan = SafetyPlan()
    step = step_of(open_cycle(plan.actor, SOON), StepKind.START_NOTE)
    before = (step.starts_on, step.ends_on)
    later = StepDays(date(2027, 1, 1), date(2027, 2, 28), "De raad was er niet uit.")
    moved = move_step(plan.actor, step.pk, 1, later)
    kept = moved.moves.get()
    assert (kept.starts_on, kept.ends_on, kept.reason) == (*before, later.reason)
    with pytest.raises(Overtaken):
        move_step(plan.actor, step.pk, 1, later)
    with pytest.raises(Invalid, match="same_days"):
        move_step(plan.actor, step.pk, 2, later)
    with pytest.raises(Invalid, match="in_the_future"):
        finish_step(plan.actor, step.pk, 2, date(2200, 1, 1))
    assert AuditLine.objects.filter(object_type="cyclestep", object_id=step.pk).count() == 1


def test_an_evaluation_opens_the_next_cycle_with_the_same_participants_once() -> None:
    plan = SafetyPlan()
    cycle = open_cycle(plan.actor, CycleWish(plan.start, date(2027, 12, 31)))
    add_participant(plan.actor, step_of(cycle, StepKind.ANALYSIS).pk, NewParticipant("Teamchef", "Politie"))
    evaluation = step_of(cycle, StepKind.EVALUATION)
    following = open_next_cycle(plan.actor, evaluation.pk, 1, date(2026, 9, 1))
    assert (following.start, following.end, following.follows) == (SOON.start, SOON.end, cycle)
    assert step_of(cycle, StepKind.EVALUATION).done_on == date(2026, 9, 1)
    assert step_of(following, StepKind.ANALYSIS).participants.get().party == "Politie"
    assert cycle_to_show(plan.organisation, date(2026, 9, 2)) == cycle
    with pytest.raises(Invalid, match="cycle_overlaps"):
        open_next_cycle(plan.actor, evaluation.pk, 2, date(2026, 9, 1))
    with pytest.raises(Invalid, match="cycle_has_decisions"):
        give_cycle_up(plan.actor, cycle.pk)
    give_cycle_up(plan.actor, following.pk)
    assert list(PolicyCycle.objects.all()) == [cycle]


def test_a_colleague_takes_part_without_a_function_and_nobody_of_elsewhere() -> None:
    plan, other = SafetyPlan(), SafetyPlan("veenstad")
    step = step_of(open_cycle(plan.actor, SOON), StepKind.ANALYSIS)
    colleague = plan.person("sanne")
    taken = add_participant(plan.actor, step.pk, NewParticipant(account=colleague.pk))
    assert (taken.name, taken.party, taken.account) == ("Sanne", "Duinstad", colleague)
    with pytest.raises(Invalid, match="name: missing"):
        add_participant(plan.actor, step.pk, NewParticipant())
    with pytest.raises(Invalid, match="unknown_person"):
        add_participant(plan.actor, step.pk, NewParticipant("Chef", account=other.person("bram").pk))


def test_a_product_is_a_document_a_plan_or_elsewhere_and_of_this_municipality() -> None:
    plan, other = SafetyPlan(), SafetyPlan("veenstad")
    plan.promise(None)
    other.promise(None)
    step = step_of(open_cycle(plan.actor, SOON), StepKind.ANALYSIS)
    made = make_product(plan.actor, step.pk, date(2026, 3, 1))
    assert made.document is not None
    assert add_product(plan.actor, step.pk, NewProduct(document=made.document_id)) == made
    add_product(plan.actor, step.pk, NewProduct(version=plan.version.pk))
    add_product(plan.actor, step.pk, NewProduct("Nota", reference="Z-2026-1"))
    with pytest.raises(Invalid, match="title: missing; reference: missing"):
        add_product(plan.actor, step.pk, NewProduct())
    foreign = draft_document(other.actor, "raadsbrief", date(2026, 3, 1))
    for wrong in (NewProduct(document=foreign.pk), NewProduct(version=other.version.pk)):
        with pytest.raises(NotFound):
            add_product(plan.actor, step.pk, wrong)
    throw_document_away(plan.actor, made.document.pk, 1)
    assert StepProduct.objects.filter(step=step).count() == 2


def test_the_laws_rhythm_is_a_commitment_that_the_adopted_plan_keeps_for_four_years() -> None:
    plan = SafetyPlan()
    plan.promise(None)
    version = keep_rhythm(plan.actor, plan.version.plan_id)
    assert keep_rhythm(plan.actor, plan.version.plan_id) == version
    kept = rhythm_in(version)
    assert kept is not None
    assert ARTICLE in kept.sentence
    assert Entry.objects.get(register="document").happened_on == plan.start
    assert standing_of(plan, date(2025, 6, 1)) is Standing.KEPT
    assert standing_of(plan, date(2027, 12, 1)) is Standing.AT_RISK


def test_a_decision_of_the_council_on_the_plan_renews_the_rhythm_until_it_is_taken_back() -> None:
    plan = SafetyPlan(start=date(2022, 1, 1), end=date(2028, 12, 31))
    plan.promise(None)
    keep_rhythm(plan.actor, plan.version.plan_id)
    assert standing_of(plan, date(2026, 2, 1)) is Standing.BROKEN
    cycle = open_cycle(plan.actor, CycleWish(date(2029, 1, 1), date(2032, 12, 31)))
    step = step_of(cycle, StepKind.PLAN)
    decision = NewDecision("council", date(2025, 11, 20), "De raad stelt de doelen vast.")
    taken = record_decision(plan.actor, step.pk, decision)
    assert standing_of(plan, date(2026, 2, 1)) is not Standing.BROKEN
    take_back_decision(plan.actor, taken.pk, "Verkeerde dag.")
    assert standing_of(plan, date(2026, 2, 1)) is Standing.BROKEN
    elsewhere = record_decision(plan.actor, step.pk, NewDecision("executive", date(2025, 11, 20), "Akkoord."))
    assert elsewhere.entry is None


def test_a_plan_adopted_with_the_rhythm_keeps_its_number_in_later_versions() -> None:
    plan = SafetyPlan(adopted=False)
    plan.promise(None)
    plan.version.start, plan.version.end = plan.start, plan.end
    plan.version.save()
    decision = Decision(date(2023, 12, 12), leave_out_undecided=True, seen=1, with_rhythm=True)
    first = adopt(plan.actor, plan.version.pk, decision)
    number = rhythm_in(first).number  # type: ignore[union-attr]
    assert Entry.objects.get(register="document").happened_on == date(2023, 12, 12)
    draft = start_new_version(plan.actor, first.plan_id)
    with pytest.raises(DraftInTheWay):
        start_new_version(plan.actor, first.plan_id)
    rhythm_in(draft).delete()  # type: ignore[union-attr]
    again = Decision(date(2024, 6, 1), leave_out_undecided=True, seen=1, with_rhythm=True)
    second = adopt(plan.actor, draft.pk, again)
    assert rhythm_in(second).number == number  # type: ignore[union-attr]
    assert Entry.objects.filter(register="document").count() == 1
    assert current_version(plan.organisation) == second
    judge_version(plan.actor, second, date(2024, 7, 1))


def test_a_plan_that_is_adopted_later_is_taken_over_into_its_step() -> None:
    plan = SafetyPlan()
    plan.promise(None)
    cycle = open_cycle(plan.actor, CycleWish(plan.start, plan.end))
    assert plan_for(cycle) == plan.version
    step = step_of(cycle, StepKind.PLAN)
    for _again in range(2):
        taken = take_plan_over(plan.actor, step.pk, plan.version.pk)
        assert (taken.done_on, taken.products.count(), taken.decisions.count()) == (plan.start, 1, 1)
    assert Entry.objects.get(register="document").happened_on == plan.start
    with pytest.raises(NotFound):
        take_plan_over(plan.actor, step_of(cycle, StepKind.ANALYSIS).pk, plan.version.pk)


def test_a_step_that_was_done_by_mistake_is_opened_again() -> None:
    plan = SafetyPlan()
    step = step_of(open_cycle(plan.actor, SOON), StepKind.START_NOTE)
    finish_step(plan.actor, step.pk, 1, date(2026, 3, 1))
    assert reopen_step(plan.actor, step.pk, 2).done_on is None


def test_the_promise_of_the_law_is_read_back_from_a_plan_as_it_was_written() -> None:
    written = f"# Veilig\n\n## {SECTION}\n\nLopende activiteiten\n\n- {SENTENCE}\n"
    read = read_plan(written.encode(), "plan.md").sections[-1].measures[0]
    (promise,) = read.commitments
    assert (read.text, promise.sentence, promise.within) == (SENTENCE, SENTENCE, RHYTHM.within)
    assert promise.proposal == GOALS
