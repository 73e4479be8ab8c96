"""Which registers does a municipality take into use, from which day, and in which version?"""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.judging import judge_again
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.operations.register_drafts.breaking import find_breaks
from waarborg.records.models import Entry, RegisterVersion
from waarborg.registers.files import read_register
from waarborg.registers.problems import Problem
from waarborg.registers.shelf import builtin_registers, builtin_sources


def take_into_use(actor: Actor, name: str, since: date) -> RegisterVersion:
    """Start to use one of the registers that Waarborg brings along.

    Args:
        actor: who does it.
        name: the stem of its file.
        since: from this day it gives evidence: before it, finding nothing means nothing.

    Raises:
        NotAllowed, NotFound (there is no such file), Invalid (already in use, or a day to come).
    """
    require(actor, Act.MANAGE_REGISTERS)
    _refuse_future(since)
    definition = builtin_registers().get(name)
    if definition is None:
        raise NotFound(name)
    with transaction.atomic():
        if _current(actor, name) is not None:
            raise Invalid([Problem("name", "already_in_use")])
        version = RegisterVersion.objects.create(
            organisation=actor.organisation,
            name=name,
            number=definition.version,
            source=builtin_sources()[name],
            in_use_since=since,
        )
        changes = {"name": (None, name), "in_use_since": (None, since.isoformat())}
        leave_line(actor, Act.MANAGE_REGISTERS, version, changes)
        judge_again(actor)
    return version


def change_first_day(actor: Actor, name: str, since: date) -> RegisterVersion:
    """Correct the day from which a register gives evidence.

    Raises:
        NotAllowed, NotFound (not in use), Invalid (a day to come).
    """
    require(actor, Act.MANAGE_REGISTERS)
    _refuse_future(since)
    with transaction.atomic():
        version = _current(actor, name)
        if version is None:
            raise NotFound(name)
        before = version.in_use_since
        version.in_use_since = since
        version.save(update_fields=["in_use_since"])
        changes = {"in_use_since": (before.isoformat(), since.isoformat())}
        leave_line(actor, Act.MANAGE_REGISTERS, version, changes)
        judge_again(actor)
    return version


def renew_register(actor: Actor, name: str) -> RegisterVersion:
    """Go over to the newest version of a register's file; old entries keep the version they have.

    Raises:
        NotAllowed, NotFound (not in use, or no longer brought along), Invalid (nothing newer, or it would break
        what is there).
    """
    require(actor, Act.MANAGE_REGISTERS)
    with transaction.atomic():
        version = _renew(actor, name)
        judge_again(actor)
    return version


def renew_registers(actor: Actor) -> list[RegisterVersion]:
    """Go over to the newest version of every file of which there is one and that breaks nothing; the others stay.

    Raises:
        NotAllowed.
    """
    require(actor, Act.MANAGE_REGISTERS)
    used = RegisterVersion.objects.filter(organisation=actor.organisation, is_current=True, is_own=False)
    renewed = []
    with transaction.atomic():
        for name in sorted(used.values_list("name", flat=True)):
            with suppress(Invalid, NotFound):
                renewed.append(_renew(actor, name))
        if renewed:
            judge_again(actor)
    return renewed


def take_out_of_use(actor: Actor, name: str) -> None:
    """Undo that a register was taken into use, as long as nothing is logged in it.

    A register with entries stays: they must remain to be read, and what they proved was true.

    Raises:
        NotAllowed, NotFound (not in use), Invalid (it has entries).
    """
    require(actor, Act.MANAGE_REGISTERS)
    with transaction.atomic():
        version = _current(actor, name)
        if version is None:
            raise NotFound(name)
        if Entry.objects.filter(organisation=actor.organisation, register=name).exists():
            raise Invalid([Problem("name", "has_entries")])
        changes = {"name": (name, None), "in_use_since": (version.in_use_since.isoformat(), None)}
        leave_line(actor, Act.MANAGE_REGISTERS, version, changes)
        RegisterVersion.objects.filter(organisation=actor.organisation, name=name).delete()
        judge_again(actor)


def _renew(actor: Actor, name: str) -> RegisterVersion:
    definition = builtin_registers().get(name)
    old = _current(actor, name)
    if old is None or definition is None:
        raise NotFound(name)
    if old.is_own or definition.version <= old.number:
        raise Invalid([Problem("name", "no_newer_version")])
    if breaks := find_breaks(actor, read_register(name, old.source), definition):
        raise Invalid(breaks)
    old.is_current = False
    old.save(update_fields=["is_current"])
    version = RegisterVersion.objects.create(
        organisation=actor.organisation,
        name=name,
        number=definition.version,
        source=builtin_sources()[name],
        in_use_since=old.in_use_since,
    )
    leave_line(actor, Act.MANAGE_REGISTERS, version, {"number": (old.number, version.number)})
    return version


def _current(actor: Actor, name: str) -> RegisterVersion | None:
    held = RegisterVersion.objects.select_for_update()
    return held.filter(organisation=actor.organisation, name=name, is_current=True).first()


def _refuse_future(since: date) -> None:
    if since > timezone.localdate():
        raise Invalid([Problem("in_use_since", "in_the_future")])
