"""Which actions carry a plan out, how does each stand on a day, and who may see it?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Q, QuerySet

from waarborg.commitments.actions import (
    Action,
    Move,
    Progress,
    due_day_of,
    judge_action,
    progress_on,
    window_known_on,
)
from waarborg.commitments.verdicts import WORST_FIRST, Verdict
from waarborg.commitments.windows import Window
from waarborg.records.models import (
    Account,
    Choice,
    Commitment,
    Measure,
    Organisation,
    Plan,
    PlanAction,
    PlanVersion,
    Role,
)
from waarborg.records.queries.standings import Part, parts_of
from waarborg.records.queries.visible import Viewer

_SEE_ALL = frozenset({Role.SAFETY_OFFICER, Role.PORTFOLIO_HOLDER})
NEW, ONGOING = "new", "ongoing"


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action as it stands on a day.

    Attributes:
        verdict: ``None`` for a proposal, and once it was stopped.
        window: its days as they were planned on that day.
        due_on: the last day on which it can still be finished in time.
        part: of the plan under which its measure falls.
        who: did it on that day, in a few words; empty while nobody was known to.
    """

    row: PlanAction
    progress: Progress
    verdict: Verdict | None
    window: Window
    due_on: date | None
    part: Part | None
    who: str

    @property
    def standing(self) -> str:
        """The standing's name, for templates; empty where it has none."""
        return "" if self.verdict is None else self.verdict.standing.value

    @property
    def urgency(self) -> int:
        """Its place when what asks for attention comes first."""
        return len(WORST_FIRST) if self.verdict is None else WORST_FIRST.index(self.verdict.standing)


def visible_actions(viewer: Viewer) -> QuerySet[PlanAction]:
    """The actions of the viewer's municipality that the viewer may see; a confidential one few others do."""
    own = _with_all(PlanAction.objects.filter(organisation=viewer.organisation))
    system = viewer.account is None and not viewer.roles
    if system or viewer.roles & _SEE_ALL:
        return own
    return own.filter(Q(is_confidential=False) | Q(owner__isnull=False, owner=viewer.account))


def public_actions(organisation: Organisation) -> QuerySet[PlanAction]:
    """What may stand in documents: no proposals, and nothing confidential."""
    own = PlanAction.objects.filter(organisation=organisation, is_confidential=False, is_proposal=False)
    return _with_all(own)


def _with_all(rows: QuerySet[PlanAction]) -> QuerySet[PlanAction]:
    return rows.select_related("owner", "plan", "measure__section__version").prefetch_related(
        "moves__by", "handovers__old_owner"
    )


def find_action(viewer: Viewer, action: int) -> PlanAction | None:
    """One action that the viewer may see."""
    return visible_actions(viewer).filter(pk=action).first()


def state_of(row: PlanAction) -> Action:
    """What judging must know of an action."""
    return Action(
        Window(row.start, row.end),
        row.started_on,
        row.finished_on,
        row.stopped_on,
        tuple(
            Move(move.day, Window(move.old_start, move.old_end), Window(move.new_start, move.new_end))
            for move in row.moves.all()
        ),
        has_owner=row.owner_id is not None or bool(row.owner_name),
    )


def who_on(row: PlanAction, day: date) -> str:
    """Who did an action at the end of a day, in a few words; empty: nobody that is known."""
    later = next((each for each in row.handovers.all() if each.day > day), None)
    if later is not None:
        return later.who
    return row.owner.name if row.owner else row.owner_name


def action_lines(rows: Iterable[PlanAction], day: date) -> list[ActionLine]:
    """These actions as they stand on a day, in their order."""
    parts: dict[int, dict[int, Part | None]] = {}
    lines = []
    for row in rows:
        version = row.measure.section.version
        if version.pk not in parts:
            parts[version.pk] = parts_of(version)
        who = who_on(row, day)
        state = replace(state_of(row), has_owner=bool(who))
        verdict = None if row.is_proposal else judge_action(state, day)
        window, due = window_known_on(state, day), due_day_of(state, day)
        part = parts[version.pk].get(row.measure.section_id)
        due_on = None if row.is_proposal else due
        lines.append(ActionLine(row, progress_on(state, day), verdict, window, due_on, part, who))
    return lines


def own_action_lines(viewer: Viewer, day: date) -> list[ActionLine]:
    """The actions of who looks that are not over, what asks for attention first."""
    if viewer.account is None:
        return []
    open_ = visible_actions(viewer).filter(
        owner=viewer.account, is_proposal=False, finished_on__isnull=True, stopped_on__isnull=True
    )
    lines = action_lines(open_, day)
    return sorted(lines, key=lambda line: (line.urgency, line.window.end, line.row.pk))


def actions_of_measure(viewer: Viewer, measure: Measure, day: date) -> list[ActionLine]:
    """The actions that come from a measure."""
    return action_lines(visible_actions(viewer).filter(measure=measure, is_proposal=False), day)


def actions_of_commitment(viewer: Viewer, plan: Plan, number: int, day: date) -> list[ActionLine]:
    """The actions that are for a commitment, by its number."""
    found = visible_actions(viewer).filter(plan=plan, number=number, is_proposal=False)
    return action_lines(found, day)


def measures_to_act_on(version: PlanVersion) -> list[Measure]:
    """What an action can come from: the measures of a version, in the order of the plan."""
    measures = Measure.objects.filter(section__version=version).select_related("section")
    return list(measures.order_by("section__position", "position"))


def measures_without_action(version: PlanVersion, statuses: Iterable[str]) -> list[Measure]:
    """The measures from which no action comes yet, new ones first, with section and accepted commitments."""
    measures = Measure.objects.filter(section__version=version, status__in=list(statuses))
    open_ = measures.annotate(acted=Count("actions")).filter(acted=0).select_related("section")
    found = open_.order_by("section__position", "position").prefetch_related("commitments__owner")
    return sorted(found, key=lambda measure: measure.status != NEW)


def accepted_of(version: PlanVersion) -> list[Commitment]:
    """The accepted commitments of a version, by number."""
    rows = Commitment.objects.filter(version=version, choice=Choice.ACCEPTED)
    return list(rows.only("number", "sentence", "measure_id", "version_id").order_by("number"))


def due_for_person(account: Account) -> QuerySet[PlanAction]:
    """What a person still has to finish, in every municipality where they have a role."""
    mine = _due().filter(owner=account, organisation__memberships__account=account)
    return mine.distinct()


def due_in_municipality(organisation: Organisation) -> QuerySet[PlanAction]:
    """What still has to be finished in a municipality; the calendar has one address, so nothing confidential."""
    return _due().filter(organisation=organisation, is_confidential=False)


def _due() -> QuerySet[PlanAction]:
    open_ = PlanAction.objects.filter(
        is_proposal=False, finished_on__isnull=True, stopped_on__isnull=True
    ).select_related("organisation")
    return _with_all(open_)
