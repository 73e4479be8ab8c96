"""What do all tests share? Only what cannot be said in the test itself."""

import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.utils import translation
from hypothesis import settings

# How long one example takes says more about the machine than about the code.
settings.register_profile("waarborg", deadline=None)
settings.load_profile("waarborg")


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    """One test's language does not reach the next."""
    with translation.override("nl"):
        yield


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    """A database that is rolled back gives its numbers out again: what was kept of them goes too."""
    yield
    cache.clear()
    shutil.rmtree(django_settings.INCIDENTS_FOLDER, ignore_errors=True)
