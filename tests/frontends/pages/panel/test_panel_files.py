"""Can a safety officer take in the file of an agency with the page, or the command line, alone?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.frontends.pages.registers.test_register_pages import browser_of, page
from tests.operations.panel.panels import WISH, areas_of
from tests.operations.panel.test_files import a_draft
from tests.safety_plan import SafetyPlan

from waarborg.frontends.command_line.main import main
from waarborg.records.models import PanelFile, PanelResponse, PanelSurvey, Role

pytestmark = pytest.mark.django_db

ROWS = "".join(f"p{number}@voorbeeld.nl;Dorp;{1 + number % 5};1,5\n" for number in range(60))
CONTENT = f"e-mail;wijk;V1;gewicht\n{ROWS}p60@voorbeeld.nl;Dorp;7;1\np61@voorbeeld.nl;Zee;1;0\n".encode()


def an_officer_with_a_draft() -> tuple[Client, PanelSurvey, str]:
    plan = SafetyPlan()
    (dorp,) = areas_of(plan, "Dorp")
    today = timezone.localdate()
    wish = replace(WISH, areas=dorp.list_id, opens_on=today - timedelta(days=9), closes_on=today)
    survey = a_draft(plan, wish=wish)
    return browser_of(plan, Role.SAFETY_OFFICER), survey, f"/duinstad/bewonerspanel/{survey.pk}/"


def chosen(html: str) -> dict[str, str]:
    """What a browser would send of the form as it stands."""
    selects = re.findall(r'<select[^>]* name="(column-\d+)".*?</select>', html, re.DOTALL)
    bodies = re.findall(r'<select[^>]* name="column-\d+".*?</select>', html, re.DOTALL)
    picked = [re.search(r'value="([^"]*)" selected', body) for body in bodies]
    revision = re.search(r'name="revision" value="(\d+)"', html)
    return {
        **{name: found[1] if found else "" for name, found in zip(selects, picked, strict=True)},
        "revision": revision[1] if revision else "",
        "blanks": "weet niet",
    }


def test_a_file_is_handed_in_looked_at_and_taken_in() -> None:
    client, _survey, address = an_officer_with_a_draft()
    assert f"{address}bestand/" in page(client, address)
    nothing = client.post(f"{address}bestand/", {"act": "hand_in"})
    assert (nothing.status_code, "#bestand" in nothing.content.decode()) == (400, True)
    upload = SimpleUploadedFile("peiling.csv", CONTENT)
    client.post(f"{address}bestand/", {"act": "hand_in", "file": upload})
    form = chosen(page(client, f"{address}bestand/"))
    assert [form[f"column-{place}"] for place in range(4)] == ["", "area", "1", "weight"]
    unnamed = client.post(f"{address}bestand/", {**form, "act": "check"})
    assert (unnamed.status_code, "#bureau" in unnamed.content.decode()) == (400, True)
    form["agency"] = "Bureau Peil"
    checked = client.post(f"{address}bestand/", {**form, "act": "check"}).content.decode()
    for told in ("60 van de 62 rijen", "2 rijen tellen niet mee", ">63<", "Zee", "geen getal boven nul"):
        assert told in checked
    assert not PanelResponse.objects.exists()
    client.post(f"{address}bestand/", {**chosen(checked), "agency": "Bureau Peil", "act": "take_in"})
    report = page(client, f"{address}bestand/")
    assert "1 kolom is niet overgenomen" in report
    assert "Zee" not in report
    assert "voorbeeld.nl" not in report
    results = page(client, f"{address}resultaten/")
    assert "het gewicht dat Bureau Peil eraan gaf" in results
    assert "peiling.csv, van Bureau Peil" in page(client, address)
    assert "Trek de uitslag in" in page(client, address)


def test_a_file_is_given_up_and_a_survey_that_is_open_takes_none() -> None:
    client, survey, address = an_officer_with_a_draft()
    client.post(f"{address}bestand/", {"act": "hand_in", "file": SimpleUploadedFile("a.csv", CONTENT)})
    assert "Verder met het bestand" in page(client, address)
    client.post(f"{address}bestand/", {"act": "give_up"})
    assert not PanelFile.objects.exists()
    client.post(f"{address}doen/", {"wish": "publish", "revision": str(survey.revision)})
    assert client.get(f"{address}bestand/").status_code == 404


def test_the_command_says_what_would_happen_and_does_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _client, survey, _address = an_officer_with_a_draft()
    path = tmp_path / "peiling.csv"
    path.write_bytes(CONTENT)
    line = ["panel-file", str(path), "--survey", str(survey.pk), "--agency", "Bureau Peil"]
    assert main([*line, "--column", "vraag=1"]) == 2
    assert main([*line, "--check"]) == 0
    assert not PanelFile.objects.exists()
    assert main([*line, "--column", "gewicht="]) == 0
    told = capsys.readouterr()
    assert "60 answers were taken in" in told.out
    assert "row 62, V1: This is no whole number on the scale." in told.err
    assert "no column 'vraag'" in told.err
    assert main(line) == 2
