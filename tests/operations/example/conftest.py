"""The example, loaded once a day for all tests of a module: it takes seconds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from unittest.mock import patch

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker
from tests.operations.example.loaded import DAYS, World, clock_at, load


@pytest.fixture(scope="module", params=DAYS, ids=str)
def world(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[World]:
    """The example as it is on each of the days."""
    day: date = request.param
    with (
        django_db_blocker.unblock(),
        patch("django.utils.timezone.now", return_value=clock_at(day)),
        transaction.atomic(),
    ):
        yield load(day)
        transaction.set_rollback(True)
