"""Does ``waarborg example`` load once, and only where it may?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings
from django.contrib.auth import authenticate
from django.test import RequestFactory
from django.utils import timezone

from waarborg.configuration_values import Address
from waarborg.frontends.command_line.main import main
from waarborg.operations.example.material import read_town
from waarborg.records.models import AuditLine, Entry, Organisation
from waarborg.sources.figures import read_figures
from waarborg.sources.holdings import Holdings

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The figures come into a folder that no other test sees."""
    monkeypatch.setattr(settings, "CONFIGURATION", replace(settings.CONFIGURATION, data=tmp_path))


def test_it_loads_once_and_prints_who_can_sign_in_both_times(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["example"]) == 0
    first = capsys.readouterr().out
    lines, entries = AuditLine.objects.count(), Entry.objects.count()
    assert main(["example"]) == 0
    second = capsys.readouterr().out
    town = read_town()
    for told in (first, second):
        assert all(person.email in told for person in town.people)
        assert town.password in told
        assert str(settings.CONFIGURATION.address) in told
    assert "nothing was changed" in second
    assert not read_figures(Holdings(settings.CONFIGURATION.figures_folder), "47022NED", "GM9901").is_empty()
    assert (AuditLine.objects.count(), Entry.objects.count()) == (lines, entries)
    for person in town.people:
        request = RequestFactory().post("/")
        assert authenticate(request, username=person.email, password=town.password) is not None


def test_a_day_to_come_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert main(["example", "--on", tomorrow.isoformat()]) == 2
    assert "a day that is over" in capsys.readouterr().err
    assert not Organisation.objects.exists()


def test_an_installation_that_others_reach_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    reached = replace(settings.CONFIGURATION, address=Address("https", "waarborg.example.nl", 443))
    with patch.object(settings, "CONFIGURATION", reached):
        assert main(["example"]) == 2
    assert "--anyway" in capsys.readouterr().err
    assert not Organisation.objects.exists()
