"""What does a resident see who opens the link of a survey? Nobody signs in and no cookie is set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from waarborg.frontends.pages.flooding import answers_flood
from waarborg.frontends.pages.panel.filling import shown_areas, shown_questions
from waarborg.frontends.pages.registers.links import Link
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.frontends.pages.whole_numbers import read_number, read_revision
from waarborg.operations.panel.answering import Given, give_answer, withdraw_answer
from waarborg.operations.panel.links import Door, find_answer, new_link, open_door
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.records.queries.panels import SurveyState, state_on
from waarborg.registers.problems import Problem

# A cross-site form could do no more here than anybody with the link, as nobody is signed in: so there is no
# token against it, and no cookie is needed to carry one.


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def survey_form(request: HttpRequest, token: str) -> HttpResponse:
    """The survey to fill in; or why that cannot be done now."""
    day = timezone.localdate()
    try:
        door = open_door(token, day)
    except NotFound:
        return _page(request, "pages/panel/no_survey.html", {}, 404)
    if door.is_answered and find_answer(token) is not None:
        return redirect("panel-answer", token=token)
    if door.state is not SurveyState.OPEN or door.is_answered:
        return _page(request, "pages/panel/not_now.html", _about(door))
    return _form(request, door, QueryDict()) if request.method != "POST" else _take_in(request, door, token)


def _take_in(request: HttpRequest, door: Door, token: str) -> HttpResponse:
    if answers_flood(request, token):
        return _form(request, door, request.POST, [Problem("form", "asked_too_often")], status=429)
    try:
        receipt = give_answer(token, _read(request), timezone.localdate())
    except Invalid as refused:
        return _form(request, door, request.POST, refused.problems, status=400)
    return redirect("panel-answer", token=receipt)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def own_answer(request: HttpRequest, token: str) -> HttpResponse:
    """Thanks for an answer, and a button to take it back while the survey is open."""
    day = timezone.localdate()
    found = find_answer(token)
    if found is None:
        return _page(request, "pages/panel/no_survey.html", {}, 404)
    context = {"survey": found.survey, "municipality": found.survey.organisation}
    if request.method == "POST":
        try:
            withdraw_answer(token, day)
        except NotFound:
            return _page(request, "pages/panel/no_survey.html", {}, 404)
        return _page(request, "pages/panel/withdrawn.html", context)
    is_open = state_on(found.survey, day) is SurveyState.OPEN
    return _page(request, "pages/panel/thanks.html", {**context, "can_withdraw": is_open})


def _read(request: HttpRequest) -> Given:
    given = request.POST
    names = [name for name in given if name.startswith("question-")]
    numbers = {name: name.removeprefix("question-") for name in names}
    return Given(
        revision=read_revision(request.POST),
        has_consented=given.get("consent") == "ja",
        area=given.get("area", ""),
        answers={
            number: given.getlist(name)
            for name, written in numbers.items()
            if (number := read_number(written)) is not None
        },
        receipt=given.get("receipt", ""),
    )


def _form(
    request: HttpRequest,
    door: Door,
    given: QueryDict,
    problems: Iterable[Problem] = (),
    status: int = 200,
) -> HttpResponse:
    survey, day = door.survey, timezone.localdate()
    told = in_words(problems)
    questions = shown_questions(survey, day, {name: given.getlist(name) for name in given})
    texts = {each.name: each.text for each in questions}
    context = {
        **_about(door),
        "questions": questions,
        "areas": shown_areas(survey, day, given.get("area", "")),
        "has_consented": given.get("consent") == "ja",
        "receipt": given.get("receipt") or new_link(),
        "problems": told,
        "problem_links": [
            Link(texts.get(name, ""), f"#{name}", each) for name, every in told.items() for each in every
        ],
    }
    return _page(request, "pages/panel/fill_in.html", context, status)


def _about(door: Door) -> dict[str, object]:
    return {
        "survey": door.survey,
        "municipality": door.survey.organisation,
        "state": door.state,
        "is_invited": door.invitation is not None,
    }


def _page(
    request: HttpRequest, template: str, context: Mapping[str, object], status: int = 200
) -> HttpResponse:
    answer = render(request, template, dict(context), status=status)
    # The address is a secret: no cache, search engine or next page gets it.
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return answer


urlpatterns: list[URLPattern] = [
    path("vragenlijst/<str:token>/", survey_form, name="panel-form"),
    path("vragenlijst/antwoord/<str:token>/", own_answer, name="panel-answer"),
]
