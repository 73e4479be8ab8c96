"""Do the pages of registers, lists and figures speak English to who reads English?"""

from __future__ import annotations

import re

import pytest
from tests.frontends.pages.registers.test_register_pages import REPORT, browser_of
from tests.safety_plan import SafetyPlan

from waarborg.operations.entries import log_entry
from waarborg.records.models import Role

pytestmark = pytest.mark.django_db


def test_every_page_speaks_english_where_its_register_does() -> None:
    client = browser_of(SafetyPlan())
    html = client.get(
        "/duinstad/registers/controle/nieuw/", headers={"accept-language": "en"}
    ).content.decode()
    assert "Findings" in html
    assert "Bar and restaurant inspection" in html


@pytest.mark.parametrize(
    "address",
    [
        "registers/",
        "registers/melding/",
        "registers/melding/?zoek=leus&sinds=x",
        "registers/melding/nieuw/",
        "registers/zaak/{entry}/",
        "registers/zaak/{entry}/wijzigen/",
        "registers/in-gebruik/",
        "lijsten/",
        "lijsten/wijk/",
        "lijsten/wijk/{member}/",
        "cijfers/",
    ],
)
def test_no_page_of_the_registers_speaks_dutch_to_who_reads_english(address: str) -> None:
    plan = SafetyPlan()
    (member,) = plan.places("wijk", "Kern", is_area=True)
    entry = log_entry(plan.actor, "melding", {**REPORT, "omschrijving": "Paint"}).entry
    roles = [Role.SAFETY_OFFICER, Role.ADMINISTRATOR]
    clients = [browser_of(plan, role) for role in roles]
    path = "/duinstad/" + address.format(entry=entry.pk, member=member.pk)
    answers = [client.get(path, headers={"accept-language": "en"}) for client in clients]
    read = [answer.content.decode() for answer in answers if answer.status_code == 200]
    assert read
    for html in read:
        words = set(re.findall(r"\w+", re.sub(r"<[^>]*>", " ", html.split("<main")[1].split("</main>")[0])))
        assert words & {"van", "het", "een", "niet", "zaak", "zaken", "deze", "nog", "wordt", "kies"} == set()
