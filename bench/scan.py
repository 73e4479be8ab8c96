"""How fast is a prospective space-time scan over every neighbourhood of the country, and are its scores SaTScan's?

Invented monthly cases; circles of the nearest 100 areas, stretches of up to 6 months, 999 replications. The peer
to beat, R's scanstatistics, is in no package of Debian, so that it is not run here. In its place stands a plain
scan: the same windows in NumPy, with a logarithm for each. The scores of New York are compared with what SaTScan
printed.
"""

from __future__ import annotations

import argparse

import numpy as np
from tests.shared_data import SHARED

from bench.report import Row, report
from bench.timing import beside, same, timed, within
from waarborg.analysis.arrays import Floats, Integers
from waarborg.analysis.neighbours import nearest_first
from waarborg.analysis.scan.chance import MonteCarlo
from waarborg.analysis.scan.clusters import Scan
from waarborg.analysis.scan.statistics import scan_permutation, scan_space, scan_space_time
from waarborg.analysis.scan.windows import Windows

_MONTHS, _LONGEST, _NEAREST, _REPLICATIONS, _LIMIT = 12, 6, 100, 999, 15.0
_PRINTED = (14.083511, 9.019716, 6.114140, 4.651839, 3.363518, 3.209485)


def invent(areas: int) -> tuple[Floats, Integers, Floats]:
    """Places, monthly cases with a rise in one corner, and inhabitants."""
    luck = np.random.default_rng(1)
    places, people = luck.random((areas, 2)) * 250_000, luck.integers(200, 3000, areas).astype(float)
    cases = luck.poisson(people[:, None] / 8000, (areas, _MONTHS))
    near = np.argsort(np.hypot(*places.T))[:20]
    cases[near, -3:] += luck.poisson(0.5, (20, 3))
    return places, cases, people


def scan_plainly(places: Floats, cases: Integers, people: Floats, replications: int) -> Floats:
    """The highest ratio of what was observed, and of each replication, all windows with their logarithms."""
    order, _ = nearest_first(places, _NEAREST)
    total = cases.sum()
    expected = np.repeat(people[:, None], _MONTHS, axis=1) * total / people.sum() / _MONTHS
    base = np.cumsum(np.cumsum(expected[:, : -_LONGEST - 1 : -1], axis=1)[order], axis=1)
    luck, highest = np.random.default_rng(1), []
    for replication in range(replications + 1):
        dealt = (
            cases
            if replication == 0
            else luck.multinomial(total, expected.ravel() / total).reshape(cases.shape)
        )
        inside = np.cumsum(np.cumsum(dealt[:, : -_LONGEST - 1 : -1], axis=1)[order], axis=1)
        more = inside > base
        c, b = inside[more], base[more]
        highest.append((c * np.log(c / b) + (total - c) * np.log((total - c) / (total - b))).max())
    return np.array(highest)


def compare_plain(areas: int) -> list[Row]:
    """Our time for 999 replications beside that of the plain scan, from twenty of them, and the scores of both."""
    places, cases, people = invent(areas)
    windows = Windows(nearest=_NEAREST, share=1.0, longest=_LONGEST, fewest=1)
    ours, found = timed(lambda: scan_space_time(places, cases, people, True, windows), 3)
    once, _ = timed(lambda: scan_plainly(places, cases, people, 0))
    some, highest = timed(lambda: scan_plainly(places, cases, people, 20))
    assert isinstance(found, Scan)
    score = found.clusters[0].log_likelihood_ratio
    agrees = abs(score - highest[0]) < 1e-9 * score
    plain = once + (some - once) / 20 * _REPLICATIONS
    return [
        beside(f"{areas} areas, Poisson", ours, "plain NumPy, 999 from 20", plain, None),
        same("highest score", bool(agrees), f"{score:.6f}"),
    ]


def compare_printed() -> Row:
    """The scores of New York's leukaemia beside those that SaTScan printed."""
    folder = SHARED / "data" / "scan"
    if not folder.exists():
        return Row("New York beside SaTScan 9.6", "not run", "its data are not on this machine", None)
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
    windows = Windows(nearest=_NEAREST, longest=_LONGEST)
    rows = [compare_printed(), Row("R scanstatistics", "not run", "not packaged in Debian", None)]
    for size in (500, 2000) if areas > 2000 else (500,):
        rows += compare_plain(size)
    poisson, found = timed(lambda: scan_space_time(places, cases, people, True, windows))
    moved, _ = timed(lambda: scan_permutation(places, cases, True, windows))
    again = scan_space_time(places, cases, people, True, windows, MonteCarlo(_REPLICATIONS, seed=1))
    rows += [
        within(f"{areas} areas, {cases.sum()} cases, Poisson", poisson, _LIMIT),
        within(f"{areas} areas, {cases.sum()} cases, permutation", moved, _LIMIT),
        same("the same seed", found == again, "once more"),
    ]
    report("Prospective space-time scan, nearest 100, 6 months, 999 replications", rows)


if __name__ == "__main__":
    main()
