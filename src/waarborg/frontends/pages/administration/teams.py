"""Who is in which team, and who leads it?"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.whole_numbers import read_numbers
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.operations.teams import set_team
from waarborg.records.queries.registers import colleagues_of, members_of_teams, teams_of


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team, and everybody who could be in it.

    Attributes:
        people: number and name of everybody, with whether they are in it and whether they lead it.
        members: the names of who is in it, leads: of who leads it.
    """

    number: int
    name: str
    people: list[tuple[int, str, bool, bool]]
    members: str
    leads: str


@member_page
@require_http_methods(["GET", "POST"])
def teams(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every team that a register names, each with its form."""
    require(actor, Act.MANAGE_TEAMS)
    if request.method == "POST":
        chosen, leading = (read_numbers(request.POST.getlist(name)) for name in ("people", "leads"))
        set_team(actor, request.POST.get("team", ""), chosen, leading)
        messages.success(request, _("Bewaard."))
        return redirect("administration:teams", organisation=actor.organisation.slug)
    members, colleagues = members_of_teams(actor.organisation), colleagues_of(actor.organisation)
    lines = []
    for number, team in enumerate(teams_of(actor.organisation)):
        its = {line.account_id: line for line in members.get(team, ())}
        people = [
            (each.pk, each.name, each.pk in its, each.pk in its and its[each.pk].leads) for each in colleagues
        ]
        names = ", ".join(line.account.name for line in its.values())
        leads = ", ".join(line.account.name for line in its.values() if line.leads)
        lines.append(TeamLine(number, team, people, names, leads))
    return show(request, actor, "pages/administration/teams.html", {"teams": lines})
