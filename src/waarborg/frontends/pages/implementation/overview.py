"""Which actions are there in these two years, when do they run, and how does each stand?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waarborg.commitments.budgets import Amounts
from waarborg.commitments.verdicts import WORST_FIRST
from waarborg.commitments.windows import Window
from waarborg.commitments.wording import name_of
from waarborg.frontends.pages.doors import member_page, show
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
_ORDERS: dict[str, Callable[[ActionLine], Any]] = {
    "begin": lambda line: (line.window.start, line.window.end),
    "eind": lambda line: (line.window.end, line.window.start),
    "stand": lambda line: (line.urgency, line.window.end),
    "wie": lambda line: (not line.who, line.who.casefold(), line.window.end),
    "actie": lambda line: line.row.title.casefold(),
    "onderdeel": lambda line: (
        line.row.measure.section.position,
        line.row.measure.position,
        line.window.start,
    ),
}
_MINE, _NOBODY = "ik", "niemand"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What an address asks for."""

    year: int
    who: str
    standing: str
    part: str
    order: str

    @property
    def window(self) -> Window:
        """The two years."""
        return Window(date(self.year, 1, 1), date(self.year + 1, 12, 31))

    def address(self, **instead: str | int) -> str:
        """The same question with something else in it."""
        asked = {
            "jaar": self.year,
            "wie": self.who,
            "stand": self.standing,
            "onderdeel": self.part,
            "volgorde": self.order,
        }
        return urlencode({name: value for name, value in (asked | instead).items() if value})


@member_page
@require_safe
def overview(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """The actions of two years as a Gantt chart and as a table; ``vorm`` asks for a file."""
    require(actor, Act.READ)
    today = timezone.localdate()
    version = plan_version_on(actor.organisation, today)
    asked = _read(request.GET, today)
    rows = visible_actions(actor).filter(plan=version.plan if version else None, is_proposal=False)
    within = rows.filter(start__lte=asked.window.end, end__gte=asked.window.start)
    everything = action_lines(within, today)
    lines = sorted(_chosen(everything, asked, actor), key=_ORDERS[asked.order])
    sums = sums_of_actions(actor)
    slug = actor.organisation.slug
    if request.GET.get("vorm") in SHEETS:
        shown = show_actions(lines, slug, sums)
        name, title = f"acties-{asked.year}-{asked.year + 1}", _("Acties")
        return sheet_file(request.GET["vorm"], name, title, sheet_header(), map(sheet_row, shown))
    page = Paginator(lines, _PAGE).get_page(request.GET.get("pagina"))
    actions = show_actions(list(page), slug, sums)
    context = {
        "version": version,
        "page": page,
        "actions": actions,
        "gantt": draw(actions, asked.window, today) if actions else "",
        "year": asked.year,
        "next_year": asked.year + 1,
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


def _read(query: QueryDict, today: date) -> _Asked:
    written = query.get("jaar", "")
    year = int(written) if written.isascii() and written.isdecimal() and len(written) == 4 else today.year
    order = query.get("volgorde", "")
    return _Asked(
        year if 1990 <= year <= 2200 else today.year,
        query.get("wie", "")[:120],
        query.get("stand", "")[:20],
        query.get("onderdeel", "")[:20],
        order if order in _ORDERS else "begin",
    )


def _chosen(lines: Sequence[ActionLine], asked: _Asked, actor: Actor) -> list[ActionLine]:
    own = actor.account.pk if actor.account else None
    return [
        line
        for line in lines
        if (not asked.standing or line.standing == asked.standing)
        and (not asked.part or (line.part is not None and str(line.part.section) == asked.part))
        and (not asked.who or _is_by(line, asked.who, own))
    ]


def _is_by(line: ActionLine, who: str, own: int | None) -> bool:
    if who == _MINE:
        return own is not None and line.row.owner_id == own
    return not line.who if who == _NOBODY else line.who == who


def _counts(lines: Sequence[ActionLine], asked: _Asked) -> list[dict[str, object]]:
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


def _headings(asked: _Asked) -> list[dict[str, str]]:
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


def _choices(
    lines: Sequence[ActionLine], asked: _Asked, today: date, plan: Any
) -> Mapping[str, list[Option]]:
    first, last = (plan.start.year, plan.end.year) if plan else (today.year, today.year + 1)
    years = sorted({*range(first, max(first, last - 1) + 1), asked.year})
    people = sorted({line.who for line in lines if line.who} | ({asked.who} - {"", _MINE, _NOBODY}))
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
    return {
        "years": [Option(str(year), f"{year}–{year + 1}", year == asked.year) for year in years],
        "people": [
            Option(_MINE, _("Ikzelf"), asked.who == _MINE),
            Option(_NOBODY, _("Nog niemand"), asked.who == _NOBODY),
            *(Option(name, name, name == asked.who) for name in people),
        ],
        "standings": named,
        "parts": [Option(number, title, number == asked.part) for number, title in parts.items()],
        "orders": [Option(name, label, name == asked.order) for name, label in orders.items()],
    }
