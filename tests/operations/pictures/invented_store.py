"""The figures of the invented municipality, stored once for all tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import polars as pl
from tests.shared_data import PROJECT

from waarborg.analysis.area_files import read_areas
from waarborg.operations.pictures.finding import held_names
from waarborg.operations.pictures.keeping import picture_of
from waarborg.sources.holdings import Holdings
from waarborg.sources.invented.country import publish_country
from waarborg.sources.invented.publishing import codes_of, find_table, keep_invented, publish
from waarborg.sources.invented.town import lay_out

DAY = date(2026, 11, 30)
SCOPE = "GM9901"


@cache
def invented_store() -> Holdings:
    """Everything of the municipality, and years of twenty-four others."""
    store = Holdings(Path(mkdtemp(prefix="waarborg-figures-")))
    districts = read_areas((PROJECT / "examples/duinmeer/wijken.geojson").read_bytes())
    assert isinstance(districts, list)
    moment = datetime(2026, 11, 30, 8, tzinfo=UTC)
    publish_country(SCOPE, "Duinmeer", moment, store)
    publish("Duinmeer", districts, lay_out(districts), moment, store)
    return store


def bring_twice(store: Holdings, burglaries: Mapping[datetime, float]) -> None:
    """Burglaries of 2024 of the same municipality, as each version of the table told them from its moment on."""
    table = find_table("47018NED")
    names = (table.areas, table.kinds, table.periods, "GeregistreerdeMisdrijven_1")
    lists = {
        table.areas: codes_of({SCOPE: "Duinmeer"}),
        table.kinds: codes_of({"1.1.1": "Woning"}),
        table.periods: codes_of({"2023JJ00": "2023", "2024JJ00": "2024"}),
    }
    for moment, last in burglaries.items():
        rows = [(SCOPE, "1.1.1", "2023JJ00", 30.0), (SCOPE, "1.1.1", "2024JJ00", last)]
        frame = pl.DataFrame(rows, schema=list(names), orient="row")
        keep_invented(table, lists, {names[-1]: "crimes"}, frame, (SCOPE, store, moment))


@cache
def invented_picture() -> Path:
    """The folder of the same, with names and the picture of :data:`DAY` computed, so that its pages find them."""
    held_names(invented_store())
    picture_of(invented_store(), SCOPE, DAY, 5)
    return invented_store().folder
