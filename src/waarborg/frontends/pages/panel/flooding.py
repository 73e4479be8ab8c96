"""Do more answers come in than people can give? Counted for ten minutes, by network address and by survey."""

from __future__ import annotations

from django.core.cache import caches
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from waarborg.frontends.pages.sign_in_limits import client_address

FROM_ONE_ADDRESS, TO_ONE_SURVEY = 30, 1_000
"""A library or a school shares one network address: thirty people can answer there within ten minutes."""

_WINDOW = 600


def is_flooding(request: HttpRequest, token: str) -> bool:
    """Count one more form; was it one too many?

    Each server process counts by itself. The network address is kept as a keyed digest, in memory alone.
    """
    address = _count(f"address:{client_address(request)}")
    survey = _count(f"survey:{token}")
    return address > FROM_ONE_ADDRESS or survey > TO_ONE_SURVEY


def _count(of: str) -> int:
    counts = caches["floods"]
    key = salted_hmac("waarborg.panel", of, algorithm="sha256").hexdigest()
    counts.add(key, 0, _WINDOW)
    try:
        return counts.incr(key)
    except ValueError:
        # It lapsed in between.
        counts.set(key, 1, _WINDOW)
        return 1
