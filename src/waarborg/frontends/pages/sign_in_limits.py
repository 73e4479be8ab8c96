"""By what are failed attempts to sign in counted? By account and network address together."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest


def account_name(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str:
    """The e-mail address that was tried, in one spelling: capitals do not make another account."""
    tried = (credentials or {}).get("username") or request.POST.get("username", "")
    return tried.strip().casefold()


def client_address(request: HttpRequest) -> str:
    """The address as the outermost trusted proxy saw it.

    Each proxy appends the address that it saw to ``X-Forwarded-For``, so with N proxies of one's own the Nth
    from the right is true; whatever stands left of it was sent by the visitor and proves nothing.
    """
    seen = str(request.META.get("REMOTE_ADDR", ""))
    proxies: int = settings.CONFIGURATION.proxies
    if proxies == 0:
        return seen
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if len(forwarded) < proxies or not _is_address(forwarded[-proxies]):
        return seen
    return forwarded[-proxies]


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
