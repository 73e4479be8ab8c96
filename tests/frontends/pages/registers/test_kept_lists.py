"""Is a list that was kept for a while still what it would be when made anew?"""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from tests.frontends.pages.registers.test_register_pages import REPORT, browser_of, page
from tests.safety_plan import SafetyPlan

from waarborg.frontends.pages.registers import keeping, lists
from waarborg.operations.entries import change_entry, log_entry, withdraw_entry
from waarborg.records.models import Account, AuditLine, Role
from waarborg.records.queries.organisations import state_of

pytestmark = pytest.mark.django_db
LIST = "/duinstad/registers/melding/"


def test_every_write_shows_in_the_list_at_once() -> None:
    plan = SafetyPlan()
    client = browser_of(plan)
    assert "0 zaken" in page(client, LIST)
    entry = log_entry(plan.actor, "melding", REPORT).entry
    assert "1 zaak" in page(client, LIST)
    changed = change_entry(plan.actor, entry.pk, 1, {"title": "Andere woorden"})
    assert "Andere woorden" in page(client, LIST)
    withdraw_entry(plan.actor, entry.pk, changed.revision, "Dubbel")
    assert "Vervallen" in page(client, LIST)


def test_a_list_made_for_one_role_is_not_shown_to_another() -> None:
    plan = SafetyPlan()
    assert "Nieuwe zaak" in page(browser_of(plan), LIST)
    assert "Nieuwe zaak" not in page(browser_of(plan, Role.READER), LIST)


def two_at_the_desk(plan: SafetyPlan) -> tuple[tuple[Account, Client], tuple[Account, Client]]:
    people = [plan.person(name, Role.FRONT_DESK) for name in ("first", "second")]
    clients = [Client(), Client()]
    for person, client in zip(people, clients, strict=True):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return (people[0], clients[0]), (people[1], clients[1])


def test_my_own_list_is_not_shown_to_a_colleague() -> None:
    plan = SafetyPlan()
    (first, one), (_second, other) = two_at_the_desk(plan)
    log_entry(plan.actor, "melding", {**REPORT, "assigned_to": str(first.pk)})
    assert ["1 zaak" in page(client, f"{LIST}?mijn=ja") for client in (one, other)] == [True, False]


def test_a_list_is_made_once_for_everybody_in_the_same_role(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = SafetyPlan()
    (_first, one), (_second, other) = two_at_the_desk(plan)
    log_entry(plan.actor, "melding", REPORT)
    assert "1 zaak" in page(one, LIST)
    monkeypatch.setattr(lists, "list_entries", lambda *_: pytest.fail("made again"))
    assert "1 zaak" in page(other, LIST)


@pytest.mark.parametrize("first_looks_first", [True, False])
@pytest.mark.parametrize(
    "address", [LIST, "/duinstad/zoeken/?zoek=leus", "/duinstad/mijn-werk/?team=Buitendienst"]
)
def test_what_was_raised_and_given_to_one_shows_in_no_list_that_is_kept_for_others(
    address: str, first_looks_first: bool
) -> None:
    plan = SafetyPlan()
    (first, one), (_second, other) = two_at_the_desk(plan)
    log_entry(plan.actor, "melding", REPORT)
    secret = {**REPORT, "raised_to": "geheim", "assigned_to": str(first.pk)}
    entry = log_entry(plan.actor, "melding", secret).entry
    looking = (one, other) if first_looks_first else (other, one)
    seen = {client: f"zaak/{entry.pk}/" in page(client, address) for client in looking}
    assert (seen[one], seen[other]) == (True, False)


def test_what_was_made_while_somebody_wrote_is_not_kept_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = SafetyPlan()
    states = iter([1, 2, 1, 1])
    monkeypatch.setattr(keeping, "state_of", lambda _organisation: next(states))
    made = iter(["for one", "for all"])
    request = RequestFactory().get(LIST)
    found = [keeping.kept(request, plan.actor, lambda: next(made), is_shared=lambda: True) for _ in range(2)]
    assert found == ["for one", "for all"]


def test_a_list_is_kept_per_language() -> None:
    client = browser_of(SafetyPlan())
    dutch = page(client, LIST)
    english = client.get(LIST, headers={"accept-language": "en"}).content.decode()
    assert "Reports" in english
    assert "Reports" not in dutch


def test_a_writer_that_is_seen_late_makes_another_state() -> None:
    plan = SafetyPlan()
    log_entry(plan.actor, "melding", REPORT)
    newest = AuditLine.objects.latest("id")
    early, newest.pk = newest.pk + 1, newest.pk + 2
    newest.save(force_insert=True)
    before = state_of(plan.organisation)
    newest.pk = early
    newest.save(force_insert=True)
    assert state_of(plan.organisation) > before
