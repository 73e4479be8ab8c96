"""Who may see an entry: by how confidential it is, by role, and by what one has to do with it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

CONFIDENTIALITIES = (
    "openbaar",
    "beperkt_openbaar",
    "intern",
    "zaakvertrouwelijk",
    "vertrouwelijk",
    "confidentieel",
    "geheim",
    "zeer_geheim",
)
"""The values of vertrouwelijkheidaanduiding in the ZGW standards, from open to secret."""

ROLES = {
    "beleidsmedewerker": "safety_officer",
    "trekker": "owner",
    "boa": "enforcement_officer",
    "servicepunt": "front_desk",
    "zorgcoordinator": "care_coordinator",
    "vertrouwenspersoon": "confidential_adviser",
    "portefeuillehouder": "portfolio_holder",
    "beheerder": "administrator",
    "privacyfunctionaris": "privacy_officer",
    "lezer": "reader",
}
"""What a register file calls a role, and what the code calls it."""

_RANKS = {level: rank for rank, level in enumerate(CONFIDENTIALITIES)}
_EVERYBODY = frozenset(ROLES.values())
_LAST_OPEN = _RANKS["intern"]
_LAST_SHARED = _RANKS["vertrouwelijk"]
_USUAL_READERS = {
    "zaakvertrouwelijk": _EVERYBODY - {"reader", "privacy_officer"},
    "vertrouwelijk": frozenset({"safety_officer"}),
}
_USUAL_DISTRIBUTORS = frozenset({"safety_officer"})

RAISED = CONFIDENTIALITIES[_LAST_OPEN + 1 :]
"""What one entry can be, being more confidential than its register."""

SECRET = CONFIDENTIALITIES[_LAST_SHARED + 1 :]
"""Closed to all but who handles it, unless the register names roles."""

RECORDED = CONFIDENTIALITIES[_LAST_SHARED:]
"""Of these every look at an entry is recorded."""


class Shielded(Protocol):
    """What a register file says of who may see its entries: a definition holds it, among much else."""

    @property
    def confidentiality(self) -> str:
        """ZGW vertrouwelijkheidaanduiding."""

    @property
    def readers(self) -> tuple[str, ...] | None:
        """The roles that see its entries; ``None``: as usual for the level."""

    @property
    def distributors(self) -> tuple[str, ...] | None:
        """The roles that see what nobody handles yet; ``None``: as usual."""


@dataclass(frozen=True, slots=True)
class Access:
    """Who sees an entry besides whoever handles it, who always does.

    Attributes:
        roles: they see it, whoever handles it.
        by_logger: so does who logged it.
        distributors: the roles that see it as long as nobody handles it, to find it a handler.
    """

    roles: frozenset[str]
    by_logger: bool
    distributors: frozenset[str]


def access_to(register: Shielded, raised: str = "") -> Access:
    """Who may see an entry of a register, which may itself be raised above the level of its register.

    What a register names (``inzage``) holds at its own level. One entry that was raised is seen by fewer: of those
    who see the register, only the roles that such a level usually has.
    """
    own = _RANKS[register.confidentiality]
    level = max(own, _RANKS.get(raised, 0))
    if level > _LAST_SHARED:
        nobody: frozenset[str] = frozenset()
        return Access(
            roles=nobody if level > own else _named(register.readers, nobody),
            by_logger=False,
            distributors=_named(register.distributors, _USUAL_DISTRIBUTORS),
        )
    if level <= _LAST_OPEN:
        return Access(_EVERYBODY, by_logger=True, distributors=frozenset())
    usual = _USUAL_READERS[CONFIDENTIALITIES[level]]
    roles = usual & access_to(register).roles if level > own else _named(register.readers, usual)
    return Access(roles, by_logger=True, distributors=frozenset())


def is_above(level: str, register: Shielded) -> bool:
    """Is this level more confidential than that of the register?"""
    return _RANKS[level] > _RANKS[register.confidentiality]


def level_of(register: Shielded, raised: str) -> str:
    """How confidential an entry is: as its register, unless it was raised above that."""
    return raised if raised and is_above(raised, register) else register.confidentiality


def _named(written: tuple[str, ...] | None, usual: frozenset[str]) -> frozenset[str]:
    return usual if written is None else frozenset(ROLES[each] for each in written)
