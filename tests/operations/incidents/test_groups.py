"""Are incidents found that came together in place and time, as plain counting finds them?"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from math import log

import numpy as np
import polars as pl
import pytest

from waarborg.operations.incidents.groups import CELL, find_groups
from waarborg.registers.terms import AMSTERDAM

START = datetime(2026, 1, 5, 11, tzinfo=UTC)
WEEKS = 30
Incident = tuple[float, float, datetime, datetime, str]


def listed(incidents: list[Incident]) -> pl.DataFrame:
    moments = pl.Datetime("us", "UTC")
    schema = pl.Schema(
        {"x": pl.Float64(), "y": pl.Float64(), "begin": moments, "end": moments, "area": pl.String()}
    )
    return pl.DataFrame(incidents, schema=schema, orient="row")


def spread_evenly(seed: int = 4, number: int = 400) -> list[Incident]:
    """Over a town of three kilometres and thirty weeks, more of them around its station."""
    luck = np.random.default_rng(seed)
    found: list[Incident] = []
    for place in range(number):
        near_the_station = place % 4 == 0
        x, y = luck.normal(1_400, 60, 2) if near_the_station else luck.uniform(0, 3_000, 2)
        moment = START + timedelta(hours=float(luck.uniform(0, WEEKS * 7 * 24 - 30)))
        found.append((90_000 + x, 450_000 + y, moment, moment + timedelta(hours=2), "BU00010001"))
    closing = START + timedelta(days=WEEKS * 7 - 1)
    return [
        *found,
        (90_100.0, 450_100.0, START, START, "BU00010001"),
        (92_900.0, 452_900.0, closing, closing, "BU00010002"),
    ]


def series(week: int, number: int = 14) -> list[Incident]:
    """Burglaries in one street within two weeks."""
    days = (START + timedelta(days=7 * week, hours=20 * place) for place in range(number))
    return [(92_600.0 + place, 450_380.0, day, day, "BU00010003") for place, day in enumerate(days)]


def test_a_series_of_two_weeks_is_a_group_with_its_place_and_its_weeks() -> None:
    found = find_groups(listed([*spread_evenly(), *series(12)]), 5)
    assert found is not None
    assert (found.first, found.last) == (date(2026, 1, 5), date(2026, 8, 2))
    group, *others = found.found
    assert others == []
    assert (group.area, group.p_value) == ("BU00010003", 0.001)
    assert (group.first, group.last) == (date(2026, 3, 30), date(2026, 4, 12))
    assert group.count >= 14 > 5 * group.expected
    assert np.hypot(group.x - 92_607, group.y - 450_380) < group.metres <= 600
    assert found.method.name == "retrospective_scan_permutation"


def test_it_is_the_best_of_all_circles_and_weeks() -> None:
    incidents = [*spread_evenly(9, 160), *series(20, 9)]
    found = find_groups(listed(incidents), 1)
    assert found is not None
    cells = np.array([(x // CELL, y // CELL) for x, y, *_ in incidents])
    weeks = np.array([(each[2].astimezone(AMSTERDAM).date() - found.first).days // 7 for each in incidents])
    best, where, total = 0.0, (0, 0.0), len(cells)
    for middle in np.unique(cells, axis=0):
        far = np.hypot(*(cells - middle).T)
        for radius in np.unique(far):
            inside = far <= radius
            if inside.sum() > total / 2:
                continue
            here, all_weeks = (np.bincount(each, minlength=WEEKS) for each in (weeks[inside], weeks))
            for first in range(WEEKS):
                for last in range(first, min(WEEKS, first + 8)):
                    count = int(here[first : last + 1].sum())
                    expected = float(inside.sum() * all_weeks[first : last + 1].sum() / total)
                    if count < 2 or count <= expected:
                        continue
                    rest = total - count
                    ratio = count * log(count / expected) + rest * log(rest / (total - expected))
                    if ratio > best + 1e-9:
                        best, where = ratio, (count, expected)
    assert (found.found[0].count, found.found[0].expected) == pytest.approx(where)


def test_what_is_always_busy_or_busy_everywhere_at_once_is_no_group() -> None:
    everywhere = [
        (x, y, START + timedelta(days=70 + place % 7), START + timedelta(days=70 + place % 7), area)
        for place, (x, y, _, _, area) in enumerate(spread_evenly(6, 120))
    ]
    found = find_groups(listed([*spread_evenly(), *everywhere]), 5)
    assert found is not None
    assert found.found == ()


def test_small_groups_are_not_shown_and_too_few_incidents_say_nothing() -> None:
    found = find_groups(listed([*spread_evenly(), *series(12)]), 40)
    assert found is not None
    assert found.found == ()
    assert find_groups(listed([]), 5) is None
    assert find_groups(listed(series(3, 1)), 5) is None
    assert find_groups(listed(series(3, 9)), 5) is None
    a_month = [(x, y, begin, begin + timedelta(days=30), area) for x, y, begin, _, area in spread_evenly()]
    assert find_groups(listed(a_month), 5) is None


def test_a_list_that_lies_on_no_map_has_its_groups_in_its_own_metres() -> None:
    elsewhere = [(x + 1e6, y, begin, end, "") for x, y, begin, end, _ in [*spread_evenly(), *series(12)]]
    found = find_groups(listed(elsewhere), 5)
    assert found is not None
    assert [(each.area, each.middle) for each in found.found] == [("", ())]
