"""What can somebody do with a contribution: keep, correct, answer and withdraw it?"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from waarborg.frontends.pages.contributions.forms import (
    as_filled_in,
    choices,
    newly_filled_in,
    outcome_options,
    problem_links,
    read_answer,
    read_contributed,
)
from waarborg.frontends.pages.contributions.views import facts_of
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.frontends.pages.whole_numbers import read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.contributions import (
    answer_contribution,
    correct_contribution,
    keep_contribution,
    withdraw_contribution,
)
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.queries.contributions import find_contribution
from waarborg.registers.problems import Problem

if TYPE_CHECKING:
    from waarborg.records.models import Contribution


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A new contribution."""
    require(actor, Act.KEEP_CONTRIBUTIONS)
    today = timezone.localdate()
    if request.method != "POST":
        return _form(request, actor, newly_filled_in(today))
    try:
        given = read_contributed(request.POST)
        kept = keep_contribution(actor, given, today, request.POST.get("token", "")[:36])
    except Invalid as refused:
        return _form(request, actor, request.POST.dict(), refused.problems)
    messages.success(request, _("De inbreng is bewaard. Zeg hieronder wat ermee is gedaan, nu of later."))
    return _to(actor, kept.pk)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, actor: Actor, contribution: int) -> HttpResponse:
    """Correct a contribution."""
    require(actor, Act.KEEP_CONTRIBUTIONS)
    found = _find(actor, contribution)
    if request.method != "POST":
        return _form(request, actor, as_filled_in(found), contribution=found)
    try:
        given = read_contributed(request.POST)
        correct_contribution(actor, contribution, read_revision(request.POST), given, timezone.localdate())
    except Invalid as refused:
        return _form(request, actor, request.POST.dict(), refused.problems, contribution=found)
    except Overtaken:
        return _overtaken(request, actor, contribution)
    messages.success(request, _("De wijziging is opgeslagen."))
    return _to(actor, contribution)


@member_page
@require_POST
def answer(request: HttpRequest, actor: Actor, contribution: int) -> HttpResponse:
    """Say what was done with a contribution."""
    require(actor, Act.KEEP_CONTRIBUTIONS)
    found = _find(actor, contribution)
    done = read_answer(request.POST)
    try:
        answer_contribution(actor, contribution, read_revision(request.POST), done)
    except Invalid as refused:
        context = {
            **facts_of(actor, found),
            "outcomes": outcome_options(done.outcome),
            "given": {"reason": done.reason, "place": done.place},
            "problems": in_words(refused.problems),
            "problem_links": problem_links(refused.problems),
        }
        return show(request, actor, "pages/contributions/contribution.html", context, status=400)
    except Overtaken:
        return _overtaken(request, actor, contribution)
    messages.success(request, _("Het antwoord is bewaard."))
    return _to(actor, contribution)


@member_page
@require_POST
def withdraw(request: HttpRequest, actor: Actor, contribution: int) -> HttpResponse:
    """Withdraw a contribution, or put it back."""
    back = request.POST.get("wish") == "back"
    try:
        withdraw_contribution(actor, contribution, read_revision(request.POST), back=back)
    except Overtaken:
        return _overtaken(request, actor, contribution)
    messages.success(
        request,
        _("De inbreng telt weer mee.")
        if back
        else _("De inbreng is ingetrokken en telt nergens mee. U kunt hem terugzetten."),
    )
    return _to(actor, contribution)


def _form(
    request: HttpRequest,
    actor: Actor,
    written: Mapping[str, str],
    problems: Iterable[Problem] = (),
    *,
    contribution: Contribution | None = None,
) -> HttpResponse:
    told = tuple(problems)
    context = {
        "given": written,
        "contribution": contribution,
        "token": written.get("token") or str(uuid.uuid4()),
        "problems": in_words(told),
        "problem_links": problem_links(told),
        **choices(written),
    }
    return show(request, actor, "pages/contributions/form.html", context, status=400 if told else 200)


def _find(actor: Actor, contribution: int) -> Contribution:
    found = find_contribution(actor.organisation, contribution)
    if found is None:
        raise Http404
    return found


def _overtaken(request: HttpRequest, actor: Actor, contribution: int) -> HttpResponse:
    messages.error(
        request, _("Een collega wijzigde deze inbreng intussen. Kijk hem na en probeer het opnieuw.")
    )
    return _to(actor, contribution)


def _to(actor: Actor, contribution: int) -> HttpResponse:
    return redirect(
        "contributions:contribution", organisation=actor.organisation.slug, contribution=contribution
    )
