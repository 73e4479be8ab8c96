"""Does every act ask for permission, keep to its own municipality and leave its line in the audit trail?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction
from tests.tenancy.acts import ASKS
from tests.tenancy.every_act import Operation, operations, parts_of_acts
from tests.tenancy.given import POINTING, VALUES
from tests.tenancy.parts_of_acts import PARTS_OF_ACTS
from tests.tenancy.parts_of_towns import REPORT, WISH
from tests.tenancy.towns import Town, everything, lines_of

from waarborg.frontends.pages.administration.logbook_names import FIELDS, NOT_TOLD, THINGS
from waarborg.operations.entries import change_entry, log_entry
from waarborg.operations.loading import NewEntry, load_entries
from waarborg.operations.organisations import FirstAdministrator, add_organisation
from waarborg.operations.own_account import change_own_settings, renew_calendar_token
from waarborg.operations.permissions import ALLOWED
from waarborg.operations.plans.changing import add_commitment, change_commitment
from waarborg.operations.plans.following import follow
from waarborg.operations.plans.wishes import Following, Wish
from waarborg.operations.refusals import Invalid, NotAllowed, NotFound
from waarborg.records.models import AuditLine, Role

pytestmark = pytest.mark.django_db

every_act = pytest.mark.parametrize("operation", operations(), ids=lambda operation: operation.name)


@every_act
def test_an_act_is_for_the_roles_that_may_do_it(operation: Operation, ours: Town) -> None:
    before = everything()
    done = set()
    for role in Role:
        with transaction.atomic():
            try:
                operation.do(ours.actor(role), ours)
            except NotAllowed:
                assert everything() == before
            else:
                done.add(role)
            transaction.set_rollback(True)
    assert done == ALLOWED[operation.act]


@every_act
def test_an_act_leaves_its_line_in_the_audit_trail(operation: Operation, ours: Town) -> None:
    role = next(iter(sorted(ALLOWED[operation.act])))
    before = lines_of(ours)
    operation.do(ours.actor(role), ours)
    added = AuditLine.objects.filter(organisation=ours.organisation).order_by("id")[before:]
    assert operation.act.value in {line.act for line in added}
    assert {line.account_id for line in added} == {ours.people[role].pk}
    words = {name for line in added if line.object_type != "entry" for name in line.changes}
    assert words <= {*FIELDS, *NOT_TOLD}
    assert {line.object_type for line in added} <= set(THINGS)


@every_act
def test_an_act_finds_nothing_of_another_municipality(operation: Operation, ours: Town, theirs: Town) -> None:
    before = everything()
    for parameter, maker in operation.pointing.items():
        with pytest.raises((NotFound, Invalid)):
            operation.do(ours.actor(), ours, **{parameter: maker(theirs)})
        assert everything() == before, parameter
    if operation.pointing:
        foreign = {name: maker(theirs) for name, maker in operation.pointing.items()}
        with pytest.raises((NotFound, Invalid)):
            operation.do(ours.actor(), ours, **foreign)
        assert everything() == before


@every_act
def test_an_act_changes_nothing_in_another_municipality(
    operation: Operation, ours: Town, theirs: Town
) -> None:
    seen = _of(theirs)
    operation.do(ours.actor(), ours)
    assert _of(theirs) == seen


def _of(town: Town) -> list[object]:
    """The rows that name the town, and those of its plan."""
    versions = {town.earlier.pk, town.current.pk, town.draft.pk}
    rows = [row for table in everything().values() for row in table]
    return [
        row
        for row in rows
        if row.get("organisation_id") == town.organisation.pk or row.get("version_id") in versions
    ]


@pytest.mark.parametrize(
    ("link", "foreign"),
    [
        ("area", lambda town: str(town.place.pk)),
        ("area", lambda town: town.place.name),
        ("cause", lambda town: str(town.entry.pk)),
        ("assigned_to", lambda town: str(town.people[Role.OWNER].pk)),
    ],
)
def test_an_entry_is_not_linked_to_anything_of_another_municipality(
    link: str, foreign: Callable[[Town], str], ours: Town, theirs: Town
) -> None:
    before = everything()
    wish = {link: foreign(theirs)}
    with pytest.raises(Invalid, match=link):
        log_entry(ours.actor(), "melding", {**REPORT, **wish})
    with pytest.raises(Invalid, match=link):
        change_entry(ours.actor(), ours.entry.pk, ours.entry.revision, wish)
    with pytest.raises(Invalid, match=link):
        load_entries(ours.actor(), "melding", [NewEntry(REPORT), NewEntry({**REPORT, **wish})])
    assert everything() == before


def test_a_commitment_is_not_given_to_somebody_of_another_municipality(ours: Town, theirs: Town) -> None:
    before = everything()
    following = Following(owner=theirs.people[Role.OWNER].pk)
    wish = Wish(WISH.kind, WISH.demand, following)
    current, drafted = ours.commitment(ours.current), ours.commitment(ours.draft)
    with pytest.raises(Invalid, match="owner"):
        follow(ours.actor(), current.pk, following, current.revision)
    with pytest.raises(Invalid, match="owner"):
        change_commitment(ours.actor(), ours.draft.pk, drafted.number, wish, drafted.revision)
    with pytest.raises(Invalid, match="owner"):
        add_commitment(ours.actor(), ours.draft.pk, drafted.measure_id, "We doen dit.", wish)
    assert everything() == before


def test_a_token_of_a_form_in_another_municipality_stores_a_new_entry(ours: Town, theirs: Town) -> None:
    first = log_entry(theirs.actor(), "melding", REPORT, "eigen sleutel")
    second = log_entry(ours.actor(), "melding", REPORT, "eigen sleutel")
    assert second.is_new
    assert second.entry.organisation_id != first.entry.organisation_id


def test_what_people_change_about_themselves_leaves_its_line_too(ours: Town) -> None:
    account = ours.people[Role.READER]
    change_own_settings(account, "en", wants_reminders=False)
    renew_calendar_token(account)
    lines = AuditLine.objects.filter(organisation=None, account=account).order_by("id")
    assert [line.act for line in lines] == ["account.own_settings", "account.renew_calendar"]


def test_a_new_municipality_begins_with_a_line_of_its_own() -> None:
    first = FirstAdministrator("chef@example.nl", "Chef", "een heel lang wachtwoord")
    added = add_organisation("Waterdam", "GM0002", first)
    assert AuditLine.objects.filter(organisation=added).exists()


def test_the_tables_name_only_what_is_there() -> None:
    known = operations()
    assert set(ASKS) <= {each.name for each in known}
    assert parts_of_acts() == set(PARTS_OF_ACTS)
    names = {each.name.rpartition(".")[2] for each in known} | {each.name.split(".")[0] for each in known}
    for table in (POINTING, VALUES):
        assert {name.split(".")[0] for name in table if "." in name} <= names
