"""What evidence is there for a commitment in a window, as known at the end of a day?

Everything is counted by the database over the index ``entry_evidence``; only terms in days come as pairs of days.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain

from django.db.models import Q, QuerySet

from waarborg.commitments.commitment import Commitment as Promise
from waarborg.commitments.demands import InForce, Response, Target
from waarborg.commitments.evidence import Answered, Counted, Evidence, Happened, Measured, Span, Valid
from waarborg.commitments.judge import Need, need_on
from waarborg.commitments.windows import Window
from waarborg.records.models import Commitment, Entry
from waarborg.records.queries.answer_terms import Asked
from waarborg.records.queries.answers import answered
from waarborg.records.queries.commitments import ONE_DAY, Surroundings
from waarborg.records.queries.measured import measured
from waarborg.records.queries.selected import Chosen, as_day, chosen, selected
from waarborg.registers.selections import Selection
from waarborg.registers.terms import end_of_day

_LATELY = timedelta(days=91)


@dataclass(frozen=True, slots=True)
class Members:
    """How the members of a list are told apart.

    Attributes:
        column: the entry's column that names a member; ``None``: no list.
        names: the member's name for each value of the column; other values count for none.
    """

    column: str | None = None
    names: Mapping[int, str] | None = None

    def name_of(self, value: int | None) -> str | None:
        """The member's name; ``None`` where there is no list, or the entry names no member of it."""
        return self.names.get(value) if self.names is not None and value is not None else None


def evidence_for(
    row: Commitment, promise: Promise, surroundings: Surroundings, day: date, window: Window | None = None
) -> Evidence | None:
    """Count the evidence that the judge needs on a day, or (``window``) for the verdict on a past window.

    What happened, was answered or was published after the day is left out. ``None`` for an unclear commitment.
    """
    need = need_on(promise, day, window)
    if need is None:
        return None
    if isinstance(promise.demand, Target):
        return measured(surroundings.organisation, promise.demand, day)
    if row.selection is None:
        return _nothing(need)
    if isinstance(promise.demand, Response):
        asked = asked_of(row, promise, need.stretches[0], day, surroundings.now_on(day))
        return Answered() if asked is None else answered(asked, surroundings.known)
    return _of_entries(row, promise, need, surroundings, day)


def _of_entries(
    row: Commitment, promise: Promise, need: Need, surroundings: Surroundings, day: date
) -> Evidence:
    selection = Selection.from_json(row.selection or {})
    members = Members(*surroundings.places_of(need.list, day)) if need.list else Members()
    if isinstance(promise.demand, InForce):
        return _valid(selected(row.organisation_id, selection), need.stretches[0], day, members)
    entries = chosen(row.organisation_id, selection)
    if need.evidence is Counted:
        return _counted(entries, need, day, members)
    return _happened(entries, need, day, members)


def asked_of(
    row: Commitment, promise: Promise, window: Window, day: date, now: datetime | None = None
) -> Asked | None:
    """What a response asks of its triggers; ``None`` before the window, or where no register is chosen.

    Args:
        now: the moment of the day, where that is not over.
    """
    if not isinstance(promise.demand, Response) or row.selection is None or day < window.start:
        return None
    return Asked(
        organisation=row.organisation_id,
        triggers=Selection.from_json(row.selection),
        answer=Selection.from_json(row.answer) if row.answer else None,
        within=promise.demand.within,
        window=Window(window.start, min(window.end, day)),
        day=day,
        over=day - ONE_DAY if now else day,
        over_at=now or end_of_day(day),
        holidays=promise.public_holidays,
    )


def _nothing(need: Need) -> Evidence:
    if need.evidence is Counted:
        return Counted({})
    if need.evidence is Happened:
        return Happened({})
    if need.evidence is Valid:
        return Valid({})
    return Measured() if need.evidence is Measured else Answered()


def _counted(entries: Chosen, need: Need, day: date, members: Members) -> Counted:
    known = [(each.start, min(each.end, day)) for each in need.stretches if each.start <= day]
    if not known:
        return Counted({None: 0} if members.column is None else {})
    stretches = " OR ".join(["happened_on BETWEEN %s AND %s"] * len(known))
    found = entries.only(stretches, *chain.from_iterable(known))
    if members.column is None:
        return Counted({None: found.read("COUNT(*)")[0][0]})
    counts: dict[str | None, int] = {}
    for value, number in found.read(f"{members.column}, COUNT(*)", then="GROUP BY 1"):
        if name := members.name_of(value):
            counts[name] = counts.get(name, 0) + number
    return Counted(counts)


def _happened(entries: Chosen, need: Need, day: date, members: Members) -> Happened:
    window = need.stretches[0]
    inside = entries.only("happened_on BETWEEN %s AND %s", window.start, min(window.end, day))
    before = entries.only("happened_on < %s", min(window.start, day))
    if members.column is None:
        found = inside.read("DISTINCT happened_on")
        if need.last_before:
            found += before.read("happened_on", then="ORDER BY happened_on DESC LIMIT 1")
        return Happened({None: tuple(sorted(happened_on for (happened_on,) in found))})
    days: dict[str | None, set[date]] = {}
    for value, happened_on in inside.read(f"DISTINCT {members.column}, happened_on"):
        if name := members.name_of(value):
            days.setdefault(name, set()).add(happened_on)
    if need.last_before:
        for name, last in _last_days(before, min(window.start, day), members).items():
            days.setdefault(name, set()).add(last)
    return Happened({name: tuple(sorted(each)) for name, each in days.items()})


def _last_days(before: Chosen, start: date, members: Members) -> dict[str, date]:
    """On which day it last happened to each member before a day.

    First over the last months: where much happens, nearly everybody is among it, and years need not be read.
    """
    wanted = set((members.names or {}).values())
    last: dict[str, date] = {}
    for entries in (before.only("happened_on >= %s", start - _LATELY), before):
        for value, happened_on in entries.read(f"{members.column}, MAX(happened_on)", then="GROUP BY 1"):
            if name := members.name_of(value):
                found = as_day(happened_on)
                last[name] = max(found, last.get(name, found))
        if wanted <= last.keys():
            break
    return last


def _valid(entries: QuerySet[Entry], window: Window, day: date, members: Members) -> Valid:
    """A document counts from its first day; one that starts later counts as known once it was agreed on."""
    known = entries.filter(Q(happened_on__lte=day) | Q(valid_from__lte=day))
    touching = known.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=window.start))
    spans: dict[str | None, list[Span]] = {}
    columns = [members.column] if members.column else []
    for first, happened_on, last, *value in touching.values_list(
        "valid_from", "happened_on", "valid_until", *columns
    ):
        name = members.name_of(value[0]) if value else None
        if name or not value:
            spans.setdefault(name, []).append(Span(first or happened_on, last))
    return Valid({name: tuple(each) for name, each in spans.items()})
