"""What is asked, granted and spent for the plan, by year and by part, and on what must be decided?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waarborg.commitments.budgets import by_year, total
from waarborg.documents.sheets import Cell
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.implementation.asked import asks_public, day_asked, read_year
from waarborg.frontends.pages.registers.questions import Option
from waarborg.frontends.pages.sheet_files import SHEETS, sheet_file
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.records.queries.budgets import MoneyLine, grouped, money_lines, public_money, visible_money
from waarborg.records.queries.judgements import plan_version_on

if TYPE_CHECKING:
    from waarborg.records.models import Plan


@member_page
@require_safe
def budget(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """The money of the plan that ran on a day: by year, by part, and what waits for a decision.

    ``jaar`` asks for one year, or for those from ``2026-2027``; ``vorm`` asks for a file.
    """
    require(actor, Act.READ)
    version = plan_version_on(actor.organisation, day_asked(request.GET, timezone.localdate()))
    plan = version.plan if version else None
    is_public = asks_public(request.GET)
    shown = public_money(actor.organisation) if is_public else visible_money(actor)
    every = money_lines(shown, plan) if plan else []
    asked = _years(request.GET.get("jaar", ""), plan)
    lines = [line for line in every if asked is None or line.row.year in asked]
    told = "" if asked is None else _told(asked)
    if request.GET.get("vorm") in SHEETS:
        name = f"begroting-{told}" if told else "begroting"
        rows = [*map(_row, lines), _total_row(lines)]
        return sheet_file(request.GET["vorm"], name, _("Begroting"), _header(), rows)
    years = by_year(line.money for line in every)
    context = {
        "version": version,
        "plan": plan,
        "year": told,
        "years": list(years.items()),
        "all_years": total(line.money for line in every),
        "groups": grouped(lines),
        "sums": total(line.money for line in lines),
        "to_decide": [line for line in lines if line.money.needs_decision],
        "to_decide_sum": total(line.money for line in lines if line.money.needs_decision),
        "has_money": bool(every),
        "year_options": [
            Option(str(each), str(each), told == str(each))
            for each in (range(plan.start.year, plan.end.year + 1) if plan else ())
        ],
        "query": f"jaar={told}&" if told else "",
        "is_public": is_public,
    }
    return show(request, actor, "pages/implementation/budget.html", context)


def _years(written: str, plan: Plan | None) -> range | None:
    """The year or years that an address asks for, as far as the plan runs; ``None``: all."""
    first, _dash, last = written.partition("-")
    start, end = read_year(first), read_year(last or first)
    if plan is None or start is None or end is None:
        return None
    asked = range(max(start, plan.start.year), min(end, plan.end.year) + 1)
    return asked or None


def _told(years: range) -> str:
    """The years as an address writes them."""
    return str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"


def _header() -> list[str]:
    return [
        _("Onderdeel"),
        _("Activiteit"),
        _("Actie"),
        _("Waarvoor"),
        _("Jaar"),
        _("Soort geld"),
        _("Gevraagd"),
        _("Toegekend"),
        _("Nog te besluiten"),
        _("Besteed"),
        _("Nog over"),
        _("Toegekend door"),
        _("Toegekend op"),
    ]


def _row(line: MoneyLine) -> list[Cell]:
    row, sums = line.row, line.amounts
    return [
        line.part,
        line.measure.text,
        line.action.title if line.action else "",
        row.what,
        row.year,
        _("nieuw") if row.is_new else _("bestaand"),
        sums.requested,
        sums.granted,
        sums.undecided,
        sums.spent,
        sums.left,
        row.granted_by,
        row.granted_on,
    ]


def _total_row(lines: Sequence[MoneyLine]) -> list[Cell]:
    sums = total(line.money for line in lines)
    amounts = (sums.requested, sums.granted, sums.undecided, sums.spent, sums.left)
    return [_("Totaal"), "", "", "", None, "", *amounts, "", None]
