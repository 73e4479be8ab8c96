import pytest
from axes.models import AccessAttempt
from django.contrib.auth import authenticate, login
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from waarborg.configuration import read_configuration
from waarborg.frontends.pages.sign_in_limits import client_address
from waarborg.records.models import Account

PASSWORD = "een lang en goed wachtwoord"


@pytest.fixture
def account(db: None) -> Account:
    made = Account(email="trekker@example.nl", name="Trekker")
    made.set_password(PASSWORD)
    made.save()
    return made


def sign_in(email: str, password: str, address: str = "10.0.0.1") -> bool:
    request = RequestFactory().post("/", {"username": email}, REMOTE_ADDR=address)
    request.session = SessionStore()
    request.user = AnonymousUser()
    account = authenticate(request, username=email, password=password)
    if account is not None:
        login(request, account)
    return account is not None


def test_the_right_password_lets_in(account: Account) -> None:
    assert sign_in("trekker@example.nl", PASSWORD)


def test_after_five_wrong_passwords_the_right_one_no_longer_helps(account: Account) -> None:
    for _ in range(5):
        assert not sign_in("trekker@example.nl", "mis")
    assert not sign_in("trekker@example.nl", PASSWORD)


def test_other_capitals_are_no_way_around_the_limit(account: Account) -> None:
    for spelling in ("trekker@", "Trekker@", "TREKKER@", "tRekker@", "trEkker@"):
        assert not sign_in(f"{spelling}example.nl", "mis")
    assert not sign_in("trekkeR@example.nl", PASSWORD)


def test_nobody_can_lock_out_a_colleague_from_another_address(account: Account) -> None:
    for _ in range(6):
        sign_in("trekker@example.nl", "mis", address="10.9.9.9")
    assert sign_in("trekker@example.nl", PASSWORD, address="10.0.0.1")


def test_a_right_password_forgets_the_wrong_ones(account: Account) -> None:
    for _ in range(4):
        sign_in("trekker@example.nl", "mis")
    assert sign_in("trekker@example.nl", PASSWORD)
    assert not AccessAttempt.objects.exists()


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.7", "10.0.0.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        (2, "198.51.100.1, 203.0.113.7, 10.0.0.9", "203.0.113.7"),
        (1, "", "10.0.0.1"),
        (1, "nonsense", "10.0.0.1"),
        (2, "203.0.113.7", "10.0.0.1"),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_only_what_our_own_proxies_added_is_believed(
    settings: Settings, proxies: int, forwarded: str, address: str
) -> None:
    settings.CONFIGURATION = read_configuration({"WAARBORG_PROXIES": str(proxies)})
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == address
