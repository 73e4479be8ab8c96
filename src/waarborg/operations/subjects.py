"""What can be done with the lists that commitments run over? Members end; they are never deleted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from django.db import transaction

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.judging import judge_again
from waarborg.operations.permissions import Act, require
from waarborg.operations.placing import place_columns, place_values
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.records.models import Subject, SubjectKind, SubjectList
from waarborg.records.queries.subjects import possible_parents
from waarborg.registers.problems import Problem
from waarborg.registers.values import UnreadableValueError, read_text

_WORD = re.compile(r"[a-zà-ÿ][a-zà-ÿ0-9-]*")
_KINDS = ", ".join(SubjectKind.values)
_LONGEST_NAME, _LONGEST_WORD, _LONGEST_CODE = 120, 60, 20


def add_list(actor: Actor, name: str, label: str, *, is_area: bool) -> SubjectList:
    """Add a list, under the singular word by which sentences speak of its members (``wijk``).

    Raises:
        NotAllowed, Invalid.
    """
    require(actor, Act.MANAGE_LISTS)
    problems: list[Problem] = []
    name = name.strip().lower()
    if not _WORD.fullmatch(name) or len(name) > _LONGEST_WORD:
        problems.append(Problem("name", "bad_word" if name else "missing"))
    label = _read(label, "label", _LONGEST_NAME, problems)
    with transaction.atomic():
        if SubjectList.objects.filter(organisation=actor.organisation, name=name).exists():
            problems.append(Problem("name", "already_there", (("value", name),)))
        if problems:
            raise Invalid(problems)
        added = SubjectList.objects.create(
            organisation=actor.organisation, name=name, label=label, is_area=is_area
        )
        leave_line(actor, Act.MANAGE_LISTS, added, {"name": (None, name), "label": (None, label)})
        judge_again(actor)
    return added


def add_subject(
    actor: Actor, list_name: str, name: str, code: str = "", valid_from: date | None = None
) -> Subject:
    """Add a member to a list, from a day on; without one it was always there.

    Raises:
        NotAllowed, NotFound (no such list), Invalid.
    """
    require(actor, Act.MANAGE_LISTS)
    problems: list[Problem] = []
    name = _read(name, "name", _LONGEST_NAME, problems)
    code = _read(code, "code", _LONGEST_CODE, problems, required=False)
    with transaction.atomic():
        subjects = SubjectList.objects.filter(organisation=actor.organisation, name=list_name).first()
        if subjects is None:
            raise NotFound(list_name)
        if subjects.subjects.filter(name=name).exists():
            problems.append(Problem("name", "already_there", (("value", name),)))
        if problems:
            raise Invalid(problems)
        added = Subject.objects.create(list=subjects, name=name, code=code, valid_from=valid_from)
        leave_line(actor, Act.MANAGE_LISTS, added, {"name": (None, name), "list": (None, list_name)})
        judge_again(actor)
    return added


def rename_subject(actor: Actor, number: int, name: str) -> Subject:
    """Give a member another name; its entries go with it.

    Raises:
        NotAllowed, NotFound, Invalid.
    """
    require(actor, Act.MANAGE_LISTS)
    problems: list[Problem] = []
    name = _read(name, "name", _LONGEST_NAME, problems)
    with transaction.atomic():
        member = _take(actor, number)
        if member.list.subjects.filter(name=name).exclude(id=member.pk).exists():
            problems.append(Problem("name", "already_there", (("value", name),)))
        if problems:
            raise Invalid(problems)
        before, member.name = member.name, name
        member.save(update_fields=["name"])
        leave_line(actor, Act.MANAGE_LISTS, member, {"name": (before, name)})
        judge_again(actor)
    return member


def place_subject(actor: Actor, number: int, kind: str, values: Mapping[str, object]) -> Subject:
    """Say what a member is and where it lies; entries about it that have no place of their own lie there too.

    Args:
        actor: who does it.
        number: the member.
        kind: one of ``SubjectKind``; empty: none.
        values: of :data:`waarborg.operations.placing.PLACE`, by name; what is absent is emptied.

    Raises:
        NotAllowed, NotFound, Invalid.
    """
    require(actor, Act.MANAGE_LISTS)
    problems: list[Problem] = []
    if kind and kind not in SubjectKind.values:
        problems.append(Problem("kind", "not_one_of", (("value", kind[:60]), ("allowed", _KINDS))))
    columns = place_columns(values, problems)
    with transaction.atomic():
        member = _take(actor, number)
        if problems:
            raise Invalid(problems)
        before = {"kind": member.kind, **place_values(member)}
        member.kind = kind
        for name, value in columns.items():
            setattr(member, name, value)
        after = {"kind": kind, **place_values(member)}
        changes = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
        if changes:
            member.save(update_fields=["kind", *columns])
            leave_line(actor, Act.MANAGE_LISTS, member, changes)
    return member


def put_under(actor: Actor, number: int, under: int | None) -> Subject:
    """Say under which other member one belongs, such as a sub-process under its crisis team.

    Args:
        actor: who does it.
        number: the member.
        under: the number of the other, which belongs under none itself; ``None``: under none.

    Raises:
        NotAllowed, NotFound, Invalid (it may not be part of that).
    """
    require(actor, Act.MANAGE_LISTS)
    with transaction.atomic():
        member = _take(actor, number)
        above = None if under is None else _take(actor, under)
        if above is not None and above not in possible_parents(actor.organisation, member):
            raise Invalid([Problem("part_of", "unknown_member", (("value", above.name),))])
        before, member.part_of = member.part_of, above
        if before != above:
            member.save(update_fields=["part_of"])
            change = (before and before.name, above and above.name)
            leave_line(actor, Act.MANAGE_LISTS, member, {"part_of": change})
    return member


def end_subject(actor: Actor, number: int, last_day: date | None) -> Subject:
    """Set the last day on which a member is on its list; ``None`` brings it back until further notice.

    Raises:
        NotAllowed, NotFound, Invalid (it would end before it starts).
    """
    require(actor, Act.MANAGE_LISTS)
    with transaction.atomic():
        member = _take(actor, number)
        if last_day and member.valid_from and last_day < member.valid_from:
            raise Invalid([Problem("valid_until", "ends_before_start")])
        before, member.valid_until = member.valid_until, last_day
        member.save(update_fields=["valid_until"])
        leave_line(actor, Act.MANAGE_LISTS, member, {"valid_until": (_written(before), _written(last_day))})
        judge_again(actor)
    return member


def _take(actor: Actor, number: int) -> Subject:
    members = Subject.objects.select_for_update(of=("self",)).select_related("list")
    member = members.filter(list__organisation=actor.organisation, id=number).first()
    if member is None:
        raise NotFound(str(number))
    return member


def _read(written: str, field: str, longest: int, problems: list[Problem], *, required: bool = True) -> str:
    if not written.strip():
        if required:
            problems.append(Problem(field, "missing"))
        return ""
    try:
        return read_text(written, longest)
    except UnreadableValueError as error:
        problems.append(Problem(field, error.code, error.values))
        return ""


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
