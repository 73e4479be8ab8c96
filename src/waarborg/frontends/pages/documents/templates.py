"""From which templates are documents made, and how does a municipality change one?"""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from waarborg.documents.papers.filling import built_in
from waarborg.documents.titles import KINDS
from waarborg.frontends.pages.documents.wording import PURPOSES
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.frontends.pages.whole_numbers import read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.documents.own_templates import change_template, give_template_up
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.queries.council_documents import own_template, own_templates


@member_page
@require_safe
def templates(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every document with its template: the one that comes along, or the municipality's own."""
    require(actor, Act.CHANGE_TEMPLATE)
    own = own_templates(actor.organisation)
    lines = [(kind, PURPOSES[kind.name], own.get(kind.name)) for kind in KINDS.values()]
    return show(request, actor, "pages/documents/templates.html", {"lines": lines})


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: HttpRequest, actor: Actor) -> HttpResponse:
    """One template, to be changed or given up; ``document`` in the address says of which document."""
    require(actor, Act.CHANGE_TEMPLATE)
    template_name = request.GET.get("document", next(iter(KINDS)))
    if template_name not in KINDS:
        raise Http404
    own = own_template(actor.organisation, template_name)
    source = own.source if own else built_in(template_name)
    problems: Mapping[str, list[str]] = {}
    status = 200
    if request.method == "POST":
        source = request.POST.get("source", "")
        try:
            return _carry_out(request, actor, template_name)
        except Invalid as refused:
            problems, status = in_words(refused.problems), 400
        except Overtaken:
            problems = {"source": [_("Iemand anders veranderde dit sjabloon. Open de pagina opnieuw.")]}
            status = 409
    context = {"kind": KINDS[template_name], "own": own, "source": source, "problems": problems}
    return show(request, actor, "pages/documents/template.html", context, status=status)


def _carry_out(request: HttpRequest, actor: Actor, name: str) -> HttpResponse:
    if request.POST.get("act") == "give_up":
        give_template_up(actor, name)
        messages.success(request, _("Het sjabloon van Waarborg wordt weer gebruikt."))
    else:
        change_template(actor, name, request.POST.get("source", ""), read_revision(request.POST))
        messages.success(request, _("Het sjabloon is bewaard, en geprobeerd op de gegevens van vandaag."))
    return redirect("documents:templates", actor.organisation.slug)
