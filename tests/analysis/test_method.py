"""Can a result be found again from what it says about itself?"""

from __future__ import annotations

import pytest

from waarborg.analysis.method import Method


def test_a_method_names_what_was_chosen() -> None:
    method = Method(
        "knox", "Knox (1964)", (("distance", 100.0), ("days", 14)), seed=1, permutations=999, sides=1
    )
    assert method.parameter("days") == 14
    with pytest.raises(KeyError):
        method.parameter("bandwidth")
