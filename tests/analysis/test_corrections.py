"""Is the false discovery rate that of Benjamini and Hochberg?"""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from waarborg.analysis.corrections import false_discovery_rate


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_scipy_gives_the_same(p: list[float]) -> None:
    assert np.allclose(false_discovery_rate(np.array(p)), false_discovery_control(p))


def test_what_was_not_tested_is_no_test() -> None:
    found = false_discovery_rate(np.array([0.01, 0.2, 0.02]), np.array([True, False, True]))
    assert found.tolist() == [0.02, 1, 0.02]


def test_no_tests_give_no_findings() -> None:
    assert false_discovery_rate(np.empty(0)).size == 0
