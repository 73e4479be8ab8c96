"""Can an event be scanned on its page?"""

from __future__ import annotations

import pytest
from django.test import Client
from tests.operations.test_event_risk import BUSY, an_event
from tests.safety_plan import SafetyPlan

from waarborg.records.models import Role

pytestmark = pytest.mark.django_db


def browser_of(plan: SafetyPlan, role: Role) -> Client:
    client = Client()
    person = plan.person(role.value, role)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_an_event_is_scanned_and_the_mayors_other_choice_is_shown_with_its_reason() -> None:
    plan = SafetyPlan()
    event = an_event(plan)
    client = browser_of(plan, Role.SAFETY_OFFICER)
    entry_page = f"/{plan.organisation.slug}/registers/zaak/{event.pk}/"
    assert "Risicoscan" in client.get(entry_page).content.decode()
    answered = client.post(f"{entry_page}risico/", BUSY | {"revision": event.revision}, follow=True)
    assert "Advies: C: groot risico" in answered.content.decode()
    event.refresh_from_db()
    chosen = {"chosen": "b_evenement", "reason": "Vorig jaar rustig.", "revision": event.revision}
    page = client.post(f"{entry_page}klasse/", chosen, follow=True).content.decode()
    assert "De klasse is gewijzigd" in page
    assert "Vorig jaar rustig." in page


def test_what_is_left_open_is_told_at_each_question_and_what_was_answered_stays() -> None:
    plan = SafetyPlan()
    event = an_event(plan)
    address = f"/{plan.organisation.slug}/registers/zaak/{event.pk}/risico/"
    answer = browser_of(plan, Role.OWNER).post(address, {"soort": "dance", "revision": event.revision})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'id="fout-duur"' in page
    assert "Hoe lang duurt het?: Vul dit in." in page
    assert '<option value="dance" selected>' in page


def test_no_other_class_is_chosen_beforehand_and_what_is_left_open_is_told_with_its_question() -> None:
    plan = SafetyPlan()
    event = an_event(plan)
    address = f"/{plan.organisation.slug}/registers/zaak/{event.pk}/"
    client = browser_of(plan, Role.SAFETY_OFFICER)
    client.post(f"{address}risico/", BUSY | {"revision": event.revision})
    event.refresh_from_db()
    refused = client.post(f"{address}klasse/", {"chosen": "", "reason": " ", "revision": event.revision})
    assert "Klasse: " in refused.content.decode()
    assert "Waarom?: Vul dit in." in refused.content.decode()


def test_a_reader_sees_the_outcome_and_no_form() -> None:
    plan = SafetyPlan()
    event = an_event(plan)
    address = f"/{plan.organisation.slug}/registers/zaak/{event.pk}/risico/"
    page = browser_of(plan, Role.READER).get(address).content.decode()
    assert "nog niet gescand" in page
    assert "Bereken de klasse" not in page
