"""Where is the page of an entry, and where does an act on one lead to?

Who may not see the entry any more is told so, and led to its register.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from waarborg.operations.actors import Actor
from waarborg.records.queries.visible import is_visible

if TYPE_CHECKING:
    from waarborg.records.models import Entry, Organisation
    from waarborg.registers.definitions import RegisterDefinition


def lead_to(
    request: HttpRequest, actor: Actor, entry: Entry, register: RegisterDefinition | None = None
) -> HttpResponse:
    """To the page of an entry, or to the list of its register where the entry is closed to the actor by now.

    ``register``: what its file says now, where that was looked up already.
    """
    address, is_seen = _address_of(actor, entry, register)
    if not is_seen:
        messages.info(
            request, _("U ziet deze zaak niet terug: ze is alleen te zien voor wie haar behandelt.")
        )
    return redirect(address)


def address_of(actor: Actor, entry: Entry, register: RegisterDefinition) -> str:
    """The page of an entry, or the list of its register where the entry is closed to the actor."""
    return _address_of(actor, entry, register)[0]


def _address_of(actor: Actor, entry: Entry, register: RegisterDefinition | None) -> tuple[str, bool]:
    """The address, and whether it is that of the entry itself."""
    slug = actor.organisation.slug
    if is_visible(actor, entry, register):
        return reverse("registers:entry", kwargs={"organisation": slug, "entry": entry.pk}), True
    return reverse("registers:list", kwargs={"organisation": slug, "register": entry.register}), False


def entry_addresses(organisation: Organisation) -> Callable[[int], str]:
    """The pages of many entries by their numbers: looking up each is the slowest part of a line in a list."""
    address = reverse("registers:entry", kwargs={"organisation": organisation.slug, "entry": 0})
    start, end = address.split("/0/", 1)
    return lambda number: f"{start}/{number}/{end}"
