"""From the council's document to a plan that is judged: the story of section upload, review, adopt."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document
from tests.operations.drafted import an_actor
from tests.shared_data import shared_file

from waarborg.operations.actors import Actor
from waarborg.records.models import Judgement, Plan, PlanDocument, PlanVersion

pytestmark = pytest.mark.django_db

UPLOAD = "/duinstede/plan/inlezen/"


def safety_plan(inspections: str = "minimaal twee keer per jaar", extra: str = "") -> bytes:
    """A small safety plan as a municipality would write it in Word."""
    document = Document()
    document.add_heading("Integraal veiligheidsplan gemeente Duinstede 2024-2027", 0)
    document.add_heading("1. Inleiding", 1)
    document.add_paragraph("De gemeenteraad van Duinstede stelt dit plan vast voor de periode 2024-2027.")
    document.add_heading("2. Bedrijvigheid en veiligheid", 1)
    document.add_heading("2.1 Veilig uitgaan", 2)
    document.add_paragraph("Wat gaan we doen?")
    document.add_paragraph(f"De gemeente controleert de horeca {inspections}.", style="List Bullet")
    document.add_paragraph("De gemeente overlegt regelmatig met de horeca.", style="List Bullet")
    document.add_heading("2.2 Veilig winkelgebied", 2)
    document.add_paragraph("Wat gaan we doen?")
    document.add_paragraph("Graffiti wordt binnen 24 uur verwijderd.", style="List Bullet")
    if extra:
        document.add_paragraph(extra, style="List Bullet")
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def browser_of(actor: Actor) -> Client:
    assert actor.account is not None
    client = Client()
    client.force_login(actor.account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def hand_over(browser: Client, content: bytes, plan: str = "", name: str = "plan.docx") -> str:
    file = SimpleUploadedFile(name, content)
    answer = browser.post(UPLOAD, {"document": file, "plan": plan}, follow=True)
    return str(answer.content.decode())


def accept_and_adopt(browser: Client, version: PlanVersion, day: str) -> str:
    base = f"/duinstede/plan/concept/{version.pk}"
    for section in version.sections.all():
        browser.post(f"{base}/onderdeel/{section.pk}/overnemen/")
    page = browser.get(f"{base}/vaststellen/").content.decode()
    seen = re.search(r'name="seen" value="(\d+)"', page)
    assert seen is not None
    given = {"adopted_on": day, "seen": seen[1], "leave_out_undecided": "1"}
    return str(browser.post(f"{base}/vaststellen/", given, follow=True).content.decode())


def test_a_word_document_becomes_an_adopted_plan_that_is_judged() -> None:
    browser = browser_of(an_actor())
    page = hand_over(browser, safety_plan())
    assert "Het document is gelezen" in page
    version = PlanVersion.objects.get()
    assert (version.start and version.start.year, version.end and version.end.year) == (2024, 2027)
    inspections = version.commitments.get(sentence__contains="controleert de horeca")
    assert inspections.demand is not None
    assert (inspections.demand["at_least"], inspections.demand["per"]) == (2, "P1Y")

    going_out = inspections.measure.section
    review = browser.get(f"/duinstede/plan/concept/{version.pk}/onderdeel/{going_out.pk}/").content.decode()
    source = review.split('class="wb-source"')[1].split("</section>")[0]
    assert "De gemeente controleert de horeca" in source
    assert "Graffiti" not in source

    assert "Het plan is vastgesteld" in accept_and_adopt(browser, version, "2024-02-01")
    assert Judgement.objects.filter(commitment=inspections).exists()


def test_a_second_document_becomes_a_version_in_which_numbers_stay() -> None:
    browser = browser_of(an_actor())
    hand_over(browser, safety_plan())
    first = PlanVersion.objects.get()
    accept_and_adopt(browser, first, "2024-02-01")
    graffiti = first.commitments.get(sentence__contains="Graffiti").number
    extra = "De gemeente voert vier keer per jaar een campagne tegen zakkenrollers."
    hand_over(browser, safety_plan("minimaal drie keer per jaar", extra), plan=str(first.plan_id))
    second = PlanVersion.objects.get(number=2)
    assert second.commitments.get(sentence__contains="Graffiti").number == graffiti
    assert second.commitments.get(sentence__contains="zakkenrollers").number > max(
        first.commitments.values_list("number", flat=True)
    )
    accept_and_adopt(browser, second, "2025-02-01")
    page = browser.get(f"/duinstede/plan/verschil/{first.pk}/{second.pk}/").content.decode()
    assert "zakkenrollers" in page


@pytest.mark.parametrize(
    ("name", "content"),
    [("plan.docx", b""), ("plan.docx", b"PK\x03\x04 kapot"), ("plan.pdf", b"%PDF-1.7 niets")],
)
def test_a_file_that_cannot_be_read_leaves_nothing_behind_and_says_what_to_do(
    name: str, content: bytes
) -> None:
    browser = browser_of(an_actor())
    page = hand_over(browser, content, name=name)
    assert "Dit bestand is niet ingelezen" in page
    assert not PlanDocument.objects.exists()
    assert not Plan.objects.exists()


def test_a_text_with_a_stray_nul_is_read_without_it() -> None:
    text = (
        "# Veiligheidsplan 2024-2027\n\n"
        + "Veiligheid in de wijk is van iedereen.\n\n" * 300
        + "Einde\0 van de tekst.\n"
    )
    page = hand_over(browser_of(an_actor()), text.encode(), name="plan.md")
    assert "Het document is gelezen" in page
    assert PlanDocument.objects.get().blocks[-1]["text"] == "Einde van de tekst."


def test_the_real_plan_is_read_looked_over_and_adopted() -> None:
    real = shared_file("plans/westvoorne-ivp-2019-2022.txt")
    browser = browser_of(an_actor())
    hand_over(browser, real.read_bytes(), name=real.name)
    version = PlanVersion.objects.get()
    assert (version.start and version.start.year, version.end and version.end.year) == (2019, 2022)
    found = version.sections.filter(first_block__isnull=False).count()
    assert found == version.sections.count()
    assert "Het plan is vastgesteld" in accept_and_adopt(browser, version, "2019-06-25")
    assert Judgement.objects.count() == version.commitments.filter(choice="accepted").count()
