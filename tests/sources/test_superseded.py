"""Can the figures of an earlier day be had as they were known then?"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.published import MUNICIPALITIES

from waarborg.sources.figures import read_figures
from waarborg.sources.holdings import Holdings
from waarborg.sources.invented.publishing import codes_of, find_table, keep_invented

CRIMES = find_table("47018NED")
FIRST = datetime(2024, 3, 1, 12, tzinfo=UTC)
AREAS = [
    f"{level}{town[2:]}{rest}"
    for town in MUNICIPALITIES
    for level, rest in (("GM", ""), ("BU", "0001"), ("BU", "0002"))
]
PERIODS = ("2022JJ00", "2023JJ00")
KNOWN = ("area", "kind", "measure", "period", "value")
Figures = dict[tuple[str, str], float | None]


def bring(store: Holdings, figures: Figures, moment: datetime, scope: str) -> None:
    """A newer version of the table, with these figures and no others."""
    rows = [(area, "1.1.1", period, value) for (area, period), value in figures.items()]
    names = (CRIMES.areas, CRIMES.kinds, CRIMES.periods, "GeregistreerdeMisdrijven_1")
    frame = pl.DataFrame(
        rows,
        schema=dict(zip(names, (pl.String, pl.String, pl.String, pl.Float64), strict=True)),
        orient="row",
    )
    lists = {
        CRIMES.areas: codes_of(dict.fromkeys(AREAS, "")),
        CRIMES.kinds: codes_of({"1.1.1": "Woning"}),
        CRIMES.periods: codes_of(dict.fromkeys(PERIODS, "")),
    }
    keep_invented(CRIMES, lists, {"GeregistreerdeMisdrijven_1": "crimes"}, frame, (scope, store, moment))


def read(folder: Path, scope: str, on: date | None = None) -> list[tuple[object, ...]]:
    return read_figures(Holdings(folder, known_on=on), CRIMES.identifier, scope).select(KNOWN).rows()


def versions(areas: list[str]) -> st.SearchStrategy[list[Figures]]:
    """Three versions in which areas come and go, figures change and the second year is not there at first."""
    of_period = {
        period: st.dictionaries(st.sampled_from(areas), st.sampled_from([None, 0.0, 3.0, 7.0]), min_size=1)
        for period in PERIODS
    }

    def joined(parts: tuple[dict[str, float | None], dict[str, float | None]], both: bool) -> Figures:
        periods = PERIODS if both else PERIODS[:1]
        return {
            (area, period): value
            for period, part in zip(periods, parts, strict=False)
            for area, value in part.items()
        }

    one = st.builds(joined, st.tuples(*of_period.values()), st.booleans())
    return st.lists(one, min_size=3, max_size=3)


@pytest.mark.parametrize(("kept", "asked"), [("GM1680", "GM1680"), ("NL", "NL"), ("NL", "GM1992")])
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_on_every_day_the_figures_are_those_that_were_read_that_day(
    kept: str, asked: str, data: st.DataObject
) -> None:
    wanted = data.draw(versions(AREAS if kept == "NL" else AREAS[:3]))
    seen: list[Figures] = []
    with TemporaryDirectory() as name, patch("waarborg.sources.slices._AREAS_A_FILE", 2):
        folder, told = Path(name), []
        for number, figures in enumerate(wanted):
            # A year that is published does not go away again.
            earlier = {period for each in seen for _, period in each}
            figures |= {
                (AREAS[0], period): 1.0
                for period in earlier
                if not any(other == period for _, other in figures)
            }
            seen.append(figures)
            bring(Holdings(folder), figures, FIRST + timedelta(days=30 * number), kept)
            told.append(read(folder, asked))
        for number, then in enumerate(told):
            for later in (0, 29):
                day = (FIRST + timedelta(days=30 * number + later)).date()
                assert read(folder, asked, day) == then
        assert read(folder, asked) == told[-1]


def test_of_before_a_table_was_followed_here_the_oldest_figures_that_were_held_are_given(
    tmp_path: Path,
) -> None:
    store = Holdings(tmp_path)
    bring(store, {("GM1680", "2022JJ00"): 3.0}, FIRST, "GM1680")
    bring(
        store,
        dict(zip(product(["GM1680"], PERIODS), (5.0, 8.0), strict=True)),
        FIRST + timedelta(days=30),
        "GM1680",
    )
    assert [row[-1] for row in read(tmp_path, "GM1680", FIRST.date() - timedelta(days=1))] == [3.0, 8.0]
    held = store.read(CRIMES.identifier)
    assert [each.version for each in held.editions_of("GM1680")] == ["2024-03-01", "2024-03-31"]


def test_what_was_held_before_moments_were_noted_down_is_known_since_it_was_retrieved(tmp_path: Path) -> None:
    store = Holdings(tmp_path)
    bring(store, {("GM1680", "2022JJ00"): 3.0}, FIRST, "GM1680")
    path = tmp_path / CRIMES.identifier / "held.json"
    old = json.loads(path.read_text(encoding="utf-8"))
    old.pop("editions")
    old["slices"][0].pop("appeared")
    path.write_text(json.dumps(old), encoding="utf-8")
    bring(store, {("GM1680", "2022JJ00"): 5.0}, FIRST + timedelta(days=30), "GM1680")
    assert read(tmp_path, "GM1680", FIRST.date())[0][-1] == 3.0
    assert read(tmp_path, "GM1680")[0][-1] == 5.0
