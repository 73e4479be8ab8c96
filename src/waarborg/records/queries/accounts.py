"""Who has which roles in a municipality, and who did what?"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from waarborg.records.models import Account, AuditLine, Membership, Organisation, Role


@dataclass(frozen=True, slots=True)
class Member:
    """A person with roles in a municipality."""

    id: int
    name: str
    email: str
    roles: tuple[str, ...]


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


def audit_lines(organisation: Organisation) -> QuerySet[AuditLine]:
    """What was done in a municipality, newest first, to be paged."""
    return AuditLine.objects.filter(organisation=organisation).select_related("account").order_by("-id")
