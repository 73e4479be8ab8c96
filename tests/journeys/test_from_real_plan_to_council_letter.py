"""From the document of a real plan, by a year of evidence, to a letter to the council that can be signed."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pypdfium2
import pytest
from django.test import Client
from tests.journeys.test_from_document_to_adopted_plan import accept_and_adopt, browser_of, hand_over
from tests.journeys.test_the_real_plan_proven import prove, town_with_registers_and_lists
from tests.shared_data import shared_file

from waarborg.commitments.demands import Kind
from waarborg.commitments.verdicts import Standing
from waarborg.operations.actors import Actor, system_actor
from waarborg.records.models import Commitment, CouncilDocument, Measure, PlanAction, PlanVersion
from waarborg.records.queries.commitments import Surroundings
from waarborg.records.queries.judgements import judge_row

pytestmark = pytest.mark.django_db

ADOPTED = date(2019, 6, 25)
YEAR_AFTER = date(2020, 12, 31)
ACTION = "Buurtpreventie opzetten in alle kernen"
SIGNATURE = "Dhr. Voorbeeld, portefeuillehouder veiligheid"
LEFT_OVER = ("{{", "{%", "None", "nan", "table_of")


def a_year_of_evidence(town: Actor, version: PlanVersion) -> list[Commitment]:
    """Log for two of every three promises what they ask for; gives those for which nothing was done."""
    rows = version.commitments.filter(choice="accepted", demand__isnull=False)
    watched = rows.exclude(kind=Kind.TARGET.value).select_related("version__plan").order_by("number")
    for row in watched:
        if row.number % 3:
            prove(town, row, date(2020, 10, 1))
    return [row for row in watched if not row.number % 3]


def an_action_with_money(browser: Client, version: PlanVersion) -> PlanAction:
    """Plan an action from a new measure of the plan, with money that waits for a decision."""
    measure = Measure.objects.filter(section__version=version, status="new").earliest("pk")
    wish = {
        "title": ACTION,
        "measure": measure.pk,
        "starts": "2020-K2",
        "ends": "2021-K1",
        "owner_name": "Team",
    }
    browser.post("/duinstede/uitvoering/nieuw/", wish)
    action = PlanAction.objects.get()
    money = {"year": "2021", "is_new": "nieuw", "requested": "12.500"}
    browser.post(f"/duinstede/uitvoering/{action.pk}/geld/", money)
    return action


def drafted(browser: Client, name: str) -> CouncilDocument:
    given = {"name": name, "on": YEAR_AFTER.isoformat()}
    page = browser.post("/duinstede/documenten/", given, follow=True).content.decode()
    document = CouncilDocument.objects.get(name=name)
    assert document.title in page
    return document


def filed(browser: Client, letter: CouncilDocument, text: str) -> bytes:
    """Edit a draft and file it; gives it as PDF."""
    base = f"/duinstede/documenten/{letter.pk}"
    browser.post(f"{base}/bewerken/", {"title": letter.title, "text": text, "revision": letter.revision})
    browser.post(f"{base}/vaststellen/", {"revision": letter.revision + 1})
    page = browser.get(f"{base}/").content.decode()
    assert "De tekst verandert niet meer" in page
    return b"".join(browser.get(f"{base}/bestand/", {"vorm": "pdf"}))


def standing_of(row: Commitment) -> Standing:
    return judge_row(row, Surroundings(row.version.plan.organisation), YEAR_AFTER).verdict.standing


def standings(version: PlanVersion) -> Counter[str]:
    """How many commitments stand how, by judging each of them apart."""
    accepted = version.commitments.filter(choice="accepted").select_related("version__plan__organisation")
    return Counter(standing_of(row).value for row in accepted)


def text_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())


def test_a_real_plan_with_a_year_of_evidence_gives_an_implementation_plan_and_a_letter_to_sign() -> None:
    real = shared_file("plans/westvoorne-ivp-2019-2022.txt")
    officer = town_with_registers_and_lists()
    browser = browser_of(officer)
    hand_over(browser, real.read_bytes(), name=real.name)
    version = PlanVersion.objects.get()
    accept_and_adopt(browser, version, ADOPTED.isoformat())
    undone = a_year_of_evidence(system_actor(officer.organisation), version)

    an_action_with_money(browser, version)
    plan = drafted(browser, "uitvoeringsplan")
    assert ACTION in plan.pictures["planning-1"]["svg"]
    assert plan.text.count(ACTION) > 3
    assert "Samen is dit [€\u00a012.500](<" in plan.text
    for row in version.commitments.filter(choice="accepted"):
        assert row.sentence.split(",")[0].split("'")[0][:40] in plan.text, row.sentence

    letter = drafted(browser, "raadsbrief")
    told = {name: int(number) for number, name in re.findall(r"\[(\d+)\]\(<[^>]*\?stand=(\w+)&", letter.text)}
    assert told == standings(version)
    for row in (row for row in undone if standing_of(row) is Standing.BROKEN):
        assert row.sentence[:40] in letter.text.split("# Wat aandacht vraagt")[1], row.sentence

    assert ACTION in letter.text.split("# Hoe de uitvoering loopt")[1].split("\n# ")[0]

    pdf = filed(browser, letter, f"{letter.text.rstrip()}\n\n{SIGNATURE}\n")
    read = text_of(pdf)
    assert read.startswith("Raadsinformatiebrief integrale veiligheid 2020 Aan de gemeenteraad van Duinstede")
    assert SIGNATURE in read
    assert [each for each in LEFT_OVER if each in read] == []
    assert pdf == b"".join(browser.get(f"/duinstede/documenten/{letter.pk}/bestand/", {"vorm": "pdf"}))
