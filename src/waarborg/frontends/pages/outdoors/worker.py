"""What does the browser keep for when there is no connection, and who is asking once there is one?"""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from waarborg.frontends.pages.doors import member_page
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.records.queries.registers import registers_in_use

_PARTS = (
    "built/fonts.css",
    "built/components.css",
    "built/tokens.css",
    "built/leaflet.css",
    "built/leaflet.js",
    "built/htmx.min.js",
    "waarborg/waarborg.css",
    "waarborg/waarborg.js",
    "waarborg/map.js",
    "waarborg/drafts.js",
    "waarborg/outdoors.js",
    "waarborg/mark.svg",
)
"""Style sheets and scripts of the pages for outdoors."""


@member_page
@require_safe
def script(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The service worker of this municipality: what it keeps, and then the script that all have in common."""
    require(actor, Act.LOG_ENTRY)
    place = {"organisation": actor.organisation.slug}
    overview = reverse("outdoors:overview", kwargs=place)
    forms = [
        reverse("outdoors:log", kwargs={**place, "register": used.version.name})
        for used in registers_in_use(actor.organisation)
    ]
    kept = {
        "name": f"veld-{actor.organisation.slug}",
        "overview": overview,
        "pages": [overview, *forms],
        "parts": [reverse("places:areas", kwargs=place), *(static(each) for each in _PARTS)],
    }
    written = (
        f"const KEPT = {json.dumps(kept)};\nimportScripts({json.dumps(static('waarborg/worker.js'))});\n"
    )
    response = HttpResponse(written, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@member_page
@require_safe
def state(request: HttpRequest, actor: Actor) -> JsonResponse:
    """Who is signed in, and the token with which drafts are sent; asked before anything is sent."""
    require(actor, Act.LOG_ENTRY)
    account = actor.account.pk if actor.account else None
    response = JsonResponse({"account": account, "token": get_token(request)})
    response["Cache-Control"] = "no-store"
    return response
