"""How pressing is a theme on its figures, and which themes come first when views are weighed with them?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

LOWEST, MIDDLE, HIGHEST = 1, 3, 5
"""Every score runs from 1 (least pressing) to 5 (most pressing)."""

_LEVELS = ((1.2, 5), (1.05, 4), (0.95, 3), (0.8, 2))
"""A rate of at least so many times the own past, and the score that it gives."""

_GREATLY = 0.2


@dataclass(frozen=True, slots=True)
class FigureParts:
    """The three parts of the score of one figure, each from 1 to 5.

    Attributes
    ----------
    level
        Beside the own past; ``None``: not known.
    trend
        Beside the time before; ``None``: too few cases to say.
    rank
        Among those that are alike; ``None``: not known.
    """

    level: int | None
    trend: int | None
    rank: float | None

    @property
    def score(self) -> float | None:
        """The mean of the parts that are known; ``None``: none is."""
        return mean_of((self.level, self.trend, self.rank))


@dataclass(frozen=True, slots=True)
class Weights:
    """How heavily each of the three counts; 0: not at all."""

    figures: int = 1
    partners: int = 1
    panel: int = 1


@dataclass(frozen=True, slots=True)
class Scores:
    """What is known of a theme, each from 1 to 5; ``None``: nothing."""

    figures: float | None = None
    partners: float | None = None
    panel: float | None = None


def score_level(rate: float | None, own_past: float | None) -> int | None:
    """Score a rate beside the mean of one's own past.

    Parameters
    ----------
    rate, own_past
        In the same unit, such as per 1,000 inhabitants; ``None``: not known.

    Returns
    -------
    int or None
        5 from 20 % above the own past, 4 from 5 % above, 3 within 5 %, 2 down to 20 % below, 1 below that.

    Examples
    --------
    >>> score_level(6.0, 5.0), score_level(5.1, 5.0), score_level(5.0, None)
    (5, 3, None)
    """
    if rate is None or own_past is None:
        return None
    if own_past <= 0:
        return MIDDLE if rate <= 0 else HIGHEST
    ratio = rate / own_past
    return next((score for least, score in _LEVELS if ratio >= least), LOWEST)


def score_trend(share: float | None, *, sure: bool) -> int | None:
    """Score a growth beside the time before; one that can be chance counts as no change.

    Parameters
    ----------
    share
        By which it grew: 0.1 is ten per cent more. ``None``: too few cases to say.
    sure
        Chance leaves a growth of nothing out.

    Returns
    -------
    int or None
        5 for surely at least 20 % more, 4 for surely more, 3 for no sure change, 2 for surely less, 1 for surely at
        least 20 % less.

    Examples
    --------
    >>> score_trend(0.5, sure=True), score_trend(0.5, sure=False), score_trend(-0.1, sure=True)
    (5, 3, 2)
    """
    if share is None:
        return None
    if not sure:
        return MIDDLE
    if share >= 0:
        return HIGHEST if share >= _GREATLY else MIDDLE + 1
    return LOWEST if share <= -_GREATLY else MIDDLE - 1


def score_rank(place: int | None, of: int | None) -> float | None:
    """Score a place among those that are alike: 5 for the highest rate, 1 for the lowest, evenly between.

    Parameters
    ----------
    place, of
        1 is the highest rate of so many; ``None``: not known.

    Examples
    --------
    >>> score_rank(1, 21), score_rank(11, 21), score_rank(21, 21)
    (5.0, 3.0, 1.0)
    """
    if place is None or of is None or of < 2:
        return None
    return HIGHEST - (HIGHEST - LOWEST) * (place - 1) / (of - 1)


def mean_of(scores: Iterable[float | None]) -> float | None:
    """Take the mean of what is known; ``None``: nothing is."""
    known = [score for score in scores if score is not None]
    return fmean(known) if known else None


def weigh(scores: Scores, weights: Weights) -> float | None:
    """Weigh the scores of a theme together: their weighted mean, over those that are known.

    What is not known pulls a theme neither up nor down; say beside the outcome over how many it was taken.

    Parameters
    ----------
    scores
        From 1 to 5.
    weights
        Whole numbers from 0.

    Returns
    -------
    float or None
        From 1 to 5; ``None``: nothing that counts is known.

    References
    ----------
    Fishburn, P. C. (1967). Additive utilities with incomplete product sets: application to priorities and
    assignments. Operations Research 15(3), 537-542 (the weighted sum).

    Examples
    --------
    >>> weigh(Scores(figures=5, partners=2), Weights(figures=2, partners=1, panel=1))
    4.0
    """
    pairs = _pairs(scores, weights)
    total = sum(weight for _score, weight in pairs)
    return sum(score * weight for score, weight in pairs) / total if total else None


def known_of(scores: Scores, weights: Weights) -> int:
    """Count over how many of the things that count a weighed score was taken.

    >>> known_of(Scores(figures=5, panel=2), Weights(panel=0))
    1
    """
    return len(_pairs(scores, weights))


def places(totals: Sequence[float | None]) -> list[int | None]:
    """Give each its place, 1 for the highest; the same score gives the same place, what is not known gives none.

    >>> places([2.0, None, 4.0, 4.0])
    [3, None, 1, 1]
    """
    known = [total for total in totals if total is not None]
    return [None if total is None else 1 + sum(other > total for other in known) for total in totals]


def _pairs(scores: Scores, weights: Weights) -> list[tuple[float, int]]:
    every = (
        (scores.figures, weights.figures),
        (scores.partners, weights.partners),
        (scores.panel, weights.panel),
    )
    return [(score, weight) for score, weight in every if score is not None and weight > 0]
