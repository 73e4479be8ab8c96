"""How fast is a kernel density of 100,000 incidents on a grid of 100 metres over a province, beside scikit-learn?

The same Gaussian over the same middles of cells; scikit-learn may be off by 5e-5 of the value, ours is the whole
sum. The answers are compared where scikit-learn, which knows no edge, has none.
"""

from __future__ import annotations

import argparse
import importlib

import numpy as np

from bench.report import Row, report
from bench.timing import beside, same, timed
from waarborg.analysis.arrays import Floats
from waarborg.analysis.density import Density, Grid, kernel_density

_BANDWIDTH, _GOAL, _OFF = 300.0, 40, 5e-5


def invent(number: int, grid: Grid) -> Floats:
    """Incidents in towns of all sizes, and some anywhere."""
    luck = np.random.default_rng(1)
    side = grid.size * np.array([grid.columns, grid.rows])
    towns = luck.random((200, 2)) * side
    chosen = luck.choice(200, number, p=luck.dirichlet(np.full(200, 0.3)))
    places = np.clip(towns[chosen] + luck.normal(0, 1200, (number, 2)), 0, side - 1)
    anywhere = luck.random(number) < 0.2
    places[anywhere] = luck.random((int(anywhere.sum()), 2)) * (side - 1)
    return np.asarray(places + np.array([grid.west, grid.south]))


def measure_peer(places: Floats, grid: Grid) -> tuple[float, Floats]:
    """Seconds of scikit-learn, and incidents per square kilometre."""
    peer = importlib.import_module("sklearn.neighbors").KernelDensity(bandwidth=_BANDWIDTH, rtol=_OFF)
    middles = np.stack(np.meshgrid(*grid.middles()), axis=-1).reshape(-1, 2)
    seconds, scores = timed(lambda: peer.fit(places).score_samples(middles))
    return seconds, np.exp(scores).reshape(grid.rows, grid.columns) * len(places) * 1e6


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.density")
    parser.add_argument("--small", action="store_true", help="a tenth of the incidents, a tenth of the grid")
    small = parser.parse_args().small
    grid = Grid(80_000.0, 430_000.0, 100.0, *((200, 180) if small else (600, 600)))
    places = invent(10_000 if small else 100_000, grid)
    kernel_density(places, grid, _BANDWIDTH, "gaussian")
    ours, found = timed(lambda: kernel_density(places, grid, _BANDWIDTH, "gaussian"), 11)
    quartic, _ = timed(lambda: kernel_density(places, grid, 2.5 * _BANDWIDTH, "quartic"), 11)
    theirs, expected = measure_peer(places, grid)
    assert isinstance(found, Density)
    inner = (slice(30, -30), slice(30, -30))
    off = np.abs(found.values[inner] - expected[inner]) / np.maximum(expected[inner], expected.max() * 1e-6)
    worst = float(off.max())
    rows = [
        beside("Gaussian, 300 m, edge made good", ours, "scikit-learn", theirs, None if small else _GOAL),
        same("largest difference, by value", worst <= 2 * _OFF, f"{worst:.1e}"),
        Row("quartic, 750 m, edge made good", f"{quartic * 1000:.3g} ms", "", None),
    ]
    report(f"Kernel density, {len(places)} incidents, {grid.columns} x {grid.rows} cells", rows)


if __name__ == "__main__":
    main()
