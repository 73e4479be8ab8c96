"""What does somebody see who asks for what is not there?"""

from __future__ import annotations

import pytest
from django.test import Client
from tests.frontends.pages.registers.test_register_pages import browser_of
from tests.safety_plan import SafetyPlan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/bestaat/niet/echt/", "/duinstad/afspraak/99/", "/elders/"])
def test_an_address_that_leads_nowhere_says_so_and_leads_back(address: str) -> None:
    answer = browser_of(SafetyPlan()).get(address)
    assert answer.status_code == 404
    assert "Hier is niets" in answer.content.decode()


def test_who_did_not_sign_in_sees_it_too(client: Client) -> None:
    answer = client.get("/bestaat/niet/echt/")
    assert answer.status_code == 404
    assert "Hier is niets" in answer.content.decode()
