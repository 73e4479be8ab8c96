"""Can a photo or document be handed in and fetched, and only by who may?"""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import FileResponse
from django.test import Client
from pytest_django.fixtures import Settings
from tests.safety_plan import SafetyPlan

from waarborg.operations.attachments import attach
from waarborg.operations.entries import log_entry
from waarborg.records.models import Attachment, Role

pytestmark = pytest.mark.django_db

ROUND = {"category": "horecacontrole", "happened_on": "2026-03-02"}
PDF = b"%PDF-1.7\n%%EOF"


@pytest.fixture(autouse=True)
def _folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def browser_of(plan: SafetyPlan, role: Role) -> Client:
    client = Client()
    client.force_login(plan.person(role.value, role), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_file_is_handed_in_fetched_and_removed() -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "controle", ROUND).entry
    client = browser_of(plan, Role.ENFORCEMENT_OFFICER)
    handed = SimpleUploadedFile("verslag é.html", PDF, "text/html")
    address = f"/duinstad/registers/zaak/{entry.pk}/bijlage/"
    html = client.post(address, {"file": handed, "token": "x"}, follow=True).content.decode()
    file = f"/duinstad/registers/bijlage/{Attachment.objects.get().pk}/"
    assert file in html
    answer = client.get(file)
    assert isinstance(answer, FileResponse)
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''verslag%20%C3%A9.pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"
    html = client.post(f"{file}verwijderen/", follow=True).content.decode()
    assert "Bestand verwijderd door" in html
    assert client.get(file).status_code == 404


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Kies eerst een bestand."),
        ({"file": SimpleUploadedFile("a.pdf", b"MZ\xff\xfe")}, "Dit soort bestand bewaren wij niet."),
    ],
)
def test_a_refused_file_is_told_at_its_field(sent: dict[str, SimpleUploadedFile], told: str) -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "controle", ROUND).entry
    client = browser_of(plan, Role.ENFORCEMENT_OFFICER)
    answer = client.post(f"/duinstad/registers/zaak/{entry.pk}/bijlage/", sent)
    html = answer.content.decode()
    assert answer.status_code == 400
    assert 'href="#attach-file"' in html
    assert told in html


@pytest.mark.parametrize("role", [Role.READER, Role.PORTFOLIO_HOLDER])
def test_who_handles_no_entries_gets_no_files(role: Role) -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "controle", ROUND).entry
    kept = attach(plan.actor, entry.pk, "J. Jansen.pdf", PDF)
    client = browser_of(plan, role)
    assert "Jansen" not in client.get(f"/duinstad/registers/zaak/{entry.pk}/").content.decode()
    assert client.get(f"/duinstad/registers/bijlage/{kept.pk}/").status_code == 403
