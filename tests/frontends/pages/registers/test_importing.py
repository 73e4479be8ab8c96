"""Does somebody get a list into a register through the pages?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.frontends.pages.registers.test_register_pages import browser_of
from tests.operations.imports.lists import as_file, handed_in, rows
from tests.safety_plan import SafetyPlan

from waarborg.frontends.pages.registers import importing
from waarborg.records.models import Entry, HandedInList, ListState, Role

pytestmark = pytest.mark.django_db

IMPORTS = "/duinstad/registers/melding/inlezen/"


def hand_in(client: Client, content: bytes) -> str:
    """The address of the page of the list."""
    file = SimpleUploadedFile("meldingen.csv", content)
    answer = client.post(IMPORTS, {"list": file})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def send(client: Client, address: str, **form: str) -> str:
    return client.post(address, form, follow=True).content.decode()


def test_a_list_comes_in_after_a_look() -> None:
    plan = SafetyPlan()
    client = browser_of(plan, Role.SAFETY_OFFICER)
    address = hand_in(client, as_file(rows(3)))
    asked = client.get(address).content.decode()
    assert "Wat is elke kolom?" in asked
    assert "Kladden op muur 1" in asked
    assert '<option value="omschrijving" selected>' in asked
    looked_at = send(client, address, act="check")
    assert "3 rijen worden nieuwe zaken." in looked_at
    assert not Entry.objects.exists()
    done = send(client, address, act="import")
    assert "3 zaken ingelezen." in done
    assert Entry.objects.count() == 3
    assert "Deze lijst is ongedaan gemaakt" in send(client, address, act="undo")


def test_all_that_is_wrong_is_told_with_row_and_column() -> None:
    plan = SafetyPlan()
    client = browser_of(plan, Role.SAFETY_OFFICER)
    lines = rows(2)
    lines[0][1], lines[1][2] = "Iets anders", "gisteren"
    told = send(client, hand_in(client, as_file(lines)), act="check")
    assert "Er kloppen 2 dingen niet" in told
    assert "Iets anders is geen mogelijkheid." in told
    assert "Lees de lijst in" not in told


def test_other_columns_can_be_chosen_and_a_double_choice_is_told() -> None:
    plan = SafetyPlan()
    client = browser_of(plan, Role.SAFETY_OFFICER)
    address = hand_in(client, as_file(rows(1)))
    columns = ["source_key", "category", "opened_at", "omschrijving", "omschrijving"]
    form = {f"column-{place}": column for place, column in enumerate(columns)}
    told = client.post(address, {"act": "check", **form})
    assert told.status_code == 400
    assert "Dit is bij twee kolommen gekozen" in told.content.decode()
    assert "1 rij wordt een nieuwe zaak." in send(client, address, act="check", **{**form, "column-4": ""})


def test_the_same_file_is_known_again() -> None:
    plan = SafetyPlan()
    client = browser_of(plan, Role.SAFETY_OFFICER)
    send(client, hand_in(client, as_file(rows(2))), act="import")
    again = hand_in(client, as_file(rows(2)))
    assert "Dit bestand is al ingelezen op" in client.get(again).content.decode()
    assert "0 zaken ingelezen. 2 rijen stonden er al in." in send(client, again, act="import")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 kapot"])
def test_what_is_no_list_is_refused_on_the_spot(content: bytes) -> None:
    plan = SafetyPlan()
    answer = browser_of(plan, Role.SAFETY_OFFICER).post(
        IMPORTS, {"list": SimpleUploadedFile("x.xlsx", content)} if content else {}
    )
    assert answer.status_code == 400
    assert "niet ingelezen" in answer.content.decode()


def test_a_run_that_goes_on_shows_how_far_it_is() -> None:
    plan = SafetyPlan()
    handed = handed_in(plan.actor, rows(4))
    HandedInList.objects.filter(pk=handed.pk).update(
        state=ListState.STORING, passed=3, moved_at=timezone.now(), run="iemand"
    )
    page = browser_of(plan, Role.SAFETY_OFFICER).get(f"/duinstad/registers/inlezen/{handed.pk}/")
    told = page.content.decode()
    assert '<progress max="4" value="3"' in told
    assert 'hx-trigger="every 1s"' in told


def test_a_run_whose_server_was_killed_is_told_to_have_stopped_and_can_be_begun_again() -> None:
    plan = SafetyPlan()
    client = browser_of(plan, Role.SAFETY_OFFICER)
    handed = handed_in(plan.actor, rows(2))
    long_ago = timezone.now() - timedelta(minutes=10)
    HandedInList.objects.filter(pk=handed.pk).update(state=ListState.STORING, run="x", moved_at=long_ago)
    address = f"/duinstad/registers/inlezen/{handed.pk}/"
    assert "Er is niets van deze lijst in het register gekomen" in client.get(address).content.decode()
    assert "2 zaken ingelezen." in send(client, address, act="import")


def test_who_comes_second_is_told() -> None:
    plan = SafetyPlan()
    client = browser_of(plan, Role.SAFETY_OFFICER)
    address = hand_in(client, as_file(rows(1)))
    send(client, address, act="import")
    assert "Hier was al iemand mee bezig" in send(client, address, act="import")


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.READER])
def test_who_may_not_import_does_not_find_the_page(role: Role) -> None:
    plan = SafetyPlan()
    client = browser_of(plan, role)
    assert client.get(IMPORTS).status_code == 403
    assert "inlezen/" not in client.get("/duinstad/registers/melding/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_long_list_comes_in_behind_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_MOST_AT_ONCE", 1)
    plan = SafetyPlan()
    client = browser_of(plan, Role.SAFETY_OFFICER)
    address = hand_in(client, as_file(rows(30)))
    client.post(address, {"act": "import"})
    wait_for_threads()
    assert "30 zaken ingelezen." in client.get(address).content.decode()


def wait_for_threads() -> None:
    import threading

    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join(timeout=20)
