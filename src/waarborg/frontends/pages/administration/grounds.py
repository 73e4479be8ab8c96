"""On which grounds may a term of the law stand still, and which of them did an administrator confirm?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.registers.wording import in_words, pick
from waarborg.operations.actors import Actor
from waarborg.operations.confirming_terms import confirm_ground
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.records.queries.terms import confirmed_grounds
from waarborg.registers.statutory import SuspensionGround, statutory_terms, suspension_grounds


@dataclass(frozen=True, slots=True)
class GroundLine:
    """A ground as it stands today.

    Attributes:
        terms: the terms that it lets stand still.
        is_confirmed: somebody read it in the law; holds: and it is there.
    """

    name: str
    label: str
    article: str
    note: str
    terms: str
    is_confirmed: bool
    holds: bool


def ground_lines(actor: Actor) -> list[GroundLine]:
    """All of them; those to be confirmed first."""
    read = {each.ground: each.holds for each in confirmed_grounds(actor.organisation)}
    lines = [_line(each, read) for each in suspension_grounds()]
    return sorted(lines, key=lambda line: (line.is_confirmed, line.label))


@member_page
@require_http_methods(["GET", "POST"])
def ground(request: HttpRequest, actor: Actor, name: str) -> HttpResponse:
    """One ground: where it was read, what was confirmed, and a form to say whether it holds."""
    require(actor, Act.CONFIRM_TERM)
    found = next((each for each in suspension_grounds() if each.name == name), None)
    if found is None:
        raise Http404
    problems: Mapping[str, list[str]] = {}
    if request.method == "POST":
        try:
            confirm_ground(
                actor, name, request.POST.get("source", ""), holds=request.POST.get("holds") == "ja"
            )
        except Invalid as refused:
            problems = in_words(refused.problems)
        else:
            messages.success(request, _("Bewaard. Wat al stilstaat, blijft zoals het is."))
            return redirect("administration:terms", organisation=actor.organisation.slug)
    every = confirmed_grounds(actor.organisation)
    context = {
        "ground": _line(found, {each.ground: each.holds for each in every}),
        "confirmations": [each for each in every if each.ground == name],
        "given": request.POST,
        "problems": problems,
    }
    return show(request, actor, "pages/administration/ground.html", context, status=400 if problems else 200)


def _line(ground: SuspensionGround, read: Mapping[str, bool]) -> GroundLine:
    known = statutory_terms()
    return GroundLine(
        ground.name,
        pick(ground.label),
        pick(ground.article),
        pick(ground.note),
        ", ".join(pick(known[each].label) for each in ground.terms if each in known),
        ground.name in read or ground.confirmed,
        read.get(ground.name, True),
    )
