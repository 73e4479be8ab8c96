"""How is told what was done about a planned entry?"""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.registers.forms import filled_in, make_form, new_values
from waarborg.frontends.pages.registers.questions import Given
from waarborg.frontends.pages.registers.wording import in_words, pick
from waarborg.frontends.pages.whole_numbers import read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.entries import carry_out
from waarborg.operations.entry_columns import values_of
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.queries.entries import find_entry, number_of
from waarborg.records.queries.registers import definition_of
from waarborg.records.queries.selected import PLANNED


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def carry_out_page(request: HttpRequest, actor: Actor, entry: int) -> HttpResponse:
    """The form of the register, with what was planned filled in already."""
    require(actor, Act.CHANGE_ENTRY)
    found = find_entry(actor, entry)
    if found is None:
        raise Http404
    slug = actor.organisation.slug
    if found.status != PLANNED:
        messages.warning(request, _("Deze zaak is niet meer gepland: kijk wat een collega heeft vastgelegd."))
        return redirect("registers:entry", organisation=slug, entry=entry)
    definition = definition_of(found)
    kept = {name: value for name, value in values_of(found).items() if value != PLANNED}
    given = Given({**kept, "opened_at": "", **new_values(definition, request.GET)})
    if request.method == "POST":
        values = filled_in(definition, request.POST)
        try:
            carry_out(actor, entry, read_revision(request.POST), values)
        except Invalid as refused:
            given = Given(values, in_words(refused.problems))
        except Overtaken:
            messages.warning(
                request, _("Een collega wijzigde deze zaak intussen. Kijk haar na en vul opnieuw in.")
            )
            return redirect("registers:carry_out", organisation=slug, entry=entry)
        else:
            messages.success(request, _("Vastgelegd. De zaak telt nu mee."))
            return redirect("registers:entry", organisation=slug, entry=entry)
    context = {
        "entry": found,
        "number": number_of(found, definition.prefix),
        "register": found.register,
        "plural": pick(definition.plural),
        "form": make_form(actor, definition, given),
    }
    status = 400 if given.problems else 200
    return show(request, actor, "pages/registers/carry_out.html", context, status=status)
