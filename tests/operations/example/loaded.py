"""The example as it was loaded on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from waarborg.operations.example.loading import Loaded, load_example
from waarborg.records.models import Organisation

DAYS = [date(2026, 11, 30), date(2027, 1, 1), date(2028, 2, 29), date(2027, 7, 15)]


@dataclass(frozen=True)
class World:
    """The example as loaded on a day; the clock stands still."""

    day: date
    loaded: Loaded
    organisation: Organisation


def load(day: date) -> World:
    """Load it now, whatever the clock says."""
    loaded = load_example(day, lambda line: None)
    return World(day, loaded, Organisation.objects.get(slug="duinmeer"))


def clock_at(day: date) -> datetime:
    """The moment at which the clock stands still."""
    return datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
