"""Until when can a part of a page about entries be kept? Until somebody writes, or a minute is over."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from waarborg.frontends.pages.languages import page_language
from waarborg.operations.actors import Actor
from waarborg.records.queries.organisations import state_of

_KEPT_SECONDS = 60

T = TypeVar("T")


def kept(
    request: HttpRequest,
    actor: Actor,
    make: Callable[[], T],
    *besides: object,
    is_shared: Callable[[], bool] = lambda: False,
) -> T:
    """What was made before of this address for this person, or is made now.

    Every write in the municipality makes another state. Roles and person are part of the key, because they decide
    which entries and links are shown; the minute, because what is late depends on it.

    Args:
        request: the address with its question.
        actor: who looks.
        make: makes it.
        besides: what else it depends on.
        is_shared: does everybody in these roles see the same here? Then it is kept for all of them.
    """
    state = state_of(actor.organisation)
    # Asked after the state: what was hidden before it is known by now, and what is hidden later changes it.
    shared = is_shared()
    whose = "" if shared or actor.account is None else actor.account.pk
    parts = (
        actor.organisation.pk,
        state,
        page_language(),
        sorted(actor.roles),
        whose,
        int(timezone.now().timestamp() // 60),
        request.path,
        request.GET.urlencode(),
        *besides,
    )
    key = "list-" + hashlib.sha256(repr(parts).encode()).hexdigest()
    found: T | None = cache.get(key)
    if found is not None:
        return found
    made = make()
    # For others only if nothing was written while it was made: it could show what was given to this person alone.
    if not shared or state_of(actor.organisation) == state:
        cache.set(key, made, _KEPT_SECONDS)
    return made
