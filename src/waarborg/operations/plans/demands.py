"""What does a recognised sentence demand, as far as it says so?"""

from __future__ import annotations

from typing import Any

from waarborg.commitments.as_json import WrongDemandError, demand_from_json
from waarborg.commitments.demands import Demand, Kind
from waarborg.reading.draft import DraftCommitment

_SAID_BY = {
    Kind.FREQUENCY: ("per", "at_least", "at_most", "each", "coverage", "months"),
    Kind.INTERVAL: ("within", "each"),
    Kind.RESPONSE: ("within", "coverage"),
    Kind.MILESTONE: ("by",),
    Kind.IN_FORCE: ("each", "coverage"),
    Kind.ATTESTED: ("every",),
}


def demand_of(draft: DraftCommitment) -> Demand | None:
    """The demand that a sentence makes; ``None`` when it leaves open what must be asked of a person.

    A target is always asked: no sentence names the indicator by which it is followed.
    """
    if draft.vague or draft.kind is Kind.TARGET:
        return None
    known = known_of(draft)
    if draft.each is None and draft.kind in (Kind.FREQUENCY, Kind.IN_FORCE):
        known.pop("coverage", None)
    said = {name: known[name] for name in _SAID_BY[draft.kind] if name in known}
    try:
        return demand_from_json({"kind": draft.kind.value, **said})
    except WrongDemandError:
        return None


def known_of(draft: DraftCommitment) -> dict[str, Any]:
    """What the sentence does say, as plain JSON values: a start for whoever answers its question."""
    found: dict[str, Any] = {
        "at_least": draft.at_least,
        "at_most": draft.at_most,
        "per": draft.per.as_json() if draft.per else None,
        "every": draft.per.as_json() if draft.per else None,
        "within": draft.within.as_json() if draft.within else None,
        "each": draft.each,
        "coverage": draft.coverage,
        "months": list(draft.months) or None,
        "by": draft.by.isoformat() if draft.by else None,
    }
    return {name: value for name, value in found.items() if value is not None}
