"""How is a draft edited, filed or thrown away?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.documents.papers.pandoc import NotMade
from waarborg.frontends.pages.documents.reading import take_document
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.frontends.pages.whole_numbers import read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.documents.drafting import edit_document, file_document, throw_document_away
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, Overtaken

if TYPE_CHECKING:
    from waarborg.records.models import CouncilDocument


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, actor: Actor, document: int) -> HttpResponse:
    """The text of a draft, to be changed."""
    require(actor, Act.DRAFT_DOCUMENT)
    found = _draft(actor, document)
    title, text, status = found.title, found.text, 200
    problems: Mapping[str, list[str]] = {}
    if request.method == "POST":
        title, text = request.POST.get("title", ""), request.POST.get("text", "")
        try:
            edit_document(actor, document, read_revision(request.POST), title, text)
        except Invalid as refused:
            problems, status = in_words(refused.problems), 400
        except Overtaken:
            return _overtaken(request, actor, document, {"text": text})
        else:
            messages.success(request, _("Het concept is bewaard."))
            return redirect("documents:document", actor.organisation.slug, document)
    context = {"document": found, "title": title, "text": text, "problems": problems}
    return show(request, actor, "pages/documents/edit.html", context, status=status)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def file_it(request: HttpRequest, actor: Actor, document: int) -> HttpResponse:
    """Ask whether the draft is done, and freeze it."""
    require(actor, Act.FILE_DOCUMENT)
    found = _draft(actor, document)
    if request.method != "POST":
        return show(request, actor, "pages/documents/file.html", {"document": found})
    try:
        file_document(actor, document, read_revision(request.POST))
    except Overtaken:
        return _overtaken(request, actor, document, {})
    except NotMade:
        told = _(
            "Van deze tekst kan geen PDF worden gemaakt. Kijk de opmaak na, vooral tabellen en verwijzingen."
        )
        messages.error(request, told)
        return redirect("documents:edit", actor.organisation.slug, document)
    messages.success(request, _("Het document is vastgesteld. De tekst verandert niet meer."))
    return redirect("documents:document", actor.organisation.slug, document)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def throw_away(request: HttpRequest, actor: Actor, document: int) -> HttpResponse:
    """Ask whether the draft may go, and throw it away."""
    require(actor, Act.DRAFT_DOCUMENT)
    found = _draft(actor, document)
    if request.method != "POST":
        return show(request, actor, "pages/documents/throw_away.html", {"document": found})
    try:
        throw_document_away(actor, document, read_revision(request.POST))
    except Overtaken:
        return _overtaken(request, actor, document, {})
    messages.success(request, _("Het concept is weggegooid."))
    return redirect("documents:overview", actor.organisation.slug)


def _draft(actor: Actor, document: int) -> CouncilDocument:
    """A draft; what was filed has no page for changing it."""
    found = take_document(actor, document)
    if found.filed_at is not None:
        raise Http404
    return found


def _overtaken(request: HttpRequest, actor: Actor, document: int, mine: dict[str, str]) -> HttpResponse:
    """Somebody else was first; what was typed is not lost."""
    found = take_document(actor, document)
    return show(request, actor, "pages/documents/overtaken.html", {"document": found, **mine}, status=409)
