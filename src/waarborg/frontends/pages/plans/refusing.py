"""What does a plan page show when somebody else was first, or the version is frozen?"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from waarborg.operations.actors import Actor
from waarborg.operations.plans.drafts import DraftInTheWay, Frozen
from waarborg.operations.refusals import NotFound, Overtaken
from waarborg.records.queries.plans import find_version

if TYPE_CHECKING:
    from waarborg.records.models import PlanVersion

P = ParamSpec("P")
T = TypeVar("T")
View = Callable[Concatenate[HttpRequest, Actor, P], HttpResponse]


def draft_page(view: View[P]) -> View[P]:
    """Tell what went on meanwhile, and show the newest state of the same page."""

    @wraps(view)
    def page(request: HttpRequest, actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, actor, *args, **kwargs)
        except Overtaken:
            messages.error(
                request,
                _(
                    "Iemand anders heeft dit intussen gewijzigd. Dit is de nieuwste stand; kijk of uw wijziging "
                    "nog nodig is."
                ),
            )
        except Frozen:
            messages.error(
                request,
                _("Deze versie is vastgesteld en ligt vast. Maak een nieuwe versie om iets te wijzigen."),
            )
            return _go_to(request, reverse("plans:plan", args=[actor.organisation.slug]))
        except DraftInTheWay:
            messages.error(request, _("Er ligt al een concept van dit plan. Stel het vast of gooi het weg."))
            return _go_to(request, reverse("plans:plan", args=[actor.organisation.slug]))
        return _go_to(request, _page_to_return_to(request))

    return page


def _go_to(request: HttpRequest, address: str) -> HttpResponse:
    """Open another page, also when htmx asked for a part of this one."""
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)


def _page_to_return_to(request: HttpRequest) -> str:
    """The page of the form that was sent: its own address, or the one named in ``back``, within this site."""
    back = request.POST.get("back", "")
    return back if back.startswith("/") and not back.startswith("//") and "\\" not in back else request.path


def find_draft(actor: Actor, version: int) -> PlanVersion:
    """A draft of the actor's municipality.

    Raises:
        NotFound, Frozen.
    """
    found = or_nothing(find_version(actor.organisation, version))
    if found.adopted_at is not None:
        raise Frozen(f"version {version}")
    return found


def or_nothing(found: T | None) -> T:
    """What was found, or the page that says that there is nothing here."""
    if found is None:
        raise NotFound
    return found
