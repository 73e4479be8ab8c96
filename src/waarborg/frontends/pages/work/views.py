"""What do I, a colleague or a team have to do, and what comes first?"""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.implementation.showing import own_actions
from waarborg.frontends.pages.registers.filters import read_page
from waarborg.frontends.pages.registers.keeping import kept
from waarborg.frontends.pages.registers.overview import up_to
from waarborg.frontends.pages.registers.questions import Option
from waarborg.frontends.pages.registers.saved_filters import saved_lines
from waarborg.frontends.pages.registers.wording import pick
from waarborg.frontends.pages.work.lines import work_lines
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.records.queries.entries import State
from waarborg.records.queries.registers import (
    RegisterInUse,
    colleagues_of,
    registers_in_use,
    teams_named_in,
    teams_with,
)
from waarborg.records.queries.work_lists import WORK, Work, WorkOrder, list_work

_STATES = {"te-laat": State.OVERDUE, "bijna-te-laat": State.DUE_SOON, "staat-stil": State.SUSPENDED}
_ORDERS = {
    "": WorkOrder.DUE,
    "oudste": WorkOrder.OLDEST,
    "nieuwste": WorkOrder.NEWEST,
    "register": WorkOrder.REGISTER,
}
_NOBODY, _MYSELF_ALONE = "niemand", "ik"


@member_page
@require_safe
def my_work(request: HttpRequest, actor: Actor) -> HttpResponse:
    """One's own open entries with those of one's teams, a colleague's, or those of one team."""
    require(actor, Act.CHANGE_ENTRY)
    title, question, work = kept(request, actor, lambda: _parts(request.GET, actor))
    context = {
        "title": title,
        "question": question,
        "list": work,
        "saved": saved_lines(actor, WORK),
        "saved_list": WORK,
        "saved_query": _query(request.GET),
    }
    return show(request, actor, "pages/work/my_work.html", context)


def _parts(query: QueryDict, actor: Actor) -> tuple[str, SafeString, SafeString]:
    """The title, the form that asks for other work, and the list."""
    registers = {used.version.name: used for used in registers_in_use(actor.organisation)}
    teams = teams_named_in(registers.values())
    people = {str(person.pk): person.name for person in colleagues_of(actor.organisation)}
    wanted = read_work(query, actor, teams, people)
    now = timezone.now()
    order = _ORDERS.get(query.get("volgorde", ""), WorkOrder.DUE)
    page = list_work(actor, wanted, read_page(query), now, order)
    asked = {
        "whose": _whose(actor, wanted, people),
        "teams": [Option(team, team, team == wanted.team) for team in teams],
        "registers": _register_options(registers, wanted),
        "states": _state_options(wanted),
        "orders": _order_options(page.order),
    }
    shown = {
        "organisation": actor.organisation,
        "lines": work_lines(actor, page.entries, registers, now),
        "page": page,
        "total": up_to(page.total),
        "overdue": up_to(page.overdue),
        "nearly": up_to(page.nearly),
        "is_own": not wanted.team and not wanted.or_of_teams and _is_own(actor, wanted),
        "own_teams": ", ".join(wanted.or_of_teams),
        "actions": own_actions(actor) if not wanted.team and _is_own(actor, wanted) else (),
        "is_sorted_by_due_only": page.order is not order,
        "query": _query(query),
    }
    return (
        _title(actor, wanted, people),
        render_to_string("pages/work/question.html", asked),
        render_to_string("pages/work/list.html", shown),
    )


def read_work(query: QueryDict, actor: Actor, teams: list[str], people: dict[str, str]) -> Work:
    """Whose work an address asks for: one's own, unless it names a team or a colleague that there is."""
    team, who = query.get("team", ""), query.get("wie", "")
    register = query.get("register", "")[:60].replace("\x00", "")
    state = _STATES.get(query.get("stand", ""), State.ANY)
    own = actor.account.pk if actor.account is not None else 0
    if team not in teams:
        whose = int(who) if who in people else own
        is_with_teams = whose == own and who != _MYSELF_ALONE
        teams_too = teams_with(actor.organisation, actor.account) if is_with_teams else ()
        return Work(of=whose, or_of_teams=teams_too, register=register, state=state)
    of = int(who) if who in people else None
    return Work(of=of, team=team, untaken=who == _NOBODY, register=register, state=state)


def _query(query: QueryDict) -> str:
    kept = {name: query.get(name, "") for name in ("team", "wie", "register", "stand", "volgorde")}
    return urlencode({name: value for name, value in kept.items() if value})


def _title(actor: Actor, wanted: Work, people: dict[str, str]) -> str:
    if wanted.team:
        return _("Werk van %(name)s") % {"name": wanted.team}
    if _is_own(actor, wanted):
        return _("Mijn werk")
    return _("Werk van %(name)s") % {"name": people.get(str(wanted.of), "")}


def _is_own(actor: Actor, wanted: Work) -> bool:
    return actor.account is not None and wanted.of == actor.account.pk


def _whose(actor: Actor, wanted: Work, people: dict[str, str]) -> list[Option]:
    """Who can be chosen: oneself, with one's teams or alone; of a team everybody; nobody; a colleague."""
    own = str(actor.account.pk) if actor.account is not None else ""
    chosen = _NOBODY if wanted.untaken else str(wanted.of or "")
    if wanted.team:
        options = [Option("", _("Iedereen"), chosen == "")]
    elif teams_with(actor.organisation, actor.account):
        alone = _is_own(actor, wanted) and not wanted.or_of_teams
        options = [
            Option("", _("Mijzelf en mijn teams"), bool(wanted.or_of_teams)),
            Option(_MYSELF_ALONE, _("Alleen mijzelf"), alone),
        ]
    else:
        options = [Option("", _("Mijzelf"), chosen == "")]
    options.append(Option(_NOBODY, _("Niemand (nog te verdelen)"), chosen == _NOBODY))
    return options + [
        Option(key, name, key == chosen and (bool(wanted.team) or key != own)) for key, name in people.items()
    ]


def _register_options(registers: dict[str, RegisterInUse], wanted: Work) -> list[Option]:
    kept = [(name, pick(used.definition.plural)) for name, used in registers.items()]
    named = sorted(
        (pair for pair in kept if not registers[pair[0]].definition.occurrence), key=lambda pair: pair[1]
    )
    return [Option(name, label, name == wanted.register) for name, label in named]


def _state_options(wanted: Work) -> list[Option]:
    labels = {
        "te-laat": _("Te laat"),
        "bijna-te-laat": _("Bijna te laat"),
        "staat-stil": _("Termijn staat stil"),
    }
    return [Option(name, labels[name], state is wanted.state) for name, state in _STATES.items()]


def _order_options(order: WorkOrder) -> list[Option]:
    labels = {
        "": _("Eerste termijn eerst"),
        "oudste": _("Oudste eerst"),
        "nieuwste": _("Nieuwste eerst"),
        "register": _("Register"),
    }
    return [Option(name, labels[name], value is order) for name, value in _ORDERS.items()]
