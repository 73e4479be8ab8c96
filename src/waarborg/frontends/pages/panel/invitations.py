"""Who is invited to a survey, and how far is the sending?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.panel.forms import problem_links
from waarborg.frontends.pages.panel.surveys import find_or_nothing
from waarborg.frontends.pages.panel.telling import overtaken, tell_problems
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.frontends.pages.whole_numbers import read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.panel.inviting import ask_to_send, invite_residents, take_off_list
from waarborg.operations.panel.sending import PanelMail, send_panel_mail
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.queries.panels import Entrance, SurveyState, invitations_of, invited_counts, state_on
from waarborg.registers.problems import Problem

if TYPE_CHECKING:
    from waarborg.records.models import PanelSurvey

_A_PAGE = 100
_PATIENCE = 15.0
"""Seconds that a page sends; the daily timer does the rest."""

_LARGEST_FILE = 2_000_000


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, actor: Actor, survey: int) -> HttpResponse:
    """The list of who is invited, and a form to add addresses to it."""
    require(actor, Act.MANAGE_PANEL)
    found = find_or_nothing(actor, survey)
    if request.method != "POST":
        return _list(request, actor, found)
    try:
        added = invite_residents(actor, survey, read_revision(request.POST), _written(request))
    except Invalid as refused:
        return _list(request, actor, found, refused.problems)
    except Overtaken:
        overtaken(request)
        return _to_list(actor, survey)
    told = ngettext("%(number)s adres toegevoegd.", "%(number)s adressen toegevoegd.", added.added)
    known = ngettext("%(number)s stond er al op.", "%(number)s stonden er al op.", added.known)
    parts = [told % {"number": added.added}, known % {"number": added.known} if added.known else ""]
    messages.success(request, " ".join(each for each in parts if each))
    return _to_list(actor, survey)


@member_page
@require_POST
def send(request: HttpRequest, actor: Actor, survey: int) -> HttpResponse:
    """Send the invitations, or a reminder to who did not answer."""
    require(actor, Act.MANAGE_PANEL)
    found, today = find_or_nothing(actor, survey), timezone.localdate()
    try:
        reminders = request.POST.get("wish") == "remind"
        ask_to_send(actor, survey, read_revision(request.POST), today, reminders=reminders)
    except Invalid as refused:
        tell_problems(request, refused.problems)
    except Overtaken:
        overtaken(request)
    else:
        if state_on(found, today) is SurveyState.WAITING:
            messages.success(request, _("De uitnodigingen gaan vanzelf uit op de eerste dag."))
        else:
            _tell(request, send_panel_mail(actor.organisation, today, _PATIENCE))
    return _to_list(actor, survey)


@member_page
@require_POST
def take_off(request: HttpRequest, actor: Actor, invitation: int) -> HttpResponse:
    """Take somebody off the list."""
    survey = take_off_list(actor, invitation)
    messages.success(request, _("Het adres is van de lijst."))
    return _to_list(actor, survey.pk)


def _written(request: HttpRequest) -> str:
    """What was pasted, and the file that was handed in."""
    pasted = request.POST.get("addresses", "")
    file = request.FILES.get("file")
    if file is None:
        return pasted
    if file.size is None or file.size > _LARGEST_FILE:
        raise Invalid([Problem("addresses", "file_too_large", (("maximum", 2),))])
    content = file.read()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    return f"{text}\n{pasted}"


def _tell(request: HttpRequest, mail: PanelMail) -> None:
    told = ngettext("%(number)s bericht verstuurd.", "%(number)s berichten verstuurd.", mail.sent)
    messages.success(request, told % {"number": mail.sent})
    if mail.refused:
        told = ngettext(
            "%(number)s adres werd geweigerd.", "%(number)s adressen werden geweigerd.", mail.refused
        )
        messages.warning(request, told % {"number": mail.refused})
    if mail.waiting:
        told = ngettext(
            "%(number)s bericht wacht nog. Het gaat vanzelf mee met de dagelijkse verzending, of druk nog eens.",
            "%(number)s berichten wachten nog. Ze gaan vanzelf mee met de dagelijkse verzending, of druk nog eens.",
            mail.waiting,
        )
        messages.warning(request, told % {"number": mail.waiting})


def _to_list(actor: Actor, survey: int) -> HttpResponse:
    return redirect("panel:invited", organisation=actor.organisation.slug, survey=survey)


def _list(
    request: HttpRequest, actor: Actor, survey: PanelSurvey, problems: Iterable[Problem] = ()
) -> HttpResponse:
    if survey.entrance != Entrance.INVITED:
        raise Http404
    told = tuple(problems)
    state = state_on(survey, timezone.localdate())
    context = {
        "survey": survey,
        "counts": invited_counts(survey),
        "page": Paginator(invitations_of(survey), _A_PAGE).get_page(request.GET.get("pagina")),
        "page_query": "",
        "is_open": state is SurveyState.OPEN,
        "is_waiting": state is SurveyState.WAITING,
        "is_over": state is SurveyState.CLOSED,
        "given": request.POST.get("addresses", ""),
        "problems": in_words(told),
        "problem_links": problem_links(told),
    }
    return show(request, actor, "pages/panel/invited.html", context, status=400 if told else 200)
