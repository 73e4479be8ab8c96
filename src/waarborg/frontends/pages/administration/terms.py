"""Which terms does the law set, and which of them did an administrator confirm?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.frontends.pages.administration.grounds import ground_lines
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.registers.wording import in_words, pick
from waarborg.frontends.pages.whole_numbers import read_number
from waarborg.operations.actors import Actor
from waarborg.operations.confirming_terms import confirm_term
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.records.queries.terms import confirmations, confirmed_periods
from waarborg.registers.durations import Duration, Unit, say_amount, say_duration
from waarborg.registers.problems import Problem
from waarborg.registers.statutory import StatutoryPeriod, period_on, statutory_terms
from waarborg.registers.values import UnreadableValueError, read_day

if TYPE_CHECKING:
    from waarborg.registers.statutory import StatutoryTerm

_MOST = 1000


@dataclass(frozen=True, slots=True)
class TermLine:
    """A term of the law as it stands today."""

    name: str
    label: str
    article: str
    length: str
    is_confirmed: bool
    note: str


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What an administrator confirmed."""

    first_day: date
    last_day: date | None
    length: str
    source: str
    by: str


@member_page
@require_http_methods(["GET"])
def terms(request: HttpRequest, actor: Actor) -> HttpResponse:
    """All of them; those to be confirmed first."""
    require(actor, Act.CONFIRM_TERM)
    confirmed, today = confirmed_periods(actor.organisation), timezone.localdate()
    lines = [_line(term, period_on(term, today, confirmed.get(term.name, ()))) for term in _all()]
    lines.sort(key=lambda line: (line.is_confirmed, line.label))
    return show(
        request,
        actor,
        "pages/administration/terms.html",
        {"lines": lines, "grounds": ground_lines(actor)},
    )


@member_page
@require_http_methods(["GET", "POST"])
def term(request: HttpRequest, actor: Actor, name: str) -> HttpResponse:
    """One term: where it was read, what was confirmed, and a form to confirm or fill it in."""
    require(actor, Act.CONFIRM_TERM)
    found = statutory_terms().get(name)
    if found is None:
        raise Http404
    problems: Mapping[str, list[str]] = {}
    if request.method == "POST":
        try:
            confirm_term(actor, name, _period(request.POST), request.POST.get("source", ""))
        except Invalid as refused:
            problems = in_words(refused.problems)
        else:
            messages.success(request, _("De termijn is bevestigd. Open zaken tellen er nu mee."))
            return redirect("administration:terms", organisation=actor.organisation.slug)
    confirmed = confirmed_periods(actor.organisation).get(name, ())
    now = period_on(found, timezone.localdate(), confirmed) or found.periods[-1]
    given = request.POST or _proposal(now)
    context = {
        "term": _line(found, now),
        "periods": [_line(found, period) for period in found.periods],
        "confirmations": [
            Confirmation(each.first_day, each.last_day, _said(each.length), each.source, str(each.by or ""))
            for each in confirmations(actor.organisation)
            if each.term == name
        ],
        "given": given,
        "units": [(unit.value, say_amount(2, unit, page_language()).split(" ", 1)[1]) for unit in Unit],
        "problems": problems,
    }
    return show(request, actor, "pages/administration/term.html", context, status=400 if problems else 200)


def _all() -> list[StatutoryTerm]:
    return list(statutory_terms().values())


def _line(term: StatutoryTerm, period: StatutoryPeriod | None) -> TermLine:
    return TermLine(
        term.name,
        pick(term.label),
        pick(term.article),
        say_duration(period.length, page_language()) if period else _("nog niet bekend vanaf wanneer"),
        period is not None and period.confirmed,
        pick(period.note) if period else pick(term.periods[-1].note),
    )


def _said(written: object) -> str:
    return say_duration(Duration.from_json(written), page_language())


def _proposal(period: StatutoryPeriod) -> dict[str, str]:
    """What the form begins with: the term as it is known now."""
    return {
        "first_day": period.first_day.isoformat() if period.first_day else "",
        "last_day": period.last_day.isoformat() if period.last_day else "",
        "amount": str(period.length.amount),
        "unit": period.length.unit.value,
    }


def _period(given: QueryDict) -> StatutoryPeriod:
    """The period that was filled in.

    Raises:
        Invalid: where something cannot be read.
    """
    problems: list[Problem] = []
    first, last = _day(given, "first_day", problems), _day(given, "last_day", problems)
    written, unit = given.get("amount", "").strip(), given.get("unit", "")
    amount = read_number(written) or 0
    if not 0 < amount <= _MOST or unit not in set(Unit):
        problems.append(Problem("amount", "not_a_number" if written else "missing"))
    if problems:
        raise Invalid(problems)
    return StatutoryPeriod(first, last, Duration(amount, Unit(unit)), confirmed=True)


def _day(given: QueryDict, name: str, problems: list[Problem]) -> date | None:
    written = given.get(name, "").strip()
    if not written:
        return None
    try:
        return read_day(written)
    except UnreadableValueError as error:
        problems.append(Problem(name, error.code, error.values))
        return None
