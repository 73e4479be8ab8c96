"""Does a list leave as a file as it is shown, without what is personal?"""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from django.http import FileResponse, StreamingHttpResponse
from django.test import Client
from openpyxl import load_workbook
from tests.frontends.pages.registers.test_register_pages import REPORT, browser_of
from tests.safety_plan import SafetyPlan

from waarborg.operations.entries import log_entry
from waarborg.records.models import AuditLine, Role, Subject, SubjectKind

pytestmark = pytest.mark.django_db


def downloaded(client: Client, query: str) -> bytes:
    answer = client.get(f"/duinstad/registers/melding/export/?{query}")
    assert answer.status_code == 200
    assert isinstance(answer, StreamingHttpResponse | FileResponse)
    return b"".join(bytes(part) for part in answer)


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_csv_holds_the_filtered_list_with_labels() -> None:
    plan = SafetyPlan()
    log_entry(plan.actor, "melding", {**REPORT, "schadebedrag": "12,50", "dader_bekend": "nee"})
    log_entry(plan.actor, "melding", {**REPORT, "category": "hondenpoep"})
    (row,) = rows_of(downloaded(browser_of(plan), "categorie=racistische_tekst"))
    assert row["Categorie"] == "Racistische of discriminerende tekst"
    assert row["Status"] == "Nieuw"
    assert row["Begin"] == "2026-03-02 09:00"
    assert row["Schade in euro's"] == "12,5"
    assert row["Is de dader bekend?"] == "nee"


def test_a_workbook_holds_the_same_with_days_as_days() -> None:
    plan = SafetyPlan()
    log_entry(plan.actor, "melding", {**REPORT, "title": "=HYPERLINK(1)"})
    sheet = load_workbook(BytesIO(downloaded(browser_of(plan), "vorm=xlsx"))).active
    assert sheet is not None
    header, row = sheet.iter_rows(values_only=True)
    values = dict(zip(header, row, strict=True))
    assert values["Titel"] == "=HYPERLINK(1)"
    assert sheet.cell(2, 2).data_type == "s"
    assert f"{values['Datum']:%Y-%m-%d}" == "2026-03-02"


def test_what_is_personal_stays_unless_it_is_asked_for_by_who_may() -> None:
    plan = SafetyPlan()
    log_entry(plan.actor, "melding", REPORT)
    officer = browser_of(plan, Role.SAFETY_OFFICER)
    assert b"Jansen" not in downloaded(officer, "")
    assert b"Jansen" in downloaded(officer, "persoonsgegevens=ja")
    assert AuditLine.objects.latest("id").act == "entry.export_personal"
    desk = browser_of(plan, Role.FRONT_DESK)
    assert desk.get("/duinstad/registers/melding/export/?persoonsgegevens=ja").status_code == 403


def test_an_unknown_form_of_file_is_not_there() -> None:
    plan = SafetyPlan()
    assert browser_of(plan).get("/duinstad/registers/melding/export/?vorm=exe").status_code == 404


def test_a_place_leaves_with_what_is_personal_and_what_it_hangs_together_with_always() -> None:
    plan = SafetyPlan()
    first = log_entry(plan.actor, "melding", REPORT).entry
    (club,) = plan.places("vereniging", "Voetbalvereniging")
    Subject.objects.filter(pk=club.pk).update(kind=SubjectKind.ORGANISATION)
    links = {"follow_up_of": str(first.pk), "duplicate_of": str(first.pk), "party": str(club.pk)}
    log_entry(plan.actor, "melding", {**REPORT, **links, "location": "85000, 447000", "street": "Kade"})
    officer = browser_of(plan, Role.SAFETY_OFFICER)
    row = rows_of(downloaded(officer, ""))[0]
    number = f"MEL-{first.created_at.year}-{first.pk}"
    assert (row["Vervolg op"], row["Dubbel van"], row["Organisatie"]) == (number, number, "Voetbalvereniging")
    assert "Straat" not in row
    with_place = rows_of(downloaded(officer, "persoonsgegevens=ja"))[0]
    assert (with_place["Plek op de kaart"], with_place["Straat"]) == ("85000.0, 447000.0", "Kade")
