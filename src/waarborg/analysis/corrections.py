"""Which of many tests still say something when so many were done?"""

from __future__ import annotations

import numpy as np

from waarborg.analysis.arrays import Floats, Truths


def false_discovery_rate(p: Floats, tested: Truths | None = None) -> Floats:
    """Give for each p-value the smallest false discovery rate at which it is called a finding.

    Parameters
    ----------
    p
        P-values of one family of tests: one map, one month.
    tested
        Where anything was tested; the others get 1 and do not count as tests.

    Returns
    -------
    The adjusted values: calling everything at most 0.05 a finding, at most 5 % of the findings are false in the
    long run. Costs one sort.

    References
    ----------
    Benjamini and Hochberg (1995), Controlling the false discovery rate, JRSS B 57, 289-300. Valid for tests that
    depend on each other positively, as those of neighbours do (Benjamini and Yekutieli 2001).

    Examples
    --------
    >>> false_discovery_rate(np.array([0.01, 0.04, 0.03, 0.5])).round(4).tolist()
    [0.04, 0.0533, 0.0533, 0.5]
    """
    if tested is not None and not tested.all():
        adjusted = np.ones(p.size)
        adjusted[tested] = false_discovery_rate(p[tested])
        return adjusted
    order = np.argsort(p)
    scaled = p[order] * (p.size / np.arange(1, p.size + 1))
    adjusted = np.empty(p.size)
    adjusted[order] = np.minimum.accumulate(scaled[::-1])[::-1]
    return np.minimum(adjusted, 1.0)
