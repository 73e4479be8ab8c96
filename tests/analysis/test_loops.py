"""Are loops compiled wherever there is a place for it, and where there is none?"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from waarborg.analysis.compile_loops import compile_loops
from waarborg.analysis.loops.compiling import compiled
from waarborg.analysis.loops.luck import shuffle
from waarborg.analysis.spreading import spread


def test_a_loop_that_can_be_kept_nowhere_is_compiled_all_the_same() -> None:
    of_no_file = eval("lambda number: number + 1")
    assert compiled("float64(float64)")(of_no_file)(2.0) == 3.0


def test_installing_compiles_every_loop() -> None:
    assert {"density", "near_repeats", "scan", "weeks"} <= set(compile_loops())


def test_importing_the_methods_takes_neither_numba_nor_scipy() -> None:
    code = """
import sys, waarborg.analysis
from waarborg.analysis import density, global_statistics, local_statistics, near_repeat_zones, near_repeats, streets
from waarborg.analysis.scan import statistics
print(sorted({"numba", "scipy", "esda", "pandas"} & set(sys.modules)))
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_every_order_is_as_likely_as_any_other_and_hangs_on_seed_and_number_alone() -> None:
    seen: Counter[tuple[int, ...]] = Counter()
    for replication in range(2400):
        cards = np.arange(4)
        shuffle(cards, 7, replication)
        seen[tuple(cards.tolist())] += 1
    assert len(seen) == 24
    assert max(abs(times - 100) for times in seen.values()) < 45
    one, other = np.arange(50), np.arange(50)
    shuffle(one, 3, 9)
    shuffle(other, 3, 9)
    assert one.tolist() == other.tolist()
    shuffle(other, 4, 9)
    assert one.tolist() != other.tolist()


def test_parts_come_back_in_order_and_leave_no_replication_out() -> None:
    with ThreadPoolExecutor(3) as three:
        parts = spread(lambda given, first, last: list(range(first, last)), None, 100, three)
    assert [each for part in parts for each in part] == list(range(100))
    assert spread(lambda given, first, last: last - first, None, 0) in ([], [0])
