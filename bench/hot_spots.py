"""How fast are Gi* and local Moran for every neighbourhood of the country, beside esda and pygeoda with its table?

Invented rates on 14,000 places, neighbours by Delaunay; 999 permutations. The peers run in the same process and
must give the same statistics. Their p-values are one-sided and drawn with other random numbers: twice theirs, and
ours, must lie as near as chance allows to what 99,999 permutations say.
"""

from __future__ import annotations

import argparse
import importlib
import tempfile
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

import numpy as np
from scipy.spatial import Delaunay

from bench.report import Row, report
from bench.timing import beside, cold, same, timed, within
from waarborg.analysis.arrays import Floats
from waarborg.analysis.local_statistics import LocalStatistic, getis_ord_gi_star, local_moran
from waarborg.analysis.method import TooFew
from waarborg.analysis.neighbours import Neighbours, from_pairs

_PERMUTATIONS = 999
Run: TypeAlias = Callable[..., LocalStatistic | TooFew]
_OURS_COLD = """
import sys, numpy as np
from waarborg.analysis.local_statistics import getis_ord_gi_star, local_moran
from waarborg.analysis.neighbours import from_pairs
given = np.load(sys.argv[1])
neighbours = from_pairs(given["values"].size, given["rows"], given["others"])
getis_ord_gi_star(given["values"], neighbours, 999), local_moran(given["values"], neighbours, 999)
"""
_ESDA_COLD = """
import sys, warnings, numpy as np, esda, libpysal
warnings.simplefilter("ignore")
given = np.load(sys.argv[1])
weights = libpysal.io.open(sys.argv[2]).read()
weights.transform = "r"
esda.G_Local(given["values"], weights, transform="R", star=True, permutations=999, n_jobs=1, seed=1)
esda.Moran_Local(given["values"], weights, permutations=999, n_jobs=1, seed=1)
"""


def invent(size: int) -> tuple[Floats, Neighbours]:
    """Rates per thousand, as those of small areas are, and who neighbours whom."""
    luck = np.random.default_rng(1)
    starts, others = Delaunay(luck.random((size, 2))).vertex_neighbor_vertices
    rows = np.repeat(np.arange(size), np.diff(starts))
    inhabitants = luck.integers(200, 4000, size)
    return luck.poisson(inhabitants / 400) / inhabitants * 1000, from_pairs(
        size, rows, others, kind="touching"
    )


def write_gal(neighbours: Neighbours, path: Path) -> None:
    """Neighbours in the form that the peers read."""
    lines = [f"0 {len(neighbours)} none none"]
    for area in range(len(neighbours)):
        row = neighbours.others[neighbours.starts[area] : neighbours.starts[area + 1]]
        lines += [f"{area} {row.size}", " ".join(map(str, row))]
    path.write_text("\n".join(lines) + "\n")


def agree(sure: LocalStatistic, z: Floats | None, p: Floats) -> bool:
    """Whether z-values are the same, and two-sided p-values as near to the sure ones as chance allows."""
    allowed = 6 * np.sqrt(2 * sure.p.clip(0.004) / _PERMUTATIONS) + 4 / _PERMUTATIONS
    equal = z is None or bool(np.allclose(sure.z, z, rtol=1e-6, atol=1e-9))
    return equal and bool((np.abs(np.minimum(p, 1) - sure.p) <= allowed).all())


def measure_esda(
    values: Floats, path: Path, sure: tuple[LocalStatistic, LocalStatistic]
) -> list[tuple[float, bool]]:
    """Seconds of esda once warm, and whether it agrees, for Gi* and local Moran."""
    esda, libpysal = importlib.import_module("esda"), importlib.import_module("libpysal")
    weights = libpysal.io.open(str(path)).read()
    chosen = {"permutations": _PERMUTATIONS, "n_jobs": 1, "seed": 1}

    def gi_star() -> tuple[Floats, Floats]:
        answer = esda.G_Local(values, weights, transform="B", star=True, **chosen)
        return answer.Zs, answer.p_sim

    def moran() -> tuple[None, Floats]:
        return None, esda.Moran_Local(values, weights, **chosen).p_sim

    measured = []
    for run, mine in ((gi_star, sure[0]), (moran, sure[1])):
        run()
        seconds, (z, p) = timed(run, 3)
        measured.append((seconds, agree(mine, z, 2 * p)))
    return measured


def measure_pygeoda(
    values: Floats, path: Path, sure: tuple[LocalStatistic, LocalStatistic]
) -> list[tuple[float, bool]]:
    """Seconds of pygeoda with its lookup table, and whether it agrees, for Gi* and local Moran."""
    pygeoda = importlib.import_module("pygeoda")
    weights = importlib.import_module("pygeoda.weights").read_gal(
        str(path), [str(n) for n in range(values.size)]
    )
    chosen = {"permutations": _PERMUTATIONS, "permutation_method": "lookup-table", "cpu_threads": 2}
    data, measured = values.tolist(), []
    for run, mine in ((pygeoda.local_gstar, sure[0]), (pygeoda.local_moran, sure[1])):
        seconds, answer = timed(partial(run, weights, data, **chosen), 5)
        measured.append((seconds, agree(mine, None, 2 * np.array(answer.lisa_pvalues()))))
    return measured


def _sure(values: Floats, neighbours: Neighbours, run: Run) -> LocalStatistic:
    """What 99,999 permutations say; 999 must agree with it."""
    sure, found = run(values, neighbours, 99_999), run(values, neighbours, _PERMUTATIONS)
    assert isinstance(sure, LocalStatistic)
    assert isinstance(found, LocalStatistic)
    assert agree(sure, found.z, found.p)
    return sure


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.hot_spots")
    parser.add_argument("--small", action="store_true", help="a tenth of the areas")
    small = parser.parse_args().small
    size = 1_400 if small else 14_000
    warnings.simplefilter("ignore")
    values, neighbours = invent(size)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        given, gal = Path(folder) / "given.npz", Path(folder) / "neighbours.gal"
        np.savez(given, values=values, rows=neighbours.rows, others=neighbours.others)
        write_gal(neighbours, gal)
        star, moran = (_sure(values, neighbours, run) for run in (getis_ord_gi_star, local_moran))
        ours = [timed(partial(run, values, neighbours), 21)[0] for run in (getis_ord_gi_star, local_moran)]
        peers = {
            "esda, warm": (measure_esda(values, gal, (star, moran)), 200),
            "pygeoda, lookup table": (measure_pygeoda(values, gal, (star, moran)), 10),
        }
        for peer, (measured, goal) in peers.items():
            for what, mine, (theirs, agrees) in zip(("Gi*", "local Moran"), ours, measured, strict=True):
                rows += [
                    beside(what, mine, peer, theirs, None if small else goal),
                    same(f"{what}, z and p", agrees, peer),
                ]
        rows.append(within("both, cold process", cold(_OURS_COLD, str(given)), 1.0))
        slow = cold(_ESDA_COLD, str(given), str(gal))
        rows.append(beside("both, cold process", cold(_OURS_COLD, str(given)), "esda", slow, None))
    report(f"Hot spots, {size} areas, {_PERMUTATIONS} permutations", rows)


if __name__ == "__main__":
    main()
