"""Is somebody still signed in? Only with a session that is there and not over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from waarborg.frontends.pages.sessions import SessionStore

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
