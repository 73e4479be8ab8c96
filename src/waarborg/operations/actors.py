"""Who acts, for which municipality, in which roles?"""

from __future__ import annotations

from dataclasses import dataclass

from waarborg.records.models import Account, Membership, Organisation, Role
from waarborg.records.queries.organisations import find_organisation


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
    organisation = find_organisation(slug)
    if organisation is None or not isinstance(user, Account):
        return None
    roles = Membership.objects.filter(account=user, organisation=organisation).values_list("role", flat=True)
    found = frozenset(Role(role) for role in roles)
    return Actor(user, organisation, found) if found else None


def system_actor(organisation: Organisation) -> Actor:
    """Waarborg itself, for what a timer does."""
    return Actor(None, organisation, frozenset())
