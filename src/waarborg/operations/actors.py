"""Who acts, for which municipality, in which roles?"""

from __future__ import annotations

from dataclasses import dataclass

from waarborg.records.models import Account, Organisation, Role

_ROLES_AT = (
    "SELECT organisation.*, membership.role FROM records_membership membership"
    " JOIN records_organisation organisation ON organisation.id = membership.organisation_id"
    " WHERE membership.account_id = %s AND organisation.slug = %s"
)


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
    # Asked by every page: as a statement, for Django takes longer to write it than the database to answer.
    found = list(Organisation.objects.raw(_ROLES_AT, [user.pk, slug]))
    return Actor(user, found[0], frozenset(Role(vars(each)["role"]) for each in found)) if found else None


def system_actor(organisation: Organisation) -> Actor:
    """Waarborg itself, for what a timer does."""
    return Actor(None, organisation, frozenset())
