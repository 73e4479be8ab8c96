"""A table fetched from the office of the tests, and what is then held of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import polars as pl
from tests.servers.statistics_office import (
    Office,
)

from waarborg.sources.asking import Patience
from waarborg.sources.fetching import Fetched, Progress, fetch_table
from waarborg.sources.figures import read_figures
from waarborg.sources.holdings import Holdings
from waarborg.sources.interfaces import Addresses, open_table
from waarborg.sources.tables import TABLES, Table

MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
BY_NAME = {table.identifier: table for table in TABLES}
CRIMES = BY_NAME["47018NED"]


def fetch(
    office: Office,
    folder: Path,
    table: Table = CRIMES,
    scope: str = "GM1680",
    years: tuple[int, ...] = (),
    waits: list[float] | None = None,
    told: list[Progress] | None = None,
) -> Fetched:
    waited = [] if waits is None else waits
    patience = Patience(attempts=3, silence=0.5, wait=waited.append)
    interface = open_table(table, Addresses.under(office.address), patience)
    tell = (lambda _: None) if told is None else told.append
    return fetch_table(interface, scope, years, Holdings(folder), MOMENT, tell)


def held(folder: Path, scope: str = "GM1680", table: str = "47018NED") -> pl.DataFrame:
    return read_figures(Holdings(folder), table, scope)
