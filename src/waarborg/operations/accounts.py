"""Who belongs to a municipality, and in which roles?"""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.records.models import Account, Membership, Role
from waarborg.registers.problems import Problem


def invite(actor: Actor, email: str, name: str, roles: Iterable[str]) -> Account:
    """Give a person roles in the municipality; the account is made when the address is new.

    A new account has a password that nobody knows: the person chooses one through the mail that the caller
    sends. The name of an account that exists already is left as it is: it belongs to that person.

    Raises:
        Invalid: a wrong address, no name, or no roles.
    """
    require(actor, Act.MANAGE_ACCOUNTS)
    wanted = _known_roles(roles)
    problems = _problems_with(email, name)
    if not wanted:
        problems.append(Problem("roles", "no_roles"))
    if problems:
        raise Invalid(problems)
    with transaction.atomic():
        account = Account.objects.filter(email__iexact=email).first()
        if account is None:
            account = Account(email=email.strip(), name=name.strip())
            account.set_password(secrets.token_urlsafe(32))
            account.save()
        _replace_roles(actor, account, wanted)
    return account


def set_roles(actor: Actor, account_id: int, roles: Iterable[str]) -> None:
    """Replace a person's roles; without any, the person no longer gets in.

    Raises:
        NotFound: the person has no role in this municipality.
        Invalid: the municipality would be left without an administrator.
    """
    require(actor, Act.MANAGE_ACCOUNTS)
    wanted = _known_roles(roles)
    with transaction.atomic():
        memberships = Membership.objects.select_for_update().filter(organisation=actor.organisation)
        administrators = {one.account_id for one in memberships if one.role == Role.ADMINISTRATOR}
        account = Account.objects.filter(pk=account_id, memberships__organisation=actor.organisation).first()
        if account is None:
            raise NotFound
        if administrators == {account.pk} and Role.ADMINISTRATOR not in wanted:
            raise Invalid([Problem("roles", "last_administrator")])
        _replace_roles(actor, account, wanted)


def _replace_roles(actor: Actor, account: Account, wanted: set[Role]) -> None:
    held = Membership.objects.filter(account=account, organisation=actor.organisation)
    before = sorted(held.values_list("role", flat=True))
    after = sorted(role.value for role in wanted)
    if before == after:
        return
    held.exclude(role__in=after).delete()
    Membership.objects.bulk_create(
        [
            Membership(account=account, organisation=actor.organisation, role=role)
            for role in after
            if role not in before
        ]
    )
    leave_line(actor, Act.MANAGE_ACCOUNTS, account, {"roles": (before, after)})


def _known_roles(roles: Iterable[str]) -> set[Role]:
    return {Role(role) for role in roles if role in Role.values}


def _problems_with(email: str, name: str) -> list[Problem]:
    problems = []
    try:
        validate_email(email.strip())
    except ValidationError:
        problems.append(Problem("email", "not_an_email"))
    if not name.strip():
        problems.append(Problem("name", "missing"))
    return problems
