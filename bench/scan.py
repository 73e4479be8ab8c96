"""How fast is a prospective space-time scan over every neighbourhood of the country, and are its scores SaTScan's?

Invented monthly cases; circles of the nearest 100 areas, stretches of up to 6 months, 999 replications. The R
package scanstatistics is the peer where R has it. Where it has not, no speed from elsewhere is put in its place,
and the answer is compared with SaTScan's printed results for New York alone.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path
from shutil import which

import numpy as np
from tests.shared_data import SHARED

from bench.report import Row, report
from bench.timing import beside, same, timed, within
from waarborg.analysis.arrays import Floats, Integers
from waarborg.analysis.scan.chance import MonteCarlo
from waarborg.analysis.scan.clusters import Scan
from waarborg.analysis.scan.statistics import scan_permutation, scan_space, scan_space_time
from waarborg.analysis.scan.windows import Windows

_MONTHS, _LONGEST, _LIMIT = 12, 6, 15.0
_PRINTED = (14.083511, 9.019716, 6.114140, 4.651839, 3.363518, 3.209485)
_PEER = """
library(scanstatistics)
given <- commandArgs(trailingOnly = TRUE)
cases <- as.matrix(read.csv(file.path(given[1], "cases.csv"), header = FALSE))
places <- as.matrix(read.csv(file.path(given[1], "places.csv"), header = FALSE))
people <- as.matrix(read.csv(file.path(given[1], "people.csv"), header = FALSE))
zones <- knn_zones(coords_to_knn(places, k = 100))
took <- system.time(found <- scan_pb_poisson(t(cases), zones, t(people), n_mcsim = 999))
cat(took["elapsed"], found$MLC$score)
"""


def invent(areas: int) -> tuple[Floats, Integers, Floats]:
    """Places, monthly cases with a rise in one corner, and inhabitants."""
    luck = np.random.default_rng(1)
    places, people = luck.random((areas, 2)) * 250_000, luck.integers(200, 3000, areas).astype(float)
    cases = luck.poisson(people[:, None] / 8000, (areas, _MONTHS))
    near = np.argsort(np.hypot(*places.T))[:20]
    cases[near, -3:] += luck.poisson(0.5, (20, 3))
    return places, cases, people


def measure_peer(places: Floats, cases: Integers, people: Floats) -> tuple[float, float] | None:
    """Seconds and the highest score of R scanstatistics; ``None`` where R or the package is not there."""
    if not which("Rscript"):
        return None
    with tempfile.TemporaryDirectory() as folder:
        shown = {
            "cases": cases[:, -_LONGEST:],
            "places": places,
            "people": np.repeat(people[:, None], _LONGEST, 1),
        }
        for name, numbers in shown.items():
            np.savetxt(Path(folder) / f"{name}.csv", numbers, delimiter=",")
        asked = ["Rscript", "-e", _PEER, folder]
        answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    if answer.returncode:
        return None
    seconds, score = answer.stdout.split()[-2:]
    return float(seconds), float(score)


def compare_peer(areas: int) -> list[Row]:
    """Our time beside that of R scanstatistics, over the same months and with the same score."""
    places, cases, people = invent(areas)
    peer = measure_peer(places, cases, people)
    if peer is None:
        return [
            Row(f"beside R scanstatistics, {areas} areas", "not run", "R or scanstatistics is not here", None)
        ]
    windows = Windows(share=1.0, longest=_LONGEST, fewest=1)
    seconds, found = timed(lambda: scan_space_time(places, cases[:, -_LONGEST:], people, True, windows), 3)
    assert isinstance(found, Scan)
    score = found.clusters[0].log_likelihood_ratio
    return [
        beside(f"{areas} areas, Poisson", seconds, "R scanstatistics", peer[0], 100),
        same("highest score", abs(score - peer[1]) < 1e-5 * score, f"{score:.6f}"),
    ]


def compare_printed() -> Row:
    """The scores of New York's leukaemia beside those that SaTScan printed."""
    folder = SHARED / "data" / "scan"
    if not folder.exists():
        return Row("New York beside SaTScan 9.6", "not run", f"{folder} is not here", None)
    places, cases, people = (
        np.loadtxt(folder / f"satscan_ny_{name}.txt") for name in ("coords", "cases", "pop")
    )
    found = scan_space(places[:, 1:], cases[:, 1], people[:, 2], Windows(nearest=None))
    assert isinstance(found, Scan)
    scores = [each.log_likelihood_ratio for each in found.clusters[: len(_PRINTED)]]
    agrees = bool(np.allclose(scores, _PRINTED, atol=5e-7, rtol=0))
    return same("New York, six clusters, SaTScan 9.6", agrees, f"{scores[0]:.6f}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.scan")
    parser.add_argument("--small", action="store_true", help="a tenth of the areas")
    areas = 1_400 if parser.parse_args().small else 14_000
    places, cases, people = invent(areas)
    windows = Windows(longest=_LONGEST)
    rows = [compare_printed()]
    for size in (500, 2000) if areas > 2000 else (500,):
        rows += compare_peer(size)
    poisson, found = timed(lambda: scan_space_time(places, cases, people, True, windows))
    moved, _ = timed(lambda: scan_permutation(places, cases, True, windows))
    again = scan_space_time(places, cases, people, True, windows, MonteCarlo(999, seed=1))
    rows += [
        within(f"{areas} areas, {cases.sum()} cases, Poisson", poisson, _LIMIT),
        within(f"{areas} areas, {cases.sum()} cases, permutation", moved, _LIMIT),
        same("the same seed", found == again, "once more"),
    ]
    report("Prospective space-time scan, nearest 100, 6 months, 999 replications", rows)


if __name__ == "__main__":
    main()
