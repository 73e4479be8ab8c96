"""A statistics office of the tests' own, which answers as the real one does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.servers.statistics_office import (
    Office,
    running_office,
)
from tests.sources import published


@pytest.fixture
def office() -> Iterator[Office]:
    with running_office(published.office()) as running:
        yield running


@pytest.fixture
def waits() -> list[float]:
    return []
