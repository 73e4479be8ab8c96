"""Where a map points, does it happen there: which share of the crimes lay in which share of the area?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waarborg.analysis.arrays import Floats

SHARES = (0.01, 0.03, 0.05)
"""Shares of the area at which a map is judged."""


@dataclass(frozen=True, slots=True)
class HitRate:
    """How well a map did at one share of the area.

    Attributes
    ----------
    area
        The share of the area that was pointed out.
    crimes
        The share of the crimes that happened there.
    pai
        Predictive accuracy index: the share of crimes over the share of area; 1 is pointing at random.
    pei
        Prediction efficiency index: the crimes caught over the most that any choice of so much area would
        have caught; 1 is as good as can be.
    """

    area: float
    crimes: float
    pai: float
    pei: float


def caught(expected: Floats, happened: Floats, share: float) -> Floats:
    """How many crimes of each week fell in the cells that a map ranks highest.

    Cells that rank alike share what is left of the area: each gets its part of the crimes, so that the order
    of the cells in memory does not matter. At least one cell is pointed out.

    Parameters
    ----------
    expected, happened
        One row a week, one column a cell.
    share
        Of all cells.

    Examples
    --------
    >>> caught(np.array([[3.0, 1.0, 1.0, 0.0]]), np.array([[2.0, 4.0, 0.0, 1.0]]), 0.5).tolist()
    [4.0]
    """
    cells = expected.shape[1]
    wanted = cells_at(share, cells)
    border = np.partition(expected, cells - wanted, axis=1)[:, cells - wanted, None]
    above, at = expected > border, expected == border
    left = wanted - above.sum(axis=1)
    hits: Floats = (happened * above).sum(axis=1) + (happened * at).sum(axis=1) * left / at.sum(axis=1)
    return hits


def cells_at(share: float, cells: int) -> int:
    """How many cells a share of the area is."""
    return max(1, round(share * cells))


def hit_rates(expected: Floats, happened: Floats, shares: tuple[float, ...] = SHARES) -> tuple[HitRate, ...]:
    """Judge a map over all weeks together.

    Parameters
    ----------
    expected, happened
        One row a week, one column a cell; at least one crime must have happened.

    References
    ----------
    Chainey, Tompson & Uhlig (2008), The utility of hotspot mapping for predicting spatial patterns of crime,
    for the PAI. Hunt (2016), Do crime hot spots move?, for the PEI.

    Examples
    --------
    >>> happened = np.array([[4.0, 1.0, 0.0, 0.0]])
    >>> hit_rates(happened, happened, (0.25,))
    (HitRate(area=0.25, crimes=0.8, pai=3.2, pei=1.0),)
    """
    whole, cells = float(happened.sum()), expected.shape[1]
    found = []
    for share in shares:
        area = cells_at(share, cells) / cells
        hits = float(caught(expected, happened, share).sum())
        best = float(caught(happened, happened, share).sum())
        found.append(HitRate(area, hits / whole, hits / whole / area, hits / best))
    return tuple(found)
