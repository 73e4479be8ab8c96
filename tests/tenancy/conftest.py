"""Which towns do the tests of this folder share? Each test has them as they were made, whatever another did."""

import copy
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from pytest_django import DjangoDbBlocker
from tests.tenancy.confidential import ShieldedTown, shielded_town
from tests.tenancy.towns import Town, age_register, other_town, our_town

from waarborg.frontends.pages.pictures import waiting


@dataclass(frozen=True, slots=True)
class Towns:
    """What the tests of one file share, and a copy of the lists that stand outside the database."""

    ours: Town
    theirs: Town
    lists: Path


@pytest.fixture(scope="module")
def towns(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Towns]:
    """Made once for each file: every test runs in a transaction within this one."""
    lists = tmp_path_factory.mktemp("towns") / "lists"
    with django_db_blocker.unblock(), transaction.atomic():
        ours, theirs = our_town(), other_town()
        age_register(ours)
        shutil.copytree(settings.INCIDENTS_FOLDER, lists)
        yield Towns(ours, theirs, lists)
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _nothing_behind_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page would have computed outlives the test, and what it is computed from does not."""
    monkeypatch.setattr(waiting, "go_on_behind_the_page", lambda _work: None)


@pytest.fixture
def ours(towns: Towns) -> Town:
    """The town whose people do things; what a test changes about it goes with the test."""
    shutil.copytree(towns.lists, settings.INCIDENTS_FOLDER, dirs_exist_ok=True)
    return copy.deepcopy(towns.ours)


@pytest.fixture
def theirs(towns: Towns) -> Town:
    """The town whose things they must not reach."""
    return copy.deepcopy(towns.theirs)


@pytest.fixture(scope="module")
def shielded_once(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[ShieldedTown, Path]]:
    """Made once, as the towns are; its attachments stand in a folder of their own."""
    lists = tmp_path_factory.mktemp("shielded") / "lists"
    with django_db_blocker.unblock(), transaction.atomic():
        shielded = shielded_town()
        shutil.copytree(settings.INCIDENTS_FOLDER, lists)
        yield shielded, lists
        transaction.set_rollback(True)


@pytest.fixture
def shielded(shielded_once: tuple[ShieldedTown, Path]) -> ShieldedTown:
    """A town with what is confidential in it."""
    made, lists = shielded_once
    shutil.copytree(lists, settings.INCIDENTS_FOLDER, dirs_exist_ok=True)
    return copy.deepcopy(made)
