"""How does a confidential case go its way over the pages, from who logs it to who handles it?"""

from __future__ import annotations

import pytest
from django.test import Client
from tests.frontends.pages.registers.test_register_pages import REPORT, browser_of, page, token_on
from tests.safety_plan import SafetyPlan

from waarborg.operations.entries import log_entry
from waarborg.records.models import Account, Entry, Role

pytestmark = pytest.mark.django_db

REGISTER = "/duinstad/registers/integriteitsmelding/"
WHISTLE = {"category": "misstand", "dossier": "Omkoping", "opened_at": "2026-03-02T09:00"}


def sent(client: Client, address: str, form: dict[str, str]) -> str:
    """Fill in a form and follow where it leads."""
    token = token_on(page(client, address)) if address.endswith("/nieuw/") else ""
    answer = client.post(address, {**form, **({"token": token} if token else {})}, follow=True)
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return answer.content.decode()


def test_a_whistle_blower_report_goes_from_who_logs_it_to_its_handler_and_no_further() -> None:
    plan = SafetyPlan()
    desk, adviser = browser_of(plan, Role.FRONT_DESK), browser_of(plan, Role.CONFIDENTIAL_ADVISER)
    handler, officer = browser_of(plan, Role.OWNER), browser_of(plan, Role.SAFETY_OFFICER)
    told = sent(desk, f"{REGISTER}nieuw/", WHISTLE)
    entry = Entry.objects.get()
    address = f"/duinstad/registers/zaak/{entry.pk}/"
    assert "alleen te zien voor wie haar behandelt" in told
    assert f"INT-{entry.created_at.year}-{entry.pk}</a>" not in told
    page(desk, address, status=404)
    assert "Nog niemand behandelt deze zaak" in page(adviser, address)
    given = {
        **WHISTLE,
        "revision": "1",
        "assigned_to": str(Account.objects.get(email__startswith="owner").pk),
    }
    assert "alleen te zien voor wie haar behandelt" in sent(adviser, f"{address}wijzigen/", given)
    for other in (adviser, desk, officer):
        page(other, address, status=404)
        assert "geen zaken die u mag zien" in page(other, REGISTER)
    assert "Omkoping" in page(handler, address)


def test_a_secret_entry_that_nobody_would_see_asks_for_a_handler() -> None:
    plan = SafetyPlan()
    desk = browser_of(plan, Role.FRONT_DESK)
    form = {**WHISTLE, "token": token_on(page(desk, f"{REGISTER}nieuw/"))}
    answer = desk.post(f"{REGISTER}nieuw/", form)
    assert answer.status_code == 400
    assert "Kies een behandelaar" in answer.content.decode()
    assert not Entry.objects.exists()


def test_one_report_is_made_more_confidential_than_the_others() -> None:
    plan = SafetyPlan()
    entry, other = (log_entry(plan.actor, "melding", REPORT).entry for _ in range(2))
    officer, desk = browser_of(plan, Role.SAFETY_OFFICER), browser_of(plan, Role.FRONT_DESK)
    form = {**REPORT, "opened_at": "2026-03-02T09:00", "revision": "1", "raised_to": "vertrouwelijk"}
    told = sent(officer, f"/duinstad/registers/zaak/{entry.pk}/wijzigen/", form)
    assert "Elke keer dat iemand haar bekijkt, wordt vastgelegd" in told
    listed = page(desk, "/duinstad/registers/melding/")
    assert f"/zaak/{other.pk}/" in listed
    assert f"/zaak/{entry.pk}/" not in listed
    assert "1 zaak" in listed
    wrong = {**form, "revision": "2", "raised_to": "intern"}
    assert officer.post(f"/duinstad/registers/zaak/{entry.pk}/wijzigen/", wrong).status_code == 400
