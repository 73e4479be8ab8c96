"""Which registers does a municipality use, and what do their files say?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import QuerySet

from waarborg.records.models import Account, Entry, Organisation, RegisterVersion, TeamMember
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.files import read_register
from waarborg.registers.shelf import builtin_registers, builtin_sources

MOST_COUNTED = 10_000
"""Counting stops here: a list says '10.000+', for nobody pages through more."""

_CURRENT = "SELECT * FROM records_registerversion WHERE organisation_id = %s AND name = %s AND is_current"


@dataclass(frozen=True, slots=True)
class RegisterInUse:
    """The version of a register that a municipality uses now, and what its file says."""

    version: RegisterVersion
    definition: RegisterDefinition


def registers_in_use(organisation: Organisation) -> list[RegisterInUse]:
    """The registers of a municipality, in alphabetical order of their names."""
    versions = RegisterVersion.objects.filter(organisation=organisation, is_current=True).order_by("name")
    return [RegisterInUse(version, definition_in(version.name, version.source)) for version in versions]


def find_register(organisation: Organisation, name: str) -> RegisterInUse | None:
    """The current version of one register; ``None`` where the municipality does not use it."""
    # Asked by every page of a register: as a statement, for Django takes longer to write it than all else together.
    found = list(RegisterVersion.objects.raw(_CURRENT, [organisation.pk, name]))
    return RegisterInUse(found[0], definition_in(name, found[0].source)) if found else None


def definition_of(entry: Entry) -> RegisterDefinition:
    """The register as it stood when this entry was made: old entries keep their version.

    Raises:
        RegisterVersion.DoesNotExist: when the entry names a version that was never in use.
    """
    version = RegisterVersion.objects.only("name", "source").get(
        organisation_id=entry.organisation_id, name=entry.register, number=entry.register_version
    )
    return definition_in(version.name, version.source)


def count_up_to_most(entries: QuerySet[Entry]) -> int:
    """Count, but no further than one more than ``MOST_COUNTED``: the cost does not grow with the register."""
    return entries.order_by().values("id")[: MOST_COUNTED + 1].count()


def teams_of(organisation: Organisation) -> list[str]:
    """The teams that any register in use names."""
    return teams_named_in(registers_in_use(organisation))


def teams_named_in(registers: Iterable[RegisterInUse]) -> list[str]:
    """The teams that any of these registers names."""
    definitions = [used.definition for used in registers]
    named = {team for each in definitions for team in (each.team, *(one.team for one in each.categories))}
    return sorted(team for team in named if team)


def members_of_teams(organisation: Organisation) -> dict[str, list[TeamMember]]:
    """Who is in each team that has somebody, by name."""
    found: dict[str, list[TeamMember]] = {}
    lines = TeamMember.objects.filter(organisation=organisation, account__is_active=True)
    for line in lines.select_related("account").order_by("account__name", "account_id"):
        found.setdefault(line.team, []).append(line)
    return found


def teams_with(organisation: Organisation, account: Account | None) -> tuple[str, ...]:
    """The teams that somebody is in."""
    mine = TeamMember.objects.filter(organisation=organisation, account=account)
    return tuple(mine.order_by("team").values_list("team", flat=True)) if account is not None else ()


def colleagues_of(organisation: Organisation) -> list[Account]:
    """Who can be given an entry: everybody with a role in the municipality, by name."""
    people = Account.objects.filter(memberships__organisation=organisation, is_active=True)
    return list(people.distinct().order_by("name", "id"))


@lru_cache(maxsize=512)
def definition_in(name: str, source: str) -> RegisterDefinition:
    """What the text of a register file says, read once; as the file that comes along, where it is the same."""
    if source == builtin_sources().get(name):
        return builtin_registers()[name]
    return read_register(name, source)
