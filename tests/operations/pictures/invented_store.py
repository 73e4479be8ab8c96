"""The figures of the invented municipality, stored once for all tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from tests.shared_data import PROJECT

from waarborg.analysis.area_files import read_areas
from waarborg.operations.pictures.keeping import picture_of
from waarborg.sources.holdings import Holdings
from waarborg.sources.invented.country import publish_country
from waarborg.sources.invented.publishing import publish
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


@cache
def invented_picture() -> Path:
    """The folder of the same, with the picture of :data:`DAY` computed, so that its pages find it."""
    picture_of(invented_store(), SCOPE, DAY, 5)
    return invented_store().folder
