"""Can an administrator take a register along as a ZGW zaaktype?"""

from __future__ import annotations

import json

import pytest
from tests.frontends.pages.registers.test_register_pages import browser_of
from tests.safety_plan import SafetyPlan

from waarborg.records.models import Role

pytestmark = pytest.mark.django_db

ADDRESS = "/duinstad/registers/melding/zaaktype/"


def test_the_page_tells_what_is_missing_and_takes_what_is_given() -> None:
    plan = SafetyPlan()
    client = browser_of(plan, Role.ADMINISTRATOR)
    told = client.get(ADDRESS).content.decode()
    assert "Beschrijf de gebeurtenis waardoor een zaak begint." in told
    assert "Wat de standaard niet kan zeggen" in told
    again = client.get(ADDRESS, {"aanleiding": "Iemand meldt iets."}).content.decode()
    assert "Beschrijf de gebeurtenis" not in again
    assert 'value="Iemand meldt iets."' in again


def test_the_file_holds_the_zaaktype_with_its_parts() -> None:
    plan = SafetyPlan()
    answer = browser_of(plan, Role.ADMINISTRATOR).get(ADDRESS, {"vorm": "json", "aanleiding": "Iets."})
    assert answer["Content-Disposition"] == 'attachment; filename="zaaktype-melding.json"'
    parts = json.loads(answer.content)
    assert set(parts) == {"zaaktype", "statustypen", "resultaattypen", "eigenschappen", "roltypen"}
    assert parts["zaaktype"]["aanleiding"] == "Iets."


def test_it_is_for_administrators() -> None:
    plan = SafetyPlan()
    assert browser_of(plan, Role.SAFETY_OFFICER).get(ADDRESS).status_code == 403
