"""Which level and trend do many series of counts have at once, and how much more do they vary than chance?

The model is log-linear: every period belongs to one group (a season), each group has its own level, and one
slope may run through all of them. Given the slope the levels have a closed form, so that a fit is a search
for one number, done for all series together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waarborg.analysis.arrays import Floats, Integers

_STEPS, _CLOSE, _STEEPEST = 50, 1e-10, 30.0


@dataclass(frozen=True, slots=True)
class Design:
    """When the periods were, and in which group each falls.

    Attributes
    ----------
    times
        The moment of each period, in whatever unit, scaled by ``at`` to -1..1.
    groups
        One row a period, one column a group: 1 where the period belongs to the group.
    """

    times: Floats
    groups: Floats
    middle: float
    half: float

    @classmethod
    def of(cls, moments: Floats, labels: Integers) -> Design:
        """Periods at these moments, with the number of their group, from 0."""
        middle = float(moments.min() + moments.max()) / 2
        half = max(float(moments.max() - moments.min()) / 2, 1.0)
        groups = (labels[:, None] == np.arange(labels.max() + 1)[None, :]).astype(np.float64)
        return cls((moments - middle) / half, groups, middle, half)

    @property
    def powers(self) -> Floats:
        """The groups, the groups times the moment, and times its square, beside each other."""
        times = self.times[:, None]
        return np.hstack([self.groups, self.groups * times, self.groups * times**2])

    def at(self, moment: float) -> float:
        """A moment on the scale of ``times``."""
        return (moment - self.middle) / self.half


@dataclass(frozen=True, slots=True)
class Fit:
    """One fit a series (the first axis everywhere).

    Attributes
    ----------
    expected
        The expected count of each period.
    levels
        The expected count of each group at time 0 of the design's scale.
    slope
        Change of the logarithm per unit of the design's scale; 0 where none was fitted.
    totals
        The weighted count of each group: what is known about its level.
    centres
        Where in time that knowledge of each group lies.
    spread
        What is known about the slope; infinite where none was fitted.
    dispersion
        Pearson's chi-square over its degrees of freedom: 1 is chance alone.
    freedom
        Degrees of freedom that are left.
    weights
        What each period weighed.
    """

    expected: Floats
    levels: Floats
    slope: Floats
    totals: Floats
    centres: Floats
    spread: Floats
    dispersion: Floats
    freedom: Floats
    weights: Floats

    def variance(self, group: int, time: float) -> Floats:
        """The variance of the logarithm of what is expected of a group at a time, at dispersion 1."""
        return _over(1.0, self.totals[:, group]) + (time - self.centres[:, group]) ** 2 / self.spread


def fit(counts: Floats, weights: Floats, design: Design, trend: bool) -> Fit:
    """Fit all series; a weight of 0 leaves a period out.

    Parameters
    ----------
    counts, weights
        One row a series, one column a period.
    trend
        Whether a slope runs through all groups.

    References
    ----------
    McCullagh & Nelder (1989), Generalized Linear Models, chapters 6 and 9.

    Examples
    --------
    >>> design = Design.of(np.arange(4.0), np.zeros(4, dtype=np.int64))
    >>> found = fit(np.array([[1.0, 2.0, 4.0, 8.0]]), np.ones((1, 4)), design, trend=True)
    >>> found.expected.round(6).tolist()
    [[1.0, 2.0, 4.0, 8.0]]
    """
    totals = (weights * counts) @ design.groups
    if trend:
        slope, sums, centres, spread = _climb(counts, weights, totals, design)
        shape = np.exp(slope[:, None] * design.times)
    else:
        slope, sums = np.zeros(len(counts)), weights @ design.groups
        centres, spread = np.zeros_like(totals), np.full(len(counts), np.inf)
        shape = np.ones_like(counts)
    levels = _over(totals, sums)
    expected = (levels @ design.groups.T) * shape
    present = weights > 0
    used = (present.astype(np.float64) @ design.groups > 0).sum(axis=1)
    freedom = (present.sum(axis=1) - used - trend).astype(np.float64)
    off = _over(weights * (counts - expected) ** 2, expected).sum(axis=1)
    return Fit(
        expected, levels, slope, totals, centres, spread, _over(off, np.maximum(freedom, 1)), freedom, weights
    )


def _climb(
    counts: Floats, weights: Floats, totals: Floats, design: Design
) -> tuple[Floats, Floats, Floats, Floats]:
    """Newton's steps to the slope at which the likelihood is highest; it has one top."""
    wanted = (weights * counts) @ design.times
    slope = np.zeros(len(counts))
    climbing = np.flatnonzero(totals.sum(axis=1) > 0)
    for _ in range(_STEPS):
        _, centres, known = _moments(slope[climbing], weights[climbing], totals[climbing], design)
        step = _over(wanted[climbing] - (totals[climbing] * centres).sum(axis=1), known)
        slope[climbing] = np.clip(slope[climbing] + np.clip(step, -2, 2), -_STEEPEST, _STEEPEST)
        climbing = climbing[(np.abs(step) > _CLOSE) & (np.abs(slope[climbing]) < _STEEPEST)]
        if not climbing.size:
            break
    sums, centres, known = _moments(slope, weights, totals, design)
    return slope, sums, centres, np.maximum(known, 1e-300)


def _moments(slope: Floats, weights: Floats, totals: Floats, design: Design) -> tuple[Floats, Floats, Floats]:
    """For each group what the slope makes of its periods and where in time that lies; then the spread of all."""
    size = design.groups.shape[1]
    sums = (weights * np.exp(slope[:, None] * design.times)) @ design.powers
    base = sums[:, :size]
    centres = _over(sums[:, size : 2 * size], base)
    spreads = np.maximum(_over(sums[:, 2 * size :], base) - centres**2, 0)
    return base, centres, (totals * spreads).sum(axis=1)


def reweigh(counts: Floats, present: Floats, found: Fit, design: Design, threshold: float) -> Floats:
    """Weights that keep former outbreaks from raising what is expected.

    Parameters
    ----------
    present
        1 for the periods that count, 0 for the others.
    threshold
        Standardised Anscombe residuals above it get the weight of their inverse square.

    References
    ----------
    Farrington, Andrews, Beale & Catchpole (1996), A statistical algorithm for the early detection of
    outbreaks of infectious disease, section 3.5; Noufaily et al. (2013) for the threshold of 2.58.
    """
    expected = found.expected
    of_group = (_over(1.0, found.totals)) @ design.groups.T
    far = (design.times - found.centres @ design.groups.T) ** 2 / found.spread[:, None]
    leverage = np.minimum(present * expected * (of_group + far), 1 - 1e-9)
    root = np.sqrt(expected)
    raw = 1.5 * (_over(np.cbrt(counts) ** 2, np.cbrt(root)) - root)
    dispersion = np.maximum(found.dispersion, 1)[:, None]
    residuals = raw / np.sqrt(dispersion * (1 - leverage))
    weights = present.copy()
    high = (residuals > threshold) & (present > 0)
    weights[high] = residuals[high] ** -2
    scale: Floats = present.sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-300)
    return weights * scale[:, None]


def _over(above: Floats | float, below: Floats) -> Floats:
    """A quotient that is 0 where there is nothing below the line."""
    result: Floats = np.divide(above, below, out=np.zeros_like(below), where=below > 0)
    return result
