"""Who visits the pages of a picture in these tests?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from tests.operations.pictures.invented_store import DAY, SCOPE, invented_picture
from tests.safety_plan import SafetyPlan

from waarborg.records.models import Role


@pytest.fixture
def officer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Client:
    """A safety officer of the invented municipality."""
    (tmp_path / "figures").symlink_to(invented_picture())
    monkeypatch.setattr(settings, "CONFIGURATION", replace(settings.CONFIGURATION, data=tmp_path))
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    plan = SafetyPlan()
    plan.organisation.area_code = SCOPE
    plan.organisation.save()
    client = Client()
    client.force_login(plan.person("officer", Role.SAFETY_OFFICER))
    return client
