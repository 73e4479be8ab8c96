"""Which entries are behind a verdict? A few of them, for the eye."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from waarborg.commitments.demands import InForce, Response
from waarborg.commitments.windows import Window
from waarborg.records.models import Commitment, Entry
from waarborg.records.queries.answers import missed
from waarborg.records.queries.commitments import Surroundings
from waarborg.records.queries.evidence import asked_of
from waarborg.records.queries.selected import selected
from waarborg.registers.selections import Selection


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """An entry as evidence: its number is what people call it by.

    Attributes:
        unanswered: it is a case that still asks for its answer.
    """

    id: int
    register: str
    number: str
    title: str
    day: date
    unanswered: bool = False


def evidence_entries(
    row: Commitment, window: Window, day: date, limit: int, surroundings: Surroundings | None = None
) -> list[EvidenceEntry]:
    """The entries that count in a window as known on a day, newest first.

    Of a response first the triggers without an answer, oldest first: they are what can still be done.
    """
    if row.selection is None or limit <= 0:
        return []
    around = surroundings or Surroundings(row.organisation)
    promise = around.promise_of(row, day)
    entries = selected(row.organisation_id, Selection.from_json(row.selection))
    last = min(window.end, day)
    if isinstance(promise.demand, InForce):
        touching = Q(valid_until__isnull=True) | Q(valid_until__gte=window.start)
        return _shown(entries.filter(touching, happened_on__lte=day), limit, around)
    inside = entries.filter(happened_on__range=(window.start, last))
    asked = asked_of(row, promise, window, day)
    if not isinstance(promise.demand, Response) or asked is None:
        return _shown(inside, limit, around)
    first = list(missed(asked)[:limit])
    known = {entry.pk for entry in first}
    rest = [entry for entry in _newest(inside, limit) if entry.pk not in known]
    open_first = [_as_evidence(entry, around, unanswered=True) for entry in first]
    return [*open_first, *(_as_evidence(entry, around) for entry in rest)][:limit]


def _shown(entries: QuerySet[Entry], limit: int, around: Surroundings) -> list[EvidenceEntry]:
    return [_as_evidence(entry, around) for entry in _newest(entries, limit)]


def _newest(entries: QuerySet[Entry], limit: int) -> list[Entry]:
    return list(entries.order_by("-happened_on", "-id")[:limit])


def _as_evidence(entry: Entry, around: Surroundings, unanswered: bool = False) -> EvidenceEntry:
    year = timezone.localtime(entry.created_at).year
    number = f"{around.prefix_of(entry.register)}-{year}-{entry.pk}"
    return EvidenceEntry(entry.pk, entry.register, number, entry.title, entry.happened_on, unanswered)
