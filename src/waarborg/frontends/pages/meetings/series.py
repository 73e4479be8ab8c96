"""Which series of meetings are there, who takes part, when do they meet, and what is still to be done?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.meetings.forms import (
    Written,
    as_filled_in,
    choices,
    labels,
    read_series,
    written_in,
)
from waarborg.frontends.pages.meetings.meeting import shown_action
from waarborg.frontends.pages.recurring.wording import period_name
from waarborg.frontends.pages.registers.links import Link
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.frontends.pages.whole_numbers import read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.meetings.access import attended_series, open_series
from waarborg.operations.meetings.series import change_series, start_series, stop_series
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.queries.meetings import coming, every_of, held, open_actions
from waarborg.registers.problems import Problem

if TYPE_CHECKING:
    from waarborg.records.models import Meeting, MeetingSeries

_MEETINGS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """A series in the list."""

    series: MeetingSeries
    every: str
    next: Meeting | None
    last: Meeting | None
    actions: int
    is_stopped: bool


@member_page
@require_safe
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The series in which one takes part; all of them for who manages them."""
    today = timezone.localdate()
    lines = [
        SeriesLine(
            each,
            period_name(every_of(each)),
            coming(each).first(),
            held(each).first(),
            open_actions(actor, each).count(),
            each.ends_on is not None and each.ends_on < today,
        )
        for each in attended_series(actor)
    ]
    context = {
        "lines": [line for line in lines if not line.is_stopped],
        "stopped": [line for line in lines if line.is_stopped],
    }
    return show(request, actor, "pages/meetings/overview.html", context)


@member_page
@require_safe
def series_page(request: HttpRequest, actor: Actor, series: int) -> HttpResponse:
    """One series: its members, meetings and open actions."""
    found = open_series(actor, series)
    context = {
        "series": found,
        "every": period_name(every_of(found)),
        "members": list(found.members.all()),
        "coming": list(coming(found)[:_MEETINGS_SHOWN]),
        "held": list(held(found)[:_MEETINGS_SHOWN]),
        "actions": [shown_action(actor, each) for each in open_actions(actor, found)],
        "is_stopped": found.ends_on is not None and found.ends_on < timezone.localdate(),
    }
    return show(request, actor, "pages/meetings/series.html", context)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A new series."""
    require(actor, Act.MANAGE_MEETINGS)
    today = timezone.localdate()
    if request.method != "POST":
        return _form(request, actor, {"every": "P6W", "first_day": today.isoformat(), "starts_at": "09:00"})
    try:
        started = start_series(actor, read_series(actor, request.POST), today)
    except Invalid as refused:
        return _form(request, actor, written_in(request.POST), refused.problems)
    messages.success(request, _("De reeks is gestart. De eerste overleggen staan klaar, met hun agenda."))
    return redirect("meetings:series", organisation=actor.organisation.slug, series=started.pk)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, actor: Actor, series: int) -> HttpResponse:
    """Change a series."""
    require(actor, Act.MANAGE_MEETINGS)
    found = open_series(actor, series)
    if request.method != "POST":
        return _form(request, actor, as_filled_in(found), series=found)
    try:
        wish = read_series(actor, request.POST)
        change_series(actor, series, read_revision(request.POST), wish, timezone.localdate())
    except Invalid as refused:
        return _form(request, actor, written_in(request.POST), refused.problems, series=found)
    except Overtaken:
        messages.error(
            request, _("Een collega wijzigde deze reeks intussen. Kijk haar na en probeer het opnieuw.")
        )
        return redirect("meetings:edit", organisation=actor.organisation.slug, series=series)
    messages.success(request, _("De wijziging is opgeslagen."))
    return redirect("meetings:series", organisation=actor.organisation.slug, series=series)


@member_page
@require_POST
def stop(request: HttpRequest, actor: Actor, series: int) -> HttpResponse:
    """Stop a series."""
    try:
        stop_series(actor, series, read_revision(request.POST), timezone.localdate())
    except Overtaken:
        messages.error(
            request, _("Een collega wijzigde deze reeks intussen. Kijk haar na en probeer het opnieuw.")
        )
    else:
        messages.success(request, _("De reeks is gestopt. Open acties blijven staan tot ze klaar zijn."))
    return redirect("meetings:series", organisation=actor.organisation.slug, series=series)


def _form(
    request: HttpRequest,
    actor: Actor,
    written: Written,
    problems: Iterable[Problem] = (),
    *,
    series: MeetingSeries | None = None,
) -> HttpResponse:
    told = in_words(problems)
    names = labels()
    context = {
        "given": written,
        "series": series,
        "problems": told,
        "problem_links": [
            Link(names.get(name, name), f"#series-{name}", each)
            for name, every in told.items()
            for each in every
        ],
        **choices(actor, written),
    }
    return show(request, actor, "pages/meetings/form.html", context, status=400 if told else 200)
