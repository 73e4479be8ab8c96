"""Where is a plan document handed over?"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.plans.refusing import draft_page
from waarborg.frontends.pages.whole_numbers import read_number
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.operations.plans.uploading import upload_plan
from waarborg.reading.formats import LARGEST_FILE
from waarborg.reading.unreadable import Unreadable
from waarborg.records.queries.drafts import progress_of
from waarborg.records.queries.plans import drafts_in, plans_of


@member_page
@draft_page
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Hand over a document, as a new plan or as a new version of one that is there."""
    require(actor, Act.UPLOAD_PLAN)
    problem = ""
    if request.method == "POST":
        handed = request.FILES.get("document")
        if handed is None:
            problem = _("Kies eerst een bestand.")
        else:
            try:
                return _read(request, actor, handed.name or "document", handed.read(LARGEST_FILE + 1))
            except Unreadable as refused:
                problem = refused.english if get_language() == "en" else refused.dutch
    context = {
        "problem": problem,
        "plans": plans_of(actor.organisation),
        "with_draft": {draft.plan_id for draft in drafts_in(actor.organisation)},
        "chosen": request.POST.get("plan") or request.GET.get("plan", ""),
    }
    return show(request, actor, "pages/plans/upload.html", context, status=400 if problem else 200)


def _read(request: HttpRequest, actor: Actor, name: str, content: bytes) -> HttpResponse:
    version = upload_plan(actor, name, content, read_number(request.POST.get("plan", "")))
    found = progress_of(version)
    messages.success(
        request,
        _("Het document is gelezen: %(sections)s onderdelen en %(commitments)s mogelijke afspraken.")
        % {"sections": version.sections.count(), "commitments": found.total},
    )
    return redirect("plans:draft", actor.organisation.slug, version.pk)
