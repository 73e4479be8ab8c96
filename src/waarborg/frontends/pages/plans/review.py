"""How is a draft looked over, section by section, beside its source text?"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.plans.refusing import draft_page, find_draft, or_nothing
from waarborg.frontends.pages.plans.wording import MEASURE_STATUSES, SECTION_KINDS, say_problem
from waarborg.frontends.pages.whole_numbers import read_numbers, read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.operations.plans.correcting import (
    PlanFacts,
    add_measure,
    correct_measure,
    correct_plan,
    correct_section,
)
from waarborg.operations.plans.deciding import Choice, accept_clear, decide, put_back
from waarborg.operations.refusals import Invalid
from waarborg.reading.draft import MeasureStatus, SectionKind
from waarborg.records.queries.drafts import (
    clear_in,
    find_commitment,
    progress_of,
    registers_to_choose,
    review_measures,
    section_progress,
)
from waarborg.records.queries.plans import find_measure, find_section, smart_overview
from waarborg.records.queries.source_text import source_of

if TYPE_CHECKING:
    from waarborg.records.models import PlanVersion, Section


@member_page
@draft_page
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, actor: Actor, version: int) -> HttpResponse:
    """The whole draft: title and period, what there is to look over, how checkable it is."""
    require(actor, Act.EDIT_DRAFT)
    found = find_draft(actor, version)
    problems: dict[str, str] = {}
    if request.method == "POST":
        facts, problems = _facts(request.POST)
        if not problems:
            try:
                correct_plan(actor, version, facts, _seen(request.POST))
            except Invalid as refused:
                problems = {problem.field: say_problem(problem) for problem in refused.problems}
            else:
                messages.success(request, _("De gegevens van het plan zijn bewaard."))
                return redirect("plans:draft", actor.organisation.slug, version)
    lines = section_progress(found)
    context = {
        "version": found,
        "progress": progress_of(found),
        "sections": lines,
        "next_section": next((line.section for line in lines if line.progress.open), None),
        "smart": smart_overview(found),
        "problems": problems,
        "given": request.POST if problems else _given(found),
        "other_name": _names_another(found, actor.organisation.name),
    }
    return show(request, actor, "pages/plans/draft.html", context, status=400 if problems else 200)


def _seen(data: QueryDict) -> int:
    return read_revision(data, "seen")


def _given(version: PlanVersion) -> dict[str, str]:
    return {
        "title": version.title,
        "municipality": version.municipality,
        "start": version.start.isoformat() if version.start else "",
        "end": version.end.isoformat() if version.end else "",
        "note": version.note,
    }


def _names_another(version: PlanVersion, name: str) -> bool:
    """Does the document name another municipality than the one that it was handed over to?"""
    printed = version.municipality.casefold()
    return bool(printed) and printed not in name.casefold() and name.casefold() not in printed


def _facts(data: QueryDict) -> tuple[PlanFacts, dict[str, str]]:
    problems = {}
    days = {}
    for name in ("start", "end"):
        written = data.get(name, "").strip()
        try:
            days[name] = parse_date(written) if written else None
        except ValueError:
            days[name] = None
        if written and days[name] is None:
            problems[name] = _("Dit is geen dag die bestaat; vul bijvoorbeeld 2027-01-01 in.")
    facts = PlanFacts(
        title=data.get("title", ""),
        municipality=data.get("municipality", ""),
        start=days["start"],
        end=days["end"],
        note=data.get("note", ""),
    )
    return facts, problems


@member_page
@draft_page
@require_safe
def draft_section(request: HttpRequest, actor: Actor, version: int, section: int) -> HttpResponse:
    """One section: its source text beside what was recognised in it."""
    require(actor, Act.EDIT_DRAFT)
    found = find_draft(actor, version)
    heading = _section(actor, version, section)
    lines = section_progress(found)
    here = next(index for index, line in enumerate(lines) if line.section.pk == heading.pk)
    accepted = read_numbers(request.GET.getlist("overgenomen"))
    context = {
        "version": found,
        "section": heading,
        "line": lines[here],
        "previous": lines[here - 1].section if here else None,
        "next": lines[here + 1].section if here + 1 < len(lines) else None,
        "next_open": next((line.section for line in lines[here + 1 :] if line.progress.open), None),
        "progress": progress_of(found),
        "measures": review_measures(heading),
        "clear": clear_in(heading),
        "source": source_of(heading, found.document),
        "registers": registers_to_choose(actor.organisation),
        "just_accepted": accepted,
        "kinds": SECTION_KINDS,
        "statuses": MEASURE_STATUSES,
    }
    return show(request, actor, "pages/plans/draft_section.html", context)


def _section(actor: Actor, version: int, section: int) -> Section:
    found = find_section(actor.organisation, section)
    return or_nothing(found if found is not None and found.version_id == version else None)


@member_page
@draft_page
@require_POST
def choose(request: HttpRequest, actor: Actor, version: int, number: int) -> HttpResponse:
    """Accept, drop or put back one commitment; with htmx only that commitment is drawn again."""
    asked = request.POST.get("choice", "")
    choice = Choice(asked) if asked in Choice.values else Choice.PROPOSED
    decided = decide(actor, version, number, choice, _seen(request.POST))
    section = decided.measure.section_id
    if not request.headers.get("HX-Request"):
        there = reverse("plans:draft_section", args=[actor.organisation.slug, version, section])
        return redirect(f"{there}#afspraak-{number}")
    found = find_draft(actor, version)
    context = {
        "version": found,
        "section": decided.measure.section,
        "commitment": or_nothing(find_commitment(found, number)),
        "measure": decided.measure,
        "registers": registers_to_choose(actor.organisation),
        "progress": progress_of(found),
        "alone": True,
    }
    return show(request, actor, "pages/plans/draft_commitment.html", context)


@member_page
@draft_page
@require_POST
def accept_section(request: HttpRequest, actor: Actor, version: int, section: int) -> HttpResponse:
    """Accept every clear proposal of a section; the next page offers to undo it."""
    numbers = accept_clear(actor, version, section)
    there = reverse("plans:draft_section", args=[actor.organisation.slug, version, section])
    if not numbers:
        messages.info(request, _("Er waren geen duidelijke voorstellen meer in dit onderdeel."))
    return redirect(f"{there}?{urlencode([('overgenomen', number) for number in numbers])}")


@member_page
@draft_page
@require_POST
def undo(request: HttpRequest, actor: Actor, version: int, section: int) -> HttpResponse:
    """Put back what was just accepted together."""
    numbers = read_numbers(request.POST.getlist("number"))
    undone = put_back(actor, version, section, numbers)
    messages.success(request, _("Weer opengezet: %(number)s.") % {"number": len(undone)})
    return redirect("plans:draft_section", actor.organisation.slug, version, section)


@member_page
@draft_page
@require_POST
def heading(request: HttpRequest, actor: Actor, version: int, section: int) -> HttpResponse:
    """Correct the title or kind of a heading."""
    asked = request.POST.get("kind", "")
    kind = SectionKind(asked) if asked in set(SectionKind) else SectionKind.OTHER
    try:
        correct_section(actor, version, section, request.POST.get("title", ""), kind, _seen(request.POST))
    except Invalid as refused:
        _tell(request, refused)
    else:
        messages.success(request, _("De kop is verbeterd."))
    return redirect("plans:draft_section", actor.organisation.slug, version, section)


@member_page
@draft_page
@require_POST
def new_measure(request: HttpRequest, actor: Actor, version: int, section: int) -> HttpResponse:
    """Add a measure that reading missed."""
    try:
        add_measure(actor, version, section, request.POST.get("text", ""), _status(request.POST))
    except Invalid as refused:
        _tell(request, refused)
    else:
        messages.success(request, _("De activiteit is toegevoegd."))
    return redirect("plans:draft_section", actor.organisation.slug, version, section)


@member_page
@draft_page
@require_POST
def draft_measure(request: HttpRequest, actor: Actor, version: int, measure: int) -> HttpResponse:
    """Correct the text or status of a measure."""
    found = or_nothing(find_measure(actor.organisation, measure))
    text, status = request.POST.get("text", ""), _status(request.POST)
    try:
        correct_measure(actor, version, measure, text, status, _seen(request.POST))
    except Invalid as refused:
        _tell(request, refused)
    else:
        messages.success(request, _("De activiteit is verbeterd."))
    return redirect("plans:draft_section", actor.organisation.slug, version, found.section_id)


def _status(data: QueryDict) -> MeasureStatus:
    asked = data.get("status", "")
    return MeasureStatus(asked) if asked in set(MeasureStatus) else MeasureStatus.OTHER


def _tell(request: HttpRequest, refused: Invalid) -> None:
    for problem in refused.problems:
        messages.error(request, say_problem(problem))
