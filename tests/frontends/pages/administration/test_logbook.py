"""Can somebody who is no programmer read who did what?"""

from __future__ import annotations

from datetime import date

import pytest
from tests.frontends.pages.registers.test_register_pages import browser_of, page
from tests.safety_plan import SafetyPlan

from waarborg.frontends.pages.administration.logbook import ACTS
from waarborg.operations.entries import change_entry, log_entry
from waarborg.operations.permissions import Act
from waarborg.operations.sign_ins import note_failed_sign_in, note_sign_in
from waarborg.records.models import Membership, Role

LEAVES_NO_LINE = {
    Act.READ,
    Act.READ_AUDIT,
    Act.READ_CONTRIBUTIONS,
    Act.READ_INCIDENTS,
    Act.READ_MEETING,
    Act.READ_OPEN_ANSWERS,
}


def test_every_act_has_its_words() -> None:
    assert [act.value for act in Act if act not in ACTS and act not in LEAVES_NO_LINE] == []


@pytest.mark.django_db
def test_a_line_says_who_did_what_to_which_entry() -> None:
    plan = SafetyPlan()
    logged = log_entry(
        plan.actor, "controle", {"category": "horecacontrole", "happened_on": date(2025, 3, 2)}
    )
    shown = page(browser_of(plan, Role.ADMINISTRATOR), "/duinstad/beheer/logboek/")
    assert "Zaak vastgelegd" in shown
    assert f'href="/duinstad/registers/zaak/{logged.entry.pk}/">zaak {logged.entry.pk}</a>' in shown
    assert "register: Controle" in shown


@pytest.mark.django_db
def test_days_states_and_people_in_a_line_are_told_in_words() -> None:
    plan = SafetyPlan()
    browser = browser_of(plan, Role.ADMINISTRATOR)
    logged = log_entry(
        plan.actor, "controle", {"category": "horecacontrole", "happened_on": date(2025, 3, 2)}
    )
    change_entry(
        plan.actor, logged.entry.pk, 1, {"happened_on": date(2025, 3, 4), "category": "bedrijfscontrole"}
    )
    shown = page(browser, "/duinstad/beheer/logboek/")
    assert "datum: 2 maart 2025 → 4 maart 2025" in shown
    assert "categorie: Horecacontrole → " in shown
    assert "2025-03-0" not in shown


@pytest.mark.django_db
def test_who_came_and_went_stands_apart_from_what_was_done() -> None:
    plan = SafetyPlan()
    browser = browser_of(plan, Role.ADMINISTRATOR)
    account = Membership.objects.get(organisation=plan.actor.organisation, role=Role.ADMINISTRATOR).account
    note_sign_in(account)
    note_failed_sign_in(account.email)
    assert "Aangemeld" not in page(browser, "/duinstad/beheer/logboek/")
    for asked in ("aanmelden", "alles"):
        shown = page(browser, f"/duinstad/beheer/logboek/?alleen={asked}")
        assert "Aangemeld" in shown
        assert "Aanmelden mislukt" in shown
        assert ">onbekend<" in shown
