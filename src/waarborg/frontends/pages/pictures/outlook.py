"""What can be foretold of burglaries, what can it carry, and does somebody want it at all?"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.frontends.pages.doors import member_page, show
from waarborg.operations.actors import Actor
from waarborg.operations.incidents.lists import folder_of
from waarborg.operations.incidents.outlook import Outlook
from waarborg.operations.incidents.outlooks import is_switched_on, look_ahead, switch_forecast
from waarborg.operations.incidents.reading import names_of_neighbourhoods
from waarborg.operations.permissions import Act, require
from waarborg.sources.incidents.lists import kept_lists


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def outlook(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The forecast with what it did on past weeks; off unless the municipality switched it on."""
    require(actor, Act.READ_INCIDENTS)
    if request.method == "POST":
        switch_forecast(actor, request.POST.get("on") == "ja")
        messages.success(request, _("De keuze is vastgelegd."))
        return redirect("pictures:outlook", organisation=actor.organisation.slug)
    on = is_switched_on(actor)
    lists = kept_lists(folder_of(actor))
    found = look_ahead(actor, lists[0].name) if on and lists else None
    names = names_of_neighbourhoods(actor.organisation) if found else {}
    context = {
        "on": on,
        "kept": lists[0] if lists else None,
        "found": found,
        "areas": [(names.get(code, code), number) for code, number in found.areas] if found else [],
        "maps": _maps(found) if found else [],
    }
    return show(request, actor, "pages/pictures/outlook.html", context)


def _maps(found: Outlook) -> list[tuple[str, object]]:
    names = {
        "last_year": _("aantal van het afgelopen jaar"),
        "cumulative": _("aantal tot nu toe"),
        "kernel_density": _("kerndichtheid"),
    }
    plain = [(names.get(name, name), rates) for name, rates in found.plain]
    return [(_("de verwachting"), found.own), *plain] if found.own else []
