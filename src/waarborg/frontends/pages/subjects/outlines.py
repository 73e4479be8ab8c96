"""Where do the outlines of a list of areas come in?"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.languages import page_language
from waarborg.operations.actors import Actor
from waarborg.operations.boundaries import LARGEST_FILE, import_boundaries
from waarborg.operations.permissions import Act, require
from waarborg.operations.problems_in_words import tell
from waarborg.operations.refusals import Invalid
from waarborg.records.queries.boundaries import areas_with_boundary
from waarborg.records.queries.subjects import find_list, members_on
from waarborg.registers.problems import Problem

_MOST_TOLD = 20


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def outlines(request: HttpRequest, actor: Actor, name: str) -> HttpResponse:
    """Give a list of areas its outlines from a file, and see which areas have one."""
    require(actor, Act.MANAGE_LISTS)
    found = find_list(actor.organisation, name)
    if found is None or not found.is_area:
        raise Http404
    told: list[str] = []
    if request.method == "POST":
        try:
            done = import_boundaries(actor, name, _content(request), request.POST.get("source", ""))
        except Invalid as refused:
            told = list(_in_words(refused.problems))
        else:
            counts = {"drawn": done.drawn, "added": len(done.added)}
            messages.success(
                request,
                _("Gebieden met een nieuwe grens: %(drawn)s, waarvan nieuw op de lijst: %(added)s.") % counts,
            )
            return redirect("subjects:outlines", organisation=actor.organisation.slug, name=name)
    today = timezone.localdate()
    drawn = [
        each for each in areas_with_boundary(actor.organisation, today) if each.subject.list_id == found.pk
    ]
    known = {each.subject_id for each in drawn}
    members = [each for each in members_on(actor.organisation, today, areas=True) if each.list_id == found.pk]
    context = {
        "list": found,
        "drawn": drawn,
        "without": [each for each in members if each.pk not in known],
        "source": request.POST.get("source", ""),
        "told": told[:_MOST_TOLD],
        "untold": max(0, len(told) - _MOST_TOLD),
    }
    return show(request, actor, "pages/subjects/outlines.html", context, status=400 if told else 200)


def _content(request: HttpRequest) -> bytes:
    handed = request.FILES.get("file")
    if handed is None:
        raise Invalid([Problem("file", "missing")])
    return bytes(handed.read(LARGEST_FILE + 1))


def _in_words(problems: Iterable[Problem]) -> Iterable[str]:
    """Every problem, with the number of the feature where it is about one."""
    for problem in problems:
        _what, _dot, number = problem.field.partition(".")
        sentence = tell(problem, page_language())
        yield _("Gebied %(number)s: %(told)s") % {"number": number, "told": sentence} if number else sentence
