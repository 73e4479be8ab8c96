"""How does a list leave as a file?"""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from waarborg.frontends.pages.doors import member_page
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.registers.filters import read_filter
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.frontends.pages.sheet_files import SHEETS, sheet_file
from waarborg.operations.actors import Actor
from waarborg.operations.exporting import MOST_IN_WORKBOOK, export_entries
from waarborg.operations.refusals import Invalid


@member_page
@require_safe
def export(request: HttpRequest, actor: Actor, register: str) -> HttpResponseBase:
    """The filtered list as CSV, made while it is sent, or as a workbook."""
    wanted, _wrong = read_filter(request.GET, register, actor)
    form = request.GET.get("vorm", "csv")
    if form not in SHEETS:
        raise Http404
    personal = request.GET.get("persoonsgegevens") == "ja"
    most = MOST_IN_WORKBOOK if form == "xlsx" else None
    try:
        taken = export_entries(actor, wanted, page_language(), personal=personal, most=most)
    except Invalid as refused:
        for told in in_words(refused.problems).values():
            messages.error(request, " ".join(told))
        return redirect("registers:list", organisation=actor.organisation.slug, register=register)
    name = f"{register}-{timezone.localdate():%Y-%m-%d}"
    return sheet_file(form, name, taken.name, taken.header, taken.rows)
