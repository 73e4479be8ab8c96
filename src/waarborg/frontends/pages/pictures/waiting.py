"""What does somebody see while a picture, or what a list of incidents says, is still to be computed?"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from functools import wraps

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from waarborg.frontends.pages.doors import View, member_page, show
from waarborg.frontends.pages.pictures.asked import NotThere
from waarborg.frontends.pages.registers.long_work import go_on_behind_the_page
from waarborg.operations.actors import Actor
from waarborg.operations.imports.runs import Tell
from waarborg.operations.incidents.results import Results, find_results, read_results
from waarborg.operations.pictures.finding import held_names
from waarborg.operations.pictures.keeping import picture_of
from waarborg.operations.pictures.outlines import drawn_outlines
from waarborg.operations.pictures.store import figures_store

ACCEPTED = 202
AGAIN = "opnieuw"
"""In an address: what failed is to be tried again."""

_being_computed: set[tuple[str, str]] = set()
_turn = threading.Lock()


def picture_page(view: View[[]]) -> Callable[..., HttpResponseBase]:
    """A page of a picture: where that is not there it is computed behind a page that says so and asks again.

    An attempt that failed is told once; who then opens the page again has it tried again.
    """

    @member_page
    @wraps(view)
    def page(request: HttpRequest, actor: Actor) -> HttpResponseBase:
        try:
            response = view(request, actor)
            if "HX-Request" in request.headers:
                # The page that waited asks: the picture comes with its own scripts, so as a page of its own.
                response["HX-Refresh"] = "true"
            return response
        except NotThere as picture:
            failed = picture.failed and AGAIN not in request.GET
            if not failed:
                _compute_behind(picture)
            asked = request.GET.copy()
            asked.pop(AGAIN, None)
            address = f"{request.path}?{asked.urlencode()}"
            asked[AGAIN] = "1"
            again = f"{request.path}?{asked.urlencode()}"
            context = {"picture": picture, "failed": failed, "address": address, "again": again}
            return show(request, actor, "pages/pictures/waiting.html", context, ACCEPTED)

    return page


def computed_or_begun(known: Results, request: HttpRequest, actor: Actor) -> Results:
    """What a list says; where that is not there it is being computed, behind the page.

    An attempt that failed is told once; who then opens the page again has it tried again.
    """
    if known.found is not None or (known.failed and AGAIN not in request.GET):
        return known
    name = known.kept.name
    _do_behind((str(actor.organisation.pk), name), lambda: read_results(actor, name))
    return replace(find_results(actor, name), failed=False)


def _compute_behind(picture: NotThere) -> None:
    def work() -> None:
        held_names(figures_store())
        picture_of(figures_store(), picture.scope, picture.day, settings.CONFIGURATION.small_numbers)
        # Its first map is not waited for either.
        drawn_outlines(figures_store(), picture.scope)

    _do_behind((picture.scope, f"{picture.day:%Y%m}"), work)


def _do_behind(key: tuple[str, str], compute: Callable[[], object]) -> None:
    """Start, unless this server is at it already; another one that is holds the place of the picture."""
    with _turn:
        if key in _being_computed:
            return
        _being_computed.add(key)

    def work(tell: Tell) -> None:
        tell(0, 0)
        try:
            compute()
        finally:
            with _turn:
                _being_computed.discard(key)

    go_on_behind_the_page(work)
