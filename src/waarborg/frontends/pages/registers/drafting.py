"""How does an administrator make or change a register in the browser?"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.registers.draft_forms import PART_LABELS, items_from, key_label, make_forms
from waarborg.frontends.pages.registers.newest import differences_in_words
from waarborg.frontends.pages.registers.overview import read_first_day
from waarborg.frontends.pages.whole_numbers import read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.operations.problems_in_words import tell
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.operations.register_drafts.adopting import adopt_register, problems_of
from waarborg.operations.register_drafts.drafting import (
    change_part,
    start_change,
    start_from_zaaktype,
    start_register,
    throw_draft_away,
)
from waarborg.records.queries.register_drafts import find_register_draft, register_drafts_of
from waarborg.records.queries.registers import find_register
from waarborg.registers.editing import HEAD, PARTS, items_of
from waarborg.registers.problems import Problem

_LARGEST_FILE = 2_000_000
_PLACE = re.compile(r"([a-z]+)(?:\[(\d+)\])?")


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def new_register(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Begin a register: from nothing, or from a zaaktype."""
    require(actor, Act.MANAGE_REGISTERS)
    problems: list[str] = []
    if request.method == "POST":
        try:
            draft = _begin(request, actor)
        except Invalid as refused:
            problems = [tell(each, page_language()) for each in refused.problems]
        else:
            return redirect("registers:draft", organisation=actor.organisation.slug, name=draft)
    context = {
        "problems": problems,
        "label_written": request.POST.get("label", ""),
        "drafts": [
            (each.name, _label(tomllib.loads(each.source), each.name))
            for each in register_drafts_of(actor.organisation)
        ],
    }
    return show(request, actor, "pages/registers/draft_new.html", context, status=400 if problems else 200)


@member_page
@require_POST
def change_register(request: HttpRequest, actor: Actor, register: str) -> HttpResponse:
    """Begin to change a register that is in use."""
    draft = start_change(actor, register)
    return redirect("registers:draft", organisation=actor.organisation.slug, name=draft.name)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def draft_page(request: HttpRequest, actor: Actor, name: str) -> HttpResponse:
    """A draft: its parts, what changes, what is wrong, and the way into use."""
    require(actor, Act.MANAGE_REGISTERS)
    draft = find_register_draft(actor.organisation, name)
    if draft is None:
        raise Http404
    problems = problems_of(actor, draft)
    if request.method == "POST":
        try:
            return _carry_out(request, actor, name)
        except Invalid as refused:
            problems = list(refused.problems)
        except Overtaken:
            messages.warning(request, _("Iemand anders was u voor. Dit is de nieuwste stand."))
            return redirect("registers:draft", organisation=actor.organisation.slug, name=name)
    content = tomllib.loads(draft.source)
    used = find_register(actor.organisation, name)
    before = tomllib.loads(used.version.source) if used else {}
    counts = {part: len(items_of(content, part)) for part in PARTS}
    context = {
        "draft": draft,
        "label_of_draft": _label(content, name),
        "parts": [(part, PART_LABELS[part], "" if part == HEAD else counts[part]) for part in PARTS],
        "used": used,
        "problems": [(_part_of(each), _where(each, content), _tell(each)) for each in problems],
        "changes": differences_in_words(before, content) if used else [],
        "remarks": [_remark(each) for each in draft.remarks],
        "today": timezone.localdate(),
    }
    status = 400 if request.method == "POST" else 200
    return show(request, actor, "pages/registers/draft.html", context, status=status)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def draft_part(request: HttpRequest, actor: Actor, name: str) -> HttpResponse:
    """The form of one part of a draft; the address says which."""
    require(actor, Act.MANAGE_REGISTERS)
    part = request.GET.get("deel", HEAD)
    draft = find_register_draft(actor.organisation, name)
    if draft is None or part not in PARTS:
        raise Http404
    content = tomllib.loads(draft.source)
    items = items_of(content, part)
    if request.method == "POST":
        try:
            seen = read_revision(request.POST)
            change_part(actor, name, seen, part, items_from(part, request.POST, items))
        except Overtaken:
            messages.warning(request, _("Iemand anders was u voor. Dit is de nieuwste stand."))
        except Invalid as refused:
            for problem in refused.problems:
                messages.error(request, tell(problem, page_language()))
        else:
            messages.success(request, _("Het ontwerp is opgeslagen."))
        if request.POST.get("daarna") == "overzicht":
            return redirect("registers:draft", organisation=actor.organisation.slug, name=name)
        return redirect(request.get_full_path())
    told = _told_by_place(part, problems_of(actor, draft))
    context = {
        "draft": draft,
        "label_of_draft": _label(content, name),
        "part_label": PART_LABELS[part],
        "forms": make_forms(part, items, told),
        "is_head": part == HEAD,
        "told": told.get(-1, []),
    }
    return show(request, actor, "pages/registers/draft_part.html", context)


def _begin(request: HttpRequest, actor: Actor) -> str:
    file = request.FILES.get("zaaktype")
    if file is None:
        return start_register(actor, request.POST.get("label", "")).name
    try:
        written = json.loads(file.read(_LARGEST_FILE))
    except (ValueError, RecursionError) as error:
        raise Invalid([Problem("zaaktype", "not_a_zaaktype", (("value", "JSON"),))]) from error
    return start_from_zaaktype(actor, written).name


def _carry_out(request: HttpRequest, actor: Actor, name: str) -> HttpResponse:
    slug = actor.organisation.slug
    if request.POST.get("act") == "throw_away":
        throw_draft_away(actor, name)
        messages.success(request, _("Het ontwerp is weggegooid. Het register is zoals het was."))
        return redirect("registers:in_use", organisation=slug)
    written = request.POST.get("in_use_since")
    since = read_first_day(written) if written else None
    version = adopt_register(actor, name, read_revision(request.POST), since)
    told = _("Versie %(number)s is in gebruik. Oude zaken houden hun eigen versie.")
    if version.number == 1:
        told = _("Het register is in gebruik.")
    messages.success(request, told % {"number": version.number})
    return redirect("registers:list", organisation=slug, register=name)


def _label(content: dict[str, object], name: str) -> str:
    return _in_language(content.get("naam")) or name


def _in_language(label: object) -> str:
    return str(label.get(page_language()) or "") if isinstance(label, dict) else ""


def _remark(kept: dict[str, object]) -> str:
    values = kept["values"] if isinstance(kept["values"], dict) else {}
    return tell(Problem(str(kept["field"]), str(kept["code"]), tuple(values.items())), page_language())


def _part_of(problem: Problem) -> str:
    """The part of the form in which a problem is mended."""
    match = _PLACE.match(problem.field)
    return match[1] if match and match[1] in PARTS else HEAD


def _where(problem: Problem, content: dict[str, object]) -> str:
    """The part, and the label of the table in it."""
    match = _PLACE.match(problem.field)
    part = str(PART_LABELS[_part_of(problem)])
    if not match or not match[2]:
        return part
    items = items_of(content, _part_of(problem))
    place = int(match[2])
    label = items[place - 1].get("label") if place <= len(items) else None
    return f"{part}, {_in_language(label) or place}"


def _tell(problem: Problem) -> str:
    """What to do, in the words of the form: who fills it in does not write the file."""
    if problem.code == "not_a_duration":
        return _("Schrijf een termijn als 5 werkdagen, 24 uur, 2 weken of 4 jaar.")
    return tell(problem, page_language())


def _told_by_place(part: str, problems: Iterable[Problem]) -> dict[int, list[str]]:
    """What is wrong in a part, by the place of the table; -1: in no table of its own."""
    told: dict[int, list[str]] = {}
    for problem in problems:
        if _part_of(problem) != part:
            continue
        match = _PLACE.match(problem.field)
        place = int(match[2]) - 1 if match and match[2] else -1
        key = problem.field.rpartition(".")[2] if "." in problem.field else ""
        named = f"{key_label(key)}: " if key and key in {each.name for each in PARTS[part]} else ""
        told.setdefault(place, []).append(named + _tell(problem))
    return told
