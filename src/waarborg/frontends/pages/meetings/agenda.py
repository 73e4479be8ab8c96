"""How does something come on an agenda, when does a meeting move, and what is printed of it?"""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.meetings.meeting import heading_of, show_meeting, shown_item
from waarborg.frontends.pages.meetings.reading import read_hour, read_written_day
from waarborg.frontends.pages.registers.questions import Option
from waarborg.frontends.pages.registers.wording import in_words, pick
from waarborg.frontends.pages.whole_numbers import read_number, read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.documents.dossiers import draft_dossier
from waarborg.operations.meetings.access import open_meeting
from waarborg.operations.meetings.agenda import Point, put_on_agenda, topics_in
from waarborg.operations.meetings.calling import call_off_meeting, move_meeting
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.queries.meetings import items_of, series_in
from waarborg.registers.problems import Problem


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def point(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Put something on the agenda of the next meeting of a series, perhaps about an entry."""
    require(actor, Act.PUT_ON_AGENDA)
    given = request.POST if request.method == "POST" else request.GET
    problems: tuple[Problem, ...] = ()
    if request.method == "POST":
        wanted = Point(
            given.get("title", ""),
            given.get("topic", ""),
            given.get("explanation", ""),
            given.get("about", ""),
            given.get("token", "")[:36],
            asks_decision=given.get("asks_decision") == "ja",
        )
        try:
            series = read_number(given.get("series", ""))
            if series is None:
                raise Invalid([Problem("series", "missing")])
            item = put_on_agenda(actor, series, wanted)
        except Invalid as refused:
            problems = refused.problems
        else:
            told = _("Het staat op de agenda van %(name)s.") % {"name": item.meeting.series.name}
            messages.success(request, told)
            if item.about_id is not None:
                return redirect("registers:entry", organisation=actor.organisation.slug, entry=item.about_id)
            return redirect("meetings:overview", organisation=actor.organisation.slug)
    context = {
        "given": given,
        "token": given.get("token") or str(uuid4()),
        "series_options": [
            Option(str(each.pk), each.name, str(each.pk) == given.get("series"))
            for each in series_in(actor.organisation).filter(ends_on__isnull=True)
        ],
        "topics": [
            Option(value, pick((dutch, english)), value == given.get("topic"))
            for value, dutch, english in topics_in(actor.organisation)
        ],
        "problems": in_words(problems),
    }
    return show(request, actor, "pages/meetings/point.html", context, status=400 if problems else 200)


@member_page
@require_POST
def move(request: HttpRequest, actor: Actor, meeting: int) -> HttpResponse:
    """Put a meeting on another day or hour."""
    problems: list[Problem] = []
    try:
        day = read_written_day(request.POST, "day", problems)
        starts_at = read_hour(request.POST, "starts_at", problems)
        if day is None and not problems:
            problems.append(Problem("day", "missing"))
        if problems or day is None:
            raise Invalid(problems)
        move_meeting(actor, meeting, read_revision(request.POST), day, starts_at)
    except Invalid as refused:
        return show_meeting(request, actor, open_meeting(actor, meeting), problems=refused.problems)
    except Overtaken:
        messages.error(
            request, _("Een collega wijzigde dit overleg intussen. Kijk het na en probeer het opnieuw.")
        )
    else:
        messages.success(request, _("Het overleg is verplaatst."))
    return redirect("meetings:meeting", organisation=actor.organisation.slug, meeting=meeting)


@member_page
@require_POST
def call_off(request: HttpRequest, actor: Actor, meeting: int) -> HttpResponse:
    """Call a meeting off."""
    try:
        found = call_off_meeting(actor, meeting, read_revision(request.POST), request.POST.get("reason", ""))
    except Invalid as refused:
        return show_meeting(request, actor, open_meeting(actor, meeting), problems=refused.problems)
    except Overtaken:
        messages.error(
            request, _("Een collega wijzigde dit overleg intussen. Kijk het na en probeer het opnieuw.")
        )
        return redirect("meetings:meeting", organisation=actor.organisation.slug, meeting=meeting)
    messages.success(request, _("Het overleg is afgezegd. Toegevoegde punten staan nu op het volgende."))
    return redirect("meetings:series", organisation=actor.organisation.slug, series=found.series_id)


@member_page
@require_POST
def dossier(request: HttpRequest, actor: Actor, meeting: int) -> HttpResponse:
    """Make the dossier of a meeting, and go to it."""
    try:
        made = draft_dossier(actor, meeting)
    except Invalid as refused:
        for told in in_words(refused.problems).values():
            messages.error(request, " ".join(told))
        return redirect("meetings:meeting", organisation=actor.organisation.slug, meeting=meeting)
    messages.success(request, _("Het dossier staat klaar als concept. Lees het na en stel het vast."))
    return redirect("documents:document", organisation=actor.organisation.slug, document=made.pk)


@member_page
@require_safe
def agenda_print(request: HttpRequest, actor: Actor, meeting: int) -> HttpResponse:
    """The agenda alone, to be printed or sent."""
    return _print(request, actor, meeting, "pages/meetings/agenda.html")


@member_page
@require_safe
def decisions_print(request: HttpRequest, actor: Actor, meeting: int) -> HttpResponse:
    """The list of decisions and actions, to be printed or sent."""
    return _print(request, actor, meeting, "pages/meetings/decisions.html")


def _print(request: HttpRequest, actor: Actor, meeting: int, template: str) -> HttpResponse:
    found = open_meeting(actor, meeting)
    items = [shown_item(actor, each, None, {}) for each in items_of(found)]
    members = [str(each) for each in found.series.members.all()]
    context = {
        **heading_of(found),
        "items": items,
        "present": [name for name in members if name in found.present],
        "absent": [name for name in members if name not in found.present],
        "decided": [each for each in items if each.decision],
        "actions": [action for each in items for action in each.actions],
    }
    return show(request, actor, template, context)
