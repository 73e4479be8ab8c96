"""Is somebody still signed in? Only with a session that is there and not over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from waarborg.frontends.pages.sessions import SessionStore
from waarborg.records.models import Account

pytestmark = pytest.mark.django_db


def kept(**values: object) -> str:
    session = SessionStore()
    session.update(values)
    session.save()
    return str(session.session_key)


def test_a_session_holds_what_was_kept_in_it() -> None:
    key = kept(taal="nl")
    session = SessionStore(key)
    assert session["taal"] == "nl"
    assert session.session_key == key


@pytest.mark.parametrize(("late", "held"), [(-1, {}), (60, {"taal": "nl"})])
def test_a_session_that_is_over_holds_nothing(late: int, held: dict[str, str]) -> None:
    key = kept(taal="nl")
    Session.objects.filter(session_key=key).update(expire_date=timezone.now() + timedelta(seconds=late))
    session = SessionStore(key)
    assert dict(session.items()) == held
    assert session.session_key == (key if held else None)


def test_a_key_that_was_never_given_out_opens_nothing() -> None:
    session = SessionStore("a" * 32)
    assert dict(session.items()) == {}
    assert session.session_key is None


@pytest.fixture
def account() -> Account:
    made = Account(email="trekker@example.nl", name="Trekker")
    made.set_password("een lang en goed wachtwoord")
    made.save()
    return made


@pytest.fixture
def browser(account: Account) -> Client:
    """Of who signed in with a password."""
    client = Client()
    client.post("/aanmelden/", {"username": account.email, "password": "een lang en goed wachtwoord"})
    return client


def is_in(client: Client) -> bool:
    return client.get("/mijn-account/").status_code == 200


def test_who_signed_in_is_known_at_every_next_page(browser: Client) -> None:
    assert is_in(browser)
    assert not is_in(Client())


def test_who_may_no_longer_come_in_is_out_at_once(browser: Client, account: Account) -> None:
    account.is_active = False
    account.save()
    assert not is_in(browser)


def test_another_password_ends_the_sessions_of_the_old_one(browser: Client, account: Account) -> None:
    account.set_password("een ander en beter wachtwoord")
    account.save()
    assert not is_in(browser)


def test_whoever_is_gone_altogether_is_out(account: Account) -> None:
    client = Client()  # whose signing in left no line: an account of which one was left cannot go
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    account.delete()
    assert not is_in(client)


def test_who_signed_in_before_it_was_this_short_still_is(account: Account) -> None:
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    assert is_in(client)
