"""How are the questions of a survey made, changed, moved and taken out?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.panel.forms import (
    problem_links,
    question_as_filled_in,
    question_choices,
    read_question,
)
from waarborg.frontends.pages.panel.surveys import find_or_nothing, to_survey
from waarborg.frontends.pages.panel.telling import overtaken, tell_problems
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.frontends.pages.whole_numbers import read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.panel.questions import add_question, change_question, drop_question, move_question
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.queries.panels import find_question
from waarborg.registers.problems import Problem

if TYPE_CHECKING:
    from waarborg.records.models import PanelQuestion, PanelSurvey

_USUAL = {"kind": "scale_5", "direction": "good"}


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, actor: Actor, survey: int) -> HttpResponse:
    """A new question."""
    require(actor, Act.MANAGE_PANEL)
    found = find_or_nothing(actor, survey)
    if request.method != "POST":
        return _form(request, actor, found, _USUAL)
    try:
        add_question(actor, survey, read_revision(request.POST), read_question(request.POST))
    except Invalid as refused:
        return _form(request, actor, found, request.POST.dict(), refused.problems)
    except Overtaken:
        overtaken(request)
        return to_survey(actor, survey)
    messages.success(request, _("De vraag staat erin."))
    return to_survey(actor, survey)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, actor: Actor, question: int) -> HttpResponse:
    """Change a question."""
    require(actor, Act.MANAGE_PANEL)
    found = _find(actor, question)
    if request.method != "POST":
        return _form(request, actor, found.survey, question_as_filled_in(found), question=found)
    try:
        change_question(actor, question, read_revision(request.POST), read_question(request.POST))
    except Invalid as refused:
        return _form(request, actor, found.survey, request.POST.dict(), refused.problems, question=found)
    except Overtaken:
        overtaken(request)
        return to_survey(actor, found.survey_id)
    messages.success(request, _("De vraag is gewijzigd."))
    return to_survey(actor, found.survey_id)


@member_page
@require_POST
def move(request: HttpRequest, actor: Actor, question: int) -> HttpResponse:
    """Move a question up or down, or take it out."""
    require(actor, Act.MANAGE_PANEL)
    found = _find(actor, question)
    wish, revision = request.POST.get("wish"), read_revision(request.POST)
    try:
        if wish == "drop":
            drop_question(actor, question, revision)
            messages.success(request, _("De vraag is eruit."))
        else:
            move_question(actor, question, revision, up=wish == "up")
    except Invalid as refused:
        tell_problems(request, refused.problems)
    except Overtaken:
        overtaken(request)
    return to_survey(actor, found.survey_id)


def _find(actor: Actor, question: int) -> PanelQuestion:
    found = find_question(actor.organisation, question)
    if found is None:
        raise Http404
    return found


def _form(
    request: HttpRequest,
    actor: Actor,
    survey: PanelSurvey,
    written: Mapping[str, str],
    problems: Iterable[Problem] = (),
    *,
    question: PanelQuestion | None = None,
) -> HttpResponse:
    told = tuple(problems)
    context = {
        "given": written,
        "survey": survey,
        "question": question,
        "problems": in_words(told),
        "problem_links": problem_links(told),
        **question_choices(written),
    }
    return show(request, actor, "pages/panel/question.html", context, status=400 if told else 200)
