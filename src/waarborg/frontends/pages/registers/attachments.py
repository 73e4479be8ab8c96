"""Which photos and documents belong to an entry, and how are they handed in and fetched?"""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from waarborg.frontends.pages.doors import member_page
from waarborg.frontends.pages.registers.entry import Refusal, show_entry
from waarborg.operations.actors import Actor
from waarborg.operations.attachments import attach, open_attachment, take_back_attachment
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.registers.problems import Problem


@member_page
@require_POST
def add(request: HttpRequest, actor: Actor, entry: int) -> HttpResponse:
    """Hand in a file for an entry."""
    require(actor, Act.ATTACH)
    given = request.POST
    handed = request.FILES.get("file")
    if handed is None:
        return show_entry(request, actor, entry, Refusal("attach", given, (Problem("file", "no_file"),)))
    content = handed.read(settings.CONFIGURATION.attachment_mb * 1_000_000 + 1)
    try:
        attach(actor, entry, handed.name or "", content, given.get("token", "")[:36])
    except Invalid as refused:
        return show_entry(request, actor, entry, Refusal("attach", given, refused.problems))
    messages.success(request, _("Het bestand is bewaard."))
    return redirect("registers:entry", organisation=actor.organisation.slug, entry=entry)


@member_page
@require_safe
def fetch(request: HttpRequest, actor: Actor, attachment: int) -> FileResponse:
    """A file, to be saved: never shown by the browser as a page of ours."""
    opened = open_attachment(actor, attachment)
    answer = FileResponse(
        opened.path.open("rb"), as_attachment=True, filename=opened.name, content_type=opened.media_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


@member_page
@require_POST
def take_back(request: HttpRequest, actor: Actor, attachment: int) -> HttpResponse:
    """Remove a file."""
    taken = take_back_attachment(actor, attachment)
    messages.success(request, _("Het bestand is verwijderd."))
    return redirect("registers:entry", organisation=actor.organisation.slug, entry=taken.entry_id)
