"""When does a changed register come into use, and as which version?"""

from __future__ import annotations

import tomllib
from datetime import date

import tomli_w
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.judging import judge_again
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.operations.register_drafts.breaking import find_breaks
from waarborg.operations.register_drafts.drafting import take_draft
from waarborg.records.models import RegisterDraft, RegisterVersion
from waarborg.records.queries.registers import find_register
from waarborg.registers.files import RegisterFileError, read_register
from waarborg.registers.problems import Problem


def problems_of(actor: Actor, draft: RegisterDraft) -> list[Problem]:
    """All that keeps a draft from coming into use: mistakes in it, and what it would break."""
    try:
        definition = read_register(draft.name, draft.source)
    except RegisterFileError as mistaken:
        return list(mistaken.problems)
    used = find_register(actor.organisation, draft.name)
    return find_breaks(actor, used.definition if used else None, definition)


def adopt_register(actor: Actor, name: str, revision: int, since: date | None = None) -> RegisterVersion:
    """Let a draft come into use as a new version; entries that are there keep the version they have.

    Args:
        actor: who does it.
        name: the register.
        revision: of the draft as it was seen.
        since: for a new register: from this day it gives evidence; today unless given.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (it has mistakes, or would break what is there).
    """
    require(actor, Act.MANAGE_REGISTERS)
    with transaction.atomic():
        draft = take_draft(actor, name, revision)
        problems = problems_of(actor, draft)
        if since is not None and since > timezone.localdate():
            problems.append(Problem("in_use_since", "in_the_future"))
        if problems:
            raise Invalid(problems)
        versions = RegisterVersion.objects.filter(organisation=actor.organisation, name=name)
        number = (versions.aggregate(last=Max("number"))["last"] or 0) + 1
        current = versions.filter(is_current=True).first()
        versions.filter(is_current=True).update(is_current=False)
        version = RegisterVersion.objects.create(
            organisation=actor.organisation,
            name=name,
            number=number,
            source=_numbered(draft.source, number),
            in_use_since=current.in_use_since if current else since or timezone.localdate(),
            is_own=True,
        )
        changes = {"number": (current.number if current else None, number)}
        leave_line(actor, Act.MANAGE_REGISTERS, version, changes)
        draft.delete()
        judge_again(actor)
    return version


def _numbered(source: str, number: int) -> str:
    """The file with the number and first day of the version that it becomes."""
    return tomli_w.dumps({**tomllib.loads(source), "versie": number, "geldig_vanaf": timezone.localdate()})
