"""Which plan of what comes round would keep a commitment?"""

from __future__ import annotations

from datetime import date

from waarborg.commitments.as_json import demand_from_json
from waarborg.commitments.demands import Frequency, Interval
from waarborg.operations.recurring.plans import RecurringWish
from waarborg.records.models import Organisation
from waarborg.records.queries.drafts import find_accepted
from waarborg.records.queries.judgements import plan_version_on
from waarborg.records.queries.registers import find_register
from waarborg.registers.selections import Selection


def wish_for(organisation: Organisation, number: int, day: date) -> RecurringWish | None:
    """What would keep a commitment that says how often, from the start of the year or of its plan.

    ``None`` where there is no such commitment on the day, where it does not say how often, or where no register in
    use proves it.
    """
    version = plan_version_on(organisation, day)
    row = find_accepted(version, number) if version is not None else None
    if version is None or row is None or not row.demand or not row.selection:
        return None
    demand = demand_from_json(row.demand)
    selection = Selection.from_json(row.selection)
    used = find_register(organisation, selection.register)
    if used is None or not isinstance(demand, Frequency | Interval):
        return None
    category = selection.categories[0] if selection.categories else ""
    labels = {each.name: each.label[0] for each in used.definition.categories}
    asked = demand if isinstance(demand, Frequency) else Frequency(demand.within, each=demand.each)
    return RecurringWish(
        title=labels.get(category, used.definition.label[0]),
        register=selection.register,
        category=category,
        per=asked.per,
        times=asked.at_least or 1,
        starts_on=max(version.plan.start, date(day.year, 1, 1)),
        list_name=asked.each or "",
        months=asked.months,
        number=number,
        fields=dict(selection.fields),
    )
