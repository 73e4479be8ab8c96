"""Who is in a team, and who of them is told when an entry of it is nearly or already late?"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.records.models import Organisation, TeamMember
from waarborg.records.queries.registers import colleagues_of, teams_of
from waarborg.registers.problems import Problem


def set_team(actor: Actor, team: str, people: Iterable[int], leads: Iterable[int] = ()) -> list[TeamMember]:
    """State who is in a team, instead of who was so far; nobody is fine. Who leads it is in it.

    Raises:
        NotAllowed, NotFound (no register in use names the team), Invalid.
    """
    require(actor, Act.MANAGE_TEAMS)
    if team not in teams_of(actor.organisation):
        raise NotFound(team)
    leading = set(leads)
    wanted, known = {*people, *leading}, {person.pk for person in colleagues_of(actor.organisation)}
    if not wanted <= known:
        raise Invalid([Problem("people", "unknown_person")])
    with transaction.atomic():
        # One at a time for a municipality: of two who save at once the second replaces all of the first.
        Organisation.objects.select_for_update(no_key=True).get(pk=actor.organisation.pk)
        mine = TeamMember.objects.filter(organisation=actor.organisation, team=team)
        before = dict(mine.values_list("account_id", "leads"))
        mine.exclude(account_id__in=wanted).delete()
        for account in sorted(wanted):
            TeamMember.objects.update_or_create(
                organisation=actor.organisation,
                team=team,
                account_id=account,
                defaults={"leads": account in leading},
            )
        changes = {
            "team": (None, team),
            "people": (sorted(before), sorted(wanted)),
            "leads": (sorted(each for each, leads_it in before.items() if leads_it), sorted(leading)),
        }
        leave_line(actor, Act.MANAGE_TEAMS, actor.organisation, changes)
        return list(mine.all())
