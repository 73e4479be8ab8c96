"""How do the entries of recurring plans come on work lists ahead, once each, and go when they are asked no more?

Safe at any time: a plan is held while its entries are made, what was made is remembered by member, period and
number, and what people did without looking at the plan is counted first.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from waarborg.commitments.occasions import Member, Occasion, occasions
from waarborg.commitments.windows import Window
from waarborg.operations.actors import Actor, system_actor
from waarborg.operations.entries import log_entry
from waarborg.operations.refusals import Invalid
from waarborg.operations.settling import settle
from waarborg.records.models import NO_EVIDENCE, PLANNED, WITHDRAWN, Organisation, PlannedEntry, RecurringPlan
from waarborg.records.queries.commitments import Surroundings
from waarborg.records.queries.recurring import done_in, lines_of, members_of, recurring_plans, work_of
from waarborg.records.queries.registers import RegisterInUse, find_register

LOG = logging.getLogger(__name__)

AHEAD = timedelta(days=60)
"""How long before it can be done an entry comes on the work list."""

_OVER = "De periode is voorbij en dit is niet gedaan."
_ENOUGH = "In deze periode is al genoeg gedaan."
_LEFT = "Staat niet meer op de lijst."


@dataclass(frozen=True, slots=True)
class Made:
    """How many entries were made ahead, and how many lapsed because they are asked no more."""

    made: int = 0
    lapsed: int = 0

    def __add__(self, other: Made) -> Made:
        return Made(self.made + other.made, self.lapsed + other.lapsed)


@dataclass
class _Ledger:
    """A plan while its entries are made: what it asks for whom, what was made, and what was done."""

    actor: Actor
    plan: RecurringPlan
    used: RegisterInUse
    day: date
    surroundings: Surroundings
    lines: list[PlannedEntry] = field(init=False)
    is_area: bool = field(init=False)

    def __post_init__(self) -> None:
        self.lines = lines_of(self.plan, self.day)
        self.is_area = self.plan.list is not None and self.plan.list.is_area

    def open_lines(self) -> list[PlannedEntry]:
        return [line for line in self.lines if line.entry.status == PLANNED]


def make_ahead(organisation: Organisation, day: date) -> Made:
    """Make what is to be done within the coming two months, and let lapse what is asked no more.

    Running it again, or twice at once, makes nothing more.
    """
    system = system_actor(organisation)
    surroundings = Surroundings(organisation)
    made = Made()
    running = recurring_plans(organisation).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))
    for number in list(running.values_list("pk", flat=True)):
        try:
            made += make_for(system, number, day, surroundings)
        except Invalid as refused:
            # One that a change of its register made impossible must not keep the others from being made.
            codes = sorted({problem.code for problem in refused.problems})
            facts = {"recurring_plan": number, "problems": codes}
            LOG.warning("a recurring plan could not make its entries", extra={"facts": facts})
    return made


def make_for(actor: Actor, number: int, day: date, surroundings: Surroundings | None = None) -> Made:
    """Make the entries of one recurring plan; a plan of a register that is no longer in use makes none."""
    with transaction.atomic():
        held = RecurringPlan.objects.select_for_update(of=("self",)).select_related("list", "assigned_to")
        plan = held.get(organisation=actor.organisation, pk=number)
        used = find_register(actor.organisation, plan.register)
        if used is None:
            return Made()
        ledger = _Ledger(actor, plan, used, day, surroundings or Surroundings(actor.organisation))
        lapsed = _let_lapse(ledger)
        made = 0
        for wanted in _by_member_and_period(ledger):
            made, lapsed = made + _make_missing(ledger, wanted), lapsed + _settle_surplus(ledger, wanted)
        return Made(made, lapsed)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What one member needs in one period."""

    member: Member
    period: Window
    occasions: tuple[Occasion, ...]
    done: int
    lines: tuple[PlannedEntry, ...]

    @property
    def open(self) -> list[PlannedEntry]:
        return [line for line in self.lines if line.entry.status == PLANNED]

    @property
    def skipped(self) -> int:
        """How many somebody chose not to do: they lapsed unsettled, before anything was done about them."""
        lapsed = [line.entry for line in self.lines if line.entry.status == WITHDRAWN and not line.is_settled]
        return sum(not each.status_changes.exclude(status__in=NO_EVIDENCE).exists() for each in lapsed)

    @property
    def surplus(self) -> int:
        return self.done + len(self.open) - len(self.occasions)


def _by_member_and_period(ledger: _Ledger) -> Iterator[_Wanted]:
    plan, last = ledger.plan, ledger.day + AHEAD
    groups: dict[tuple[Window, int | None], list[Occasion]] = {}
    for occasion in occasions(work_of(plan), members_of(plan.list), ledger.day, last):
        left = occasion.member.valid_until
        if left is not None and left < ledger.day:
            continue
        groups.setdefault((occasion.period, occasion.member.key), []).append(occasion)
    done = {period: done_in(plan, period, ledger.surroundings) for period, _ in groups}
    for (period, key), found in groups.items():
        lines = [each for each in ledger.lines if (each.period_start, each.member_id) == (period.start, key)]
        yield _Wanted(found[0].member, period, tuple(found), done[period].get(key, 0), tuple(lines))


def _make_missing(ledger: _Ledger, wanted: _Wanted) -> int:
    """Make the last ones that are missing: what was done counts for the first."""
    missing = len(wanted.occasions) - wanted.done - len(wanted.open) - wanted.skipped
    known = {line.number for line in wanted.lines}
    free = [each for each in wanted.occasions if each.number not in known]
    last = wanted.occasions[-1]
    beyond = max(known, default=last.number) + 1
    while len(free) < missing:
        # What was done was taken back after its planned entry had lapsed: it has to be planned once more.
        free.append(Occasion(last.member, last.period, max(beyond, last.number + 1), last.days))
        beyond += 1
    chosen = free[-missing:] if missing > 0 else []
    now = [each for each in chosen if each.days.start <= ledger.day + AHEAD]
    for occasion in now:
        _make(ledger, occasion)
    return len(now)


def _make(ledger: _Ledger, occasion: Occasion) -> None:
    plan, member = ledger.plan, occasion.member
    values: dict[str, object] = {
        **plan.fields,
        "title": f"{plan.title}: {member.name}"[:200] if member.name else plan.title,
        "category": plan.category,
        "status": PLANNED,
        "happened_on": occasion.days.start,
        "due_on": occasion.days.end,
        "team": plan.team,
        "assigned_to": _still_here(plan),
        "area" if ledger.is_area else "subject": "" if member.key is None else str(member.key),
    }
    made = (plan.pk, plan.revision, member.key or 0, f"{occasion.period.start:%Y%m%d}", occasion.number)
    logged = log_entry(ledger.actor, ledger.used, values, "r" + "-".join(str(part) for part in made))
    PlannedEntry.objects.get_or_create(
        entry=logged.entry,
        defaults={
            "recurring": plan,
            "member_id": member.key,
            "period_start": occasion.period.start,
            "period_end": occasion.period.end,
            "number": occasion.number,
        },
    )


def _still_here(plan: RecurringPlan) -> str:
    """Whoever has left since gets no work: then it is the team's."""
    person = plan.assigned_to
    if person is None or not person.is_active:
        return ""
    return str(person.pk) if person.memberships.filter(organisation=plan.organisation_id).exists() else ""


def _settle_surplus(ledger: _Ledger, wanted: _Wanted) -> int:
    surplus = wanted.open[: max(0, wanted.surplus)]
    for line in surplus:
        settle(ledger.actor, line, _ENOUGH)
    return len(surplus)


def _let_lapse(ledger: _Ledger) -> int:
    """What is over, and what is for a member that left before it could be done."""
    reasons = {line.pk: _why_lapsed(line, ledger.day) for line in ledger.open_lines()}
    lapsing = [line for line in ledger.open_lines() if reasons[line.pk]]
    for line in lapsing:
        settle(ledger.actor, line, reasons[line.pk])
    return len(lapsing)


def _why_lapsed(line: PlannedEntry, day: date) -> str:
    if line.period_end < day:
        return _OVER
    ended = line.member.valid_until if line.member else None
    return _LEFT if ended is not None and ended < max(day, line.entry.happened_on) else ""


def let_go(actor: Actor, plan: RecurringPlan, reason: str) -> int:
    """Let everything lapse that a plan made ahead and nobody did yet, and forget that it was made."""
    lines = list(plan.planned.filter(entry__status=PLANNED).select_related("entry"))
    for line in lines:
        settle(actor, line, reason)
        line.delete()
    return len(lines)
