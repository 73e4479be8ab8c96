"""What do I, or my team, have to do, and what comes first?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.registers.filters import read_page
from waarborg.frontends.pages.registers.overview import up_to
from waarborg.frontends.pages.registers.wording import pick, status_labels
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.records.queries.registers import RegisterInUse, registers_in_use
from waarborg.records.queries.work_lists import ListedWork, Work, list_work

_DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class WorkLine:
    """An entry that is to be done."""

    number: str
    address: str
    title: str
    register: str
    status: str
    due: str
    late: str
    place: str
    handler: str


@member_page
@require_safe
def my_work(request: HttpRequest, actor: Actor) -> HttpResponse:
    """One's own open entries, or those of a team."""
    require(actor, Act.CHANGE_ENTRY)
    registers = {used.version.name: used for used in registers_in_use(actor.organisation)}
    teams = teams_of(registers)
    wanted = read_work(request.GET, actor, teams)
    now = timezone.now()
    page = list_work(actor.organisation, wanted, read_page(request.GET), now)
    chosen = {"team": wanted.team, "wie": "niemand" if wanted.untaken else ""}
    context = {
        "lines": [_line(actor, each, registers, now) for each in page.entries],
        "page": page,
        "total": up_to(page.total),
        "overdue": up_to(page.overdue),
        "teams": teams,
        "wanted": wanted,
        "query": urlencode({name: value for name, value in chosen.items() if value}),
    }
    return show(request, actor, "pages/work/my_work.html", context)


def read_work(query: QueryDict, actor: Actor, teams: list[str]) -> Work:
    """Whose work an address asks for: one's own, unless it names a team that there is."""
    team = query.get("team", "")
    if team in teams:
        return Work(team=team, untaken=query.get("wie") == "niemand")
    return Work(of=actor.account.pk if actor.account is not None else 0)


def teams_of(registers: dict[str, RegisterInUse]) -> list[str]:
    """The teams that any register in use names."""
    definitions = [used.definition for used in registers.values()]
    named = {team for each in definitions for team in (each.team, *(one.team for one in each.categories))}
    return sorted(team for team in named if team)


def _line(actor: Actor, work: ListedWork, registers: dict[str, RegisterInUse], now: datetime) -> WorkLine:
    used = registers.get(work.register)
    prefix = used.definition.prefix if used else work.register.upper()
    statuses = status_labels(used.definition) if used else {}
    due = timezone.localtime(work.due_at) if work.due_at else None
    return WorkLine(
        f"{prefix}-{timezone.localtime(work.created_at).year}-{work.id}",
        reverse("registers:entry", kwargs={"organisation": actor.organisation.slug, "entry": work.id}),
        work.title,
        pick(used.definition.label) if used else work.register,
        statuses.get(work.status, work.status),
        date_format(due, "j b Y H:i") if due else "",
        how_late(work.due_at, now),
        ", ".join(each for each in (work.area, work.subject) if each),
        work.assigned_to or "",
    )


def how_late(due: datetime | None, now: datetime) -> str:
    """How long ago a term ended, in words; nothing while it runs."""
    if due is None or due >= now:
        return ""
    days = int((now - due).total_seconds() // _DAY)
    if days == 0:
        return _("te laat")
    return ngettext("%(days)s dag te laat", "%(days)s dagen te laat", days) % {"days": days}
