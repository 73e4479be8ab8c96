"""Does the page of an entry tell how its term runs, and can it be stopped, resumed and extended there?"""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.safety_plan import SafetyPlan

from waarborg.operations.entries import log_entry
from waarborg.records.models import Account, ConfirmedPeriod, Entry, Role

pytestmark = pytest.mark.django_db


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_term_is_stopped_resumed_and_extended_on_its_page_and_told_in_words() -> None:
    plan = SafetyPlan()
    client = signed_in(plan.person("boa", Role.ENFORCEMENT_OFFICER))
    opened = timezone.now() - timedelta(hours=3)
    values = {"category": "racistische_tekst", "omschrijving": "Leus", "opened_at": opened.isoformat()}
    entry = log_entry(plan.actor, "melding", values).entry
    page = f"/duinstad/registers/zaak/{entry.pk}/"
    shown = client.get(page).content.decode()
    assert "Verstreken</dt><dd>3 uur en 0 min" in shown
    assert "Nog over</dt><dd>20 uur en 59 min" in shown

    refused = client.post(f"{page}stilzetten/", {"revision": "1", "reason": ""})
    assert refused.status_code == 400
    assert "#suspend-reason" in refused.content.decode()

    stopped = client.post(
        f"{page}stilzetten/", {"revision": "1", "reason": "Wacht op de eigenaar"}, follow=True
    ).content.decode()
    assert "De termijn staat stil." in stopped
    assert "Staat stil sinds" in stopped
    assert "Wacht op de eigenaar" in stopped
    going = client.post(f"{page}hervatten/", {"revision": "2"}, follow=True).content.decode()
    assert "De termijn loopt weer." in going
    form = {"revision": "3", "amount": "2", "unit": "hour", "reason": "Hoogwerker nodig"}
    longer = client.post(f"{page}verlengen/", form, follow=True).content.decode()
    assert "Verlengd met 2 uur" in longer
    again = client.post(f"{page}verlengen/", form)
    assert again.status_code == 409


def test_an_administrator_sees_which_terms_are_to_be_confirmed_and_confirms_one() -> None:
    plan = SafetyPlan()
    client = signed_in(plan.person("beheer", Role.ADMINISTRATOR))
    assert "Beslissen op een aanvraag" in client.get("/duinstad/beheer/termijnen/").content.decode()
    page = "/duinstad/beheer/termijnen/awb_beslistermijn/"
    assert "nog niet bevestigd" in client.get(page).content.decode()
    wrong = client.post(page, {"amount": "0", "unit": "week", "first_day": "31-2-2026"})
    assert wrong.status_code == 400
    form = {"amount": "8", "unit": "week", "first_day": "2024-01-01", "source": "Wet, 1 januari 2024"}
    assert client.post(page, form).status_code == 302
    assert ConfirmedPeriod.objects.get().length == "P8W"
    assert "Wet, 1 januari 2024" in client.get(page).content.decode()
    entry = log_entry(plan.actor, "bibob", {"title": "Café", "category": "horeca"}).entry
    shown = client.get(f"/duinstad/registers/zaak/{entry.pk}/").content.decode()
    assert "nog niet bevestigd" not in re.sub(r"<option.*?</option>", "", shown)
    assert Entry.objects.count() == 1


def test_an_administrator_confirms_a_ground_or_takes_it_off_the_list() -> None:
    plan = SafetyPlan()
    client = signed_in(plan.person("beheer", Role.ADMINISTRATOR))
    officer = signed_in(plan.person("beleid", Role.SAFETY_OFFICER))
    entry = log_entry(plan.actor, "bibob", {"title": "Café", "category": "horeca"}).entry

    def offered() -> list[str]:
        html = officer.get(f"/duinstad/registers/zaak/{entry.pk}/").content.decode()
        return re.findall(r'<option value="(?:awb|bibob)_[^>]*>([^<]+)<', html)

    assert [each.endswith("nog niet bevestigd") for each in offered()] == [True, True]
    page = "/duinstad/beheer/termijnen/gronden/awb_opschorting/"
    assert "nog niet bevestigd" in client.get(page).content.decode()
    assert client.post(page, {"holds": "ja", "source": " "}).status_code == 400
    assert client.post(page, {"holds": "ja", "source": "Wet, 1 januari 2026"}).status_code == 302
    assert [each.endswith("nog niet bevestigd") for each in offered()] == [False, True]
    client.post(page, {"holds": "nee", "source": "Wet, 1 juli 2026"})
    html = client.get(page).content.decode()
    assert "Wet, 1 januari 2026, Beheer" in html
    assert "geldt niet" in html
    assert len(offered()) == 1
    stop = {"revision": "1", "reason": "Wacht", "ground": "awb_opschorting"}
    assert officer.post(f"/duinstad/registers/zaak/{entry.pk}/stilzetten/", stop).status_code == 400
