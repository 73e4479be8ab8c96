"""What does a recognised sentence demand, as far as it says so?"""

from __future__ import annotations

from typing import Any

from waarborg.commitments.as_json import WrongDemandError, demand_from_json
from waarborg.commitments.demands import Demand, Direction, Kind
from waarborg.reading.draft import DraftCommitment
from waarborg.reading.sentences.comparisons import Comparison, find_comparison
from waarborg.sources.indicators import figure_name, indicator_named_in

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

    A target is always asked: a sentence may mean another figure than the one that it seems to name.
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
    if draft.kind is Kind.TARGET:
        return _known_of_target(draft)
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


def _known_of_target(draft: DraftCommitment) -> dict[str, Any]:
    """Which figure must be on which side of which number, year or area; a share alone can mean several things."""
    followed = indicator_named_in(draft.sentence)
    known = {} if followed is None else {"indicator": figure_name(followed.name)}
    compared = find_comparison(draft.sentence)
    if compared is not None:
        return {**known, **_known_of_comparison(compared)}
    for direction, bound in ((Direction.AT_MOST, draft.at_most), (Direction.AT_LEAST, draft.at_least)):
        if bound is not None:
            # So many by themselves are seldom so many for every thousand inhabitants.
            return {"direction": direction.value, "bound": bound}
    return known


def _known_of_comparison(compared: Comparison) -> dict[str, Any]:
    """A tenth lower than in 2018 is at most 90 per cent of what it was."""
    known: dict[str, Any] = {"reference": compared.reference}
    if compared.direction is not None:
        known["direction"] = compared.direction.value
    if compared.bound is not None:
        known["bound"] = compared.bound
    return known
