"""Which filters are kept for a list, and how is one kept, shared or taken away?"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waarborg.frontends.pages.doors import member_page
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, may
from waarborg.operations.refusals import Invalid
from waarborg.operations.saved_filters import drop_filter, save_filter
from waarborg.records.queries.saved_filters import filters_for
from waarborg.records.queries.work_lists import WORK


@dataclass(frozen=True, slots=True)
class SavedLine:
    """A filter that was kept: the link, whose it is, and whether it can be taken away."""

    number: int
    name: str
    query: str
    is_shared: bool
    can_go: bool


def saved_lines(actor: Actor, list_name: str) -> list[SavedLine]:
    """The filters that an actor sees at a list."""
    own = actor.account.pk if actor.account is not None else None
    return [
        SavedLine(
            each.pk,
            each.name,
            each.query,
            each.is_shared,
            each.account_id == own or may(actor, Act.DROP_FILTER),
        )
        for each in filters_for(actor.organisation, actor.account, list_name)
    ]


@member_page
@require_POST
def keep(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Keep the filter that the list shows now."""
    given = request.POST
    list_name, query = given.get("list", "")[:60], given.get("query", "")
    try:
        shared = given.get("shared") == "ja"
        saved = save_filter(actor, list_name, given.get("name", ""), query, shared=shared)
    except Invalid as refused:
        for told in in_words(refused.problems).values():
            messages.error(request, " ".join(told))
        return redirect(_address(actor, list_name, query[:1000]))
    messages.success(request, _("Het filter is bewaard."))
    return redirect(_address(actor, list_name, saved.query))


@member_page
@require_POST
def drop(request: HttpRequest, actor: Actor, saved: int) -> HttpResponse:
    """Take a filter away."""
    gone = drop_filter(actor, saved)
    messages.success(request, _("Het filter is weg."))
    return redirect(_address(actor, gone.list_name, ""))


def _address(actor: Actor, list_name: str, query: str) -> str:
    slug = actor.organisation.slug
    page = reverse("work:mine", args=[slug]) if list_name == WORK else ""
    page = page or reverse("registers:list", args=[slug, list_name])
    return f"{page}?{query}" if query else page
