"""Which work comes round, for whom, and how much of it was done?"""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from waarborg.commitments.occasions import Member, Work
from waarborg.commitments.windows import Window
from waarborg.records.models import PLANNED, Organisation, PlannedEntry, RecurringPlan, Subject, SubjectList
from waarborg.records.queries.commitments import Surroundings
from waarborg.records.queries.selected import selected
from waarborg.registers.durations import Duration
from waarborg.registers.selections import Selection

Counts = dict[int | None, int]
"""How often, for each member of a list; without a list all stands under ``None``."""


def recurring_plans(organisation: Organisation) -> QuerySet[RecurringPlan]:
    """The municipality's recurring plans, stopped ones too, by register and title."""
    return RecurringPlan.objects.filter(organisation=organisation).select_related(
        "list", "assigned_to", "plan"
    )


def find_recurring(organisation: Organisation, number: int) -> RecurringPlan | None:
    """One recurring plan."""
    return recurring_plans(organisation).filter(pk=number).first()


def work_of(plan: RecurringPlan) -> Work:
    """What a recurring plan asks, without for whom."""
    return Work(
        Duration.from_json(plan.per),
        plan.times,
        plan.starts_on,
        plan.ends_on,
        tuple(plan.months),
        plan.is_spread,
    )


def selection_of(plan: RecurringPlan) -> Selection:
    """Which entries do it."""
    categories = (plan.category,) if plan.category else ()
    return Selection(plan.register, categories, fields=tuple(sorted(plan.fields.items())))


def members_of(its_list: SubjectList | None) -> list[Member]:
    """For whom it must be done: the members of a list by name, ended ones too; without a list once."""
    if its_list is None:
        return [Member()]
    subjects = Subject.objects.filter(list=its_list).order_by("name", "id")
    return [Member(each.pk, each.name, each.valid_from, each.valid_until) for each in subjects]


def done_in(plan: RecurringPlan, window: Window, surroundings: Surroundings) -> Counts:
    """How often it was done in a window, for each member."""
    entries = selected(plan.organisation_id, selection_of(plan))
    entries = entries.filter(happened_on__range=(window.start, window.end))
    if plan.list is None:
        return {None: entries.count()}
    column, names = surroundings.places_of(plan.list.name, window.end)
    keys = {each.name: each.pk for each in surroundings.members(plan.list.name, window.end)}
    counts: Counts = {}
    for value, number in entries.values_list(column).annotate(Count("id")).order_by():
        if value in names and (key := keys.get(names[value])) is not None:
            counts[key] = counts.get(key, 0) + number
    return counts


def lines_of(plan: RecurringPlan, since: date) -> list[PlannedEntry]:
    """What was made ahead for periods that end on or after a day, and what is still open of earlier ones."""
    lines = plan.planned.filter(Q(period_end__gte=since) | Q(entry__status=PLANNED))
    return list(lines.select_related("entry", "member").order_by("period_start", "number", "id"))


def count_open(organisation: Organisation) -> dict[int, int]:
    """How many planned entries are still to be done, for each recurring plan."""
    lines = PlannedEntry.objects.filter(recurring__organisation=organisation, entry__status=PLANNED)
    return dict(lines.values_list("recurring").annotate(Count("id")).order_by())
