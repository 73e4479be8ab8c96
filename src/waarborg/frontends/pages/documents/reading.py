"""What does a document say, on the page and as a file?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from waarborg.documents.papers.making import FORMS
from waarborg.documents.papers.web import write_part
from waarborg.documents.titles import KINDS
from waarborg.frontends.pages.doors import member_page, show
from waarborg.operations.actors import Actor
from waarborg.operations.documents.drafting import paper_of
from waarborg.operations.documents.made_files import Busy, made_file
from waarborg.operations.permissions import Act, require
from waarborg.records.queries.council_documents import find_document

if TYPE_CHECKING:
    from waarborg.records.models import CouncilDocument

_MIME = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "html": "text/html; charset=utf-8",
}
_LATER = 2
"""Seconds until one may ask again."""


def take_document(actor: Actor, number: int) -> CouncilDocument:
    """The document of this number that the actor may read: a draft is not for everybody."""
    found = find_document(actor.organisation, number)
    if found is None:
        raise Http404
    require(actor, Act.READ if found.filed_at else Act.READ_DRAFT_DOCUMENT)
    return found


@member_page
@require_safe
def document(request: HttpRequest, actor: Actor, document: int) -> HttpResponse:
    """A document with its text, its files, and what can be done with it."""
    found = take_document(actor, document)
    place = partial(_address_of, actor, found)
    # The page takes it as it is: pandoc wrote it out of a tree that has no raw parts.
    body = write_part(paper_of(found), place)
    context = {"document": found, "kind": KINDS[found.name], "body": body, "forms": FORMS}
    return show(request, actor, "pages/documents/document.html", context)


@member_page
@require_safe
def download(request: HttpRequest, actor: Actor, document: int) -> HttpResponse:
    """A document as a file; ``vorm`` in the address says in which form."""
    found = take_document(actor, document)
    form = request.GET.get("vorm", FORMS[0])
    if form not in FORMS:
        raise Http404
    try:
        content = made_file(paper_of(found), form)
    except Busy:
        waiting = show(request, actor, "pages/documents/busy.html", {"document": found}, status=503)
        waiting["Retry-After"] = waiting["Refresh"] = str(_LATER)
        return waiting
    answer = HttpResponse(content, content_type=_MIME[form])
    name = f"{slugify(found.title)}-{found.on.isoformat()}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@member_page
@require_safe
def picture(request: HttpRequest, actor: Actor, document: int) -> HttpResponse:
    """A chart of a document, as a drawing; ``naam`` in the address says which."""
    found = take_document(actor, document)
    drawn = found.pictures.get(request.GET.get("naam") or next(iter(found.pictures), ""))
    if drawn is None:
        raise Http404
    return HttpResponse(drawn["svg"], content_type="image/svg+xml")


def _address_of(actor: Actor, found: CouncilDocument, name: str) -> str:
    return f"{reverse('documents:picture', args=[actor.organisation.slug, found.pk])}?naam={name}"
