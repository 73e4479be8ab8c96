"""Can nobody work out a hidden number, by whatever sums and differences, over areas, kinds and months?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from waarborg.analysis.arrays import Floats, Integers
from waarborg.analysis.suppression import Axis, SuppressedTable, suppress

AREAS = Axis.of(("north", "south", "west"), "town")
NESTED = Axis.nested(
    {"a1": "a", "a2": "a", "b1": "b", "a": "town", "b": "town", "town": None},
)
KINDS = Axis.of(("burglary", "theft"), "all")
LOOSE = Axis.of(("burglary", "theft", "fire"))
MONTHS = Axis.of(("jan", "feb", "mar"), "quarter")
TABLES = {
    "areas": (AREAS,),
    "areas and kinds": (AREAS, KINDS),
    "areas and kinds without a total": (AREAS, LOOSE),
    "neighbourhoods in districts": (NESTED, KINDS),
    "one area alone": (Axis.of(("only",), "town"), KINDS),
    "over time": (AREAS, KINDS, MONTHS),
    "nested, over time": (NESTED, MONTHS),
}
ALONE = {"one area alone"}
"""Where a known total tells what its only part is."""


def what_it_may_be(table: SuppressedTable, place: tuple[int, ...]) -> tuple[float, float]:
    """The least and most that a hidden figure can be, by all that is shown and with none below 0."""
    sums: Floats = np.ones((1, 1))
    for axis in table.axes:
        sums = np.kron(sums, axis.sums()).astype(np.float64)
    shown = ~table.hidden.ravel()
    row = sums[np.ravel_multi_index(place, table.counts.shape)]
    least, most = (
        linprog(side * row, A_eq=sums[shown], b_eq=table.counts.ravel()[shown], bounds=(0, None)).fun
        for side in (1, -1)
    )
    assert least is not None
    return least, np.inf if most is None else -most


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_no_hidden_number_can_be_worked_out(name: str, data: st.DataObject) -> None:
    axes = TABLES[name]
    shape = tuple(len(axis.leaves) for axis in axes)
    size = int(np.prod(shape))
    few = data.draw(st.lists(st.sampled_from([0, 0, 1, 2, 3, 4, 5, 9, 30]), min_size=size, max_size=size))
    known = tuple(axis.codes[-1] for axis in axes) if data.draw(st.booleans()) else ()
    table = suppress(np.array(few).reshape(shape), axes, known=[known] if known else ())
    counts = with_totals(np.array(few).reshape(shape), axes)
    small = (counts > 0) & (counts < 5)
    if known:
        assert not table.hidden[(-1,) * len(axes)]
        small[(-1,) * len(axes)] = False
    assert table.hidden[small].all()
    assert (table.counts[~table.hidden] == counts[~table.hidden]).all()
    assert (table.counts[table.hidden] == -1).all()
    if known and name in ALONE:
        return
    for place in np.argwhere(table.hidden).tolist()[:12]:
        low, high = what_it_may_be(table, tuple(place))
        assert high - low >= 1 - 1e-6, (few, place)


def with_totals(leaves: Integers, axes: tuple[Axis, ...]) -> Integers:
    sums: Floats = np.ones((1, 1))
    for axis in axes:
        sums = np.kron(sums, axis.sums()).astype(np.float64)
    whole = sums @ leaves.ravel()
    return whole.reshape([len(axis.codes) for axis in axes]).astype(np.int64)


def test_a_table_without_small_numbers_is_shown_whole() -> None:
    table = suppress(np.array([[0, 40], [20, 31], [11, 50]]), (AREAS, KINDS))
    assert not table.hidden.any()
    assert table.shown("town", "all") == 152


def test_a_small_number_takes_another_one_with_it() -> None:
    table = suppress(np.array([[3, 40], [20, 31], [11, 50]]), (AREAS, KINDS))
    assert table.shown("north", "burglary") is None
    assert table.hidden.sum() == 4
    assert table.shown("north", "all") == 43


def test_a_small_number_alone_in_the_town_hides_its_totals() -> None:
    table = suppress(np.array([[3, 0], [0, 0], [0, 0]]), (AREAS, KINDS))
    assert table.shown("town", "all") is None
    assert table.shown("south", "theft") == 0


def test_a_higher_threshold_hides_more_and_none_hides_nothing() -> None:
    counts = np.array([[3, 40], [8, 31], [11, 50]])
    assert suppress(counts, (AREAS, KINDS), 1).hidden.sum() == 0
    assert suppress(counts, (AREAS, KINDS), 10).hidden[1, 0]
    assert suppress(counts, (AREAS, KINDS), 10).method.parameter("threshold") == 10


def test_what_must_stay_secret_is_hidden_with_what_it_could_be_worked_out_from() -> None:
    table = suppress(np.array([[10, 40], [20, 31], [11, 50]]), (AREAS, KINDS), secret=[("north", "burglary")])
    assert table.shown("north", "burglary") is None
    for place in np.argwhere(table.hidden).tolist():
        low, high = what_it_may_be(table, tuple(place))
        assert high - low >= 1


def test_what_is_told_anyway_is_never_what_protects_another() -> None:
    counts = np.array([[3, 40], [20, 31], [11, 50]])
    assert suppress(counts, (AREAS, KINDS)).shown("west", "burglary") is None
    table = suppress(counts, (AREAS, KINDS), known=[("west", "burglary")])
    assert table.shown("west", "burglary") == 11
    assert table.shown("north", "burglary") is None
    low, high = what_it_may_be(table, (0, 0))
    assert high - low >= 1


def test_an_empty_table_stays_empty() -> None:
    assert suppress(np.zeros((3, 2), dtype=np.int64), (AREAS, KINDS)).hidden.sum() == 0


def test_counts_that_do_not_fit_the_axes_are_refused() -> None:
    with pytest.raises(ValueError, match="shape"):
        suppress(np.ones((2, 2), dtype=np.int64), (AREAS, KINDS))
    with pytest.raises(ValueError, match="from 0"):
        suppress(np.full((3, 2), -1), (AREAS, KINDS))
