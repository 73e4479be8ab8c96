"""Until when can a page of entries be kept? Until somebody writes, or a minute is over."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest
from django.utils import timezone

from waarborg.frontends.pages.languages import page_language
from waarborg.operations.actors import Actor
from waarborg.records.queries.organisations import state_of

KEPT_SECONDS = 60


def key_of(request: HttpRequest, actor: Actor, *besides: object) -> str:
    """All that such a page depends on; every write in the municipality makes another state.

    Roles and person, because they decide which entries and links are shown; the minute, because what is late
    depends on it.
    """
    parts = (
        actor.organisation.pk,
        state_of(actor.organisation),
        page_language(),
        sorted(actor.roles),
        actor.account.pk if actor.account is not None else "",
        int(timezone.now().timestamp() // 60),
        request.path,
        request.GET.urlencode(),
        *besides,
    )
    return "list-" + hashlib.sha256(repr(parts).encode()).hexdigest()
