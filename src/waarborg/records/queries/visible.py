"""Which entries may somebody see? Every query that shows, counts or searches entries starts here.

What is hidden from somebody does not exist for them. Only judging counts without asking, for a promise is the
municipality's (:mod:`waarborg.records.queries.selected`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Protocol

from django.db.models import Q, QuerySet

from waarborg.records.models import Account, Entry, Membership, Organisation, RegisterVersion, Role
from waarborg.records.queries.registers import definition_in
from waarborg.registers.confidentiality import RAISED, SECRET, access_to, is_above
from waarborg.registers.definitions import RegisterDefinition

Register = str | RegisterDefinition
"""A register by its name, or what its file says now, where that was looked up already."""


class Viewer(Protocol):
    """Who looks: an account in its roles at one municipality. Without account and roles: the system, from whom
    nothing is hidden."""

    @property
    def account(self) -> Account | None:
        """The person, if it is one."""

    @property
    def organisation(self) -> Organisation:
        """The municipality."""

    @property
    def roles(self) -> frozenset[Role]:
        """In which roles."""


@dataclass(frozen=True, slots=True)
class Bystander:
    """Who runs the server and signs in nowhere: sees what the owner of a commitment sees by that role."""

    organisation: Organisation
    account: None = None
    roles: frozenset[Role] = frozenset({Role.OWNER})


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who is not here now, but is to be told something."""

    account: Account
    organisation: Organisation
    roles: frozenset[Role]


def members_among(organisation: Organisation, accounts: Iterable[int]) -> dict[int, Member]:
    """Those of these accounts that have a role in the municipality, by their numbers."""
    held: dict[Account, set[Role]] = {}
    memberships = Membership.objects.filter(organisation=organisation, account__in=set(accounts))
    for membership in memberships.select_related("account"):
        held.setdefault(membership.account, set()).add(Role(membership.role))
    return {one.pk: Member(one, organisation, frozenset(roles)) for one, roles in held.items()}


def visible_entries(viewer: Viewer, register: Register | None = None) -> QuerySet[Entry]:
    """The entries of the viewer's municipality that the viewer may see, of one register or of all."""
    entries = _of(viewer)
    name = register.name if isinstance(register, RegisterDefinition) else register
    return only_visible(viewer, entries if name is None else entries.filter(register=name), register)


def only_visible(
    viewer: Viewer, entries: QuerySet[Entry], register: Register | None = None
) -> QuerySet[Entry]:
    """Of these entries (all of one register, where it is named) those that the viewer may see.

    Hidden and own entries are told apart by their numbers, so that whatever index serves the rest of a query goes
    on serving it. Of the entries themselves nothing is asked but whether they are still to be handed out.
    """
    if _sees_all(viewer):
        return entries
    sight = _sight_of(viewer, register)
    if sight.closed:
        entries = entries.filter(sight.own if register is not None else ~sight.in_closed | sight.own)
    return entries.exclude(id__in=sight.hidden)


def hidden_entries(viewer: Viewer) -> QuerySet[Entry]:
    """The entries of the viewer's municipality that the viewer may not see: for what is told about entries."""
    if _sees_all(viewer):
        return Entry.objects.none()
    sight = _sight_of(viewer, None)
    raised = Q(id__in=sight.hidden)
    return _of(viewer).filter(raised | (sight.in_closed & ~sight.own) if sight.closed else raised)


def only_hidden(viewer: Viewer, entries: QuerySet[Entry], register: Register) -> QuerySet[Entry]:
    """Of these entries, all of one register, those that the viewer may not see: to tell that they are there."""
    if _sees_all(viewer):
        return entries.none()
    sight = _sight_of(viewer, register)
    raised = Q(id__in=sight.hidden)
    return entries.filter(raised | ~sight.own if sight.closed else raised)


def is_visible(viewer: Viewer, entry: Entry) -> bool:
    """May the viewer see this entry?"""
    if viewer.organisation.pk != entry.organisation_id:
        return False
    if _sees_all(viewer):
        return True
    registers = _registers_of(viewer.organisation, entry.register)
    if registers and not entry.raised_to and _is_open(viewer, registers[0]):
        # What most entries are, so that logging one need not ask for it again.
        return True
    return visible_entries(viewer, registers[0] if registers else entry.register).filter(id=entry.pk).exists()


def sees_register(viewer: Viewer, register: RegisterDefinition) -> bool:
    """Does the viewer see the entries of a register by role, and not only their own?"""
    return _sees_all(viewer) or _is_open(viewer, register)


@dataclass(frozen=True, slots=True)
class _Sight:
    """What is hidden from a viewer.

    Attributes:
        closed: the registers that the viewer's roles do not show.
        own: what the viewer sees of those all the same.
        hidden: the numbers of entries that are too confidential for the viewer, being raised above their register.
    """

    closed: list[str]
    own: Q
    hidden: QuerySet[Entry, Any]

    @property
    def in_closed(self) -> Q:
        """In a register that the viewer's roles do not show."""
        return Q(register__in=self.closed)


def _sight_of(viewer: Viewer, register: Register | None) -> _Sight:
    registers = _registers_of(viewer.organisation, register)
    mine, to_hand_out = _mine(viewer, registers), _to_hand_out(viewer, registers)
    hidden = _of(viewer).filter(_raised_out_of_sight(viewer, registers))
    for each in (*mine, *to_hand_out):
        hidden = hidden.exclude(each)
    return _Sight(
        closed=[each.name for each in registers if not _is_open(viewer, each)],
        own=reduce(or_, (Q(id__in=_of(viewer).filter(each).values("id")) for each in mine), Q(id__in=()))
        | reduce(or_, to_hand_out, Q(id__in=())),
        hidden=hidden.values("id"),
    )


def _sees_all(viewer: Viewer) -> bool:
    return viewer.account is None and not viewer.roles


def _is_open(viewer: Viewer, register: RegisterDefinition, raised: str = "") -> bool:
    return bool(access_to(register, raised).roles & viewer.roles)


def _of(viewer: Viewer) -> QuerySet[Entry]:
    return Entry.objects.filter(organisation=viewer.organisation)


def _registers_of(organisation: Organisation, register: Register | None) -> list[RegisterDefinition]:
    """The registers as they are now: one that became more confidential hides its old entries as well."""
    if isinstance(register, RegisterDefinition):
        return [register]
    versions = RegisterVersion.objects.filter(organisation=organisation, is_current=True)
    if register is not None:
        versions = versions.filter(name=register)
    return [definition_in(name, source) for name, source in versions.values_list("name", "source")]


def _mine(viewer: Viewer, registers: Iterable[RegisterDefinition]) -> list[Q]:
    """What one sees because of what one has to do with it: few entries, told apart by their numbers."""
    found = []
    if viewer.account is not None:
        shared = [each.name for each in registers if access_to(each).by_logger]
        logged = Q(created_by=viewer.account, register__in=shared) & ~Q(raised_to__in=SECRET)
        found += [Q(assigned_to=viewer.account), logged]
    if handing_out := _handed_out_by(viewer, registers):
        raised = Q(register__in=[each.name for each in handing_out], raised_to__in=SECRET)
        found.append(_unhandled(viewer) & raised)
    return found


def _to_hand_out(viewer: Viewer, registers: Iterable[RegisterDefinition]) -> list[Q]:
    """What one sees to find it a handler: it can be a whole register, so it is asked of the entries themselves."""
    secret = [each.name for each in _handed_out_by(viewer, registers) if not access_to(each).by_logger]
    return [Q(register__in=secret) & _unhandled(viewer)] if secret else []


def _handed_out_by(viewer: Viewer, registers: Iterable[RegisterDefinition]) -> list[RegisterDefinition]:
    return [each for each in registers if access_to(each, SECRET[0]).distributors & viewer.roles]


def _unhandled(viewer: Viewer) -> Q:
    """Also what was left behind by somebody who has no role here any more."""
    return ~Q(assigned_to__in=Membership.objects.filter(organisation=viewer.organisation).values("account"))


def _raised_out_of_sight(viewer: Viewer, registers: Iterable[RegisterDefinition]) -> Q:
    """The entries that are raised above their register, to where the viewer's roles do not reach."""
    unseen = {
        level: [
            each.name for each in registers if is_above(level, each) and not _is_open(viewer, each, level)
        ]
        for level in RAISED
    }
    levels = [level for level in RAISED if unseen[level]]
    # The levels are also named together: so even a database that knows nothing of its rows starts from these few.
    return Q(raised_to__in=levels) & reduce(
        or_, (Q(raised_to=level, register__in=unseen[level]) for level in levels), Q()
    )
