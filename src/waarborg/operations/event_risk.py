"""Which class does an event get? The answers advise; the mayor may choose another with a reason."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.entries import change_entry
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.records.models import WITHDRAWN, Entry, EventRisk
from waarborg.records.queries.entries import find_entry
from waarborg.records.queries.event_risk import risks_of
from waarborg.registers.event_risk import AnswersIncomplete, RiskScan, RiskScore, event_risk_scan, score
from waarborg.registers.problems import Problem

EVENTS = "evenement"
"""The register of events; its categories are the classes."""

LONGEST_REASON = 2_000


def scan_event(actor: Actor, entry: int, revision: int, answers: Mapping[str, str]) -> EventRisk:
    """Answer the questions about an event: it gets the class that they point to.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (a field per question without an answer).
    """
    require(actor, Act.SCAN_EVENT)
    event = find_event(actor, entry)
    scan = event_risk_scan()
    found = _score(scan, answers)
    names = {question.name for profile in scan.profiles for question in profile.questions}
    with transaction.atomic():
        change_entry(actor, event.pk, revision, {"category": found.advised.name})
        made = EventRisk.objects.create(
            organisation=actor.organisation,
            entry=event,
            scan_version=scan.version,
            answers={name: answers[name] for name in sorted(names)},
            points=dict(found.by_profile),
            advised=found.advised.name,
            chosen=found.advised.name,
            by=actor.account,
            at=timezone.now(),
        )
        leave_line(actor, Act.SCAN_EVENT, event, {"risk_class": (None, made.chosen)})
    return made


def choose_class(actor: Actor, entry: int, revision: int, chosen: str, reason: str) -> EventRisk:
    """Give an event another class than its scan advised, with the reason of the mayor.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (not scanned yet, no such class, no reason).
    """
    require(actor, Act.CHOOSE_EVENT_CLASS)
    event = find_event(actor, entry)
    latest = next(iter(risks_of(event)), None)
    reason = reason.strip()
    if latest is None:
        raise Invalid([Problem("chosen", "event_not_scanned")])
    if problems := _check(chosen, reason):
        raise Invalid(problems)
    with transaction.atomic():
        before = latest.chosen
        change_entry(actor, event.pk, revision, {"category": chosen})
        latest.pk, latest.chosen, latest.reason = None, chosen, reason
        latest.by, latest.at = actor.account, timezone.now()
        latest.save()
        leave_line(actor, Act.CHOOSE_EVENT_CLASS, event, {"risk_class": (before, chosen)})
    return latest


def find_event(actor: Actor, entry: int) -> Entry:
    """The event of this number, that was not withdrawn.

    Raises:
        NotFound.
    """
    found = find_entry(actor, entry)
    if found is None or found.register != EVENTS or found.status == WITHDRAWN:
        raise NotFound(str(entry))
    return found


def _score(scan: RiskScan, answers: Mapping[str, str]) -> RiskScore:
    try:
        return score(scan, answers)
    except AnswersIncomplete as incomplete:
        raise Invalid([Problem(name, "missing") for name in incomplete.questions]) from None


def _check(chosen: str, reason: str) -> list[Problem]:
    problems = []
    if chosen not in {each.name for each in event_risk_scan().classes}:
        problems.append(Problem("chosen", "missing"))
    if not reason:
        problems.append(Problem("reason", "missing"))
    if len(reason) > LONGEST_REASON:
        values = (("maximum", LONGEST_REASON), ("length", len(reason)))
        problems.append(Problem("reason", "too_long", values))
    return problems
