"""Does a photo that was taken outdoors come in once, with its entry, and is a refusal told?"""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from tests.frontends.pages.registers.test_register_pages import browser_of, page
from tests.safety_plan import SafetyPlan

from waarborg.frontends.pages.outdoors import photos
from waarborg.operations.refusals import Invalid
from waarborg.records.models import Attachment, Entry, Role
from waarborg.registers.problems import Problem

pytestmark = pytest.mark.django_db
FORM = "/duinstad/veld/controle/"
SENT = {"category": "horecacontrole", "happened_on": "2026-03-02", "token": "een", "photo_token": "foto"}
JSON = {"Accept": "application/json"}


def a_photo(name: str = "foto.jpg") -> SimpleUploadedFile:
    written = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(written, "JPEG")
    return SimpleUploadedFile(name, written.getvalue(), "image/jpeg")


def photos_address(client: Client) -> str:
    address: str = client.post(FORM, SENT, headers=JSON).json()["photos"]
    return address


def test_a_photo_comes_in_with_the_form() -> None:
    client = browser_of(SafetyPlan())
    assert 'capture="environment"' in page(client, FORM)
    client.post(FORM, {**SENT, "photo": a_photo()})
    assert Attachment.objects.get().entry == Entry.objects.get()


def test_a_photo_that_cannot_be_kept_is_told_and_the_entry_stays() -> None:
    client = browser_of(SafetyPlan())
    answer = client.post(
        FORM, {**SENT, "photo": SimpleUploadedFile("foto.jpg", b"\xff\xd8\xff" + b"x" * 50)}, follow=True
    )
    html = answer.content.decode()
    assert "De foto is niet bewaard." in html
    assert "Opgeslagen als CON-" in html
    assert (Entry.objects.count(), Attachment.objects.count()) == (1, 0)


def test_a_photo_that_follows_its_entry_is_kept_once_however_often_it_is_sent() -> None:
    client = browser_of(SafetyPlan())
    address = photos_address(client)
    for _ in range(2):
        assert client.post(address, {"token": "foto", "photo": a_photo()}).status_code == 200
    assert client.post(address, {"token": "foto-2", "photo": a_photo()}).status_code == 200
    assert Attachment.objects.count() == 2


@pytest.mark.parametrize(("code", "status"), [("broken_photo", 400), ("scanner_failed", 503)])
def test_only_what_will_pass_is_worth_sending_again(
    monkeypatch: pytest.MonkeyPatch, code: str, status: int
) -> None:
    client = browser_of(SafetyPlan())
    address = photos_address(client)

    def refuse(*_: object) -> None:
        raise Invalid([Problem("file", code)])

    monkeypatch.setattr(photos, "attach", refuse)
    answer = client.post(address, {"token": "foto", "photo": a_photo()})
    assert answer.status_code == status
    assert answer.json()["told"]


def test_a_request_without_a_photo_says_so() -> None:
    client = browser_of(SafetyPlan())
    assert client.post(photos_address(client), {"token": "foto"}).status_code == 400


def test_nobody_adds_a_photo_to_the_entry_of_another_municipality() -> None:
    theirs = SafetyPlan("veenstad")
    address = photos_address(browser_of(SafetyPlan("duinstad")))
    there = address.replace("duinstad", "veenstad")
    answer = browser_of(theirs).post(there, {"token": "foto", "photo": a_photo()})
    assert answer.status_code == 404
    assert browser_of(theirs, Role.READER).post(there, {"token": "foto"}).status_code == 403
    assert not Attachment.objects.exists()
