"""How does the example municipality come to be: its people, its lists, its registers?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.contrib.auth.hashers import make_password

from waarborg.operations.accounts import invite
from waarborg.operations.actors import Actor, system_actor
from waarborg.operations.boundaries import import_boundaries
from waarborg.operations.example.material import Person, Town
from waarborg.operations.organisations import FirstAdministrator, add_organisation
from waarborg.operations.registers import take_into_use
from waarborg.operations.subjects import add_list, add_subject, place_subject, put_under
from waarborg.records.models import Account, Role, Subject
from waarborg.registers.shelf import builtin_registers


def found(town: Town, since: date) -> dict[str, Actor]:
    """Add the municipality with all that must stand before its plan; returns its people by key.

    Args:
        town: what to add.
        since: from this day its registers are in use.

    Raises:
        Invalid: an address or name is taken or wrong.
    """
    administrator = next(each for each in town.people if Role.ADMINISTRATOR in each.roles)
    first = FirstAdministrator(administrator.email, administrator.name, town.password)
    organisation = add_organisation(town.name, town.area_code, first)
    system = system_actor(organisation)
    # One hash for all: the password is no secret, and hashing is slow on purpose.
    password = make_password(town.password)
    people = {each.key: _welcome(system, each, password) for each in town.people}
    placed: dict[str, Subject] = {}
    for listed in town.lists:
        add_list(system, listed.name, listed.label, is_area=listed.is_area)
        for name, code in listed.members:
            member = placed[name] = add_subject(system, listed.name, name, code)
            if listed.kind:
                place_subject(system, member.pk, listed.kind, {"location": listed.locations.get(name, "")})
            if name in listed.under:
                put_under(system, member.pk, placed[listed.under[name]].pk)
        if listed.outlines:
            import_boundaries(system, listed.name, listed.outlines, f"Verzonnen voor {town.name}")
    for name in builtin_registers():
        take_into_use(system, name, since)
    return people


def owner_of(town: Town, theme: str, register: str, people: Mapping[str, Actor]) -> Account | None:
    """Who owns a commitment by its theme, else its field, else its register."""
    field = theme.partition("/")[0]
    key = next((town.owners[name] for name in (theme, field, register) if name in town.owners), "")
    return people[key or town.owners["other"]].account


def _welcome(system: Actor, person: Person, password: str) -> Actor:
    known = Account.objects.filter(email__iexact=person.email).exists()
    account = invite(system, person.email, person.name, person.roles)
    if not known:
        account.password = password
        account.save(update_fields=["password"])
    return Actor(account, system.organisation, frozenset(Role(role) for role in person.roles))
