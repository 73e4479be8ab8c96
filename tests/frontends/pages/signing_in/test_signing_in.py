"""Can somebody guess their way in, and what stays behind of who was in?"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.cache import caches
from django.test import Client
from tests.frontends.pages.registers.test_register_pages import browser_of
from tests.safety_plan import SafetyPlan

from waarborg.frontends.pages import flooding
from waarborg.records.models import SIGNS, Account, AuditLine, Membership, Role
from waarborg.records.queries.organisations import state_of

pytestmark = pytest.mark.django_db

PASSWORD, OTHER = "een lang en goed wachtwoord", "nog een heel lang wachtwoord"


@pytest.fixture(autouse=True)
def nothing_counted() -> Iterator[None]:
    caches["floods"].clear()
    yield
    caches["floods"].clear()


@pytest.fixture
def account() -> Account:
    made = Account(email="trekker@example.nl", name="Trekker")
    made.set_password(PASSWORD)
    made.save()
    return made


def sign_in(client: Client, email: str, password: str, address: str = "10.0.0.1") -> int:
    form = {"username": email, "password": password}
    return client.post("/aanmelden/", form, REMOTE_ADDR=address).status_code


def test_who_is_locked_out_reads_why_and_until_when(client: Client, account: Account) -> None:
    for _ in range(5):
        sign_in(client, account.email, "mis")
    answer = client.post(
        "/aanmelden/", {"username": account.email, "password": PASSWORD}, REMOTE_ADDR="10.0.0.1"
    )
    assert (answer.status_code, answer["Retry-After"]) == (429, "900")
    assert "Probeer het over een kwartier opnieuw" in answer.content.decode()


def test_one_password_tried_on_many_accounts_is_held_back_at_its_address(
    client: Client, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flooding, "WRONG_PASSWORDS", 3)
    assert [sign_in(client, f"iemand{number}@example.nl", "Welkom2026!") for number in range(4)] == [
        200,
        200,
        200,
        429,
    ]
    assert sign_in(client, account.email, PASSWORD) == 429
    assert sign_in(client, account.email, PASSWORD, address="10.0.0.2") == 302


def test_nobody_gets_more_than_a_few_mails_and_nobody_can_see_that(client: Client, account: Account) -> None:
    sent = [client.post("/wachtwoord/vergeten/", {"email": account.email}) for _ in range(5)]
    assert {(each.status_code, each["Location"]) for each in sent} == {(302, "/wachtwoord/verstuurd/")}
    assert len(mail.outbox) == flooding.MAILS_TO_ONE_PERSON


def test_mails_to_many_people_are_held_back_at_one_address(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flooding, "MAILS_FROM_ONE_ADDRESS", 2)
    people = [f"iemand{number}@example.nl" for number in range(3)]
    asked = [client.post("/wachtwoord/vergeten/", {"email": each}).status_code for each in people]
    assert asked == [302, 302, 429]


def test_another_password_ends_ones_other_sessions_and_leaves_a_line(account: Account) -> None:
    here, elsewhere = Client(), Client()
    for client in (here, elsewhere):
        assert sign_in(client, account.email, PASSWORD) == 302
    chosen = {"old_password": PASSWORD, "new_password1": OTHER, "new_password2": OTHER}
    assert here.post("/wachtwoord/wijzigen/", chosen)["Location"] == "/mijn-account/"
    assert here.get("/mijn-account/").status_code == 200
    assert elsewhere.get("/mijn-account/").status_code == 302
    line = AuditLine.objects.get(account=account, act="account.choose_password")
    assert line.changes == {}


def test_a_forgotten_password_is_chosen_anew_by_the_mail_and_leaves_a_line(
    client: Client, account: Account
) -> None:
    client.post("/wachtwoord/vergeten/", {"email": account.email})
    link = re.search(r"/wachtwoord/\S+", str(mail.outbox[0].body))
    assert link is not None
    form = client.get(link[0])["Location"]
    weak = client.post(form, {"new_password1": "kort", "new_password2": "kort"})
    assert weak.status_code == 200
    assert client.post(form, {"new_password1": OTHER, "new_password2": OTHER})["Location"] == "/aanmelden/"
    assert sign_in(client, account.email, OTHER) == 302
    assert AuditLine.objects.filter(account=account, act="account.choose_password").count() == 1


def test_who_came_went_or_was_refused_is_in_the_trail_without_what_was_typed(
    client: Client, account: Account
) -> None:
    organisation = SafetyPlan().actor.organisation
    Membership.objects.create(account=account, organisation=organisation, role=Role.READER)
    state = state_of(organisation)
    for email, password in ((account.email.upper(), "mis"), ("Geheim123!", "mis"), (account.email, PASSWORD)):
        sign_in(client, email, password)
    client.post("/afmelden/")
    client.post("/afmelden/")
    lines = AuditLine.objects.filter(act__in=SIGNS).order_by("id")
    assert list(lines.values_list("act", "organisation_id", "account_id", "object_id", "changes")) == [
        ("account.sign_in_failed", organisation.pk, None, account.pk, {}),
        ("account.sign_in_failed", None, None, None, {}),
        ("account.sign_in", organisation.pk, account.pk, account.pk, {}),
        ("account.sign_out", organisation.pk, account.pk, account.pk, {}),
    ]
    assert state_of(organisation) == state


@pytest.mark.parametrize("address", ["/duinstad/", "/duinstad/registers/melding/", "/mijn-account/"])
def test_no_browser_keeps_a_page_of_who_was_signed_in(address: str) -> None:
    answer = browser_of(SafetyPlan()).get(address, follow=True)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
