"""What is known of one entry, what happened to it, and what can be done with it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.registers.changes import Changed, changes_since
from waarborg.frontends.pages.registers.facts import facts_of
from waarborg.frontends.pages.registers.going_on import later_labels, later_questions, later_values
from waarborg.frontends.pages.registers.links import (
    Link,
    duplicates_to_close,
    follow_up_form,
    linked_entries,
    possible_answers,
)
from waarborg.frontends.pages.registers.places import place_of
from waarborg.frontends.pages.registers.questions import Question
from waarborg.frontends.pages.registers.term_facts import term_facts
from waarborg.frontends.pages.registers.wording import in_words, pick, result_labels, status_labels
from waarborg.frontends.pages.whole_numbers import read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.entries import Move, go_on, withdraw_entry
from waarborg.operations.event_risk import EVENTS
from waarborg.operations.looking import note_look
from waarborg.operations.permissions import Act, may
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.queries.attachments import attachments_of
from waarborg.records.queries.comments import comments_on
from waarborg.records.queries.entries import (
    WITHDRAWN,
    find_entry,
    number_of,
)
from waarborg.records.queries.entry_history import history_of
from waarborg.records.queries.meetings import meeting_of
from waarborg.records.queries.registers import definition_of
from waarborg.records.queries.selected import NO_EVIDENCE, PLANNED
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.problems import Problem
from waarborg.registers.values import UnreadableValueError, read_moment
from waarborg.registers.workflow import next_statuses

if TYPE_CHECKING:
    from waarborg.records.models import Entry


@dataclass(frozen=True, slots=True)
class Happening:
    """A line of the history."""

    at: datetime
    by: str
    status: str
    result: str
    note: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A move or withdrawal that was not carried out: what was filled in, and why not."""

    of: str
    given: QueryDict
    problems: tuple[Problem, ...] = ()
    seen_revision: int | None = None


@member_page
@require_safe
def entry_page(request: HttpRequest, actor: Actor, entry: int) -> HttpResponse:
    """An entry with its history and what it is linked to."""
    return show_entry(request, actor, entry)


@member_page
@require_POST
def move(request: HttpRequest, actor: Actor, entry: int) -> HttpResponse:
    """Bring an entry to a next status."""
    given = request.POST
    revision = read_revision(given)
    try:
        wish = Move(
            given.get("status", ""), given.get("result", ""), given_moment(given), given.get("note", "")
        )
        go_on(actor, entry, revision, wish, _known_later(actor, entry, given))
    except Invalid as refused:
        return show_entry(request, actor, entry, Refusal("move", given, refused.problems))
    except Overtaken:
        return show_entry(request, actor, entry, Refusal("move", given, seen_revision=revision))
    messages.success(request, _("De status is gewijzigd."))
    return redirect("registers:entry", organisation=actor.organisation.slug, entry=entry)


@member_page
@require_POST
def withdraw(request: HttpRequest, actor: Actor, entry: int) -> HttpResponse:
    """Let an entry lapse."""
    given = request.POST
    revision = read_revision(given)
    try:
        withdraw_entry(actor, entry, revision, given.get("note", ""))
    except Invalid as refused:
        return show_entry(request, actor, entry, Refusal("withdraw", given, refused.problems))
    except Overtaken:
        return show_entry(request, actor, entry, Refusal("withdraw", given, seen_revision=revision))
    messages.success(request, _("De zaak is vervallen. Ze blijft leesbaar, maar telt niet meer mee."))
    return redirect("registers:entry", organisation=actor.organisation.slug, entry=entry)


def _known_later(actor: Actor, entry: int, given: QueryDict) -> dict[str, object]:
    found = find_entry(actor, entry)
    return {} if found is None else later_values(definition_of(found), given)


def show_entry(
    request: HttpRequest, actor: Actor, entry: int, refusal: Refusal | None = None
) -> HttpResponse:
    """The page of an entry, with what was filled in and refused where something was."""
    found = find_entry(actor, entry)
    if found is None:
        raise Http404
    definition = definition_of(found)
    number = number_of(found, definition.prefix)
    statuses, results = status_labels(definition), result_labels(definition)
    seen = refusal.seen_revision if refusal else None
    context = {
        "entry": found,
        "number": number,
        "register": found.register,
        "plural": pick(definition.plural),
        "status": statuses.get(found.status, found.status),
        "result": "" if found.result in NO_EVIDENCE else results.get(found.result, found.result),
        **_states(found),
        "is_recorded": note_look(actor, found),
        "term": term_facts(found, definition),
        "facts": facts_of(found, definition, with_personal=may(actor, Act.CHANGE_ENTRY)),
        "next_statuses": [(each.name, pick(each.label)) for each in next_statuses(definition, found.status)],
        "results": list(results.items()),
        "later": _later(actor, definition, found, refusal),
        "history": _history(found, statuses, results),
        "changes": _changes(actor, definition, found),
        "linked": linked_entries(actor, found),
        "open_duplicates": duplicates_to_close(actor, found) if may(actor, Act.CHANGE_ENTRY) else None,
        "answers": possible_answers(actor, found, number),
        "follow_up": follow_up_form(actor, found, number),
        "is_event": found.register == EVENTS,
        "place": place_of(found) if may(actor, Act.CHANGE_ENTRY) else None,
        "comments": comments_on(found) if may(actor, Act.COMMENT) else [],
        "attachments": attachments_of(found) if may(actor, Act.ATTACH) else [],
        "attachment_mb": settings.CONFIGURATION.attachment_mb,
        "form_key": str(uuid4()),
        **_refused(refusal, later_labels(definition)),
        "overtaken_by": changes_since(actor, definition, found, seen) if seen is not None else [],
    }
    return show(request, actor, "pages/registers/entry.html", context, status=_status(refusal))


def _changes(actor: Actor, definition: RegisterDefinition, entry: Entry) -> list[Changed]:
    """What was changed since the entry was logged."""
    every = changes_since(actor, definition, entry)
    return [each for each in every if not each.is_first and each.values]


def _later(
    actor: Actor, definition: RegisterDefinition, entry: Entry, refusal: Refusal | None
) -> list[Question]:
    if refusal is None or refusal.of != "move":
        return later_questions(actor, definition, entry)
    return later_questions(actor, definition, entry, refusal.given, refusal.problems)


def _refused(refusal: Refusal | None, fields: Mapping[str, str]) -> dict[str, object]:
    """What the page says of an act that was refused."""
    if refusal is None:
        return {"refusal": None, "problems": {}, "problem_links": []}
    links = _problem_links(refusal, fields)
    return {"refusal": refusal, "problems": in_words(refusal.problems), "problem_links": links}


def _states(entry: Entry) -> dict[str, object]:
    return {
        "is_withdrawn": entry.status == WITHDRAWN,
        "is_planned": entry.status == PLANNED,
        "meeting": meeting_of(entry),
        "is_late": entry.closed_at is None and entry.due_at is not None and entry.due_at < timezone.now(),
    }


def _history(entry: Entry, statuses: dict[str, str], results: dict[str, str]) -> list[Happening]:
    return [
        Happening(
            change.at,
            change.by.name if change.by else _("Waarborg"),
            statuses.get(change.status, change.status),
            "" if change.result in NO_EVIDENCE else results.get(change.result, change.result),
            change.note,
        )
        for change in history_of(entry)
    ]


def _problem_links(refusal: Refusal, fields: Mapping[str, str]) -> list[Link]:
    """Every problem with the name of its field, and the way to it."""
    labels = {"status": _("Nieuwe status"), "result": _("Resultaat"), "at": _("Wanneer")}
    labels |= {"text": _("Uw opmerking"), "file": _("Foto of document")}
    labels |= {"reason": _("Waarom?"), "ground": _("Grond in de wet"), "since": _("Vanaf")}
    labels |= {"length": _("Hoe lang erbij"), "resume_at": _("Loopt weer vanaf")}
    labels["expected_on"] = _("Loopt naar verwachting weer op")
    labels["note"] = _("Toelichting") if refusal.of == "move" else _("Waarom?")
    return [
        Link(
            fields.get(name) or labels.get(name, name),
            f"#{name if name in fields else f'{refusal.of}-{name}'}",
            told,
        )
        for name, every in in_words(refusal.problems).items()
        for told in every
    ]


def _status(refusal: Refusal | None) -> int:
    if refusal is None:
        return 200
    return 400 if refusal.seen_revision is None else 409


def given_moment(given: QueryDict, name: str = "at") -> datetime | None:
    """The moment that was filled in; ``None`` where the field was left empty.

    Raises:
        Invalid: when it cannot be read.
    """
    written = given.get(name, "").strip()
    if not written:
        return None
    try:
        return read_moment(written)
    except UnreadableValueError as error:
        raise Invalid([Problem(name, error.code, error.values)]) from None
