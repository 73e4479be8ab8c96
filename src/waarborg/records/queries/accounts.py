"""Who has which roles in a municipality, and who did what?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q, QuerySet

from waarborg.records.models import LOOK, SIGNS, Account, AuditLine, Membership, Organisation, Role
from waarborg.records.queries.entries import OTHERS
from waarborg.records.queries.visible import Viewer, hidden_entries, visible_entries


@dataclass(frozen=True, slots=True)
class Member:
    """A person with roles in a municipality."""

    id: int
    name: str
    email: str
    roles: tuple[str, ...]


_ACCOUNT = "SELECT * FROM records_account WHERE id = %s AND is_active"


def active_account(number: int) -> Account | None:
    """The account of this number, if it may still come in. Asked at every request: as a statement."""
    return next(iter(Account.objects.raw(_ACCOUNT, [number])), None)


def members_of(organisation: Organisation) -> list[Member]:
    """Everybody with a role here, by name."""
    memberships = (
        Membership.objects.filter(organisation=organisation)
        .select_related("account")
        .order_by("account__name", "account_id", "role")
    )
    roles: dict[Account, list[str]] = {}
    for membership in memberships:
        roles.setdefault(membership.account, []).append(membership.role)
    return [Member(one.pk, one.name, one.email, tuple(held)) for one, held in roles.items()]


def find_member(organisation: Organisation, account_id: int) -> Member | None:
    """One person with a role here."""
    return next((member for member in members_of(organisation) if member.id == account_id), None)


def role_names() -> list[str]:
    """All roles, in the order in which a form shows them."""
    return list(Role.values)


_LOOKS = (LOOK, "entry.read_attachment")


class Trail(StrEnum):
    """Which lines of the audit trail: all but who came and went, who looked, who came and went, or all of them."""

    DONE = ""
    LOOKS = "inzage"
    SIGNS = "aanmelden"
    ALL = "alles"


def audit_lines(viewer: Viewer, trail: Trail = Trail.DONE) -> QuerySet[AuditLine]:
    """What was done in a municipality, newest first, to be paged.

    Of entries that the viewer may not see only who looked: who logged one may be who blew the whistle.
    """
    lines = AuditLine.objects.filter(organisation=viewer.organisation)
    if trail is Trail.LOOKS:
        lines = lines.filter(act=LOOK)
    elif trail is Trail.SIGNS:
        lines = lines.filter(act__in=SIGNS)
    else:
        hidden = Q(object_type="entry", object_id__in=hidden_entries(viewer).values("id"))
        lines = lines.exclude(hidden & ~Q(act__in=_LOOKS))
    if trail is Trail.DONE:
        lines = lines.exclude(act__in=SIGNS)
    return lines.select_related("account").order_by("-id")


def hidden_among(viewer: Viewer, lines: Iterable[AuditLine]) -> frozenset[int]:
    """The numbers of the entries that these lines are about or name and that the viewer may not see."""
    numbers: set[int] = set()
    for line in lines:
        if line.object_type == "entry":
            pairs = [line.changes.get(name, ()) for name in OTHERS]
            numbers |= {line.object_id or 0, *(int(each) for pair in pairs for each in pair if each)}
    seen = visible_entries(viewer).filter(id__in=numbers).values_list("id", flat=True)
    return frozenset(numbers.difference(seen))


def registers_among(viewer: Viewer, lines: Iterable[AuditLine]) -> dict[int, str]:
    """In which register each entry stands that these lines are about, of those that the viewer may see."""
    numbers = [line.object_id for line in lines if line.object_type == "entry" and line.object_id]
    return dict(visible_entries(viewer).filter(id__in=numbers).values_list("id", "register"))
