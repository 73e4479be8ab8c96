"""Are actions planned within their plan, moved without losing what was, and kept from who may not see them?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.safety_plan import SafetyPlan

from waarborg.commitments.demands import Milestone
from waarborg.commitments.verdicts import Standing
from waarborg.documents.titles import KINDS
from waarborg.operations.actors import Actor
from waarborg.operations.documents.drafting import compose
from waarborg.operations.implementation.actions import ActionWish, add_action, change_action
from waarborg.operations.implementation.following import (
    Step,
    move_action,
    resume_action,
    stop_action,
    tell_progress,
)
from waarborg.operations.implementation.money import (
    MoneyWish,
    add_money_for_action,
    add_money_for_measure,
    change_money,
    remove_money,
)
from waarborg.operations.implementation.proposing import (
    drop_proposals,
    keep_proposals,
    propose_actions,
)
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.models import AuditLine, BudgetLine, Measure, PlanAction, Role
from waarborg.records.queries.budgets import grouped, money_lines, visible_money
from waarborg.records.queries.plan_actions import action_lines, visible_actions

pytestmark = pytest.mark.django_db

MARK = "zwartezwaan"


@pytest.fixture
def plan() -> SafetyPlan:
    """A plan from two years before until two years after today, with a measure."""
    this = timezone.localdate().year
    made = SafetyPlan(start=date(this - 2, 1, 1), end=date(this + 2, 12, 31))
    made.promise(None)
    return made


def wish_for(plan: SafetyPlan, **more: object) -> ActionWish:
    measure = Measure.objects.filter(section__version=plan.version).earliest("pk")
    this = timezone.localdate().year
    wish = ActionWish("Afspraken maken", measure.pk, date(this, 1, 1), date(this + 1, 6, 30))
    return replace(wish, **more)  # type: ignore[arg-type]


def problems_of(refused: pytest.ExceptionInfo[Invalid]) -> set[tuple[str, str]]:
    return {(problem.field, problem.code) for problem in refused.value.problems}


def test_everything_that_is_wrong_with_an_action_is_told_at_once(plan: SafetyPlan) -> None:
    wrong = wish_for(plan, title=" ", measure=0, owner=0, ends=plan.end + timedelta(days=1))
    with pytest.raises(Invalid) as refused:
        add_action(plan.actor, wrong)
    assert problems_of(refused) == {
        ("title", "missing"),
        ("measure", "unknown_measure"),
        ("owner", "unknown_person"),
        ("ends", "outside_the_plan"),
    }
    with pytest.raises(Invalid) as refused:
        add_action(plan.actor, wish_for(plan, ends=plan.start))
    assert problems_of(refused) == {("ends", "ends_before_it_starts")}
    assert not PlanAction.objects.exists()


def test_a_move_keeps_what_was_and_asks_why(plan: SafetyPlan) -> None:
    row = add_action(plan.actor, wish_for(plan))
    later = (row.start, row.end + timedelta(days=90))
    with pytest.raises(Invalid) as refused:
        move_action(plan.actor, row.pk, row.revision, later, " ")
    assert problems_of(refused) == {("why", "missing")}
    with pytest.raises(Invalid) as refused:
        move_action(plan.actor, row.pk, row.revision, (row.start, row.end), "Zomaar.")
    assert problems_of(refused) == {("ends", "not_moved")}
    officer = plan.person("sanne", Role.SAFETY_OFFICER)
    actor = Actor(officer, plan.organisation, frozenset({Role.SAFETY_OFFICER}))
    moved = move_action(actor, row.pk, row.revision, later, "De partner had geen tijd.")
    move = moved.moves.get()
    assert (move.old_end, move.new_end, move.why, move.by) == (
        row.end,
        later[1],
        "De partner had geen tijd.",
        officer,
    )
    yesterday, today = (
        action_lines(visible_actions(actor), day)[0].window
        for day in (move.day - timedelta(days=1), move.day)
    )
    assert (yesterday.end, today.end) == (row.end, later[1])
    line = AuditLine.objects.filter(object_type="planaction").latest("id")
    assert line.changes["end"] == [row.end.isoformat(), later[1].isoformat()]


def test_other_days_go_by_moving_and_not_by_changing(plan: SafetyPlan) -> None:
    row = add_action(plan.actor, wish_for(plan))
    with pytest.raises(Invalid) as refused:
        change_action(plan.actor, row.pk, row.revision, wish_for(plan, ends=row.end + timedelta(days=1)))
    assert problems_of(refused) == {("ends", "moved_without_reason")}


def test_the_second_of_two_people_is_told(plan: SafetyPlan) -> None:
    row = add_action(plan.actor, wish_for(plan))
    change_action(plan.actor, row.pk, 1, wish_for(plan, title="Eerst"))
    with pytest.raises(Overtaken):
        change_action(plan.actor, row.pk, 1, wish_for(plan, title="Daarna"))
    with pytest.raises(Overtaken):
        stop_action(plan.actor, row.pk, 1, "Te laat gezien.")
    row.refresh_from_db()
    assert row.title == "Eerst"


def test_progress_is_told_by_day_and_can_be_taken_back(plan: SafetyPlan) -> None:
    today = timezone.localdate()
    row = add_action(plan.actor, wish_for(plan))
    row = tell_progress(plan.actor, row.pk, row.revision, Step.BEGIN, today)
    for on, code in (
        (today + timedelta(days=1), "in_the_future"),
        (today - timedelta(days=1), "before_it_began"),
    ):
        with pytest.raises(Invalid) as refused:
            tell_progress(plan.actor, row.pk, row.revision, Step.FINISH, on)
        assert problems_of(refused) == {("on", code)}
    row = tell_progress(plan.actor, row.pk, row.revision, Step.FINISH, today)
    assert action_lines([row], today)[0].standing == Standing.KEPT
    with pytest.raises(Invalid) as refused:
        move_action(plan.actor, row.pk, row.revision, (row.start, plan.end), "Toch later.")
    assert problems_of(refused) == {("ends", "action_is_over")}
    row = tell_progress(plan.actor, row.pk, row.revision, Step.BACK, today)
    assert (row.started_on, row.finished_on) == (today, None)
    row = stop_action(plan.actor, row.pk, row.revision, "Het geld is op.")
    assert action_lines([row], today)[0].verdict is None
    row = resume_action(plan.actor, row.pk, row.revision)
    assert (row.stopped_on, row.stopped_why) == (None, "")


def test_the_plan_proposes_new_measures_first_and_once(plan: SafetyPlan) -> None:
    today = timezone.localdate()
    owner = plan.person("anna")
    by = date(today.year + 1, 3, 1)
    promised = plan.promise(Milestone(by), owner=owner, sentence="Voor 1 maart ligt er een convenant.")
    Measure.objects.filter(pk=promised.measure_id).update(status="new")
    Measure.objects.create(section=plan.section, position=9, status="goal", text="Minder inbraken.")
    assert propose_actions(plan.actor, today) == 1
    assert propose_actions(plan.actor, today) == 0
    first = PlanAction.objects.get()
    assert (first.is_proposal, first.end, first.owner) == (True, by, owner)
    assert action_lines([first], today)[0].verdict is None
    assert propose_actions(plan.actor, today, with_ongoing=True) == 1
    assert keep_proposals(plan.actor) == 2
    assert drop_proposals(plan.actor) == 0
    assert PlanAction.objects.filter(is_proposal=False).count() == 2


def test_proposals_that_were_a_mistake_are_thrown_away_together(plan: SafetyPlan) -> None:
    add_action(plan.actor, wish_for(plan))
    plan.promise(None, sentence="Wij doen ook dit.")
    assert propose_actions(plan.actor, timezone.localdate(), with_ongoing=True) == 1
    assert drop_proposals(plan.actor) == 1
    assert [row.title for row in PlanAction.objects.all()] == ["Afspraken maken"]


@pytest.mark.parametrize(
    ("money", "problems"),
    [
        ({"requested": -1}, {("requested", "negative_money")}),
        ({"requested": 0}, {("requested", "missing")}),
        ({"requested": 2_000_000_000}, {("requested", "too_much_money")}),
        ({"granted": 10}, {("granted_by", "missing"), ("granted_on", "missing")}),
        ({"granted_by": "Raad"}, {("granted", "decision_without_amount")}),
        ({"year": 1999}, {("year", "year_outside_the_plan")}),
    ],
)
def test_money_that_cannot_be_is_refused(
    plan: SafetyPlan, money: dict[str, object], problems: set[tuple[str, str]]
) -> None:
    row = add_action(plan.actor, wish_for(plan))
    wish = replace(MoneyWish(plan.start.year, 100), **money)  # type: ignore[arg-type]
    with pytest.raises(Invalid) as refused:
        add_money_for_action(plan.actor, row.pk, wish)
    assert problems_of(refused) == problems


def test_a_budget_adds_up_by_part_and_what_was_taken_out_stays_in_the_trail(plan: SafetyPlan) -> None:
    year = timezone.localdate().year
    row = add_action(plan.actor, wish_for(plan))
    asked = add_money_for_action(plan.actor, row.pk, MoneyWish(year, 9000))
    add_money_for_measure(plan.actor, row.measure_id, MoneyWish(year + 1, 500, is_new=False, spent=200))
    lines = money_lines(visible_money(plan.actor), plan.version.plan)
    assert [line.money.needs_decision for line in lines] == [False, True]
    group = grouped(lines)[0]
    assert (group.sums.requested, group.sums.granted, group.sums.undecided) == (9500, 500, 9000)
    decided = MoneyWish(year, 9000, granted=4000, granted_by="Raad", granted_on=timezone.localdate())
    asked = change_money(plan.actor, asked.pk, 1, decided)
    with pytest.raises(Overtaken):
        change_money(plan.actor, asked.pk, 1, decided)
    remove_money(plan.actor, asked.pk, asked.revision)
    trail = AuditLine.objects.filter(act="budget.keep").latest("id")
    assert trail.changes["granted"] == [4000, None]
    assert BudgetLine.objects.count() == 1


def test_what_is_confidential_is_there_for_few_and_in_no_document(plan: SafetyPlan) -> None:
    owner, other = plan.person("anna"), plan.person("bram")
    year = timezone.localdate().year
    hidden = wish_for(plan, title=f"Inval bij {MARK}", description=MARK, partners=(MARK,), owner=owner.pk)
    row = add_action(plan.actor, replace(hidden, is_confidential=True))
    add_money_for_action(plan.actor, row.pk, MoneyWish(year, 77_777, what=MARK))
    add_action(plan.actor, wish_for(plan, title="Gewone actie", owner=owner.pk))
    for account, role, number in (
        (owner, Role.OWNER, 2),
        (other, Role.OWNER, 1),
        (other, Role.READER, 1),
        (other, Role.PORTFOLIO_HOLDER, 2),
        (other, Role.SAFETY_OFFICER, 2),
    ):
        actor = Actor(account, plan.organisation, frozenset({role}))
        assert visible_actions(actor).count() == number, role
        assert visible_money(actor).count() == number - 1, role
    assert MARK not in str(list(AuditLine.objects.values_list("changes", flat=True)))
    assert "77777" not in str(list(AuditLine.objects.values_list("changes", flat=True)))
    for name in KINDS:
        paper = compose(plan.organisation, name, timezone.localdate())
        told = paper.markdown + "".join(each.svg + each.alternative for each in paper.pictures.values())
        assert MARK not in told, name
        assert "77.777" not in told, name
    own = compose(plan.organisation, "uitvoeringsplan", timezone.localdate())
    assert "Gewone actie" in own.markdown
    assert "Anna" in own.markdown
    assert "Gewone actie" in own.pictures["planning-1"].svg
    letter = compose(plan.organisation, "raadsbrief", timezone.localdate())
    assert "Hoe de uitvoering loopt" in letter.markdown
    assert "Anna" not in letter.markdown


def test_of_a_past_day_is_told_who_did_an_action_then(plan: SafetyPlan) -> None:
    row = add_action(plan.actor, wish_for(plan))
    row = change_action(plan.actor, row.pk, row.revision, wish_for(plan, owner_name="Wijkteam"))
    row.handovers.update(day=timezone.localdate() - timedelta(days=10))
    row = change_action(plan.actor, row.pk, row.revision, wish_for(plan, owner_name="Woningcorporatie"))
    found = visible_actions(plan.actor)
    told = [
        (line.who, line.standing == Standing.UNCLEAR)
        for days in (0, 1, 11)
        for line in action_lines(found, timezone.localdate() - timedelta(days=days))
    ]
    assert [who for who, _unclear in told] == ["Woningcorporatie", "Wijkteam", ""]
    assert [is_unclear for _who, is_unclear in told] == [False, False, True]
