"""Who is told when an entry of a team is nearly or already late?"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.records.models import Organisation, TeamLead
from waarborg.records.queries.registers import colleagues_of, teams_of
from waarborg.registers.problems import Problem


def set_team_leads(actor: Actor, team: str, people: Iterable[int]) -> list[TeamLead]:
    """State who is told, instead of who was told so far; nobody is fine.

    Raises:
        NotAllowed, NotFound (no register in use names the team), Invalid.
    """
    require(actor, Act.MANAGE_TEAMS)
    if team not in teams_of(actor.organisation):
        raise NotFound(team)
    wanted, known = set(people), {person.pk for person in colleagues_of(actor.organisation)}
    if not wanted <= known:
        raise Invalid([Problem("people", "unknown_person")])
    with transaction.atomic():
        # One at a time for a municipality: of two who save at once the second replaces all of the first.
        Organisation.objects.select_for_update(no_key=True).get(pk=actor.organisation.pk)
        mine = TeamLead.objects.filter(organisation=actor.organisation, team=team)
        before = sorted(mine.values_list("account_id", flat=True))
        mine.exclude(account_id__in=wanted).delete()
        new = [
            TeamLead(organisation=actor.organisation, team=team, account_id=account)
            for account in sorted(wanted - set(before))
        ]
        TeamLead.objects.bulk_create(new)
        changes = {"team": (None, team), "people": (before, sorted(wanted))}
        leave_line(actor, Act.MANAGE_TEAMS, actor.organisation, changes)
        return list(TeamLead.objects.filter(organisation=actor.organisation, team=team))
