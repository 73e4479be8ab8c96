"""What do all tests share? Only what cannot be said in the test itself."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    """One test's language does not reach the next."""
    with translation.override("nl"):
        yield
