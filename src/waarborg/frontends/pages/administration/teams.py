"""Who is told when a case of a team is nearly or already late?"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.frontends.pages.doors import member_page, show
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.operations.teams import set_team_leads
from waarborg.records.queries.registers import colleagues_of, teams_of
from waarborg.records.queries.term_reminders import leads_of


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team with everybody who could be told, and whether they are."""

    number: int
    name: str
    people: list[tuple[int, str, bool]]
    told: str


@member_page
@require_http_methods(["GET", "POST"])
def teams(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every team that a register names, each with its form."""
    require(actor, Act.MANAGE_TEAMS)
    if request.method == "POST":
        chosen = [int(each) for each in request.POST.getlist("people") if each.isascii() and each.isdecimal()]
        set_team_leads(actor, request.POST.get("team", ""), chosen)
        messages.success(request, _("Bewaard."))
        return redirect("administration:teams", organisation=actor.organisation.slug)
    leads, colleagues = leads_of(actor.organisation), colleagues_of(actor.organisation)
    lines = []
    for number, team in enumerate(teams_of(actor.organisation)):
        told = leads.get(team, [])
        keys = {person.pk for person in told}
        people = [(each.pk, each.name, each.pk in keys) for each in colleagues]
        lines.append(TeamLine(number, team, people, ", ".join(person.name for person in told)))
    return show(request, actor, "pages/administration/teams.html", {"teams": lines})
