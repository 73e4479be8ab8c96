"""What is kept beside an entry, who gets it, and what happens when something is wrong with it?"""

from __future__ import annotations

import hashlib
import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from PIL import Image
from pytest_django.fixtures import Settings
from tests.safety_plan import SafetyPlan

from waarborg.configuration_values import VirusScanner
from waarborg.operations import attachments
from waarborg.operations.actors import Actor
from waarborg.operations.attachments import attach, open_attachment, take_back_attachment
from waarborg.operations.entries import log_entry, withdraw_entry
from waarborg.operations.refusals import Invalid, NotAllowed, NotFound
from waarborg.records.models import Attachment, AuditLine, Entry, Role

pytestmark = pytest.mark.django_db

ROUND = {"category": "horecacontrole", "happened_on": "2026-03-02"}
PDF = b"%PDF-1.7\n%%EOF"


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def plan() -> SafetyPlan:
    return SafetyPlan()


@pytest.fixture
def entry(plan: SafetyPlan) -> Entry:
    return log_entry(plan.actor, "controle", ROUND).entry


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def somebody(plan: SafetyPlan, role: Role) -> Actor:
    return Actor(plan.person(role.value, role), plan.organisation, frozenset({role}))


def code_of(refusal: pytest.ExceptionInfo[Invalid]) -> str:
    return refusal.value.problems[0].code


def with_scanner(settings: Settings, code: str) -> None:
    scanner = VirusScanner(command=(sys.executable, "-c", code))
    settings.CONFIGURATION = replace(django_settings.CONFIGURATION, virus_scanner=scanner)


def test_a_file_is_kept_as_it_is_where_nobody_else_can_read_it(
    plan: SafetyPlan, entry: Entry, folder: Path
) -> None:
    kept = attach(somebody(plan, Role.ENFORCEMENT_OFFICER), entry.pk, "J. Jansen.pdf", PDF)
    (path,) = files_in(folder)
    assert path.read_bytes() == PDF
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert "ansen" not in str(path)
    assert (kept.size, kept.digest) == (len(PDF), hashlib.sha256(PDF).hexdigest())
    assert not any("ansen" in str(line.changes) for line in AuditLine.objects.all())


def test_a_photo_is_kept_without_its_place(plan: SafetyPlan, entry: Entry, folder: Path) -> None:
    exif, written = Image.Exif(), io.BytesIO()
    exif[0x010F] = "Geheime Camera"
    Image.new("RGB", (8, 8)).save(written, "JPEG", exif=exif)
    attach(plan.actor, entry.pk, "foto.jpg", written.getvalue())
    assert b"Geheime" not in files_in(folder)[0].read_bytes()


def test_every_look_at_a_file_is_in_the_audit_trail(plan: SafetyPlan, entry: Entry) -> None:
    kept = attach(plan.actor, entry.pk, "brief.pdf", PDF)
    officer = somebody(plan, Role.FRONT_DESK)
    opened = open_attachment(officer, kept.pk)
    assert (opened.name, opened.media_type, opened.path.read_bytes()) == ("brief.pdf", "application/pdf", PDF)
    line = AuditLine.objects.latest("id")
    assert (line.act, line.account, line.changes) == (
        "entry.read_attachment",
        officer.account,
        {"attachment": [None, kept.pk]},
    )
    with pytest.raises(NotAllowed):
        open_attachment(somebody(plan, Role.READER), kept.pk)


def test_a_file_sent_twice_is_kept_once(plan: SafetyPlan, entry: Entry, folder: Path) -> None:
    first = attach(plan.actor, entry.pk, "brief.pdf", PDF, token="a")
    assert attach(plan.actor, entry.pk, "brief.pdf", PDF, token="a") == first
    assert len(files_in(folder)) == 1


@pytest.mark.parametrize(("more", "refused"), [(0, False), (1, True)])
def test_a_file_may_be_as_large_as_was_set_and_no_larger(
    plan: SafetyPlan, entry: Entry, settings: Settings, more: int, refused: bool
) -> None:
    settings.CONFIGURATION = replace(django_settings.CONFIGURATION, attachment_mb=1)
    content = b"%PDF-" + b"x" * (1_000_000 - 5 + more)
    if refused:
        with pytest.raises(Invalid) as refusal:
            attach(plan.actor, entry.pk, "groot.pdf", content)
        assert code_of(refusal) == "attachment_too_large"
    else:
        attach(plan.actor, entry.pk, "groot.pdf", content)
    assert Attachment.objects.exists() is not refused


def test_an_entry_has_room_for_so_many_files(
    plan: SafetyPlan, entry: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "MOST_PER_ENTRY", 1)
    first = attach(plan.actor, entry.pk, "een.pdf", PDF)
    with pytest.raises(Invalid) as refusal:
        attach(plan.actor, entry.pk, "twee.pdf", PDF)
    assert code_of(refusal) == "too_many_files"
    take_back_attachment(plan.actor, first.pk)
    attach(plan.actor, entry.pk, "twee.pdf", PDF)


@pytest.mark.parametrize(("exit_code", "code"), [(1, "virus_found"), (2, "scanner_failed")])
def test_what_the_scanner_does_not_pass_is_not_kept(
    plan: SafetyPlan, entry: Entry, folder: Path, settings: Settings, exit_code: int, code: str
) -> None:
    with_scanner(settings, f"raise SystemExit({exit_code})")
    with pytest.raises(Invalid) as refusal:
        attach(plan.actor, entry.pk, "brief.pdf", PDF)
    assert code_of(refusal) == code
    assert files_in(folder) == []
    assert not Attachment.objects.exists()


def test_what_the_scanner_passes_is_kept(plan: SafetyPlan, entry: Entry, settings: Settings) -> None:
    with_scanner(settings, "raise SystemExit(0)")
    assert attach(plan.actor, entry.pk, "brief.pdf", PDF).pk


def test_a_disk_that_cannot_be_written_is_told_and_leaves_nothing(
    plan: SafetyPlan, entry: Entry, settings: Settings, tmp_path: Path
) -> None:
    blocked = tmp_path / "bestand"
    blocked.write_text("een bestand waar een map moet komen")
    settings.MEDIA_ROOT = blocked
    with pytest.raises(Invalid) as refusal:
        attach(plan.actor, entry.pk, "brief.pdf", PDF)
    assert code_of(refusal) == "file_not_stored"
    assert not Attachment.objects.exists()


def test_a_file_whose_line_could_not_be_stored_is_not_left_behind(
    plan: SafetyPlan, entry: Entry, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the database went away")

    monkeypatch.setattr(attachments, "leave_line", fail)
    with pytest.raises(RuntimeError):
        attach(plan.actor, entry.pk, "brief.pdf", PDF)
    assert files_in(folder) == []


def test_a_file_that_is_taken_back_is_gone_and_its_line_stays(
    plan: SafetyPlan, entry: Entry, folder: Path, django_capture_on_commit_callbacks: object
) -> None:
    officer = somebody(plan, Role.ENFORCEMENT_OFFICER)
    kept = attach(officer, entry.pk, "J. Jansen.pdf", PDF)
    with pytest.raises(NotAllowed):
        take_back_attachment(somebody(plan, Role.FRONT_DESK), kept.pk)
    assert len(files_in(folder)) == 1
    assert callable(django_capture_on_commit_callbacks)
    with django_capture_on_commit_callbacks(execute=True):
        taken = take_back_attachment(officer, kept.pk)
    assert files_in(folder) == []
    assert (taken.name, taken.taken_back_by) == ("", officer.account)
    with pytest.raises(NotFound):
        open_attachment(officer, kept.pk)


def test_nothing_is_attached_to_an_entry_that_was_withdrawn(plan: SafetyPlan, entry: Entry) -> None:
    withdraw_entry(plan.actor, entry.pk, entry.revision, "Dubbel")
    with pytest.raises(Invalid) as refusal:
        attach(plan.actor, entry.pk, "brief.pdf", PDF)
    assert [(each.field, each.code) for each in refusal.value.problems] == [("file", "withdrawn")]
