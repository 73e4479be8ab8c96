"""Which published tables is a picture made of?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from waarborg.sources.holdings import Holdings
from waarborg.sources.tables import TABLES, Table

MONTHS, YEARS = "47022NED", "47018NED"
"""The registered crimes of neighbourhoods."""

NUISANCE = "47024NED"
MUNICIPALITIES, MUNICIPAL_NUISANCE = "47013NED", "47021NED"
"""The crimes and the nuisance of all municipalities, to compare with."""

SURVEY = "85146NED"
"""The Safety Monitor."""

BUDGET = "83648NED"
"""What the law wants in every budget (BBV)."""


@dataclass(frozen=True, slots=True)
class SourceUsed:
    """Where figures come from, as it must be shown with them.

    Attributes:
        provisional: the periods whose figures may still change.
        corrected: how many figures differ from the version that was held before.
    """

    table: str
    title: str
    source: str
    licence: str
    version: str
    retrieved_at: datetime
    provisional: tuple[str, ...] = ()
    corrected: int = 0


def held_tables(store: Holdings, scope: str) -> list[Table]:
    """The tables of which something is held of a municipality."""
    return [table for table in TABLES if store.read(table.identifier).of(scope)]
