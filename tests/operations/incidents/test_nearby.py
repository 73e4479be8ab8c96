from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import polars as pl
import pytest

from waarborg.analysis import near_pairs
from waarborg.operations.incidents import nearby

START = datetime(2025, 3, 1, 11, tzinfo=UTC)


def incidents(number: int) -> pl.DataFrame:
    """One a day, each within a few metres of the others."""
    moments = [START + timedelta(days=day) for day in range(number)]
    return pl.DataFrame(
        {
            "begin": moments,
            "end": moments,
            "x": [80_000.0 + day % 7 for day in range(number)],
            "y": [450_000.0 + day % 5 for day in range(number)],
            "area": [""] * number,
        }
    )


@pytest.mark.parametrize(
    ("limit", "most"), [("MOST_COMPARED", 40), ("MOST_PAIRS", 1_000)], ids=["too many rows", "too many pairs"]
)
def test_of_a_list_that_is_too_long_the_newest_are_compared_and_it_is_told(
    monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    monkeypatch.setattr(nearby if limit == "MOST_COMPARED" else near_pairs, limit, most)
    found = nearby.find_repeats(incidents(160), date(2025, 8, 8))
    assert found is not None
    assert found.since == (START + timedelta(days=120)).date()


def test_of_other_lists_all_are_compared() -> None:
    found = nearby.find_repeats(incidents(60), date(2025, 8, 8))
    assert found is not None
    assert found.since is None
