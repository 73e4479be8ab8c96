"""Who visits the pages of a picture in these tests?"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from tests.operations.pictures.invented_store import DAY, SCOPE, invented_picture
from tests.safety_plan import SafetyPlan

from waarborg.operations.imports.runs import Tell
from waarborg.records.models import Role


def at_once(work: Callable[[Tell], object]) -> None:
    """Do what would go on behind the page; what goes wrong is told to its page."""
    with suppress(Exception):
        work(lambda _passed, _lines: None)


@pytest.fixture
def officer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Client:
    """A safety officer of the invented municipality."""
    (tmp_path / "figures").symlink_to(invented_picture())
    monkeypatch.setattr(settings, "CONFIGURATION", replace(settings.CONFIGURATION, data=tmp_path))
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    plan = SafetyPlan()
    plan.organisation.area_code = SCOPE
    plan.organisation.save()
    for module in ("intake", "waiting"):
        # A thread of its own would not see what this test keeps in a transaction.
        monkeypatch.setattr(f"waarborg.frontends.pages.pictures.{module}.go_on_behind_the_page", at_once)
    client = Client()
    client.force_login(plan.person("officer", Role.SAFETY_OFFICER))
    return client
