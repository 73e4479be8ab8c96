"""Can a survey be made, answered and read with the pages alone, without JavaScript, cookies or signing in?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from tests.frontends.pages.registers.test_register_pages import browser_of, page
from tests.operations.panel.panels import WISH, a_survey, answers_to, areas_of, links_sent
from tests.safety_plan import SafetyPlan

from waarborg.json_logs import JsonFormatter
from waarborg.operations.documents.drafting import compose
from waarborg.records.models import PanelResponse, PanelSurvey, Role

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate
FORM = {"title": "Veilig in uw buurt?", "consent": "U mag dit gebruiken.", "entrance": "link"}
QUESTION = {
    "text": "Hoe veilig voelt u zich?",
    "kind": "scale_5",
    "low_label": "nooit",
    "high_label": "altijd",
    "theme": "leefomgeving/subjectieve-veiligheid",
}


@pytest.fixture(autouse=True)
def _nobody_was_here() -> None:
    caches["floods"].clear()


def open_survey(plan: SafetyPlan, **other: object) -> PanelSurvey:
    wish = replace(WISH, opens_on=TODAY(), closes_on=TODAY() + timedelta(days=7), **other)  # type: ignore[arg-type]
    return a_survey(plan, wish)


def filled_in(survey: PanelSurvey, html: str, **answers: str) -> dict[str, str]:
    receipt = re.search(r'name="receipt" value="([^"]+)"', html)
    numbers = {each.kind: each.pk for each in survey.questions.all()}
    return {
        "revision": str(survey.revision),
        "receipt": receipt[1] if receipt else "",
        "consent": "ja",
        **{f"question-{numbers[kind]}": said for kind, said in answers.items()},
    }


def test_a_survey_is_made_published_and_closed() -> None:
    client = browser_of(SafetyPlan(), Role.SAFETY_OFFICER)
    wrong = client.post("/duinstad/bewonerspanel/nieuw/", {"opens_on": "31-31-2026"}).content.decode()
    assert "#panel-opens_on" in wrong
    assert "#panel-closes_on" in wrong
    days = {"opens_on": TODAY().isoformat(), "closes_on": TODAY().isoformat()}
    made = client.post("/duinstad/bewonerspanel/nieuw/", {**FORM, **days})
    address = made["Location"]
    survey = PanelSurvey.objects.get()
    short = client.post(f"{address}vraag/", {**QUESTION, "low_label": "", "revision": "1"}).content.decode()
    assert "#panel-low_label" in short
    client.post(f"{address}vraag/", {**QUESTION, "revision": "1"})
    client.post(f"{address}vraag/", {"text": "Waarom?", "kind": "open", "revision": "2"})
    assert "Waarom?" in page(client, f"{address}voorbeeld/")
    client.post(f"{address}doen/", {"wish": "publish", "revision": "3"})
    survey.refresh_from_db()
    assert f"/vragenlijst/{survey.token}/" in page(client, address)
    client.post(f"{address}doen/", {"wish": "close", "revision": "4"})
    assert "te weinig antwoorden om iets te zeggen" in page(client, f"{address}resultaten/")
    PanelResponse.objects.create(survey=survey, answers={})
    assert "Trek de uitslag in" in page(client, address)
    client.post(f"{address}doen/", {"wish": "withdraw", "why": "Verkeerde vraag.", "revision": "5"})
    assert "telt nergens mee: Verkeerde vraag." in page(client, f"{address}resultaten/")
    assert "uitslag ingetrokken" in page(client, "/duinstad/bewonerspanel/?volgorde=antwoorden")
    client.post(f"{address}doen/", {"wish": "use-again", "revision": "6"})
    assert "uitslag ingetrokken" not in page(client, "/duinstad/bewonerspanel/")
    again = client.post(f"{address}doen/", {"wish": "again", "revision": "7"})["Location"]
    assert "Hoe veilig voelt u zich?" in page(client, again)
    client.post(f"{again}doen/", {"wish": "throw-away", "revision": "1"})
    assert list(PanelSurvey.objects.all()) == [survey]


def test_a_resident_answers_without_a_cookie_and_nothing_of_the_link_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    survey = open_survey(SafetyPlan())
    client = Client(enforce_csrf_checks=True)
    address = f"/vragenlijst/{survey.token}/"
    html = page(client, address)
    empty = client.post(address, {"revision": str(survey.revision)})
    assert empty.status_code == 400
    assert "Geef hier toestemming" in empty.content.decode()
    with caplog.at_level("INFO"):
        sent = client.post(address, filled_in(survey, html, scale_5="4", open="Om de hoek."))
        thanks = client.get(sent["Location"])
    assert "Bedankt" in thanks.content.decode()
    assert (thanks["Cache-Control"], thanks["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert client.cookies == {}
    logged = "\n".join(JsonFormatter().format(each) for each in caplog.records)
    assert "vragenlijst/<str:token>/" in logged
    assert all(each not in logged for each in (str(survey.token), sent["Location"].split("/")[-2]))
    assert "Ingetrokken" in client.post(sent["Location"]).content.decode()
    assert not PanelResponse.objects.exists()
    assert client.get(sent["Location"]).status_code == 404


def test_an_invited_resident_is_told_that_the_link_was_used() -> None:
    plan = SafetyPlan()
    client = browser_of(plan, Role.SAFETY_OFFICER)
    survey = open_survey(plan, entrance="invited")
    address = f"/duinstad/bewonerspanel/{survey.pk}/"
    wrong = client.post(
        f"{address}genodigden/", {"addresses": "a@b.nl\nfout", "revision": str(survey.revision)}
    )
    assert "Op deze regels staat geen e-mailadres: 2" in wrong.content.decode()
    revision = str(survey.revision)
    client.post(f"{address}genodigden/", {"addresses": "a@b.nl", "revision": revision})
    sent = client.post(f"{address}versturen/", {"wish": "send", "revision": revision}, follow=True)
    assert "1 bericht verstuurd" in sent.content.decode()
    (link,) = links_sent()
    resident = Client()
    resident.post(f"/vragenlijst/{link}/", filled_in(survey, "", scale_5="4"))
    assert "Bedankt" in resident.get(f"/vragenlijst/{link}/", follow=True).content.decode()
    html = page(client, f"{address}genodigden/")
    assert "a@b.nl" in html
    invitation = survey.invitations.get()
    client.post(f"/duinstad/bewonerspanel/genodigde/{invitation.pk}/weg/")
    assert "a@b.nl" not in page(client, f"{address}genodigden/")
    assert Client().get(f"/vragenlijst/{'x' * 43}/").status_code == 404


def test_a_flood_of_answers_is_held_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waarborg.frontends.pages.flooding.FROM_ONE_ADDRESS", 2)
    survey = open_survey(SafetyPlan())
    address = f"/vragenlijst/{survey.token}/"
    client = Client()
    sent = [client.post(address, filled_in(survey, "", scale_5="4")).status_code for _ in range(4)]
    assert sent == [302, 302, 429, 429]


def test_results_are_seen_by_everybody_after_the_end_without_small_groups() -> None:
    plan = SafetyPlan()
    dorp, haven, polder = areas_of(plan, "Dorp", "Haven", "Polder")
    survey = open_survey(plan, areas=dorp.list_id)
    for area, number in ((dorp, 70), (haven, 60), (polder, 9)):
        answers_to(survey, number, 4, area)
    reader = browser_of(plan, Role.READER)
    address = f"/duinstad/bewonerspanel/{survey.pk}/"
    page(reader, f"{address}resultaten/", 404)
    assert "139" not in page(reader, "/duinstad/bewonerspanel/")
    PanelSurvey.objects.update(opens_on=TODAY() - timedelta(days=9), closes_on=TODAY() - timedelta(days=1))
    html = page(reader, f"{address}resultaten/")
    assert "Dorp" in html
    assert "een kleine groep te beschermen:</p>" not in html
    assert "Haven, Polder" in html
    sheet = b"".join(reader.get(f"{address}resultaten/?vorm=csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert "Dorp" in sheet
    assert "Haven" not in sheet
    assert "4,0" in page(
        reader, "/duinstad/veiligheidsbeeld/thema/?thema=leefomgeving/subjectieve-veiligheid"
    )
    analysis = compose(plan.organisation, "veiligheidsanalyse", TODAY()).markdown
    assert "gemiddeld 4 (4 tot 4; nooit veilig – altijd veilig)" in analysis
    page(reader, address, 403)
    page(reader, f"{address}open-antwoorden/", 403)
    assert "Niemand schreef" in page(browser_of(plan, Role.SAFETY_OFFICER), f"{address}open-antwoorden/")
