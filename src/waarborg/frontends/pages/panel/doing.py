"""What can be done with a survey at the press of a button?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waarborg.frontends.pages.doors import member_page
from waarborg.frontends.pages.panel.surveys import find_or_nothing, to_survey
from waarborg.frontends.pages.panel.telling import overtaken, tell_problems
from waarborg.frontends.pages.whole_numbers import read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.panel.closing import close_survey
from waarborg.operations.panel.surveys import ask_again, publish_survey, throw_survey_away
from waarborg.operations.panel.withdrawing import use_result_again, withdraw_result
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, Overtaken


@member_page
@require_POST
def do(request: HttpRequest, actor: Actor, survey: int) -> HttpResponse:
    """Publish a survey, close it, throw it away, withdraw its result or take that back, or ask it again."""
    require(actor, Act.MANAGE_PANEL)
    find_or_nothing(actor, survey)
    deeds: dict[str, Callable[[], tuple[str, int | None]]] = {
        "publish": lambda: _publish(actor, survey, read_revision(request.POST), timezone.localdate()),
        "close": lambda: _close(actor, survey, read_revision(request.POST), timezone.localdate()),
        "throw-away": lambda: _throw_away(actor, survey, read_revision(request.POST)),
        "withdraw": lambda: _withdraw(actor, survey, request),
        "use-again": lambda: _use_again(actor, survey, read_revision(request.POST)),
        "again": lambda: _again(actor, survey, timezone.localdate()),
    }
    deed = deeds.get(request.POST.get("wish", ""))
    if deed is None:
        raise Http404
    try:
        told, number = deed()
    except Invalid as refused:
        tell_problems(request, refused.problems)
        return to_survey(actor, survey)
    except Overtaken:
        overtaken(request)
        return to_survey(actor, survey)
    messages.success(request, told)
    if number is None:
        return redirect("panel:overview", organisation=actor.organisation.slug)
    return to_survey(actor, number)


def _publish(actor: Actor, survey: int, revision: int, today: date) -> tuple[str, int]:
    publish_survey(actor, survey, revision, today)
    return _("De vragenlijst is gepubliceerd. Ze gaat vanzelf open en dicht."), survey


def _close(actor: Actor, survey: int, revision: int, today: date) -> tuple[str, int]:
    close_survey(actor, survey, revision, today)
    return _("De vragenlijst is gesloten. De adressen zijn gewist; de resultaten staan klaar."), survey


def _throw_away(actor: Actor, survey: int, revision: int) -> tuple[str, None]:
    throw_survey_away(actor, survey, revision)
    return _("De vragenlijst is weggegooid."), None


def _withdraw(actor: Actor, survey: int, request: HttpRequest) -> tuple[str, int]:
    why = request.POST.get("why", "")
    withdraw_result(actor, survey, read_revision(request.POST), why, timezone.localdate())
    return _("De uitslag is ingetrokken. Zij telt nergens meer mee; de reden staat erbij."), survey


def _use_again(actor: Actor, survey: int, revision: int) -> tuple[str, int]:
    use_result_again(actor, survey, revision)
    return _("De uitslag telt weer mee."), survey


def _again(actor: Actor, survey: int, today: date) -> tuple[str, int]:
    made = ask_again(actor, survey, today)
    return _("Dit is een nieuwe meting met dezelfde vragen. Kijk de dagen na en publiceer haar."), made.pk
