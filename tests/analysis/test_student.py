from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import stdtrit

from waarborg.analysis.student import reach


@given(st.floats(0.02, 1e7))
def test_a_mean_reaches_as_far_as_scipy_says(freedom: float) -> None:
    assert reach(freedom) == pytest.approx(float(stdtrit(freedom, 0.975)), rel=1e-11)


def test_a_mean_that_rests_on_next_to_nothing_reaches_everywhere() -> None:
    assert reach(1e-9) == math.inf
