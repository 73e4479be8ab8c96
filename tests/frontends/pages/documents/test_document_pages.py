"""Can somebody make, edit, fetch and file a document on the pages?"""

from __future__ import annotations

import pytest
from django.test import Client
from tests.operations.documents.test_documents import a_plan

from waarborg.documents.titles import KINDS
from waarborg.frontends.pages.documents.wording import PURPOSES
from waarborg.operations.documents import made_files
from waarborg.records.models import CouncilDocument, Role

pytestmark = pytest.mark.django_db


def test_every_document_says_what_it_is_for() -> None:
    assert PURPOSES.keys() == KINDS.keys()


def test_a_letter_is_made_edited_fetched_and_filed() -> None:
    plan = a_plan()
    officer, reader = Client(), Client()
    officer.force_login(plan.person("officer", Role.SAFETY_OFFICER))
    reader.force_login(plan.person("reader", Role.READER))
    shelf = f"/{plan.organisation.slug}/documenten/"
    assert "Er ligt geen concept" in officer.get(shelf).content.decode()
    made = officer.post(shelf, {"name": "raadsbrief", "on": "2026-11-30"}, follow=True)
    document = CouncilDocument.objects.get()
    page = f"{shelf}{document.pk}/"
    shown = made.content.decode()
    assert "Geachte raad" in shown
    assert f"{page}grafiek/?naam=standings" in shown
    assert officer.get(f"{page}grafiek/?naam=standings")["Content-Type"] == "image/svg+xml"
    assert reader.get(page).status_code == 403
    sent = {"revision": 1, "title": "Brief aan de raad", "text": "# Kop\n\n<script>x</script> **Vet.**"}
    edited = officer.post(f"{page}bewerken/", sent, follow=True).content.decode()
    assert "<strong>Vet.</strong>" in edited
    assert "<script>x" not in edited
    for form in ("pdf", "docx", "odt", "html"):
        file = officer.get(f"{page}bestand/?vorm={form}")
        assert f'brief-aan-de-raad-2026-11-30.{form}"' in file["Content-Disposition"]
    assert "Dit kan niet ongedaan worden gemaakt" in officer.get(f"{page}vaststellen/").content.decode()
    filed = officer.post(f"{page}vaststellen/", {"revision": 2}, follow=True).content.decode()
    assert "Kenmerk van de PDF" in filed
    assert reader.get(page).status_code == 200
    assert officer.get(f"{page}bewerken/").status_code == 404


def test_what_is_wrong_is_told_and_what_was_typed_stays() -> None:
    plan = a_plan()
    officer = Client()
    officer.force_login(plan.person("officer", Role.SAFETY_OFFICER))
    shelf = f"/{plan.organisation.slug}/documenten/"
    refused = officer.post(shelf, {"name": "jaarverslag", "on": "gisteren"})
    assert refused.status_code == 400
    assert 'value="jaarverslag" selected' in refused.content.decode()
    address = f"{shelf}sjablonen/een/?document=raadsbrief"
    broken = officer.post(address, {"revision": 0, "source": "a\nb\n{% for %}"})
    assert broken.status_code == 400
    assert "regel 3" in broken.content.decode()
    assert "{% for %}" in broken.content.decode()


def test_who_asks_while_another_document_is_made_is_told_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = a_plan()
    officer = Client()
    officer.force_login(plan.person("officer", Role.SAFETY_OFFICER))
    shelf = f"/{plan.organisation.slug}/documenten/"
    officer.post(shelf, {"name": "samenvatting", "on": "2026-11-30"})
    monkeypatch.setattr(made_files, "_PATIENCE", 0.01)
    address = f"{shelf}{CouncilDocument.objects.get().pk}/bestand/?vorm=odt"
    with made_files._TURN:
        waiting = officer.get(address)
    assert waiting.status_code == 503
    assert waiting["Retry-After"] == "2"
    assert officer.get(address).status_code == 200
