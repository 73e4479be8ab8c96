"""Who acts, for which municipality, in which roles?"""

from __future__ import annotations

from dataclasses import dataclass

from waarborg.records.models import Account, Membership, Organisation, Role


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (or, with ``account`` ``None``, the system itself) acting within one municipality."""

    account: Account | None
    organisation: Organisation
    roles: frozenset[Role]


def actor_at(user: object, slug: str) -> Actor | None:
    """The actor that a signed-in user is in the municipality with this name in addresses.

    ``None`` where there is no such municipality, where the user has no role in it, or is not signed in: from
    outside the three look the same.
    """
    if not isinstance(user, Account):
        return None
    found = list(
        Membership.objects.filter(account=user, organisation__slug=slug).select_related("organisation")
    )
    roles = frozenset(Role(membership.role) for membership in found)
    return Actor(user, found[0].organisation, roles) if found else None


def system_actor(organisation: Organisation) -> Actor:
    """Waarborg itself, for what a timer does."""
    return Actor(None, organisation, frozenset())
