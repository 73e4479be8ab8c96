"""What does a calendar program get at a secret address, and where do people find that address?

A feed sets no cookie and asks for none; a wrong address finds nothing at all.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from waarborg.frontends.pages.doors import member_page, show
from waarborg.operations.actors import Actor
from waarborg.operations.calendars import (
    municipality_calendar,
    person_calendar,
    renew_municipality_calendar,
    stop_municipality_calendar,
)
from waarborg.operations.own_account import renew_calendar_token
from waarborg.operations.refusals import NotFound


@require_safe
def person(request: HttpRequest, token: str) -> HttpResponse:
    """The feed of one person."""
    return _feed(person_calendar, token)


@require_safe
def municipality(request: HttpRequest, token: str) -> HttpResponse:
    """The feed of one municipality."""
    return _feed(municipality_calendar, token)


def _feed(calendar: Callable[[str], bytes], token: str) -> HttpResponse:
    try:
        content = calendar(token)
    except NotFound as nothing:
        raise Http404 from nothing
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Cache-Control": "private, no-cache",
            "Content-Disposition": 'inline; filename="waarborg.ics"',
            "X-Robots-Tag": "noindex",
            "Referrer-Policy": "no-referrer",
        },
    )


@require_http_methods(["GET", "POST"])
@member_page
def calendars(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The addresses of one's own feed and of the municipality's, and buttons to renew them."""
    if request.method == "POST":
        _renew(request, actor)
        return redirect("calendars", organisation=actor.organisation.slug)
    own = actor.account.calendar_token if actor.account else None
    shown = {
        "own": _address(request, "calendar-of-person", own),
        "shared": _address(request, "calendar-of-municipality", actor.organisation.calendar_token),
    }
    return show(request, actor, "pages/calendars.html", shown)


def _renew(request: HttpRequest, actor: Actor) -> None:
    wish = request.POST.get("wish")
    if wish == "own" and actor.account is not None:
        renew_calendar_token(actor.account)
        messages.success(request, _("Uw agenda heeft een nieuw adres. Het oude werkt niet meer."))
    elif wish == "shared":
        renew_municipality_calendar(actor)
        messages.success(request, _("De agenda van de gemeente heeft een nieuw adres."))
    elif wish == "stop":
        stop_municipality_calendar(actor)
        messages.success(request, _("De agenda van de gemeente is gestopt. Het adres werkt niet meer."))


def _address(request: HttpRequest, name: str, token: str | None) -> str:
    return request.build_absolute_uri(reverse(name, kwargs={"token": token})) if token else ""


urlpatterns: list[URLPattern] = [
    path("agenda/<str:token>.ics", person, name="calendar-of-person"),
    path("agenda/gemeente/<str:token>.ics", municipality, name="calendar-of-municipality"),
    path("<slug:organisation>/agenda/", calendars, name="calendars"),
]
