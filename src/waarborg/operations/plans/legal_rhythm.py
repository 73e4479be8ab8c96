"""How is the law's rhythm (the council sets its goals every four years) an afspraak of the plan like any other?

Politiewet 2012, article 38b, first paragraph: the council sets, at least once in four years, the goals that the
municipality pursues in safety. The promise stands in the plan with that article, and is judged from entries: each
decision by which the council set its goals is one.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Max

from waarborg.commitments.as_json import demand_as_json
from waarborg.commitments.demands import Interval, Kind
from waarborg.commitments.policy_cycle import shift
from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.entries import log_entry
from waarborg.operations.permissions import Act
from waarborg.operations.plans.changing import next_number
from waarborg.operations.refusals import Invalid
from waarborg.reading.draft import MeasureStatus, SectionKind
from waarborg.records.models import Choice, Commitment, Entry, Measure, Organisation, PlanVersion, Section
from waarborg.records.queries.legal_rhythm import GOALS, rhythm_in
from waarborg.records.queries.registers import find_register
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.problems import Problem

ARTICLE = "Politiewet 2012, artikel 38b, eerste lid"
SENTENCE = f"De gemeenteraad stelt minstens eens in de vier jaar de veiligheidsdoelen vast ({ARTICLE})."
SECTION = "Wettelijke afspraken"
RHYTHM = Interval(Duration(4, Unit.YEAR))
_MONTHS = 48


def add_rhythm_to(actor: Actor, draft: PlanVersion) -> Commitment:
    """Add the promise to a draft that an act holds, owned by who adds it; one that has it keeps what it has.

    Raises:
        Invalid: the register in which decisions would be recorded does not know them here.
    """
    if (known := rhythm_in(draft)) is not None:
        return known
    if not can_record_goals(actor.organisation):
        raise Invalid([Problem("with_rhythm", "goals_not_recorded_here")])
    measure = Measure.objects.create(
        section=_section(draft), position=0, status=MeasureStatus.ONGOING.value, text=SENTENCE
    )
    made = Commitment.objects.create(
        measure=measure,
        version=draft,
        organisation=actor.organisation,
        number=_number(draft),
        sentence=SENTENCE,
        kind=Kind.INTERVAL.value,
        demand=demand_as_json(RHYTHM),
        choice=Choice.ACCEPTED,
        owner=actor.account,
        register=GOALS.register,
        selection=GOALS.as_json(),
    )
    leave_line(actor, Act.EDIT_DRAFT, made, {"sentence": (None, SENTENCE)})
    return made


def can_record_goals(organisation: Organisation) -> bool:
    """Does the register of documents, as it is in use here, know decisions about goals?"""
    used = find_register(organisation, GOALS.register)
    known = {each.name for each in used.definition.categories} if used else set()
    return set(GOALS.categories) <= known


def tell_that_goals_were_set(actor: Actor, day: date, title: str) -> Entry | None:
    """Record that the council set its goals on a day, once for each day; ``None`` where no register can hold it.

    Raises:
        NotAllowed, Invalid.
    """
    if not can_record_goals(actor.organisation):
        return None
    values: dict[str, object] = {
        "category": GOALS.categories[0],
        "title": title[:200],
        "happened_on": day,
        "valid_from": day,
        "valid_until": shift(day, _MONTHS) - timedelta(days=1),
        "vastgesteld_door": "raad",
        "vastgesteld_op": day,
        "kenmerk": ARTICLE,
    }
    return log_entry(actor, GOALS.register, values, f"council-goals-{day.isoformat()}").entry


def _number(draft: PlanVersion) -> int:
    """The number that it has in an earlier version of the plan, so that its history goes on; else the next one."""
    earlier = draft.plan.versions.exclude(pk=draft.pk).order_by("-number")
    known = next((found for each in earlier if (found := rhythm_in(each)) is not None), None)
    if known is None or draft.commitments.filter(number=known.number).exists():
        return next_number(draft)
    return known.number


def _section(draft: PlanVersion) -> Section:
    """A part of its own at the end of the plan, so that nothing else moves."""
    last = draft.sections.aggregate(last=Max("position"))["last"]
    return Section.objects.create(
        version=draft,
        position=0 if last is None else last + 1,
        title=SECTION,
        kind=SectionKind.OTHER.value,
    )
