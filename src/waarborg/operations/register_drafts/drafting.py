"""How is a register made or changed in a draft, that nobody uses yet?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from itertools import chain, product
from string import ascii_uppercase
from typing import Any

import tomli_w
from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound, Overtaken
from waarborg.operations.register_drafts.breaking import known_registers
from waarborg.records.models import RegisterDraft, RegisterVersion
from waarborg.records.queries.registers import find_register
from waarborg.registers.editing import PARTS, Content, with_items
from waarborg.registers.problems import Problem
from waarborg.registers.soundness import NAME
from waarborg.registers.zgw_reading import NotAZaaktype, name_from, read_zaaktype

_ADDRESSES = frozenset(("filter", "inlezen", "ontwerp", "zaak", "in-gebruik"))
"""Words that mean something else in addresses."""

_LONGEST_NAME = 60
_LONGEST_SOURCE = 500_000


def start_change(actor: Actor, name: str) -> RegisterDraft:
    """Begin to change a register that is in use; a draft that is there already goes on.

    Raises:
        NotAllowed, NotFound (not in use).
    """
    require(actor, Act.MANAGE_REGISTERS)
    used = find_register(actor.organisation, name)
    if used is None:
        raise NotFound(name)
    with transaction.atomic():
        known = RegisterDraft.objects.filter(organisation=actor.organisation, name=name).first()
        return known or _store(actor, name, used.version.source, [])


def start_register(actor: Actor, label: str) -> RegisterDraft:
    """Begin a register of one's own, with the least that every register has.

    Raises:
        NotAllowed, Invalid (no usable name, or there is one already).
    """
    require(actor, Act.MANAGE_REGISTERS)
    label = " ".join(label.split())[:100]
    name = _free_name(actor, name_from(label))
    both = {"nl": label, "en": label}
    content: Content = {
        "versie": 1,
        "geldig_vanaf": timezone.localdate(),
        "naam": both,
        "meervoud": both,
        "omschrijving": both,
        "voorvoegsel": _free_prefix(actor, name),
        "vertrouwelijkheidaanduiding": "intern",
        "statustypen": [
            {"naam": "nieuw", "label": {"nl": "Nieuw", "en": "New"}, "volgende": ["afgehandeld"]},
            {"naam": "afgehandeld", "label": {"nl": "Afgehandeld", "en": "Closed"}, "eind": True},
        ],
        "resultaattypen": [{"naam": "afgerond", "label": {"nl": "Afgerond", "en": "Completed"}}],
    }
    with transaction.atomic():
        return _store(
            actor, name, tomli_w.dumps(content), [{"field": "", "code": "new_register", "values": {}}]
        )


def start_from_zaaktype(actor: Actor, written: object) -> RegisterDraft:
    """Begin a register with what a ZGW zaaktype says, as JSON values.

    Raises:
        NotAllowed, Invalid (it is no zaaktype, or there is such a register already).
    """
    require(actor, Act.MANAGE_REGISTERS)
    try:
        found = read_zaaktype(written, timezone.localdate())
    except NotAZaaktype as refused:
        raise Invalid([Problem("zaaktype", "not_a_zaaktype", (("value", refused.place),))]) from refused
    if find_register(actor.organisation, found.name) is not None:
        raise Invalid([Problem("zaaktype", "zaaktype_there", (("value", found.name),))])
    name = _free_name(actor, found.name)
    remarks = [
        {"field": each.field, "code": each.code, "values": dict(each.values)} for each in found.remarks
    ]
    with transaction.atomic():
        return _store(actor, name, _dump(found.content), remarks)


def change_part(actor: Actor, name: str, revision: int, part: str, items: Sequence[Content]) -> RegisterDraft:
    """Put other tables into a part of the draft; whether they are right is told when it is looked at.

    Raises:
        NotAllowed, NotFound, Overtaken (somebody changed it after ``revision``), Invalid (it cannot be stored).
    """
    require(actor, Act.MANAGE_REGISTERS)
    if part not in PARTS:
        raise NotFound(part)
    with transaction.atomic():
        draft = take_draft(actor, name, revision)
        draft.source = _dump(with_items(tomllib.loads(draft.source), part, items))
        draft.revision += 1
        draft.changed_by, draft.changed_at = actor.account, timezone.now()
        draft.save()
        changes = {"part": (None, part), "revision": (revision, draft.revision)}
        leave_line(actor, Act.MANAGE_REGISTERS, draft, changes)
    return draft


def throw_draft_away(actor: Actor, name: str) -> None:
    """Forget the changes; the register that is in use stays as it is.

    Raises:
        NotAllowed, NotFound.
    """
    require(actor, Act.MANAGE_REGISTERS)
    with transaction.atomic():
        draft = RegisterDraft.objects.filter(organisation=actor.organisation, name=name).first()
        if draft is None:
            raise NotFound(name)
        leave_line(actor, Act.MANAGE_REGISTERS, draft, {"name": (name, None)})
        draft.delete()


def take_draft(actor: Actor, name: str, revision: int) -> RegisterDraft:
    """The draft, held against other writers until the transaction ends.

    Raises:
        NotFound, Overtaken.
    """
    held = RegisterDraft.objects.select_for_update()
    draft: RegisterDraft | None = held.filter(organisation=actor.organisation, name=name).first()
    if draft is None:
        raise NotFound(name)
    if draft.revision != revision:
        raise Overtaken(f"draft {name} is at revision {draft.revision}, not {revision}")
    return draft


def _store(actor: Actor, name: str, source: str, remarks: list[dict[str, Any]]) -> RegisterDraft:
    draft = RegisterDraft.objects.create(
        organisation=actor.organisation,
        name=name,
        source=source,
        remarks=remarks,
        changed_by=actor.account,
        changed_at=timezone.now(),
    )
    leave_line(actor, Act.MANAGE_REGISTERS, draft, {"name": (None, name)})
    return draft


def _dump(content: Content) -> str:
    """As TOML.

    Raises:
        Invalid: with what no file can hold.
    """
    source = tomli_w.dumps(content)
    if len(source) > _LONGEST_SOURCE or "\x00" in source:
        raise Invalid([Problem("part", "unstorable_characters")])
    return source


def _free_name(actor: Actor, name: str) -> str:
    """A name that no register of the municipality has.

    Raises:
        Invalid.
    """
    name = name[:_LONGEST_NAME]
    if not NAME.fullmatch(name) or name in _ADDRESSES:
        raise Invalid([Problem("label", "no_register_name")])
    taken = RegisterVersion.objects.filter(organisation=actor.organisation, name=name).exists()
    if taken or RegisterDraft.objects.filter(organisation=actor.organisation, name=name).exists():
        raise Invalid([Problem("label", "already_there", (("value", name),))])
    return name


def _free_prefix(actor: Actor, name: str) -> str:
    """Two to six capitals of the name that no other register has before its numbers; the first three if free."""
    letters = re.sub("[^A-Z]", "", name.upper()) + "XXX"
    taken = {definition.prefix for definition in known_registers(actor).values()}
    begun = (letters[:length] for length in (3, 4, 5, 6, 2))
    numbered = (letters[0] + "".join(pair) for pair in product(ascii_uppercase, repeat=2))
    return next(prefix for prefix in chain(begun, numbered) if prefix not in taken)
