"""Which entries may somebody see? Every query that shows, counts or searches entries starts here.

What is hidden from somebody does not exist for them. Only judging counts without asking, for a promise is the
municipality's (:mod:`waarborg.records.queries.selected`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple, Protocol

from django.core.exceptions import EmptyResultSet
from django.db.models import Q, QuerySet

from waarborg.records.models import Account, Entry, Membership, Organisation, RegisterVersion, Role
from waarborg.records.queries.among import Written
from waarborg.records.queries.registers import definition_in, find_register
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
    return entries.exclude(sight.raised)


def hidden_entries(viewer: Viewer) -> QuerySet[Entry]:
    """The entries of the viewer's municipality that the viewer may not see: for what is told about entries."""
    if _sees_all(viewer):
        return Entry.objects.none()
    sight = _sight_of(viewer, None)
    return _of(viewer).filter(sight.raised | (sight.in_closed & ~sight.own) if sight.closed else sight.raised)


def only_hidden(viewer: Viewer, entries: QuerySet[Entry], register: Register) -> QuerySet[Entry]:
    """Of these entries, all of one register, those that the viewer may not see: to tell that they are there."""
    if _sees_all(viewer):
        return entries.none()
    sight = _sight_of(viewer, register)
    return entries.filter(sight.raised | ~sight.own if sight.closed else sight.raised)


def is_visible(viewer: Viewer, entry: Entry, register: RegisterDefinition | None = None) -> bool:
    """May the viewer see this entry? ``register``: what its file says now, where that was looked up already."""
    if viewer.organisation.pk != entry.organisation_id:
        return False
    if _sees_all(viewer):
        return True
    if register is None:
        used = find_register(viewer.organisation, entry.register)
        register = used.definition if used else None
    if register is not None and not entry.raised_to and _is_open(viewer, register):
        # What most entries are, so that logging one need not ask for it again.
        return True
    return visible_entries(viewer, register or entry.register).filter(id=entry.pk).exists()


def sees_register(viewer: Viewer, register: RegisterDefinition) -> bool:
    """Does the viewer see the entries of a register by role, and not only their own?"""
    return _sees_all(viewer) or _is_open(viewer, register)


def sees_as_its_roles(viewer: Viewer, register: RegisterDefinition) -> bool:
    """Does the viewer see of a register what everybody in the same roles sees, and nothing besides?"""
    if _sees_all(viewer):
        return True
    if viewer.account is None or not _is_open(viewer, register):
        return False
    return not _of(viewer).filter(_sight_of(viewer, register).given).exists()


@dataclass(frozen=True, slots=True)
class _Sight:
    """What is hidden from a viewer.

    Attributes:
        closed: the registers that the viewer's roles do not show.
        own: what the viewer sees of those all the same.
        raised: what is too confidential for the viewer, being raised above its register.
        given: what is too confidential for the viewer's roles, but has to do with the viewer.
    """

    closed: list[str]
    own: Q
    raised: Q
    given: Q

    @property
    def in_closed(self) -> Q:
        """In a register that the viewer's roles do not show."""
        return Q(register__in=self.closed)


class _Shield(NamedTuple):
    """Of a register what decides who sees its entries."""

    name: str
    confidentiality: str
    readers: tuple[str, ...] | None
    distributors: tuple[str, ...] | None


class _Eyes(NamedTuple):
    """Who looks, by numbers and roles."""

    organisation: int
    account: int | None
    roles: frozenset[Role]

    def entries(self) -> QuerySet[Entry]:
        """Of the municipality."""
        return Entry.objects.filter(organisation_id=self.organisation)


def _sight_of(viewer: Viewer, register: Register | None) -> _Sight:
    return _sight(_eyes(viewer), _shields_of(viewer.organisation, register))


def _eyes(viewer: Viewer) -> _Eyes:
    account = viewer.account.pk if viewer.account is not None else None
    return _Eyes(viewer.organisation.pk, account, viewer.roles)


@lru_cache(maxsize=1000)
def _sight(eyes: _Eyes, shields: tuple[_Shield, ...]) -> _Sight:
    """The conditions alone, never what they find: every query of a page has them, and they take long to write."""
    mine, to_hand_out = _mine(eyes, shields), _to_hand_out(eyes, shields)
    above = raised = eyes.entries().filter(_raised_out_of_sight(eyes, shields))
    for each in (*mine, *to_hand_out):
        raised = raised.exclude(each)
    own = [_numbered(eyes.entries().filter(each)) for each in mine]
    return _Sight(
        closed=[each.name for each in shields if not _is_open(eyes, each)],
        own=reduce(or_, (*own, *to_hand_out), Q(id__in=())),
        raised=_numbered(raised),
        given=_numbered(above.filter(Q(assigned_to=eyes.account) | Q(created_by=eyes.account))),
    )


def _numbered(entries: QuerySet[Entry]) -> Q:
    try:
        return Q(id__in=Written(entries))
    except EmptyResultSet:
        return Q(id__in=())


def _sees_all(viewer: Viewer) -> bool:
    return viewer.account is None and not viewer.roles


def _is_open(viewer: Viewer | _Eyes, register: _Shield | RegisterDefinition, raised: str = "") -> bool:
    return bool(access_to(register, raised).roles & viewer.roles)


def _of(viewer: Viewer) -> QuerySet[Entry]:
    return Entry.objects.filter(organisation=viewer.organisation)


def _shields_of(organisation: Organisation, register: Register | None) -> tuple[_Shield, ...]:
    """Of the registers as they are now: one that became more confidential hides its old entries as well."""
    if isinstance(register, RegisterDefinition):
        return (_shield(register),)
    versions = RegisterVersion.objects.filter(organisation=organisation, is_current=True)
    if register is not None:
        versions = versions.filter(name=register)
    return tuple(_shield(definition_in(*version)) for version in versions.values_list("name", "source"))


def _shield(register: RegisterDefinition) -> _Shield:
    return _Shield(register.name, register.confidentiality, register.readers, register.distributors)


def _mine(eyes: _Eyes, shields: Iterable[_Shield]) -> list[Q]:
    """What one sees because of what one has to do with it: few entries, told apart by their numbers."""
    found = []
    if eyes.account is not None:
        shared = [each.name for each in shields if access_to(each).by_logger]
        logged = Q(created_by=eyes.account, register__in=shared) & ~Q(raised_to__in=SECRET)
        found += [Q(assigned_to=eyes.account), logged]
    if handing_out := _handed_out_by(eyes, shields):
        raised = Q(register__in=[each.name for each in handing_out], raised_to__in=SECRET)
        found.append(_unhandled(eyes) & raised)
    return found


def _to_hand_out(eyes: _Eyes, shields: Iterable[_Shield]) -> list[Q]:
    """What one sees to find it a handler: it can be a whole register, so it is asked of the entries themselves."""
    secret = [each.name for each in _handed_out_by(eyes, shields) if not access_to(each).by_logger]
    return [Q(register__in=secret) & _unhandled(eyes)] if secret else []


def _handed_out_by(eyes: _Eyes, shields: Iterable[_Shield]) -> list[_Shield]:
    return [each for each in shields if access_to(each, SECRET[0]).distributors & eyes.roles]


def _unhandled(eyes: _Eyes) -> Q:
    """Also what was left behind by somebody who has no role here any more."""
    members = Membership.objects.filter(organisation_id=eyes.organisation)
    return ~Q(assigned_to__in=members.values("account"))


def _raised_out_of_sight(eyes: _Eyes, shields: Iterable[_Shield]) -> Q:
    """The entries that are raised above their register, to where the viewer's roles do not reach."""
    unseen = {
        level: [each.name for each in shields if is_above(level, each) and not _is_open(eyes, each, level)]
        for level in RAISED
    }
    levels = [level for level in RAISED if unseen[level]]
    # The levels are also named together: so even a database that knows nothing of its rows starts from these few.
    return Q(raised_to__in=levels) & reduce(
        or_, (Q(raised_to=level, register__in=unseen[level]) for level in levels), Q()
    )
