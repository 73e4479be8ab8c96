"""Which lists are there, who or what is on them, and from when until when?"""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.registers.place_questions import address_questions, location_question
from waarborg.frontends.pages.registers.questions import Given
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.frontends.pages.whole_numbers import read_number
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.operations.placing import PLACE, place_values
from waarborg.operations.refusals import Invalid
from waarborg.operations.subjects import (
    add_list,
    add_subject,
    end_subject,
    place_subject,
    put_under,
    rename_subject,
)
from waarborg.records.queries.subjects import (
    SubjectKind,
    find_list,
    find_subject,
    lists_of,
    possible_parents,
    uses_of,
)
from waarborg.registers.problems import Problem
from waarborg.registers.values import UnreadableValueError, read_day


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every list, and a form to add one."""
    require(actor, Act.MANAGE_LISTS)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        given = request.POST
        try:
            added = add_list(
                actor, given.get("name", ""), given.get("label", ""), is_area=given.get("is_area") == "ja"
            )
        except Invalid as refused:
            problems = refused.problems
        else:
            messages.success(request, _("De lijst is toegevoegd."))
            return redirect("subjects:list", organisation=actor.organisation.slug, name=added.name)
    context = {"lists": lists_of(actor.organisation), "given": request.POST, "problems": in_words(problems)}
    return show(request, actor, "pages/subjects/overview.html", context, status=400 if problems else 200)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def one_list(request: HttpRequest, actor: Actor, name: str) -> HttpResponse:
    """The members of a list, and a form to add one."""
    require(actor, Act.MANAGE_LISTS)
    found = find_list(actor.organisation, name)
    if found is None:
        raise Http404
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        given = request.POST
        try:
            start = _read_day(given.get("valid_from", ""), "valid_from")
            add_subject(actor, name, given.get("name", ""), given.get("code", ""), start)
        except Invalid as refused:
            problems = refused.problems
        else:
            messages.success(request, _("Toegevoegd."))
            return redirect("subjects:list", organisation=actor.organisation.slug, name=name)
    uses = uses_of(actor, found)
    members = [(member, uses.get(member.pk, 0)) for member in found.subjects.order_by("name")]
    context = {"list": found, "members": members, "given": request.POST, "problems": in_words(problems)}
    return show(request, actor, "pages/subjects/list.html", context, status=400 if problems else 200)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def one_member(request: HttpRequest, actor: Actor, name: str, member: int) -> HttpResponse:
    """Rename a member, say what it is, where it lies and belongs, or set its last day."""
    require(actor, Act.MANAGE_LISTS)
    found = find_subject(actor.organisation, member)
    if found is None or found.list.name != name:
        raise Http404
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        try:
            _change_member(actor, member, request.POST)
        except Invalid as refused:
            problems = refused.problems
        else:
            messages.success(request, _("De wijziging is opgeslagen."))
            return redirect("subjects:list", organisation=actor.organisation.slug, name=name)
    given = (
        request.POST if request.POST.get("act") == "place" else {"kind": found.kind, **place_values(found)}
    )
    asked = Given(dict(given.items()), in_words(problems))
    context = {
        "member": found,
        "list": found.list,
        "given": request.POST,
        "problems": in_words(problems),
        "kinds": SubjectKind.choices,
        "chosen_kind": given.get("kind", ""),
        "parents": possible_parents(actor.organisation, found),
        "questions": [location_question(asked), *address_questions(asked)],
    }
    return show(request, actor, "pages/subjects/member.html", context, status=400 if problems else 200)


def _change_member(actor: Actor, member: int, given: QueryDict) -> None:
    if given.get("act") == "end":
        end_subject(actor, member, _read_day(given.get("valid_until", ""), "valid_until"))
    elif given.get("act") == "under":
        put_under(actor, member, read_number(given.get("part_of", "")))
    elif given.get("act") == "place":
        place_subject(actor, member, given.get("kind", ""), {name: given.get(name, "") for name in PLACE})
    else:
        rename_subject(actor, member, given.get("name", ""))


def _read_day(written: str, field: str) -> date | None:
    if not written.strip():
        return None
    try:
        return read_day(written)
    except UnreadableValueError as error:
        raise Invalid([Problem(field, error.code, error.values)]) from None
