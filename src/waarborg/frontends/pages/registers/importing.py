"""How does somebody bring a list that exists into a register: hand in, say what the columns are, look, import?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.documents.handed_lists import FORMATS, LARGEST_LIST
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.registers.long_work import go_on_behind_the_page
from waarborg.frontends.pages.registers.wording import column_label, in_words, pick
from waarborg.operations.actors import Actor
from waarborg.operations.imports.handing_in import choose_columns, give_up_list, hand_in_list
from waarborg.operations.imports.importing import check_list, import_list
from waarborg.operations.imports.runs import Tell, nobody
from waarborg.operations.imports.undoing import undo_import
from waarborg.operations.permissions import Act, require
from waarborg.operations.problems_in_words import tell
from waarborg.operations.refusals import Invalid, NotAllowed, Overtaken
from waarborg.records.queries.imports import BUSY, find_list, imported_before, is_silent, lists_of
from waarborg.records.queries.registers import RegisterInUse, find_register
from waarborg.records.queries.visible import sees_register
from waarborg.registers.list_columns import SOURCE_KEY, targets
from waarborg.registers.problems import Problem

if TYPE_CHECKING:
    from waarborg.records.models import HandedInList
    from waarborg.registers.definitions import RegisterDefinition

_MOST_AT_ONCE = 500
"""A list of so many rows is done before the page comes; a longer one behind it."""


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column of the list, some of its values, and what it is."""

    name: str
    heading: str
    examples: tuple[str, ...]
    chosen: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in one row."""

    row: int
    column: str
    told: str


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest, actor: Actor, register: str) -> HttpResponse:
    """The lists of a register, and where another is handed in."""
    require(actor, Act.IMPORT_ENTRIES)
    used = _register(actor, register)
    problem = ""
    if request.method == "POST":
        handed = request.FILES.get("list")
        try:
            if handed is None:
                problem = _("Kies eerst een bestand.")
            else:
                found = hand_in_list(actor, register, handed.name or "", handed.read(LARGEST_LIST + 1))
                return redirect("registers:import", organisation=actor.organisation.slug, handed=found.pk)
        except Invalid as refused:
            problem = " ".join(" ".join(told) for told in in_words(refused.problems).values())
    context = {
        **_about(used),
        "problem": problem,
        "lists": lists_of(actor.organisation, register),
        "formats": ",".join(FORMATS),
    }
    return show(request, actor, "pages/registers/imports.html", context, status=400 if problem else 200)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def import_page(request: HttpRequest, actor: Actor, handed: int) -> HttpResponse:
    """One list: what its columns are, what is wrong, how far it is, and what came of it."""
    require(actor, Act.IMPORT_ENTRIES)
    kept = find_list(actor, handed)
    if kept is None:
        raise Http404
    used = _register(actor, kept.register)
    refused: tuple[Problem, ...] = ()
    if request.method == "POST":
        try:
            gone_on = _carry_out(request, actor, kept)
        except Invalid as invalid:
            refused = invalid.problems
        except Overtaken:
            told = _("Hier was al iemand mee bezig. Dit is hoe het nu staat.")
            messages.warning(request, told)
            return redirect("registers:import", organisation=actor.organisation.slug, handed=handed)
        else:
            return gone_on
    context = {
        **_about(used),
        "handed": kept,
        "columns": _columns(request, kept, refused),
        "targets": _target_choices(used.definition),
        "refused": [tell(each, page_language()) for each in refused if not each.field.startswith("column-")],
        "wrong": [_wrong(used.definition, each) for each in kept.problems],
        "is_busy": kept.state in BUSY,
        "is_silent": is_silent(kept, timezone.now()),
        "before": imported_before(kept),
    }
    return show(request, actor, "pages/registers/import.html", context, status=400 if refused else 200)


def _register(actor: Actor, register: str) -> RegisterInUse:
    used = find_register(actor.organisation, register)
    if used is None:
        raise Http404
    if not sees_register(actor, used.definition):
        raise NotAllowed(Act.IMPORT_ENTRIES)
    return used


def _about(used: RegisterInUse) -> dict[str, object]:
    return {"register": used.version.name, "plural": pick(used.definition.plural)}


def _carry_out(request: HttpRequest, actor: Actor, kept: HandedInList) -> HttpResponse:
    here = partial(redirect, "registers:import", organisation=actor.organisation.slug, handed=kept.pk)
    act = request.POST.get("act", "")
    if act == "give_up":
        give_up_list(actor, kept.pk)
        messages.success(request, _("De lijst is weggegooid. Er is niets ingelezen."))
        slug = actor.organisation.slug
        return redirect("registers:imports", organisation=slug, register=kept.register)
    if act == "undo":
        undo_import(actor, kept.pk)
        messages.success(request, _("Ongedaan gemaakt. De afspraken zijn opnieuw beoordeeld."))
    elif act == "import":
        _do(kept, partial(import_list, actor, kept.pk))
    else:
        if request.POST.get("column-0") is not None:
            chosen = [request.POST.get(f"column-{place}", "") for place in range(len(kept.headings))]
            choose_columns(actor, kept.pk, chosen)
        _do(kept, partial(check_list, actor, kept.pk))
    return here()


def _do(kept: HandedInList, work: Callable[[Tell], object]) -> None:
    if kept.lines <= _MOST_AT_ONCE:
        work(nobody)
    else:
        go_on_behind_the_page(work)


def _columns(request: HttpRequest, kept: HandedInList, refused: tuple[Problem, ...]) -> list[ColumnChoice]:
    told = in_words(refused)
    return [
        ColumnChoice(
            f"column-{place}",
            heading or _("(zonder kop)"),
            tuple(kept.examples[place]) if place < len(kept.examples) else (),
            request.POST.get(f"column-{place}", kept.columns[place]) if refused else kept.columns[place],
            tuple(told.get(f"column-{place}", ())),
        )
        for place, heading in enumerate(kept.headings)
    ]


def _target_choices(definition: RegisterDefinition) -> list[tuple[str, str]]:
    labels = {SOURCE_KEY: _("Kenmerk in de bron")}
    return [(name, labels.get(name) or column_label(definition, name)) for name in targets(definition)]


def _wrong(definition: RegisterDefinition, kept: dict[str, object]) -> Wrong:
    values = kept["values"] if isinstance(kept["values"], dict) else {}
    field, row = str(kept["field"]), kept["row"]
    column = str(kept["column"]) or column_label(definition, field)
    problem = Problem(field, str(kept["code"]), tuple(values.items()))
    return Wrong(row if isinstance(row, int) else 0, column, tell(problem, page_language()))
