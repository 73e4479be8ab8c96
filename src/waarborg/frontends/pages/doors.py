"""Who stands at the door? Every page of a municipality goes through :func:`member_page`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from waarborg.operations.actors import Actor, actor_for
from waarborg.operations.refusals import NotAllowed, NotFound
from waarborg.records.models import Account
from waarborg.records.queries.organisations import find_organisation

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Actor, P], HttpResponse]


def member_page(view: View[P]) -> Callable[..., HttpResponse]:
    """Let in who signed in and has a role in the municipality of the address; others find nothing there.

    The view gets the request and the actor. What it refuses becomes a page: 403 for what the role does not
    allow, 404 for what is not in this municipality.
    """

    @login_required
    @wraps(view)
    def page(request: HttpRequest, organisation: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        found = find_organisation(organisation)
        account = request.user
        if found is None or not isinstance(account, Account):
            raise Http404
        actor = actor_for(account, found)
        if not actor.roles:
            raise Http404
        request.actor = actor  # type: ignore[attr-defined]
        try:
            return view(request, actor, *args, **kwargs)
        except NotFound as nothing:
            raise Http404 from nothing
        except NotAllowed:
            return render(request, "pages/not_allowed.html", status=403)

    return page
