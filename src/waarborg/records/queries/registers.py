"""Which registers does a municipality use, and how much is in them?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import QuerySet

from waarborg.records.models import Account, Entry, Organisation, RegisterVersion
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.files import read_register

MOST_COUNTED = 10_000
"""Counting stops here: a list says '10.000+', for nobody pages through more."""


@dataclass(frozen=True, slots=True)
class RegisterInUse:
    """The version of a register that a municipality uses now, and what its file says."""

    version: RegisterVersion
    definition: RegisterDefinition


@dataclass(frozen=True, slots=True)
class RegisterCount:
    """How many entries a register holds, each number counted up to one more than :data:`MOST_COUNTED`."""

    register: RegisterInUse
    total: int
    open: int
    overdue: int


def registers_in_use(organisation: Organisation) -> list[RegisterInUse]:
    """The registers of a municipality, in alphabetical order of their names."""
    versions = RegisterVersion.objects.filter(organisation=organisation, is_current=True).order_by("name")
    return [RegisterInUse(version, _definition(version.name, version.source)) for version in versions]


def find_register(organisation: Organisation, name: str) -> RegisterInUse | None:
    """The current version of one register; ``None`` where the municipality does not use it."""
    version = RegisterVersion.objects.filter(organisation=organisation, name=name, is_current=True).first()
    return None if version is None else RegisterInUse(version, _definition(version.name, version.source))


def definition_of(entry: Entry) -> RegisterDefinition:
    """The register as it stood when this entry was made: old entries keep their version.

    Raises:
        RegisterVersion.DoesNotExist: when the entry names a version that was never in use.
    """
    version = RegisterVersion.objects.only("name", "source").get(
        organisation_id=entry.organisation_id, name=entry.register, number=entry.register_version
    )
    return _definition(version.name, version.source)


def count_registers(organisation: Organisation, at: datetime) -> list[RegisterCount]:
    """What is in each register: all of it, what is open, and what is past its term at a moment."""
    counts = []
    for register in registers_in_use(organisation):
        entries = Entry.objects.filter(organisation=organisation, register=register.version.name)
        still_open = entries.filter(closed_at__isnull=True)
        counts.append(
            RegisterCount(
                register,
                total=count_up_to(entries),
                open=count_up_to(still_open),
                overdue=count_up_to(still_open.filter(due_at__lt=at)),
            )
        )
    return counts


def count_up_to(entries: QuerySet[Entry], most: int = MOST_COUNTED) -> int:
    """Count, but no further than one more than ``most``: the cost does not grow with the register."""
    return entries.order_by().values("id")[: most + 1].count()


def teams_of(organisation: Organisation) -> list[str]:
    """The teams that any register in use names."""
    definitions = [used.definition for used in registers_in_use(organisation)]
    named = {team for each in definitions for team in (each.team, *(one.team for one in each.categories))}
    return sorted(team for team in named if team)


def colleagues_of(organisation: Organisation) -> list[Account]:
    """Who can be given an entry: everybody with a role in the municipality, by name."""
    people = Account.objects.filter(memberships__organisation=organisation, is_active=True)
    return list(people.distinct().order_by("name", "id"))


@lru_cache(maxsize=512)
def _definition(name: str, source: str) -> RegisterDefinition:
    return read_register(name, source)
