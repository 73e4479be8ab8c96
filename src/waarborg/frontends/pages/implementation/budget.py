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
from waarborg.frontends.pages.registers.questions import Option
from waarborg.frontends.pages.sheet_files import SHEETS, sheet_file
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.records.queries.budgets import MoneyLine, grouped, money_lines, visible_money
from waarborg.records.queries.judgements import plan_version_on

if TYPE_CHECKING:
    from waarborg.records.models import Plan


@member_page
@require_safe
def budget(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """The money of the plan: by year, by part, and what waits for a decision; ``vorm`` asks for a file."""
    require(actor, Act.READ)
    version = plan_version_on(actor.organisation, timezone.localdate())
    plan = version.plan if version else None
    every = money_lines(visible_money(actor), plan) if plan else []
    year = _year(request.GET.get("jaar", ""), plan)
    lines = [line for line in every if year is None or line.row.year == year]
    if request.GET.get("vorm") in SHEETS:
        name = f"begroting-{year}" if year else "begroting"
        rows = [*map(_row, lines), _total_row(lines)]
        return sheet_file(request.GET["vorm"], name, _("Begroting"), _header(), rows)
    years = by_year(line.money for line in every)
    context = {
        "version": version,
        "plan": plan,
        "year": year,
        "years": list(years.items()),
        "all_years": total(line.money for line in every),
        "groups": grouped(lines),
        "sums": total(line.money for line in lines),
        "to_decide": [line for line in lines if line.money.needs_decision],
        "to_decide_sum": total(line.money for line in lines if line.money.needs_decision),
        "has_money": bool(every),
        "year_options": [
            Option(str(each), str(each), each == year)
            for each in (range(plan.start.year, plan.end.year + 1) if plan else ())
        ],
        "query": f"jaar={year}&" if year else "",
    }
    return show(request, actor, "pages/implementation/budget.html", context)


def _year(written: str, plan: Plan | None) -> int | None:
    if plan is None or not (written.isascii() and written.isdecimal() and len(written) == 4):
        return None
    year = int(written)
    return year if plan.start.year <= year <= plan.end.year else None


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
