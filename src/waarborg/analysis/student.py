"""How far does a mean reach on each side, with 95 % certainty, if it rests on few?"""

from __future__ import annotations

import math
from functools import lru_cache

_Z = 1.959963984540054
"""The same for very many: the normal distribution."""

_MANY = 10_000
_OUTSIDE = 0.05
_MOST_TERMS = 2_000
_FARTHEST = 340.0
"""The logarithm of what is no longer told apart from endless."""

_TINY, _NEAR = 1e-300, 1e-14


@lru_cache(maxsize=1024)
def reach(freedom: float) -> float:
    """The 0.975 quantile of Student's distribution, in standard errors.

    Plain Python: pages ask for one number, and what computes many at once takes long to load and much memory.

    Parameters
    ----------
    freedom
        Degrees of freedom, over 0; no whole number is needed.

    References
    ----------
    NIST Digital Library of Mathematical Functions, 8.17 (incomplete beta functions). Abramowitz & Stegun (1964),
    26.7.5 (many degrees of freedom).

    Examples
    --------
    >>> round(reach(4), 4), round(reach(99), 4)
    (2.7764, 1.9842)
    """
    if freedom > _MANY:
        first, second = _Z**3 + _Z, 5 * _Z**5 + 16 * _Z**3 + 3 * _Z
        return _Z + first / (4 * freedom) + second / (96 * freedom**2)
    low, high = 0.0, _FARTHEST if freedom < 1 else 3.0
    while high - low > _NEAR * high:
        middle = (low + high) / 2
        if _outside(middle, freedom) > _OUTSIDE:
            low = middle
        else:
            high = middle
    return math.inf if low > _FARTHEST - 1 else math.exp(low)


def _outside(logarithm: float, freedom: float) -> float:
    """Which share lies farther away, on both sides, than the number with this logarithm."""
    share = 1 / (1 + freedom * math.exp(-2 * logarithm))
    if share < 1.5 / (freedom / 2 + 2.5):
        return 1 - _beta(share, 0.5, freedom / 2)
    rest = math.exp(math.log(freedom) - 2 * logarithm) * share
    return _beta(rest, freedom / 2, 0.5)


def _beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function, by its continued fraction (Lentz)."""
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + b * math.log1p(-x)
    front += a * math.log(x) if x > 0 else -math.inf
    c, d = 1.0, 1 / _not_nothing(1 - (a + b) * x / (a + 1))
    fraction = d
    for m in range(1, _MOST_TERMS):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _not_nothing(1 + term * d)
            c = _not_nothing(1 + term / c)
            fraction *= c * d
        if abs(c * d - 1) < _NEAR:
            break
    return math.exp(front) * fraction / a


def _not_nothing(number: float) -> float:
    return number if abs(number) > _TINY else _TINY
