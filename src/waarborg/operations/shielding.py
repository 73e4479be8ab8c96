"""How confidential is an entry made, and does anybody see it then? Steps of every act that fills one in."""

from __future__ import annotations

from collections.abc import Mapping

from waarborg.operations.actors import Actor
from waarborg.records.models import Account, Entry, Membership
from waarborg.records.queries.visible import is_visible
from waarborg.registers.confidentiality import RAISED, access_to, is_above
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.problems import Problem
from waarborg.registers.values import is_empty, shorten


def raised_level(
    definition: RegisterDefinition, values: Mapping[str, object], problems: list[Problem]
) -> str | None:
    """The level above that of its register to which an entry is raised; ``None`` where it is as its register."""
    written = str(values.get("raised_to") or "").strip()
    if not written:
        return None
    above = [level for level in RAISED if is_above(level, definition)]
    if written not in above:
        names = (("value", shorten(written)), ("allowed", ", ".join(above)))
        problems.append(Problem("raised_to", "not_one_of", names))
    return written


def problems_with_sight(
    actor: Actor, definition: RegisterDefinition, raised: str | None, handler: Account | None
) -> list[Problem]:
    """Refuse what nobody would see: without handler, and with nobody in a role that would see it or hand it out."""
    if handler is not None or actor.account is None:
        return []
    access = access_to(definition, raised or "")
    if access.by_logger:
        return []
    roles = access.roles | access.distributors
    here = Membership.objects.filter(organisation=actor.organisation, account__is_active=True, role__in=roles)
    return [] if here.exists() else [Problem("assigned_to", "nobody_would_see")]


def kept_out_of_sight(actor: Actor, existing: Entry | None, name: str, written: object) -> Entry | None:
    """The entry named before that the actor may not see: it stays named unless another takes its place."""
    kept: Entry | None = getattr(existing, name) if existing is not None else None
    if kept is None or is_visible(actor, kept):
        return None
    return kept if is_empty(written) or str(written) == str(kept.pk) else None
