"""What is on the agenda of one meeting, and what is written, decided and agreed during it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.meetings.reading import read_minutes, read_written_day
from waarborg.frontends.pages.registers.links import Link
from waarborg.frontends.pages.registers.wording import in_words, result_labels, status_labels
from waarborg.frontends.pages.whole_numbers import read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.meetings.access import open_meeting
from waarborg.operations.meetings.minutes import hold_meeting, record_minutes
from waarborg.operations.permissions import Act, may
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.queries.council_documents import dossiers_of
from waarborg.records.queries.entries import number_of
from waarborg.records.queries.meetings import ACTIONS, TRIANGLE, items_of
from waarborg.records.queries.registers import colleagues_of, definition_of
from waarborg.records.queries.selected import PLANNED, WITHDRAWN
from waarborg.records.queries.visible import is_visible
from waarborg.registers.problems import Problem

if TYPE_CHECKING:
    from waarborg.records.models import AgendaItem, Entry, Meeting


@dataclass(frozen=True, slots=True)
class ShownAction:
    """An action as an agenda shows it."""

    title: str
    address: str
    number: str
    who: str
    due: date | None
    status: str
    is_open: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class ShownItem:
    """A point of the agenda with what stands in its fields; ``theirs`` is what a colleague wrote meanwhile."""

    item: AgendaItem
    notes: str
    decision: str
    is_treated: bool
    asks_decision: bool
    action: Mapping[str, str]
    about: ShownAction | None
    results: Sequence[tuple[str, str]]
    actions: Sequence[ShownAction]
    problems: Mapping[str, Sequence[str]]
    theirs: Sequence[str] = ()


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_page(request: HttpRequest, actor: Actor, meeting: int) -> HttpResponse:
    """The agenda, and during the meeting the one form for notes, decisions and actions."""
    found = open_meeting(actor, meeting)
    if request.method != "POST":
        return show_meeting(request, actor, found)
    given = request.POST
    try:
        minutes = read_minutes(given, [each.pk for each in items_of(found)])
        if "hold" in given:
            problems: list[Problem] = []
            day = read_written_day(given, "held_on", problems)
            if problems or day is None:
                raise Invalid(problems or [Problem("held_on", "missing")])
            hold_meeting(actor, meeting, read_revision(request.POST), minutes, day)
            messages.success(request, _("Het overleg is gehouden. De besluiten en acties staan vast."))
        else:
            record_minutes(actor, meeting, read_revision(request.POST), minutes)
            messages.success(request, _("Bewaard."))
    except Invalid as refused:
        return show_meeting(request, actor, found, given, refused.problems)
    except Overtaken:
        messages.warning(
            request,
            _("Een collega schreef intussen mee. Wat u schreef staat er nog: kijk het na en bewaar opnieuw."),
        )
        return show_meeting(request, actor, open_meeting(actor, meeting), given, overtaken=True)
    return redirect("meetings:meeting", organisation=actor.organisation.slug, meeting=meeting)


def show_meeting(
    request: HttpRequest,
    actor: Actor,
    meeting: Meeting,
    given: QueryDict | None = None,
    problems: Sequence[Problem] = (),
    *,
    overtaken: bool = False,
) -> HttpResponse:
    """The page of a meeting, with what was filled in and refused where something was."""
    told = in_words(problems)
    items = [shown_item(actor, each, given, told, overtaken=overtaken) for each in items_of(meeting)]
    present = given.getlist("present") if given is not None else meeting.present
    context = {
        **heading_of(meeting),
        "items": items,
        "members": [(str(each), str(each) in present) for each in meeting.series.members.all()],
        "people": colleagues_of(actor.organisation),
        "held_on": given.get("held_on") if given else _usual_day(meeting),
        "makes_dossier": meeting.series.category == TRIANGLE,
        "dossiers": dossiers_of(meeting, drafts=may(actor, Act.READ_DRAFT_DOCUMENT)),
        "problems": told,
        "problem_links": [
            Link(_where(name, items), f"#{'day' if name == 'happened_on' else name}", each)
            for name, every in told.items()
            for each in every
        ],
    }
    status = 409 if overtaken else 400 if told else 200
    return show(request, actor, "pages/meetings/meeting.html", context, status=status)


def heading_of(meeting: Meeting) -> dict[str, object]:
    """What every page of a meeting says above its agenda."""
    entry = meeting.entry
    return {
        "meeting": meeting,
        "series": meeting.series,
        "entry": entry,
        "starts": timezone.localtime(entry.opened_at),
        "is_planned": entry.status == PLANNED,
        "is_withdrawn": entry.status == WITHDRAWN,
    }


def shown_item(
    actor: Actor,
    item: AgendaItem,
    given: QueryDict | None,
    told: Mapping[str, Sequence[str]],
    *,
    overtaken: bool = False,
) -> ShownItem:
    """A point with what was filled in, or what is kept."""
    names = ("action", "owner", "party", "due")
    written = {name: given.get(f"{name}-{item.pk}", "") if given else "" for name in names}
    notes = given.get(f"notes-{item.pk}", item.notes) if given else item.notes
    decision = given.get(f"decision-{item.pk}", item.decision) if given else item.decision
    sees_about = item.about is not None and is_visible(actor, item.about)
    is_action = sees_about and item.about is not None and item.about.register == ACTIONS
    theirs = [
        text
        for text, mine in ((item.notes, notes), (item.decision, decision))
        if text.strip() != mine.strip()
    ]
    return ShownItem(
        item=item,
        notes=notes,
        decision=decision,
        is_treated=given.get(f"treated-{item.pk}") == "ja" if given else item.is_treated,
        asks_decision=given.get(f"asks-{item.pk}") == "ja" if given else item.asks_decision,
        action=written,
        about=shown_action(actor, item.about) if sees_about and item.about is not None else None,
        results=_results(item.about) if is_action and item.about is not None else (),
        actions=[shown_action(actor, each.entry) for each in item.actions.all()],
        problems={
            name: told.get(f"{name}-{item.pk}", ()) for name in (*names, "notes", "decision", "result")
        },
        theirs=[text for text in theirs if text] if overtaken else (),
    )


def shown_action(actor: Actor, entry: Entry) -> ShownAction:
    """An entry in words: who does it, by when, and how it stands."""
    definition = definition_of(entry)
    due = timezone.localdate(entry.due_at) if entry.due_at else None
    is_open = entry.closed_at is None
    return ShownAction(
        title=entry.title,
        address=reverse(
            "registers:entry", kwargs={"organisation": actor.organisation.slug, "entry": entry.pk}
        ),
        number=number_of(entry, definition.prefix),
        who=entry.assigned_to.name if entry.assigned_to else str(entry.fields.get("organisatie", "")),
        due=due,
        status=status_labels(definition).get(entry.status, entry.status),
        is_open=is_open,
        is_late=is_open and due is not None and due < timezone.localdate(),
    )


def _results(entry: Entry) -> list[tuple[str, str]]:
    return list(result_labels(definition_of(entry)).items()) if entry.closed_at is None else []


def _usual_day(meeting: Meeting) -> str:
    """The day for which it was called, or today where that is still to come."""
    return min(meeting.entry.happened_on, timezone.localdate()).isoformat()


def _where(name: str, items: Sequence[ShownItem]) -> str:
    """To which point a problem belongs."""
    number = name.rpartition("-")[2]
    title = next((each.item.title for each in items if str(each.item.pk) == number), "")
    return title or {"held_on": _("Gehouden op"), "happened_on": _("Gehouden op")}.get(name, _("Overleg"))
