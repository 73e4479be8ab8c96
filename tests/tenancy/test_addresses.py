"""Does every address of the project keep to its own municipality, and to those who signed in?"""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client
from tests.tenancy.addresses import OF_NO_TOWN, OF_ONE_ADDRESS, PARAMETERS, PUBLIC, Address, addresses
from tests.tenancy.towns import Town, everything

from waarborg.records.models import Account, Role

pytestmark = pytest.mark.django_db

GUARDED = [address for address in addresses() if not address.is_public]
OF_A_TOWN = [address for address in GUARDED if "organisation" in address.parameters]
METHODS = ("get", "post")
NOTHING_THERE = {HTTPStatus.NOT_FOUND}
NOTHING_FOR_YOU = {HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN}
SEE_NO_REPORTS = {Role.READER, Role.PRIVACY_OFFICER}
WRONG_METHOD = HTTPStatus.METHOD_NOT_ALLOWED


def browser_of(account: Account) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def tried(client: Client, path: str, allowed: set[HTTPStatus], method: str) -> str | None:
    """What is wrong with the answer, or nothing."""
    status = getattr(client, method)(path).status_code
    if status in allowed:
        return None
    return f"{method.upper()} {path} answers {status}"


@pytest.mark.parametrize("role", list(Role))
def test_nobody_reaches_anything_at_an_address_of_another_municipality(
    role: Role, ours: Town, theirs: Town
) -> None:
    client = browser_of(ours.people[role])
    before = everything()
    wrong = [
        tried(client, address.of(theirs), {*NOTHING_THERE, WRONG_METHOD}, method)
        for address in OF_A_TOWN
        for method in METHODS
    ]
    assert [each for each in wrong if each] == []
    assert everything() == before


@pytest.mark.parametrize("role", list(Role))
def test_nobody_reaches_a_thing_of_another_municipality_at_an_address_of_their_own(
    role: Role, ours: Town, theirs: Town
) -> None:
    client = browser_of(ours.people[role])
    before = everything()
    wrong = [
        tried(client, path, {*NOTHING_FOR_YOU, WRONG_METHOD}, method)
        for path in _one_thing_of_theirs(ours, theirs)
        for method in METHODS
    ]
    assert [each for each in wrong if each] == []
    assert everything() == before


def _one_thing_of_theirs(ours: Town, theirs: Town) -> list[str]:
    """Addresses of our town in which one thing, or all of them, is the other town's."""
    paths = []
    for address in OF_A_TOWN:
        free = {name for of, name in OF_NO_TOWN if of == address.name} | {"organisation"}
        pointing = [name for name in address.parameters if name not in free]
        foreign = {name: address.value(name, theirs) for name in pointing}
        paths += [address.of(ours, **{name: value}) for name, value in foreign.items()]
        paths += [address.of(ours, **foreign)] if len(foreign) > 1 else []
    return paths


def test_who_works_nowhere_reaches_nothing(ours: Town) -> None:
    client = browser_of(Account.objects.create(email="nieuw@example.nl", name="Nieuw"))
    wrong = [
        tried(client, address.of(ours), {*NOTHING_THERE, WRONG_METHOD}, method)
        for address in OF_A_TOWN
        for method in METHODS
    ]
    assert [each for each in wrong if each] == []


@pytest.mark.parametrize("address", GUARDED, ids=lambda address: address.name)
def test_who_did_not_sign_in_is_sent_to_the_sign_in_page(address: Address, ours: Town) -> None:
    path = address.of(ours)
    before = everything()
    answers = [getattr(Client(raise_request_exception=False), method)(path) for method in METHODS]
    sent = [answer for answer in answers if answer.status_code == HTTPStatus.FOUND]
    refused = [answer for answer in answers if answer.status_code == WRONG_METHOD]
    assert sent
    assert len(sent) + len(refused) == len(METHODS), [answer.status_code for answer in answers]
    assert all(answer.url.startswith("/aanmelden/") for answer in sent)
    assert everything() == before


@pytest.mark.parametrize("address", OF_A_TOWN, ids=lambda address: address.name)
def test_the_same_addresses_lead_their_own_people_somewhere(address: Address, ours: Town) -> None:
    """Without this the tests above could pass for addresses that lead nowhere at all."""
    path = address.of(ours)
    names_report = {"entry", "attachment"} & set(address.parameters)
    people = [ours.people[role] for role in Role if not (names_report and role in SEE_NO_REPORTS)]
    statuses = {browser_of(account).get(path).status_code for account in people}
    assert statuses & {HTTPStatus.OK, WRONG_METHOD}, statuses
    assert HTTPStatus.NOT_FOUND not in statuses
    assert all(status < HTTPStatus.INTERNAL_SERVER_ERROR for status in statuses)


def test_the_tables_name_only_what_is_there() -> None:
    every = addresses()
    used = {name for address in every for name in address.parameters}
    assert set(PUBLIC) <= {address.name for address in every}
    assert set(PARAMETERS) <= used
    assert {name for name, _ in OF_ONE_ADDRESS} <= {address.name for address in every}
