"""Is every draw without doubles as likely as any other?"""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from waarborg.analysis.drawing import draw_apart


@pytest.mark.parametrize(("number", "size"), [(9, 2), (4, 3), (4, 4)])
def test_every_ordered_draw_comes_as_often(number: int, size: int) -> None:
    drawn = draw_apart(np.random.default_rng(1), number, size, 24_000)
    seen = Counter(map(tuple, drawn.tolist()))
    ways = int(np.prod(np.arange(number - size + 1, number + 1)))
    assert len(seen) == ways
    usual = 24_000 / ways
    assert max(abs(times - usual) for times in seen.values()) < 5 * usual**0.5


def test_many_out_of_many_are_drawn_in_parts_and_none_comes_twice() -> None:
    drawn = draw_apart(np.random.default_rng(1), 3_000_000, 2_000, 3)
    assert drawn.shape == (3, 2_000)
    assert all(np.unique(row).size == 2_000 for row in drawn)


def test_more_than_there_are_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        draw_apart(np.random.default_rng(1), 3, 4, 1)
