"""Can an administrator decide with the pages which registers are in use?"""

from __future__ import annotations

import pytest
from tests.frontends.pages.registers.test_register_pages import ROUND, browser_of, page
from tests.safety_plan import SafetyPlan

from waarborg.commitments.demands import Frequency
from waarborg.operations.entries import log_entry
from waarborg.records.models import RegisterVersion, Role
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection

pytestmark = pytest.mark.django_db
ADDRESS = "/duinstad/registers/in-gebruik/"


def test_a_register_is_taken_into_use_and_out_of_use_again() -> None:
    plan = SafetyPlan()
    RegisterVersion.objects.filter(name="controle").delete()
    client = browser_of(plan, Role.ADMINISTRATOR)
    sent = {"register": "controle", "act": "take", "in_use_since": "2026-01-01"}
    assert client.post(ADDRESS, sent).status_code == 302
    assert "In gebruik sinds 1 januari 2026." in page(client, ADDRESS)
    page(client, "/duinstad/registers/controle/")
    assert client.post(ADDRESS, {"register": "controle", "act": "stop"}).status_code == 302
    page(client, "/duinstad/registers/controle/", status=404)


def test_a_register_with_entries_stays_in_use_and_the_page_says_why() -> None:
    plan = SafetyPlan()
    log_entry(plan.actor, "controle", ROUND)
    answer = browser_of(plan, Role.ADMINISTRATOR).post(ADDRESS, {"register": "controle", "act": "stop"})
    assert answer.status_code == 400
    assert "In dit register staan zaken." in answer.content.decode()


@pytest.mark.parametrize("day", ["", "31-2-2026", "2999-01-01"])
def test_a_day_that_cannot_be_is_told_at_its_register(day: str) -> None:
    client = browser_of(SafetyPlan(), Role.ADMINISTRATOR)
    answer = client.post(ADDRESS, {"register": "controle", "act": "change", "in_use_since": day})
    assert answer.status_code == 400
    assert answer.content.decode().count('id="fout-controle"') == 1


def test_a_register_that_nobody_made_is_not_there() -> None:
    client = browser_of(SafetyPlan(), Role.ADMINISTRATOR)
    sent = {"register": "verzonnen", "act": "take", "in_use_since": "2026-01-01"}
    assert client.post(ADDRESS, sent).status_code == 404


def test_a_newer_version_is_told_shown_with_what_changes_and_taken_over() -> None:
    plan = SafetyPlan()
    older = RegisterVersion.objects.get(name="controle")
    older.number, older.source = 0, older.source.replace('nl = "Bevindingen"', 'nl = "Wat is gezien?"')
    older.save()
    client = browser_of(plan, Role.ADMINISTRATOR)
    address = "/duinstad/registers/controle/nieuwste/"
    assert address in page(client, ADDRESS)
    assert "Wat is gezien?" in page(client, address)
    assert client.post(address).status_code == 302
    assert address not in page(client, ADDRESS)
    assert "U gebruikt de nieuwste versie." in page(client, address)


def test_all_that_have_a_newer_version_go_over_to_it_at_once_but_what_would_break_something() -> None:
    plan = SafetyPlan()
    RegisterVersion.objects.filter(name__in=("controle", "schouw", "melding")).update(number=0)
    RegisterVersion.objects.exclude(name__in=("controle", "schouw", "melding")).update(number=1000)
    plan.promise(
        Frequency(Duration(1, Unit.YEAR), at_least=1), Selection("melding", categories=("niet_meer_daar",))
    )
    client = browser_of(plan, Role.ADMINISTRATOR)
    done = client.post(ADDRESS, {"act": "renew_all"}, follow=True).content.decode()
    assert "2 registers hebben nu de nieuwe versie." in done
    assert "/duinstad/registers/melding/nieuwste/" in done
    assert "Afspraak 1 telt op" in page(client, "/duinstad/registers/melding/nieuwste/")
