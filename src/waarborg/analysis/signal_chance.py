"""What is the chance of as many cases or more in the last period, were nothing the matter?"""

from __future__ import annotations

import numpy as np

from waarborg.analysis.arrays import Floats
from waarborg.analysis.farrington import Expectation

# With a case in five periods or fewer, how much more a series varies than chance can hardly be seen.
_TELLING = 0.2


def chances(observed: Floats, found: Expectation, periods: int) -> Floats:
    """One p-value a series, of a negative binomial distribution around what is expected.

    Its variance is that of ``moderate`` and of what is not known of the expectation together.

    Parameters
    ----------
    observed
        The counts of the last period.
    periods
        How many former periods told what to expect: where they had no case, half a one is expected in all.

    Examples
    --------
    >>> one = np.ones(1)
    >>> expectation = Expectation(one * 4, one * 9, one * 0, one, one, one)
    >>> chances(np.array([9.0]), expectation, 56).round(4).tolist()  # Poisson
    [0.0214]
    """
    from scipy.special import betainc, gammainc

    expected = np.maximum(found.expected, 0.5 / periods)
    spread = moderate(found.unweighted, found.expected) * (1 + expected * found.unsure)
    extra = spread - 1
    wide = extra > 1e-6
    size = expected / np.where(wide, extra, 1.0)
    some = np.maximum(observed, 1)
    chance = np.where(wide, betainc(some, size, extra / spread), gammainc(some, expected))
    return np.where(observed > 0, chance, 1.0)


def moderate(dispersions: Floats, expected: Floats) -> Floats:
    """How much more than chance each series varies, knowing how much the others do.

    Of five years of small counts the dispersion is known so badly that, of many series, those in which it came
    out too low by chance would give the signals. So a series below the mean of all is drawn towards it, half way
    where counts are large: as if that mean rested on as many periods as its own. Where they are small the own
    dispersion tells less, for its variance is as (2 + 1 / expected). A series above the mean keeps its own.

    References
    ----------
    Robinson & Smyth (2007), Moderated statistical tests for assessing differences in tag abundance,
    Bioinformatics 23, for drawing dispersions together; McCullagh & Nelder (1989), Generalized Linear Models,
    section 4.5, for the variance.

    Examples
    --------
    >>> moderate(np.array([1.0, 1.5, 2.0]), np.full(3, 100.0)).round(2).tolist()
    [1.25, 1.5, 2.0]
    >>> moderate(np.array([1.0, 1.5, 2.0]), np.full(3, 0.5)).round(2).tolist()
    [1.33, 1.5, 2.0]
    """
    telling = expected > _TELLING
    if not telling.any():
        return dispersions
    mean, own = dispersions[telling].mean(), expected / (2 * expected + 0.5)
    drawn: Floats = np.maximum(dispersions, mean + own * (dispersions - mean))
    return drawn
