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


def actor_for(account: Account, organisation: Organisation) -> Actor:
    """The actor that this account is in that municipality; without roles where it does not belong."""
    roles = Membership.objects.filter(account=account, organisation=organisation).values_list(
        "role", flat=True
    )
    return Actor(account, organisation, frozenset(Role(role) for role in roles))


def system_actor(organisation: Organisation) -> Actor:
    """Waarborg itself, for what a timer does."""
    return Actor(None, organisation, frozenset())
