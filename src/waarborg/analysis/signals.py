"""In which series is this month higher than its own past leads one to expect, all series at once?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waarborg.analysis.arrays import Floats, Truths
from waarborg.analysis.corrections import false_discovery_rate
from waarborg.analysis.farrington import FLEXIBLE, Expectation, Rule, expect, reference_periods
from waarborg.analysis.method import Method, Shortage, TooFew
from waarborg.analysis.quasi_poisson import Design
from waarborg.analysis.signal_chance import chances

_CHUNK = 512


@dataclass(frozen=True, slots=True)
class Signal:
    """What one series says of the period that was looked at.

    Attributes
    ----------
    observed, expected, upper
        Counts: found, expected, and the highest that would still be called ordinary.
    p_value
        The chance of as many or more, were nothing the matter.
    q_value
        The share of false ones among all series whose p-value is as low, of all whose last count is known.
    alarm
        Above ``upper``.
    signal
        An alarm that also stands when all series are looked at together.
    trend
        The factor by which the expectation grows each year; 1 where there is no trend.
    dispersion
        How much more the past varies than chance; at least 1.
    """

    observed: int
    expected: float
    upper: float
    p_value: float
    q_value: float
    alarm: bool
    signal: bool
    trend: float
    dispersion: float


@dataclass(frozen=True, slots=True)
class Signals:
    """One value a series in every array; nothing is said of a series that was not ``tested``.

    Attributes
    ----------
    recent
        Cases in the latest periods that decide whether a series is tested.
    false_alarms
        How many alarms chance alone is expected to give over all tested series; of the signals at most the
        share ``false_share`` of the method is expected to be false.
    """

    observed: Floats
    expected: Floats
    upper: Floats
    p_values: Floats
    q_values: Floats
    alarms: Truths
    signals: Truths
    trends: Floats
    dispersions: Floats
    tested: Truths
    recent: Floats
    false_alarms: float
    method: Method

    def of(self, series: int) -> Signal | TooFew:
        """What one series says, or that it has too few cases to say anything."""
        if not self.tested[series]:
            least = int(float(str(self.method.parameter("least_cases"))))
            return TooFew(Shortage.CASES, int(self.recent[series]), least)
        return Signal(
            int(self.observed[series]),
            float(self.expected[series]),
            float(self.upper[series]),
            float(self.p_values[series]),
            float(self.q_values[series]),
            bool(self.alarms[series]),
            bool(self.signals[series]),
            float(self.trends[series]),
            float(self.dispersions[series]),
        )


def find_signals(counts: Floats, rule: Rule = FLEXIBLE, false_share: float = 0.05) -> Signals | TooFew:
    """Compare the last period of every series with what its own past leads to expect.

    A log-linear quasi-Poisson model is fitted to the same season of former years (``seasons`` 1) or to all of
    them, cut in seasons. Former outbreaks are given less weight, a trend is kept where the past shows one,
    and the bound is that of a normal distribution of the counts to the power 2/3. The p-value, which the
    bound does not need, is that of a negative binomial distribution whose variance takes no former outbreak for
    less than it was (``signal_chance``).

    Parameters
    ----------
    counts
        One row a series, one column a period, the period looked at last. NaN: not known.
    rule
        When a count is high.
    false_share
        Which share of the signals may be false, over all series together.

    References
    ----------
    Farrington, Andrews, Beale & Catchpole (1996), A statistical algorithm for the early detection of
    outbreaks of infectious disease, JRSS A 159. Noufaily, Enki, Farrington, Garthwaite, Andrews & Charlett
    (2013), An improved algorithm for outbreak detection in multiple surveillance systems, Statistics in
    Medicine 32. Benjamini & Hochberg (1995) for ``false_share``.

    Examples
    --------
    >>> quiet = np.tile([4.0, 6.0, 5.0, 3.0, 7.0, 5.0], 11)
    >>> found = find_signals(np.vstack([quiet, np.append(quiet[:-1], 25)]))
    >>> found.signals.tolist()
    [False, True]
    """
    needed = rule.years * rule.per_year - rule.window
    if counts.shape[1] < needed:
        return TooFew(Shortage.PERIODS, counts.shape[1], needed)
    columns, labels = reference_periods(counts.shape[1], rule)
    design = Design.of(columns.astype(np.float64), labels)
    parts = [
        expect(counts[start : start + _CHUNK], columns, design, rule)
        for start in range(0, len(counts), _CHUNK)
    ] or [Expectation(*(np.zeros(0) for _ in Expectation.__slots__))]
    whole = Expectation(
        *(np.concatenate([getattr(part, name) for part in parts]) for name in Expectation.__slots__)
    )
    return _weigh(counts, whole, len(columns), rule, false_share)


def _weigh(counts: Floats, whole: Expectation, periods: int, rule: Rule, false_share: float) -> Signals:
    known = ~np.isnan(counts[:, -1])
    observed = np.nan_to_num(counts[:, -1])
    recent = np.nan_to_num(counts[:, -rule.least_periods :]).sum(axis=1)
    tested = (recent >= rule.least_cases) & known
    p_values = np.where(tested, chances(observed, whole, periods), 1.0)
    alarms = tested & (observed > whole.upper)
    # Whether a series is tested depends on its last count: those that were not belong to the family as well.
    q = false_discovery_rate(p_values, known)
    method = Method(
        "farrington" if rule.seasons == 1 else "farrington_flexible",
        "Farrington et al. (1996)" if rule.seasons == 1 else "Noufaily et al. (2013)",
        (*((name, getattr(rule, name)) for name in Rule.__slots__), ("false_share", false_share)),
        sides=1,
        correction="fdr",
    )
    return Signals(
        observed,
        whole.expected,
        whole.upper,
        p_values,
        trends=whole.trends,
        dispersions=whole.dispersions,
        q_values=q,
        alarms=alarms,
        signals=alarms & (q <= false_share),
        tested=tested,
        recent=recent,
        false_alarms=rule.alpha * float(tested.sum()),
        method=method,
    )
