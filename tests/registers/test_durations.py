"""How is a duration written?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.registers.durations import Duration, Unit


@given(st.builds(Duration, st.integers(1, 9999), st.sampled_from(Unit)))
def test_a_duration_survives_being_written(duration: Duration) -> None:
    assert Duration.from_json(duration.as_json()) == duration


@pytest.mark.parametrize(
    "written",
    [
        "P0Y",
        "P-1Y",
        "P1H",
        "PT1D",
        "P1Y6M",
        "1 jaar",
        "",
        None,
        3,
        {"working_days": "5"},
        {"working_days": 0},
        {"working_days": True},
        {"working_days": 5, "hours": 1},
    ],
)
def test_what_is_no_duration_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match="duration"):
        Duration.from_json(written)
