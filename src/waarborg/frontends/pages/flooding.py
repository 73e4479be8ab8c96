"""Does more come in than people can send? Counted for ten minutes, by network address and by whom it concerns."""

from __future__ import annotations

from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from waarborg.frontends.pages.sign_in_limits import client_address

WINDOW = 600

FROM_ONE_ADDRESS, TO_ONE_SURVEY = 30, 1_000
"""A library or a school shares one network address: thirty people can answer there within ten minutes."""

WRONG_PASSWORDS = 50
"""A town hall shares one too; who tries one password on many accounts needs more of them."""

MAILS_FROM_ONE_ADDRESS, MAILS_TO_ONE_PERSON = 20, 3
"""Mails with which somebody chooses a new password."""


def answers_flood(request: HttpRequest, token: str) -> bool:
    """Count one more answer to a survey; was it one too many?"""
    address = _count(f"answers from {client_address(request)}")
    survey = _count(f"answers to {token}")
    return address > FROM_ONE_ADDRESS or survey > TO_ONE_SURVEY


def count_wrong_password(request: HttpRequest) -> None:
    """Remember that somebody at this network address tried a wrong password, of whichever account."""
    _count(f"passwords from {client_address(request)}")


def passwords_flood(request: HttpRequest) -> bool:
    """Were too many wrong passwords tried from this network address?"""
    return int(caches["floods"].get(_key(f"passwords from {client_address(request)}"), 0)) >= WRONG_PASSWORDS


def mails_flood(request: HttpRequest) -> bool:
    """Count one more request for a mail; were it too many from one network address?"""
    return _count(f"mails from {client_address(request)}") > MAILS_FROM_ONE_ADDRESS


def has_mails_enough(email: str) -> bool:
    """Count one more mail to a person; got they enough of them already?"""
    return _count(f"mails to {email.strip().casefold()}") > MAILS_TO_ONE_PERSON


def _count(of: str) -> int:
    """Each server process counts by itself; addresses are kept as keyed digests, in memory alone."""
    counts, key = caches["floods"], _key(of)
    counts.add(key, 0, WINDOW)
    try:
        return counts.incr(key)
    except ValueError:
        # It lapsed in between.
        counts.set(key, 1, WINDOW)
        return 1


def _key(of: str) -> str:
    return salted_hmac("waarborg.floods", of, algorithm="sha256").hexdigest()
