"""How is the term of an entry stopped, resumed and extended?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waarborg.frontends.pages.doors import member_page
from waarborg.frontends.pages.registers.entry import (
    Refusal,
    given_moment,
    show_entry,
)
from waarborg.frontends.pages.whole_numbers import read_number, read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.operations.suspending import Stop, extend_term, resume_term, suspend_term
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.problems import Problem
from waarborg.registers.values import UnreadableValueError, read_day

_MOST = 1000


@member_page
@require_POST
def suspend(request: HttpRequest, actor: Actor, entry: int) -> HttpResponse:
    """Let the term stand still."""
    given = request.POST

    def act(revision: int) -> None:
        since = given_moment(given, "since")
        stop = Stop(given.get("reason", ""), given.get("ground", "")[:60], since, _day(given, "expected_on"))
        suspend_term(actor, entry, revision, stop)

    return _carry_out(request, actor, entry, "suspend", act, _("De termijn staat stil."))


@member_page
@require_POST
def resume(request: HttpRequest, actor: Actor, entry: int) -> HttpResponse:
    """Let the term go on."""
    given = request.POST

    def act(revision: int) -> None:
        resume_term(actor, entry, revision, given_moment(given, "resume_at"))

    return _carry_out(request, actor, entry, "resume", act, _("De termijn loopt weer."))


@member_page
@require_POST
def extend(request: HttpRequest, actor: Actor, entry: int) -> HttpResponse:
    """Add to the term."""
    given = request.POST

    def act(revision: int) -> None:
        extend_term(actor, entry, revision, _length(given), given.get("reason", ""))

    return _carry_out(request, actor, entry, "extend", act, _("De termijn is verlengd."))


def _carry_out(
    request: HttpRequest, actor: Actor, entry: int, of: str, act: Callable[[int], None], done: str
) -> HttpResponse:
    """Do it and go back to the entry; refused, show the entry with what was filled in and why not."""
    given = request.POST
    revision = read_revision(given)
    try:
        act(revision)
    except Invalid as refused:
        return show_entry(request, actor, entry, Refusal(of, given, refused.problems))
    except Overtaken:
        return show_entry(request, actor, entry, Refusal(of, given, seen_revision=revision))
    messages.success(request, done)
    return redirect("registers:entry", organisation=actor.organisation.slug, entry=entry)


def _day(given: QueryDict, name: str) -> date | None:
    written = given.get(name, "").strip()
    if not written:
        return None
    try:
        return read_day(written)
    except UnreadableValueError as error:
        raise Invalid([Problem(name, error.code, error.values)]) from None


def _length(given: QueryDict) -> Duration | None:
    """The duration that was filled in; ``None`` where none was, or none that exists."""
    amount, unit = read_number(given.get("amount", "").strip()) or 0, given.get("unit", "")
    return Duration(amount, Unit(unit)) if 0 < amount <= _MOST and unit in set(Unit) else None
