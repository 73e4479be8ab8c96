"""From which themes are priorities chosen, and what did the council choose, as the documents of a day tell it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from waarborg.documents.facts import PriorityFacts, ThemeFacts
from waarborg.operations.documents.evidence import Evidence
from waarborg.records.models import LongList, Organisation, PriorityChoice
from waarborg.records.queries.priorities import as_kept, choice_on, newest_list, ranked_themes, weights_of


def priority_facts(organisation: Organisation, day: date, evidence: Evidence) -> Mapping[str, object]:
    """What the council chose up to a day, with the list as it was then; else the list as it is now."""
    chosen = choice_on(organisation, day)
    found = newest_list(organisation)
    if chosen is not None and (found is None or chosen.long_list_id == found.pk):
        return {"priorities": _as_chosen(chosen, evidence)}
    return {"priorities": _as_it_is(found, evidence) if found is not None else None}


def _as_chosen(choice: PriorityChoice, evidence: Evidence) -> PriorityFacts:
    return PriorityFacts(
        themes=_themes(choice.themes),
        decided_on=choice.decided_on,
        reason=choice.reason,
        weights=(choice.weights["figures"], choice.weights["partners"], choice.weights["panel"]),
        partners_source=choice.weights["partners_source"],
        panel_source=choice.weights["panel_source"],
        figures_version=choice.weights["figures_version"],
        link=evidence.long_list(choice.long_list.cycle_id),
    )


def _as_it_is(found: LongList, evidence: Evidence) -> PriorityFacts:
    weights = asdict(weights_of(found))
    return PriorityFacts(
        themes=_themes(as_kept(each, is_chosen=False) for each in ranked_themes(found)),
        decided_on=None,
        reason="",
        weights=(weights["figures"], weights["partners"], weights["panel"]),
        partners_source=found.partners_source,
        panel_source=found.panel_source,
        figures_version=found.figures_version,
        link=evidence.long_list(found.cycle_id),
    )


def _themes(kept: Iterable[Mapping[str, Any]]) -> tuple[ThemeFacts, ...]:
    return tuple(
        ThemeFacts(
            place=each["place"],
            title=each["title"],
            figures=_rounded(each["figures"]),
            partners=_rounded(each["partners"]),
            panel=_rounded(each["panel"]),
            total=_rounded(each["total"]),
            is_chosen=each["is_chosen"],
        )
        for each in kept
    )


def _rounded(score: float | None) -> float | str:
    return "–" if score is None else round(score, 1)
