"""What do colleagues say about an entry?"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waarborg.frontends.pages.doors import member_page
from waarborg.frontends.pages.registers.entry import Refusal, show_entry
from waarborg.operations.actors import Actor
from waarborg.operations.comments import add_comment, take_back_comment
from waarborg.operations.refusals import Invalid


@member_page
@require_POST
def add(request: HttpRequest, actor: Actor, entry: int) -> HttpResponse:
    """Say something about an entry."""
    given = request.POST
    try:
        add_comment(actor, entry, given.get("text", ""), given.get("token", "")[:36])
    except Invalid as refused:
        return show_entry(request, actor, entry, Refusal("comment", given, refused.problems))
    messages.success(request, _("Uw opmerking staat erbij."))
    return redirect("registers:entry", organisation=actor.organisation.slug, entry=entry)


@member_page
@require_POST
def take_back(request: HttpRequest, actor: Actor, comment: int) -> HttpResponse:
    """Empty a comment."""
    taken = take_back_comment(actor, comment)
    messages.success(request, _("De opmerking is teruggenomen."))
    return redirect("registers:entry", organisation=actor.organisation.slug, entry=taken.entry_id)
