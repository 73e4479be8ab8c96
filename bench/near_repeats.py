"""How fast, and in how little memory, is Knox's test with bands, beside pointpats with one cell?

50,000 burglaries of a year, 4 x 4 bands and 999 permutations. pointpats does one distance and one time with as many
permutations, on 20,000 of them: on all it takes 14 GB. ``--peer 50000`` does that, where there is memory for it.
"""

from __future__ import annotations

import argparse
import importlib
import resource

import numpy as np

from bench.report import Row, report
from bench.timing import beside, same, timed, written
from waarborg.analysis.arrays import Floats
from waarborg.analysis.near_repeats import Bands, NearRepeats, near_repeats

_PERMUTATIONS, _GOAL, _MEMORY = 999, 200, 1000
_BANDS = Bands((100.0, 200.0, 300.0, 400.0), (7.0, 14.0, 21.0, 28.0), "euclidean", same_place=False)


def invent(number: int) -> tuple[Floats, Floats]:
    """Burglaries over towns of a province in a year; some come back next door within days."""
    luck = np.random.default_rng(1)
    towns = luck.random((60, 2)) * 50_000
    places = towns[luck.integers(0, 60, number)] + luck.normal(0, 1500, (number, 2))
    days = luck.integers(0, 365, number).astype(float)
    again = luck.choice(number, number // 20, replace=False)
    from_whom = luck.integers(0, number, again.size)
    places[again] = places[from_whom] + luck.normal(0, 40, (again.size, 2))
    days[again] = np.minimum(days[from_whom] + luck.integers(0, 7, again.size), 364)
    return places, days


def megabytes() -> float:
    """The largest memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def compare_peer(number: int, goal: float | None) -> list[Row]:
    """Our time for 16 cells beside that of pointpats for one, and whether that one is the same."""
    knox = importlib.import_module("pointpats").Knox
    places, days = invent(number)
    theirs, peer = timed(lambda: knox(places, days[:, None], 400, 28, permutations=_PERMUTATIONS))
    ours, _ = timed(lambda: near_repeats(places, days, _BANDS, _PERMUTATIONS), 5)
    # pointpats counts what is at most so far, we what is less: the next number after 28 makes them the same.
    limit = float(np.nextafter(28, 29))
    one = Bands((400.0,), (limit,), "euclidean", same_place=False)
    found = near_repeats(places, days, one, _PERMUTATIONS)
    assert isinstance(found, NearRepeats)
    agrees = int(found.observed[0, 0]) == int(peer.nst) and abs(found.p[0, 0] - peer.p_sim) < 0.1
    return [
        beside(f"{number} incidents, 4 x 4 bands", ours, "pointpats, one cell", theirs, goal),
        same("pairs and p of that cell", agrees, f"{found.observed[0, 0]}, {found.p[0, 0]:.3f}"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.near_repeats")
    parser.add_argument("--small", action="store_true", help="a tenth of the incidents")
    parser.add_argument("--peer", type=int, default=0, help="on how many incidents pointpats is run")
    options = parser.parse_args()
    number = 5_000 if options.small else 50_000
    places, days = invent(number)
    near_repeats(places[:1000], days[:1000], _BANDS, 32)
    seconds, found = timed(lambda: near_repeats(places, days, _BANDS, _PERMUTATIONS), 3)
    memory = megabytes()
    assert isinstance(found, NearRepeats)
    rows = [
        Row(
            f"{number} incidents, 4 x 4 bands",
            written(seconds),
            f"{found.observed.sum()} pairs in them",
            None,
        ),
        Row("largest memory", f"{memory:.0f} MB", f"limit {_MEMORY} MB", memory <= _MEMORY),
        *compare_peer(options.peer or (2_000 if options.small else 20_000), None if options.small else _GOAL),
    ]
    report(f"Near repeats, {number} incidents, {_PERMUTATIONS} permutations", rows)


if __name__ == "__main__":
    main()
