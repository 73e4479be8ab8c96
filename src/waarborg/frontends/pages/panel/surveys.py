"""Which surveys are there, what does each ask, and what can be done with it now?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.meetings.reading import read_revision
from waarborg.frontends.pages.panel.filling import shown_questions
from waarborg.frontends.pages.panel.forms import (
    new_survey,
    problem_links,
    read_survey,
    survey_as_filled_in,
    survey_choices,
)
from waarborg.frontends.pages.panel.telling import overtaken, tell_problems
from waarborg.frontends.pages.panel.wording import state_name
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.operations.actors import Actor
from waarborg.operations.panel.closing import close_survey
from waarborg.operations.panel.surveys import (
    ask_again,
    change_survey,
    publish_survey,
    start_survey,
    throw_survey_away,
)
from waarborg.operations.permissions import Act, may, require
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.reading.framework import title_of
from waarborg.records.queries.panels import (
    Entrance,
    SurveyState,
    find_survey,
    invited_counts,
    number_of_answers,
    numbers_of_answers,
    questions_of,
    state_on,
    surveys_in,
)
from waarborg.registers.problems import Problem

if TYPE_CHECKING:
    from waarborg.records.models import PanelQuestion, PanelSurvey

_A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Line:
    """A survey in the list."""

    survey: PanelSurvey
    state: SurveyState
    state_name: str
    answers: int


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question in the list."""

    question: PanelQuestion
    theme: str


@member_page
@require_safe
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The surveys; who does not make them sees those that are published."""
    require(actor, Act.READ)
    today = timezone.localdate()
    found = surveys_in(actor.organisation)
    if not may(actor, Act.MANAGE_PANEL):
        found = found.filter(published_at__isnull=False)
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("pagina"))
    states = [(each, state_on(each, today)) for each in page]
    answers = numbers_of_answers(actor.organisation)
    lines = [Line(each, state, state_name(state), answers.get(each.pk, 0)) for each, state in states]
    return show(request, actor, "pages/panel/overview.html", {"page": page, "lines": lines})


@member_page
@require_safe
def survey_page(request: HttpRequest, actor: Actor, survey: int) -> HttpResponse:
    """What a survey asks, how it stands, and what can be done with it."""
    require(actor, Act.MANAGE_PANEL)
    found = find_or_nothing(actor, survey)
    state, answers = state_on(found, timezone.localdate()), number_of_answers(found)
    is_open_link = found.entrance == Entrance.LINK
    context = {
        "survey": found,
        "state": state,
        "state_name": state_name(state),
        "questions": [
            QuestionLine(each, title_of(each.theme) if each.theme else "") for each in questions_of(found)
        ],
        "answers": answers,
        "is_frozen": bool(answers) or state is SurveyState.CLOSED,
        "is_open_link": is_open_link,
        "counts": invited_counts(found),
        "link": f"{settings.CONFIGURATION.address}/vragenlijst/{found.token}/"
        if found.token and is_open_link
        else "",
        "least": settings.CONFIGURATION.panel_group,
    }
    return show(request, actor, "pages/panel/survey.html", context)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A new survey."""
    require(actor, Act.MANAGE_PANEL)
    if request.method != "POST":
        return _form(request, actor, new_survey(timezone.localdate()))
    try:
        made = start_survey(actor, read_survey(request.POST))
    except Invalid as refused:
        return _form(request, actor, request.POST.dict(), refused.problems)
    messages.success(request, _("De vragenlijst is gemaakt, als concept. Voeg nu de vragen toe."))
    return to_survey(actor, made.pk)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, actor: Actor, survey: int) -> HttpResponse:
    """Change a survey."""
    require(actor, Act.MANAGE_PANEL)
    found = find_or_nothing(actor, survey)
    if request.method != "POST":
        return _form(request, actor, survey_as_filled_in(found), survey=found)
    try:
        wish = read_survey(request.POST)
        change_survey(actor, survey, read_revision(request), wish, timezone.localdate())
    except Invalid as refused:
        return _form(request, actor, request.POST.dict(), refused.problems, survey=found)
    except Overtaken:
        overtaken(request)
        return to_survey(actor, survey)
    messages.success(request, _("De wijziging is opgeslagen."))
    return to_survey(actor, survey)


@member_page
@require_safe
def preview(request: HttpRequest, actor: Actor, survey: int) -> HttpResponse:
    """A survey as residents will see it; nothing can be sent."""
    require(actor, Act.MANAGE_PANEL)
    found = find_or_nothing(actor, survey)
    context = {
        "survey": found,
        "questions": shown_questions(found, timezone.localdate(), {}),
        "is_preview": True,
        "municipality": actor.organisation,
    }
    return show(request, actor, "pages/panel/preview.html", context)


@member_page
@require_POST
def do(request: HttpRequest, actor: Actor, survey: int) -> HttpResponse:
    """Publish a survey, close it, throw it away, or ask it again."""
    require(actor, Act.MANAGE_PANEL)
    find_or_nothing(actor, survey)
    deeds: dict[str, Callable[[], tuple[str, int | None]]] = {
        "publish": lambda: _publish(actor, survey, read_revision(request), timezone.localdate()),
        "close": lambda: _close(actor, survey, read_revision(request), timezone.localdate()),
        "throw-away": lambda: _throw_away(actor, survey, read_revision(request)),
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


def _again(actor: Actor, survey: int, today: date) -> tuple[str, int]:
    made = ask_again(actor, survey, today)
    return _("Dit is een nieuwe meting met dezelfde vragen. Kijk de dagen na en publiceer haar."), made.pk


def find_or_nothing(actor: Actor, survey: int) -> PanelSurvey:
    """The survey of this number; a page that is not there where there is none."""
    found = find_survey(actor.organisation, survey)
    if found is None:
        raise Http404
    return found


def to_survey(actor: Actor, survey: int) -> HttpResponse:
    """On to the page of a survey."""
    return redirect("panel:survey", organisation=actor.organisation.slug, survey=survey)


def _form(
    request: HttpRequest,
    actor: Actor,
    written: Mapping[str, str],
    problems: Iterable[Problem] = (),
    *,
    survey: PanelSurvey | None = None,
) -> HttpResponse:
    told = tuple(problems)
    context = {
        "given": written,
        "survey": survey,
        "is_frozen": survey is not None and number_of_answers(survey) > 0,
        "problems": in_words(told),
        "problem_links": problem_links(told),
        **survey_choices(actor, written),
    }
    return show(request, actor, "pages/panel/form.html", context, status=400 if told else 200)
