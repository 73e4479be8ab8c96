"""Which documents are there, and which can be made?"""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.documents.titles import KINDS
from waarborg.frontends.pages.documents.wording import PURPOSES
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.operations.actors import Actor
from waarborg.operations.documents.drafting import draft_document
from waarborg.operations.permissions import Act, may, require
from waarborg.operations.refusals import Invalid
from waarborg.records.queries.council_documents import documents_of
from waarborg.registers.problems import Problem
from waarborg.registers.values import UnreadableValueError, read_day

_PAGE_SIZE = 25


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What was filed, the drafts for who works on them, and where another is begun."""
    require(actor, Act.READ)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        try:
            made = draft_document(actor, request.POST.get("name", ""), _day(request.POST.get("on", "")))
        except Invalid as refused:
            problems = refused.problems
        else:
            messages.success(request, _("Het concept staat klaar. Lees het na en pas het aan."))
            return redirect("documents:document", actor.organisation.slug, made.pk)
    sees_drafts = may(actor, Act.READ_DRAFT_DOCUMENT)
    filed = Paginator(documents_of(actor.organisation, filed=True), _PAGE_SIZE)
    context = {
        "page": filed.get_page(request.GET.get("pagina")),
        "page_query": "",
        "drafts": list(documents_of(actor.organisation, filed=False)) if sees_drafts else [],
        "sees_drafts": sees_drafts,
        "kinds": [(kind, PURPOSES[kind.name]) for kind in KINDS.values()],
        "chosen": request.POST.get("name", ""),
        "on": request.POST.get("on") or timezone.localdate().isoformat(),
        "problems": in_words(problems),
    }
    return show(request, actor, "pages/documents/overview.html", context, status=400 if problems else 200)


def _day(written: str) -> date:
    try:
        return read_day(written)
    except UnreadableValueError as wrong:
        raise Invalid([Problem("on", wrong.code, wrong.values)]) from None
