"""What did residents write in their own words, for who makes surveys alone?"""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from waarborg.frontends.pages.doors import member_page, show
from waarborg.operations.actors import Actor
from waarborg.operations.panel.open_answers import read_open_answers, remove_open_answer

_A_PAGE = 50


@member_page
@require_safe
def read(request: HttpRequest, actor: Actor, survey: int) -> HttpResponse:
    """The open answers, question by question."""
    found, every = read_open_answers(actor, survey, timezone.localdate())
    lines = [(each.question, answer) for each in every for answer in each.answers]
    page = Paginator(lines, _A_PAGE).get_page(request.GET.get("pagina"))
    context = {"survey": found, "page": page, "page_query": "", "number": len(lines)}
    return show(request, actor, "pages/panel/open_answers.html", context)


@member_page
@require_POST
def remove(request: HttpRequest, actor: Actor, question: int) -> HttpResponse:
    """Erase one open answer."""
    survey = remove_open_answer(actor, question, request.POST.get("answer", ""))
    messages.success(request, _("Het antwoord is gewist."))
    return redirect("panel:open_answers", organisation=actor.organisation.slug, survey=survey.pk)
