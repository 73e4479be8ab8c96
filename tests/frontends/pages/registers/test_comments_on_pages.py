"""Can colleagues tell each other something at an entry, and does nobody else read it?"""

from __future__ import annotations

import pytest
from django.test import Client
from tests.safety_plan import SafetyPlan

from waarborg.operations.comments import add_comment
from waarborg.operations.entries import log_entry
from waarborg.records.models import Comment, Role

pytestmark = pytest.mark.django_db

ROUND = {"category": "horecacontrole", "happened_on": "2026-03-02"}


def browser_of(plan: SafetyPlan, role: Role) -> Client:
    client = Client()
    client.force_login(plan.person(role.value, role), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_comment_is_added_shown_and_taken_back() -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "controle", ROUND).entry
    client = browser_of(plan, Role.ENFORCEMENT_OFFICER)
    address = f"/duinstad/registers/zaak/{entry.pk}/"
    sent = {"text": "Sleutel ligt bij de <balie>.", "token": "x"}
    html = client.post(f"{address}opmerking/", sent, follow=True).content.decode()
    assert "Sleutel ligt bij de &lt;balie&gt;." in html
    back = f"/duinstad/registers/opmerking/{Comment.objects.get().pk}/terug/"
    assert back in html
    html = client.post(back, follow=True).content.decode()
    assert "Teruggenomen door" in html
    assert "Sleutel ligt" not in html


def test_a_refused_comment_stays_in_its_field() -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "controle", ROUND).entry
    client = browser_of(plan, Role.ENFORCEMENT_OFFICER)
    answer = client.post(f"/duinstad/registers/zaak/{entry.pk}/opmerking/", {"text": "lang " * 1000})
    assert answer.status_code == 400
    html = answer.content.decode()
    assert 'href="#comment-text"' in html
    assert "lang lang" in html


@pytest.mark.parametrize("role", [Role.READER, Role.PORTFOLIO_HOLDER, Role.ADMINISTRATOR])
def test_who_handles_no_entries_reads_no_comments(role: Role) -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "controle", ROUND).entry
    add_comment(plan.actor, entry.pk, "Jansen belt terug.")
    html = browser_of(plan, role).get(f"/duinstad/registers/zaak/{entry.pk}/").content.decode()
    assert "Jansen" not in html
    assert "Opmerkingen" not in html
