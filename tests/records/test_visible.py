"""Which entries does somebody see, by register, role and what they have to do with them?"""

from __future__ import annotations

import pytest
from django.db import connection
from django.utils import timezone
from tests.safety_plan import SafetyPlan

from waarborg.operations.actors import Actor
from waarborg.records.models import Account, Entry, Membership, Role
from waarborg.records.queries.visible import Bystander, only_hidden, visible_entries
from waarborg.records.queries.work_lists import Work, open_work

pytestmark = pytest.mark.django_db

OPEN, SHARED, CONFIDENTIAL, SECRET = "actie", "melding", "eed", "integriteitsmelding"
OFFICER, DESK, ADVISER = Role.SAFETY_OFFICER, Role.FRONT_DESK, Role.CONFIDENTIAL_ADVISER


def seen_by(plan: SafetyPlan, entry: Entry, role: Role, account: Account | None = None) -> bool:
    who = account or plan.person(f"{role}-{Account.objects.count()}", role)
    actor = Actor(who, plan.organisation, frozenset({role}))
    found = {
        visible_entries(actor).filter(pk=entry.pk).exists(),
        visible_entries(actor, entry.register).filter(pk=entry.pk).exists(),
        not only_hidden(actor, Entry.objects.filter(pk=entry.pk), entry.register).exists(),
    }
    assert len(found) == 1
    return found.pop()


def entry_in(plan: SafetyPlan, register: str, raised_to: str | None = None, **people: Account) -> Entry:
    entry = plan.log(register, plan.start)
    Entry.objects.filter(pk=entry.pk).update(raised_to=raised_to, **people)
    return entry


@pytest.mark.parametrize(
    ("register", "raised_to", "roles"),
    [
        (OPEN, None, set(Role)),
        (SHARED, None, set(Role) - {Role.READER, Role.PRIVACY_OFFICER}),
        (OPEN, "zaakvertrouwelijk", set(Role) - {Role.READER, Role.PRIVACY_OFFICER}),
        (SHARED, "zaakvertrouwelijk", set(Role) - {Role.READER, Role.PRIVACY_OFFICER}),
        (SHARED, "vertrouwelijk", {OFFICER}),
        # While nobody handles it, the safety officer finds it a handler.
        (SHARED, "geheim", {OFFICER}),
        ("zorgsignaal", None, {Role.CARE_COORDINATOR}),
        ("ondermijningssignaal", None, {OFFICER}),
        (SECRET, None, {ADVISER}),
        (SECRET, "vertrouwelijk", {ADVISER}),
    ],
)
def test_a_role_sees_what_its_register_names_it_for(
    register: str, raised_to: str | None, roles: set[Role]
) -> None:
    plan = SafetyPlan()
    entry = entry_in(plan, register, raised_to)
    assert {role for role in Role if seen_by(plan, entry, role)} == roles


@pytest.mark.parametrize(
    ("register", "raised_to", "by_logger"),
    [
        (CONFIDENTIAL, None, True),
        (SHARED, "vertrouwelijk", True),
        (SHARED, "geheim", False),
        (SECRET, None, False),
    ],
)
def test_who_handles_an_entry_sees_it_and_who_logged_it_unless_it_is_secret(
    register: str, raised_to: str | None, by_logger: bool
) -> None:
    plan = SafetyPlan()
    handler, logger = plan.person("behandelaar", DESK), plan.person("melder", DESK)
    entry = entry_in(plan, register, raised_to, assigned_to=handler, created_by=logger)
    assert seen_by(plan, entry, DESK, handler)
    assert seen_by(plan, entry, DESK, logger) is by_logger
    assert not seen_by(plan, entry, DESK)


def test_what_somebody_handles_is_closed_to_who_hands_it_out_until_that_person_leaves() -> None:
    plan = SafetyPlan()
    handler, adviser = plan.person("behandelaar", DESK), plan.person("vertrouwenspersoon", ADVISER)
    entry = entry_in(plan, SECRET, assigned_to=handler)
    raised = entry_in(plan, SHARED, "geheim", assigned_to=handler)
    officer = plan.person("beleid", OFFICER)
    assert not seen_by(plan, entry, ADVISER, adviser)
    assert not seen_by(plan, raised, OFFICER, officer)
    Membership.objects.filter(account=handler).delete()
    assert seen_by(plan, entry, ADVISER, adviser)
    assert seen_by(plan, raised, OFFICER, officer)


def test_who_runs_the_server_sees_what_the_owner_of_a_commitment_sees() -> None:
    plan = SafetyPlan()
    *shown, _, _ = [entry_in(plan, register) for register in (OPEN, SHARED, CONFIDENTIAL, SECRET)]
    assert list(visible_entries(Bystander(plan.organisation))) == shown
    assert visible_entries(plan.actor).count() == 4


def test_nobody_sees_an_entry_of_another_municipality() -> None:
    plan, other = SafetyPlan(), SafetyPlan("veenstad")
    entry_in(other, OPEN)
    assert not visible_entries(plan.actor).exists()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by what it counted of its rows")
def test_a_list_starts_from_the_few_that_are_hidden_and_a_work_list_from_its_team() -> None:
    plan = SafetyPlan()
    plan.log(SHARED, plan.start)
    reader = Actor(plan.person("r", Role.READER), plan.organisation, frozenset({Role.READER}))
    assert "entry_raised" in visible_entries(reader, SHARED).explain()
    work = open_work(reader, Work(team="Buitendienst"), timezone.now())
    assert "entry_team_work" in work.order_by().values("id").explain()
