"""Who stands at the door? Every page of a municipality goes through :func:`member_page`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from waarborg.operations.actors import Actor, actor_at
from waarborg.operations.permissions import Act, may
from waarborg.operations.refusals import NotAllowed, NotFound

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Actor, P], HttpResponseBase]


def member_page(view: View[P]) -> Callable[..., HttpResponseBase]:
    """Let in who signed in and has a role in the municipality of the address; others find nothing there.

    The view gets the request and the actor. What it refuses becomes a page: 403 for what the role does not
    allow, 404 for what is not in this municipality.
    """

    @login_required
    @wraps(view)
    def page(request: HttpRequest, organisation: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        actor = actor_at(request.user, organisation)
        if actor is None:
            raise Http404
        try:
            answer = view(request, actor, *args, **kwargs)
        except NotFound as nothing:
            raise Http404 from nothing
        except NotAllowed:
            return show(request, actor, "pages/not_allowed.html", {}, status=403)
        # At a desk that people share, the next one must not find with "back" what the last one saw.
        answer.setdefault("Cache-Control", "private, no-store")
        return answer

    return page


def show(
    request: HttpRequest,
    actor: Actor,
    template: str,
    context: Mapping[str, object],
    status: int = 200,
) -> HttpResponse:
    """Render a page of a municipality; the templates know it, the actor and what the actor may do."""
    allowed = {act.name.lower(): may(actor, act) for act in Act}
    known = {"actor": actor, "organisation": actor.organisation, "may": allowed}
    return render(request, template, {**known, **context}, status=status)
