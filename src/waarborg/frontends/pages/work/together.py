"""How are several cases given to somebody, handed over or moved at once?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.registers.wording import in_words, pick, result_labels
from waarborg.frontends.pages.whole_numbers import read_number
from waarborg.frontends.pages.work.lines import WorkLine, work_lines
from waarborg.operations.actors import Actor
from waarborg.operations.entries import Move
from waarborg.operations.many_entries import (
    NoneDone,
    Picked,
    assign_many,
    hand_over_many,
    move_many,
    withdraw_many,
)
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.records.queries.registers import (
    RegisterInUse,
    colleagues_of,
    find_register,
    registers_in_use,
    teams_of,
)
from waarborg.records.queries.work_lists import ListedWork, picked_work
from waarborg.registers.workflow import next_statuses

if TYPE_CHECKING:
    from waarborg.records.models import Entry

_NOBODY = "niemand"


@dataclass(frozen=True, slots=True)
class PickedLine:
    """A case that was picked, and what stands in its way."""

    line: WorkLine
    told: tuple[str, ...]


@member_page
@require_http_methods(["GET", "POST"])
def together(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What was picked, with the acts that can be done with all of it; nothing happens before one is chosen."""
    require(actor, Act.CHANGE_ENTRY)
    given = request.POST if request.method == "POST" else request.GET
    picked = read_picked(given)
    if request.method == "GET":
        return _show(request, actor, picked)
    act = _act(actor, given, picked)
    if act is None:
        return _show(request, actor, picked, status=400)
    try:
        done = act()
    except Invalid as refused:
        return _show(request, actor, picked, refused=refused, status=400)
    except NoneDone as refused:
        return _show(request, actor, picked, stopped=refused, status=409 if refused.overtaken else 400)
    told = ngettext("%(number)s zaak is gewijzigd.", "%(number)s zaken zijn gewijzigd.", len(done))
    messages.success(request, told % {"number": len(done)})
    back = _came_from(actor, given)
    if back is None:
        return redirect("work:mine", organisation=actor.organisation.slug)
    return redirect("registers:list", organisation=actor.organisation.slug, register=back.version.name)


def _came_from(actor: Actor, given: QueryDict) -> RegisterInUse | None:
    """The register from whose list they were picked; ``None``: from a work list."""
    return find_register(actor.organisation, given.get("lijst", "")[:60].replace("\x00", ""))


def read_picked(given: QueryDict) -> list[Picked]:
    """The cases that a form names as number and revision (``12.3``); what cannot be read is left out."""
    found = []
    for written in given.getlist("zaak"):
        number, _dot, revision = map(read_number, written.partition("."))
        if number is not None and revision is not None:
            found.append(Picked(number, revision))
    return list(dict.fromkeys(found))


def _act(actor: Actor, given: QueryDict, picked: list[Picked]) -> Callable[[], list[Entry]] | None:
    """What was asked; ``None`` where it was none of these, or names nobody."""
    asked, person = given.get("act", ""), given.get("person", "")
    if asked == "assign" and person == _NOBODY:
        return lambda: assign_many(actor, picked, None)
    if asked == "assign" and (somebody := read_number(person)) is not None:
        return lambda: assign_many(actor, picked, somebody)
    if asked == "team" and given.get("team"):
        return lambda: hand_over_many(actor, picked, given.get("team", ""))
    if asked == "withdraw":
        return lambda: withdraw_many(actor, picked, given.get("reason", ""))
    if asked == "status":
        move = Move(given.get("status", ""), given.get("result", ""), note=given.get("note", ""))
        return lambda: move_many(actor, picked, move)
    return None


def _show(
    request: HttpRequest,
    actor: Actor,
    picked: Sequence[Picked],
    *,
    refused: Invalid | None = None,
    stopped: NoneDone | None = None,
    status: int = 200,
) -> HttpResponse:
    registers = {used.version.name: used for used in registers_in_use(actor.organisation)}
    found = picked_work(actor, [each.number for each in picked])
    now = timezone.now()
    lines = [PickedLine(line, _told(line.id, stopped)) for line in work_lines(actor, found, registers, now)]
    statuses, results = _moves(found, registers)
    told = [each for every in in_words(refused.problems).values() for each in every] if refused else []
    back = _came_from(actor, request.POST if request.method == "POST" else request.GET)
    context = {
        "came_from": back.version.name if back else "",
        "came_from_label": pick(back.definition.plural) if back else "",
        "lines": lines,
        "people": colleagues_of(actor.organisation),
        "teams": teams_of(actor.organisation),
        "statuses": statuses,
        "results": results,
        "one_register": len({each.register for each in found}) == 1,
        "told": told,
        "is_stopped": stopped is not None,
        "is_overtaken": stopped is not None and bool(stopped.overtaken),
        "given": request.POST or request.GET,
        "nothing_chosen": status == 400 and refused is None and stopped is None,
    }
    return show(request, actor, "pages/work/together.html", context, status=status)


def _told(number: int, stopped: NoneDone | None) -> tuple[str, ...]:
    """Why nothing was done with one of them."""
    if stopped is None:
        return ()
    if number in stopped.overtaken:
        return (_("Een collega wijzigde deze zaak intussen. U ziet haar nu zoals ze is."),)
    problems = stopped.problems.get(number, ())
    return tuple(each for every in in_words(problems).values() for each in every)


def _moves(
    found: list[ListedWork], registers: dict[str, RegisterInUse]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The statuses to which all of them can go, and their results; none where they are of several registers."""
    names = {each.register for each in found}
    used = registers.get(next(iter(names))) if len(names) == 1 else None
    if used is None:
        return [], []
    labels: dict[str, str] = {}
    common: set[str] | None = None
    for status in {each.status for each in found}:
        reachable = next_statuses(used.definition, status)
        labels |= {each.name: pick(each.label) for each in reachable}
        here = {each.name for each in reachable}
        common = here if common is None else common & here
    statuses = [(name, label) for name, label in labels.items() if name in (common or set())]
    return statuses, list(result_labels(used.definition).items())
