"""Where are burglaries to be expected in the weeks to come, and does that beat a plain map of where they were?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from waarborg.analysis.arrays import Floats
from waarborg.analysis.hit_rates import SHARES, HitRate, caught, hit_rates
from waarborg.analysis.method import Method, Shortage, TooFew
from waarborg.analysis.risk_layers import DECAYS, LONG_REACH, REACH, YEAR, WeeklyGrid, baselines, layers

TEST_WEEKS, LEAST_WEEKS, LEAST_CRIMES, LEAST_CELLS = 26, 2 * YEAR, 200, 100


@dataclass(frozen=True, slots=True)
class Judged:
    """How well the forecast and the plain maps did on weeks that they had not seen.

    Attributes
    ----------
    weeks, crimes
        On how many weeks they were judged, and how many crimes happened in them.
    ahead
        How many weeks were foretold at a time: as many as the forecast is made for.
    forecast
        At 1, 3 and 5 % of the area.
    plain
        The same of each plain map: ``last_year``, ``cumulative``, ``kernel_density``.
    gain, gain_lower, gain_upper
        How many more of the crimes than the best plain map the forecast caught, as a share, over the three
        shares of the area together, with a 95 % interval.
    """

    weeks: int
    crimes: int
    ahead: int
    forecast: tuple[HitRate, ...]
    plain: tuple[tuple[str, tuple[HitRate, ...]], ...]
    gain: float
    gain_lower: float
    gain_upper: float
    method: Method

    @property
    def beats_plain_maps(self) -> bool:
        """Whether it is better than each plain map: surely on the whole, and at no share of the area worse."""
        best = [max(rates[place].crimes for _, rates in self.plain) for place in range(len(self.forecast))]
        return self.gain_lower > 0 and all(
            own.crimes >= other for own, other in zip(self.forecast, best, strict=True)
        )


@dataclass(frozen=True, slots=True, eq=False)
class Forecast:
    """The crimes to be expected in each cell; never to be shown without ``judged``.

    Attributes
    ----------
    expected
        Week × row × column; 0 outside the area.
    """

    expected: Floats
    judged: Judged
    method: Method


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """No forecast: it did not beat the plain maps on the weeks behind us. A plain map says as much."""

    judged: Judged


def forecast(
    grid: WeeklyGrid, weeks: int = 2, test_weeks: int = TEST_WEEKS, draws: int = 1000, seed: int = 1
) -> Forecast | Withdrawn | TooFew:
    """Expect crimes where they always are and where they lately were near, if that beats plain maps.

    The intensity of a cell is a sum: a level that is the same everywhere, a long-term map, and what each
    former crime adds nearby for some weeks. How much each counts is estimated by expectation-maximisation
    from the weeks before those on which it is judged. It knows places and weeks, and nothing of persons.

    Parameters
    ----------
    grid
        Crimes of one kind by week and cell, the latest week last.
    weeks
        How far ahead. It is judged on stretches of as many weeks, since the later ones are less sure.
    test_weeks
        On how many of the latest weeks it is judged: stretch after stretch, each foretold as a whole from the
        weeks before it alone.
    draws, seed
        Of the bootstrap over stretches for ``gain``.

    References
    ----------
    Mohler, Short, Brantingham, Schoenberg & Tita (2011), Self-exciting point process modeling of crime;
    Mohler et al. (2015), Randomized controlled field trials of predictive policing, for the form on a grid.
    Johnson, Bowers, Birks & Pease (2009), Predictive mapping of crime by ProMap, for the nearness of the
    latest weeks.
    """
    short = _shortage(grid, test_weeks)
    if short is not None:
        return short
    parts, happened = layers(grid), grid.flat
    starts = _starts(grid.weeks, test_weeks, weeks)
    weights = _weigh(parts[:, YEAR : starts[0]], happened[YEAR : starts[0]])
    foretold = [np.tensordot(weights, _ahead(parts[:, start], weeks), 1).sum(axis=0) for start in starts]
    judged = _judge(grid, np.array(foretold), starts, weeks, (draws, seed))
    if not judged.beats_plain_maps:
        return Withdrawn(judged)
    weights = _weigh(parts[:, YEAR : grid.weeks], happened[YEAR:])
    whole = _level(grid) * np.tensordot(weights, _ahead(parts[:, -1], weeks), 1)
    expected = np.zeros((weeks, *grid.inside.shape))
    expected[:, grid.inside] = whole
    return Forecast(expected, judged, _method(grid, test_weeks, tuple(weights.tolist())))


def _shortage(grid: WeeklyGrid, test_weeks: int) -> TooFew | None:
    if grid.weeks < LEAST_WEEKS + test_weeks:
        return TooFew(Shortage.PERIODS, grid.weeks, LEAST_WEEKS + test_weeks)
    if grid.inside.sum() < LEAST_CELLS:
        return TooFew(Shortage.AREAS, int(grid.inside.sum()), LEAST_CELLS)
    crimes = int(grid.flat.sum())
    if crimes < LEAST_CRIMES:
        return TooFew(Shortage.CASES, crimes, LEAST_CRIMES)
    tested = int(grid.flat[-test_weeks:].sum())
    return TooFew(Shortage.CASES, tested, test_weeks) if tested < test_weeks else None


def _weigh(parts: Floats, happened: Floats, steps: int = 200) -> Floats:
    """Which share of the crimes each layer explains: expectation and maximisation in turn; it has one optimum."""
    found = np.full(len(parts), 1 / len(parts))
    places = np.nonzero(happened)
    counts, seen = happened[places], parts[:, places[0], places[1]]
    for _ in range(steps):
        mixed = found[:, None] * seen
        found = (counts * mixed / mixed.sum(axis=0)).sum(axis=1) / counts.sum()
    return found


def _starts(weeks: int, test_weeks: int, ahead: int) -> list[int]:
    """The weeks in which the stretches begin on which it is judged; the last one ends with the last week."""
    return list(range(weeks - test_weeks // ahead * ahead, weeks, ahead))


def _judge(
    grid: WeeklyGrid, foretold: Floats, starts: list[int], ahead: int, chance: tuple[int, int]
) -> Judged:
    """Stretch by stretch: what a map said at its start beside what happened in it."""
    happened = np.array([grid.flat[start : start + ahead].sum(axis=0) for start in starts])
    plain = {name: each[starts] for name, each in baselines(grid).items()}
    hits = {
        name: np.sum([caught(each, happened, share) for share in SHARES], axis=0)
        for name, each in {"": foretold, **plain}.items()
    }
    best = max(plain, key=lambda name: float(hits[name].sum()))
    more, crimes = hits[""] - hits[best], happened.sum(axis=1)
    draws, seed = chance
    drawn = np.random.default_rng(seed).integers(0, len(starts), (draws, len(starts)))
    gains = more[drawn].sum(axis=1) / np.maximum(crimes[drawn].sum(axis=1), 1) / len(SHARES)
    lower, upper = np.quantile(gains, [0.025, 0.975]).tolist()
    return Judged(
        len(starts) * ahead,
        int(crimes.sum()),
        ahead,
        hit_rates(foretold, happened),
        tuple((name, hit_rates(each, happened)) for name, each in plain.items()),
        float(more.sum() / crimes.sum()) / len(SHARES),
        lower,
        upper,
        Method(
            "forecast_hit_rate",
            "Chainey, Tompson & Uhlig (2008); Hunt (2016)",
            (("shares", SHARES), ("interval", 0.95), ("ahead", ahead)),
            seed=seed,
            permutations=draws,
            sides=2,
        ),
    )


def _ahead(now: Floats, weeks: int) -> Floats:
    """The layers of the weeks to come: what happened lately fades, the rest stays; layer × week × cell.

    ``now`` are those of the first of these weeks.
    """
    fading = np.array([1.0] * (len(now) - len(DECAYS)) + [float(np.exp(-1 / decay)) for decay in DECAYS])
    later = fading[:, None] ** np.arange(weeks)
    return later[:, :, None] * now[:, None, :]


def _level(grid: WeeklyGrid) -> float:
    """Crimes a week, by the latest year."""
    return float(grid.flat[-YEAR:].sum()) / YEAR


def _method(grid: WeeklyGrid, test_weeks: int, weights: tuple[float, ...]) -> Method:
    return Method(
        "near_repeat_intensity",
        "Mohler et al. (2011, 2015); Johnson et al. (2009)",
        (
            ("cell", grid.cell),
            ("reach", REACH),
            ("long_reach", LONG_REACH),
            ("decays", DECAYS),
            ("test_weeks", test_weeks),
            ("weights", weights),
        ),
    )
