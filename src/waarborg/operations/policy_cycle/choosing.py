"""How is the council's choice of priorities recorded, for good?"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from waarborg.commitments.policy_cycle import StepKind
from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.policy_cycle.long_list import hold_list
from waarborg.operations.policy_cycle.steps import mark_done, problems_with_text
from waarborg.operations.refusals import Invalid
from waarborg.records.models import DecidedBy, LongList, PriorityChoice, StepDecision
from waarborg.records.queries.priorities import as_kept, ranked_themes, weights_of
from waarborg.registers.problems import Problem

_LONGEST_REASON = 2_000
_LONGEST_DECISION = 1_000


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the council chose: the numbers of the themes on the list, on which day and why."""

    decided_on: date
    reason: str
    themes: tuple[int, ...]


def record_choice(actor: Actor, cycle: int, chosen: Chosen) -> PriorityChoice:
    """Keep what the council chose, with the list as it stands: scores, weights and sources.

    It is a decision of the council about the step in which priorities are chosen, and that step is done by it. A
    choice cannot be changed; who made a mistake records the right one, and both can be read.

    Raises:
        NotAllowed, NotFound, Invalid (nothing chosen, no reason, or a day to come).
    """
    require(actor, Act.CHOOSE_PRIORITIES)
    with transaction.atomic():
        found = hold_list(actor, cycle)
        ranked = ranked_themes(found)
        names = [each.row.title for each in ranked if each.row.pk in chosen.themes]
        problems = problems_with_text("reason", chosen.reason, _LONGEST_REASON)
        if not names or len(names) != len(set(chosen.themes)):
            problems.append(Problem("themes", "no_priorities_chosen"))
        if chosen.decided_on > timezone.localdate():
            problems.append(Problem("decided_on", "in_the_future"))
        if problems:
            raise Invalid(problems)
        made = PriorityChoice.objects.create(
            long_list=found,
            decided_on=chosen.decided_on,
            reason=chosen.reason.strip(),
            themes=[as_kept(each, is_chosen=each.row.pk in chosen.themes) for each in ranked],
            weights={
                **asdict(weights_of(found)),
                "partners_source": found.partners_source,
                "panel_source": found.panel_source,
                "figures_version": found.figures_version,
                "figures_until": found.figures_until,
            },
            recorded_by=actor.account,
            recorded_at=timezone.now(),
        )
        _decide(actor, found, chosen.decided_on, names)
        leave_line(actor, Act.CHOOSE_PRIORITIES, found, {"themes": (None, names)})
    return made


def _decide(actor: Actor, found: LongList, day: date, names: list[str]) -> None:
    step = found.cycle.steps.select_for_update().get(kind=StepKind.PRIORITIES.value)
    StepDecision.objects.create(
        step=step,
        by=DecidedBy.COUNCIL,
        decided_on=day,
        text=f"De raad koos als prioriteiten: {', '.join(names)}."[:_LONGEST_DECISION],
        recorded_by=actor.account,
        recorded_at=timezone.now(),
    )
    if step.done_on is None:
        mark_done(actor, step, day)
