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
from waarborg.records.queries.visible import Viewer, only_hidden, only_visible
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


@dataclass(frozen=True, slots=True)
class VisibleEvidence:
    """The evidence that somebody may see.

    Attributes:
        is_partly_hidden: other entries count as well. How many is not told: of a few, the number tells too much.
    """

    entries: tuple[EvidenceEntry, ...] = ()
    is_partly_hidden: bool = False


def evidence_entries(
    viewer: Viewer,
    row: Commitment,
    window: Window,
    day: date,
    limit: int,
    surroundings: Surroundings | None = None,
) -> VisibleEvidence:
    """The entries that count in a window as known on a day, newest first, as far as the viewer may see them.

    Of a response first the triggers without an answer, oldest first: they are what can still be done.
    """
    if row.selection is None or limit <= 0:
        return VisibleEvidence()
    around = surroundings or Surroundings(row.organisation)
    promise = around.promise_of(row, day)
    selection = Selection.from_json(row.selection)
    entries = selected(row.organisation_id, selection)
    if isinstance(promise.demand, InForce):
        touching = Q(valid_until__isnull=True) | Q(valid_until__gte=window.start)
        counting = entries.filter(touching, happened_on__lte=day)
    else:
        counting = entries.filter(happened_on__range=(window.start, min(window.end, day)))
    register = around.registers.get(selection.register, selection.register)
    asked = asked_of(row, promise, window, day) if isinstance(promise.demand, Response) else None
    first = [] if asked is None else list(only_visible(viewer, missed(asked), register)[:limit])
    known = {entry.pk for entry in first}
    visible = only_visible(viewer, counting, register)
    rest = [entry for entry in _newest(visible, limit) if entry.pk not in known]
    shown = [_as_evidence(entry, around, unanswered=True) for entry in first]
    shown += [_as_evidence(entry, around) for entry in rest]
    return VisibleEvidence(tuple(shown[:limit]), only_hidden(viewer, counting, register).exists())


def _newest(entries: QuerySet[Entry], limit: int) -> list[Entry]:
    return list(entries.order_by("-happened_on", "-id")[:limit])


def _as_evidence(entry: Entry, around: Surroundings, unanswered: bool = False) -> EvidenceEntry:
    year = timezone.localtime(entry.created_at).year
    number = f"{around.prefix_of(entry.register)}-{year}-{entry.pk}"
    return EvidenceEntry(entry.pk, entry.register, number, entry.title, entry.happened_on, unanswered)
