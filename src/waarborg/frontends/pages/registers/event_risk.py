"""How risky is an event, and which class does it get?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.registers.links import Link
from waarborg.frontends.pages.registers.wording import in_words, pick
from waarborg.frontends.pages.whole_numbers import read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.event_risk import choose_class, find_event, scan_event
from waarborg.operations.looking import note_look
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.queries.entries import number_of
from waarborg.records.queries.event_risk import risks_of
from waarborg.records.queries.registers import definition_of
from waarborg.registers.event_risk import RiskQuestion, RiskScan, event_risk_scan
from waarborg.registers.problems import Problem

if TYPE_CHECKING:
    from waarborg.records.models import EventRisk


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as it stands on the page, with the answer that was given."""

    name: str
    label: str
    answers: tuple[tuple[str, str], ...]
    given: str
    problem: str


@dataclass(frozen=True, slots=True)
class MadeScan:
    """A scan that was made, in words."""

    risk: EventRisk
    advised: str
    chosen: str
    points: tuple[tuple[str, int], ...]
    total: int


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def scan_page(request: HttpRequest, actor: Actor, entry: int) -> HttpResponse:
    """The questions about an event, and the scans that were made of it."""
    if request.method != "POST":
        return _show(request, actor, entry)
    given = request.POST
    try:
        made = scan_event(actor, entry, read_revision(request.POST), given.dict())
    except Invalid as refused:
        return _show(request, actor, entry, refused.problems, status=400)
    except Overtaken:
        return _overtaken(request, actor, entry)
    name = _class_names(event_risk_scan())[made.chosen]
    messages.success(request, _("De scan is bewaard. Advies: %(name)s.") % {"name": name})
    return redirect("registers:event_risk", organisation=actor.organisation.slug, entry=entry)


@member_page
@require_POST
def choose(request: HttpRequest, actor: Actor, entry: int) -> HttpResponse:
    """Give the event another class than the advice, with a reason."""
    given = request.POST
    try:
        choose_class(
            actor, entry, read_revision(request.POST), given.get("chosen", ""), given.get("reason", "")
        )
    except Invalid as refused:
        return _show(request, actor, entry, refused.problems, status=400)
    except Overtaken:
        return _overtaken(request, actor, entry)
    messages.success(request, _("De klasse is gewijzigd."))
    return redirect("registers:event_risk", organisation=actor.organisation.slug, entry=entry)


def _overtaken(request: HttpRequest, actor: Actor, entry: int) -> HttpResponse:
    messages.error(
        request, _("Een collega wijzigde dit evenement intussen. Kijk het na en probeer het opnieuw.")
    )
    return _show(request, actor, entry, status=409)


def _show(
    request: HttpRequest, actor: Actor, entry: int, problems: Iterable[Problem] = (), *, status: int = 200
) -> HttpResponse:
    event = find_event(actor, entry)
    note_look(actor, event)
    definition = definition_of(event)
    scan = event_risk_scan()
    scans = [_in_words(scan, risk) for risk in risks_of(event)]
    told = in_words(problems)
    given: Mapping[str, str] = request.POST.dict() or (scans[0].risk.answers if scans else {})
    context = {
        "entry": event,
        "number": number_of(event, definition.prefix),
        "register": event.register,
        "plural": pick(definition.plural),
        "profiles": [
            (pick(profile.label), [_asked(question, given, told) for question in profile.questions])
            for profile in scan.profiles
        ],
        "scans": scans,
        "classes": list(_class_names(scan).items()),
        "version": scan.version,
        "source": pick(scan.source),
        "problems": told,
        "problem_links": _links(scan, told),
        "chosen": given.get("chosen", ""),
        "reason": given.get("reason", ""),
    }
    return show(request, actor, "pages/registers/event_risk.html", context, status=status)


def _links(scan: RiskScan, told: Mapping[str, list[str]]) -> list[Link]:
    """Every problem with the question at which it is mended."""
    questions = {each.name: pick(each.label) for profile in scan.profiles for each in profile.questions}
    labels = {**questions, "chosen": _("Klasse"), "reason": _("Waarom?")}
    return [
        Link(labels.get(name, name), f"#risk-{name}", text) for name, every in told.items() for text in every
    ]


def _asked(question: RiskQuestion, given: Mapping[str, str], told: Mapping[str, list[str]]) -> AskedQuestion:
    answers = tuple((answer.value, pick(answer.label)) for answer in question.answers)
    problem = " ".join(told.get(question.name, []))
    return AskedQuestion(question.name, pick(question.label), answers, given.get(question.name, ""), problem)


def _in_words(scan: RiskScan, risk: EventRisk) -> MadeScan:
    names = _class_names(scan)
    labels = {profile.name: pick(profile.label) for profile in scan.profiles}
    points = tuple((labels.get(name, name), value) for name, value in risk.points.items())
    return MadeScan(
        risk,
        names.get(risk.advised, risk.advised),
        names.get(risk.chosen, risk.chosen),
        points,
        sum(risk.points.values()),
    )


def _class_names(scan: RiskScan) -> dict[str, str]:
    return {each.name: pick(each.label) for each in scan.classes}
