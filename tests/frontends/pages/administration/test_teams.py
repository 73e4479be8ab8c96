"""Can an administrator say who is in a team, and does its work then stand on their lists?"""

from __future__ import annotations

import pytest
from tests.frontends.pages.registers.test_register_pages import browser_of, page
from tests.frontends.pages.work.test_together import REPORT, signed_in
from tests.safety_plan import SafetyPlan

from waarborg.operations.entries import log_entry
from waarborg.operations.teams import set_team
from waarborg.records.models import AuditLine, Entry, Role, TeamMember

pytestmark = pytest.mark.django_db

ADDRESS = "/duinstad/beheer/teams/"
MINE = "/duinstad/mijn-werk/"


def test_members_and_leads_are_ticked_and_kept_with_a_line_in_the_logbook() -> None:
    plan = SafetyPlan()
    member, lead = plan.person("lid"), plan.person("leider")
    client = browser_of(plan, Role.ADMINISTRATOR)
    form = {"team": "Buitendienst", "people": [member.pk], "leads": [lead.pk]}
    assert client.post(ADDRESS, form).status_code == 302
    kept = set(TeamMember.objects.values_list("account", "leads"))
    assert kept == {(member.pk, False), (lead.pk, True)}
    html = page(client, ADDRESS)
    assert "Leider, Lid" in html
    assert "Teamleider: Leider" in html
    client.post(ADDRESS, {"team": "Buitendienst", "people": [lead.pk]})
    assert set(TeamMember.objects.values_list("account", "leads")) == {(lead.pk, False)}
    changed = AuditLine.objects.filter(act="teams.manage").latest("id").changes
    assert changed["leads"] == [[lead.pk], []]


def test_my_work_holds_what_nobody_of_my_teams_took_up() -> None:
    plan = SafetyPlan()
    boa, colleague = plan.person("boa", Role.ENFORCEMENT_OFFICER), plan.person("collega")
    own, taken, untaken = (log_entry(plan.actor, "melding", REPORT).entry for _ in range(3))
    elsewhere = log_entry(plan.actor, "melding", REPORT).entry
    Entry.objects.filter(pk=own.pk).update(assigned_to=boa)
    Entry.objects.filter(pk=taken.pk).update(assigned_to=colleague)
    Entry.objects.filter(pk=elsewhere.pk).update(team="Vergunningen")
    client = signed_in(boa)

    def listed(query: str = "") -> set[int]:
        html = page(client, f"{MINE}{query}")
        return {each.pk for each in (own, taken, untaken, elsewhere) if f"zaak/{each.pk}/" in html}

    assert listed() == {own.pk}
    set_team(plan.actor, "Buitendienst", [boa.pk])
    assert listed() == {own.pk, untaken.pk}
    assert listed("?wie=ik") == {own.pk}
    assert listed("?team=Buitendienst") == {own.pk, taken.pk, untaken.pk}
    assert listed(f"?wie={colleague.pk}") == {taken.pk}
