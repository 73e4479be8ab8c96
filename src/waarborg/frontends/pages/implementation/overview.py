"""Which actions are there in these years, when do they run, and how did each stand on a day?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waarborg.commitments.actions import Progress
from waarborg.commitments.budgets import Amounts
from waarborg.commitments.quarters import say_stretch
from waarborg.commitments.verdicts import WORST_FIRST
from waarborg.commitments.wording import name_of
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.implementation.asked import MINE, NOBODY, STOPPED, Asked, read_asked
from waarborg.frontends.pages.implementation.showing import draw, sheet_header, sheet_row, show_actions
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.registers.questions import Option
from waarborg.frontends.pages.sheet_files import SHEETS, sheet_file
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, may, require
from waarborg.records.queries.budgets import sums_of_actions
from waarborg.records.queries.judgements import plan_version_on
from waarborg.records.queries.plan_actions import ActionLine, action_lines, visible_actions

_PAGE = 60


@member_page
@require_safe
def overview(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """The actions of two years, or of the days of a document, as a Gantt chart and as a table.

    ``vorm`` asks for a file.
    """
    require(actor, Act.READ)
    today = timezone.localdate()
    asked = read_asked(request.GET, today)
    version = plan_version_on(actor.organisation, asked.day)
    rows = visible_actions(actor).filter(plan=version.plan if version else None, is_proposal=False)
    rows = rows.filter(is_confidential=False) if asked.is_public else rows
    within = rows.filter(start__lte=asked.window.end, end__gte=asked.window.start)
    everything = action_lines(within, asked.day)
    lines = asked.choose(everything, actor)
    sums = sums_of_actions(actor)
    slug = actor.organisation.slug
    if request.GET.get("vorm") in SHEETS:
        shown = show_actions(lines, slug, sums)
        name, title = f"acties-{asked.window.start.year}-{asked.window.end.year}", _("Acties")
        return sheet_file(request.GET["vorm"], name, title, sheet_header(), map(sheet_row, shown))
    page = Paginator(lines, _PAGE).get_page(request.GET.get("pagina"))
    actions = show_actions(list(page), slug, sums)
    context = {
        "version": version,
        "page": page,
        "actions": actions,
        "gantt": draw(actions, asked.years, asked.day) if actions else "",
        "asked": asked,
        "years_told": say_stretch(asked.years, page_language()),
        "now_query": asked.address(dag=""),
        "total": len(everything),
        "counts": _counts(everything, asked),
        "proposed": visible_actions(actor).filter(is_proposal=True).count()
        if may(actor, Act.PLAN_ACTIONS)
        else 0,
        "query": asked.address(),
        "headings": _headings(asked),
        "has_money": any(each.amounts != Amounts() for each in actions),
        **_choices(everything, asked, today, version.plan if version else None),
    }
    return show(request, actor, "pages/implementation/overview.html", context)


def _counts(lines: Sequence[ActionLine], asked: Asked) -> list[dict[str, object]]:
    """How many there are of each standing, what asks for attention first."""
    numbers = {each: sum(line.standing == each.value for line in lines) for each in WORST_FIRST}
    return [
        {
            "standing": each.value,
            "number": number,
            "query": asked.address(stand="" if asked.standing == each.value else each.value),
            "chosen": asked.standing == each.value,
        }
        for each, number in numbers.items()
        if number
    ]


def _headings(asked: Asked) -> list[dict[str, str]]:
    labels = {
        "actie": _("Wat"),
        "wie": _("Wie"),
        "begin": _("Wanneer"),
        "stand": _("Stand"),
    }
    return [
        {
            "label": label,
            "query": asked.address(volgorde=name),
            "sort": "ascending" if asked.order == name else "",
        }
        for name, label in labels.items()
    ]


def _choices(lines: Sequence[ActionLine], asked: Asked, today: date, plan: Any) -> Mapping[str, list[Option]]:
    first, last = (plan.start.year, plan.end.year) if plan else (today.year, today.year + 1)
    years = sorted({*range(first, max(first, last - 1) + 1), asked.year})
    people = sorted({line.who for line in lines if line.who} | ({asked.who} - {"", MINE, NOBODY}))
    parts = {str(line.part.section): line.part.title for line in lines if line.part}
    orders = {
        "begin": _("Begin"),
        "eind": _("Eind"),
        "stand": _("Stand"),
        "wie": _("Wie"),
        "actie": _("Naam"),
        "onderdeel": _("Onderdeel van het plan"),
    }
    named = [
        Option(each.value, name_of(each, page_language()), each.value == asked.standing)
        for each in WORST_FIRST
    ]
    if "," in asked.standing:
        several = [
            name_of(each, page_language()) for each in WORST_FIRST if each in asked.standing.split(",")
        ]
        named.append(Option(asked.standing, ", ".join(several), chosen=True))
    named.append(Option(STOPPED, name_of(Progress.STOPPED, page_language()), asked.standing == STOPPED))
    chosen = None if asked.stretch else asked.year
    return {
        "years": [Option(str(year), f"{year}–{year + 1}", year == chosen) for year in years],
        "people": [
            Option(MINE, _("Ikzelf"), asked.who == MINE),
            Option(NOBODY, _("Nog niemand"), asked.who == NOBODY),
            *(Option(name, name, name == asked.who) for name in people),
        ],
        "standings": named,
        "parts": [Option(number, title, number == asked.part) for number, title in parts.items()],
        "orders": [Option(name, label, name == asked.order) for name, label in orders.items()],
    }
