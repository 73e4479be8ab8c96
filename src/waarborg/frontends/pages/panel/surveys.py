"""Which surveys are there, what does each ask, and what can be done with it now?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.panel.filling import shown_questions
from waarborg.frontends.pages.panel.forms import (
    new_survey,
    problem_links,
    read_survey,
    survey_as_filled_in,
    survey_choices,
)
from waarborg.frontends.pages.panel.telling import overtaken
from waarborg.frontends.pages.panel.wording import state_name
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.frontends.pages.whole_numbers import read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.panel.surveys import (
    change_survey,
    start_survey,
)
from waarborg.operations.permissions import Act, may, require
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.reading.framework import title_of
from waarborg.records.queries.panels import (
    Entrance,
    SurveyState,
    file_of,
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


ORDERS: Mapping[str, tuple[Callable[[Line], Any], bool]] = {
    "naam": (lambda line: (line.survey.title.casefold(), line.survey.closes_on), False),
    "stand": (lambda line: (list(SurveyState).index(line.state), line.survey.closes_on), False),
    "van": (lambda line: (line.survey.opens_on, line.survey.pk), True),
    "tot": (lambda line: (line.survey.closes_on, line.survey.pk), True),
    "antwoorden": (lambda line: (line.answers, line.survey.closes_on), True),
}
"""By what the surveys can be sorted, as the address says it, and whether the highest comes first."""


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
    answers = numbers_of_answers(actor.organisation)
    states = [(each, state_on(each, today)) for each in found]
    lines = [Line(each, state, state_name(state), answers.get(each.pk, 0)) for each, state in states]
    order = request.GET.get("volgorde", "")
    order = order if order in ORDERS else "tot"
    key, is_falling = ORDERS[order]
    page = Paginator(sorted(lines, key=key, reverse=is_falling), _A_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "page": page,
        "lines": list(page),
        "headings": _headings(order),
        "page_query": f"volgorde={order}&",
    }
    return show(request, actor, "pages/panel/overview.html", context)


def _headings(order: str) -> list[dict[str, object]]:
    labels = {
        "naam": _("Vragenlijst"),
        "stand": _("Stand"),
        "van": _("Open van"),
        "tot": _("Tot en met"),
        "antwoorden": _("Antwoorden"),
    }
    direction = "descending" if ORDERS[order][1] else "ascending"
    return [
        {
            "label": label,
            "query": f"volgorde={name}",
            "sort": direction if name == order else "",
            "is_number": name == "antwoorden",
        }
        for name, label in labels.items()
    ]


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
        "is_from_file": found.entrance == Entrance.FILE,
        "file": file_of(found),
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
        change_survey(actor, survey, read_revision(request.POST), wish, timezone.localdate())
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
