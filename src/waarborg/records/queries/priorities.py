"""How do the themes of a cycle's long list score, in which order, and what did the council choose?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from waarborg.analysis.theme_scores import Scores, Weights, known_of, places, weigh
from waarborg.records.models import ListedTheme, LongList, Organisation, PolicyCycle, PriorityChoice

ORDERS = ("totaal", "cijfers", "partners", "panel", "thema")
"""By what the list can be sorted; the word stands in the address."""


@dataclass(frozen=True, slots=True)
class RankedTheme:
    """A theme with its scores, weighed.

    Attributes:
        known: over how many of the things that count the total was taken.
        place: by the total; ``None``: nothing is known of it.
    """

    row: ListedTheme
    scores: Scores
    total: float | None
    known: int
    place: int | None


def long_list_of(cycle: PolicyCycle) -> LongList | None:
    """The list of a cycle; ``None``: it has none yet."""
    return LongList.objects.filter(cycle=cycle).first()


def weights_of(found: LongList) -> Weights:
    """How heavily each of the three counts."""
    return Weights(found.weight_figures, found.weight_partners, found.weight_panel)


def ranked_themes(found: LongList, order: str = ORDERS[0]) -> list[RankedTheme]:
    """The themes with their totals, the most pressing first; what is not known comes last."""
    weights = weights_of(found)
    rows = list(found.themes.all())
    scores = [Scores(row.figures_score, row.partners_score, row.panel_score) for row in rows]
    totals = [weigh(each, weights) for each in scores]
    every = zip(rows, scores, totals, places(totals), strict=True)
    ranked = [
        RankedTheme(row, each, total, known_of(each, weights), place) for row, each, total, place in every
    ]
    return sorted(ranked, key=lambda theme: _key(theme, order))


def choices_of(found: LongList) -> Sequence[PriorityChoice]:
    """What the council chose, the latest first."""
    return list(found.choices.select_related("recorded_by").order_by("-decided_on", "-id"))


def choice_on(organisation: Organisation, day: date) -> PriorityChoice | None:
    """The latest choice of priorities of a municipality up to a day."""
    own = PriorityChoice.objects.filter(long_list__cycle__organisation=organisation, decided_on__lte=day)
    return own.select_related("long_list").order_by("-decided_on", "-id").first()


def newest_list(organisation: Organisation) -> LongList | None:
    """The long list of the latest cycle that has one."""
    own = LongList.objects.filter(cycle__organisation=organisation)
    return own.select_related("cycle").order_by("-cycle__start", "-id").first()


def as_kept(theme: RankedTheme, *, is_chosen: bool) -> Mapping[str, Any]:
    """A theme as a choice keeps it for good."""
    return {
        "title": theme.row.title,
        "code": theme.row.code,
        "figures": theme.scores.figures,
        "partners": theme.scores.partners,
        "panel": theme.scores.panel,
        "total": theme.total,
        "place": theme.place,
        "is_chosen": is_chosen,
    }


def _key(theme: RankedTheme, order: str) -> tuple[float, str]:
    value = {
        "cijfers": theme.scores.figures,
        "partners": theme.scores.partners,
        "panel": theme.scores.panel,
        "thema": 0.0,
    }.get(order, theme.total)
    return (float("inf") if value is None else -value), theme.row.title
