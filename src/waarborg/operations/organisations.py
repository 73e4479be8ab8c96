"""How does a municipality start to use Waarborg?"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from waarborg.operations.accounts import invite
from waarborg.operations.actors import system_actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act
from waarborg.operations.refusals import Invalid
from waarborg.records.models import Account, Organisation, Role
from waarborg.registers.problems import Problem


@dataclass(frozen=True, slots=True)
class FirstAdministrator:
    """Who will let the others in. An account that exists already keeps its own password."""

    email: str
    name: str
    password: str


def add_organisation(name: str, area_code: str, first: FirstAdministrator) -> Organisation:
    """Add a municipality with its first administrator.

    Done by who runs the installation, from the command line: no page can.

    Raises:
        Invalid: no name, a name that is taken, a wrong address, no person's name, a weak password.
    """
    slug = slugify(name)
    problems = [] if slug else [Problem("name", "missing")]
    if slug and Organisation.objects.filter(slug=slug).exists():
        problems.append(Problem("name", "taken"))
    if _is_weak(first):
        problems.append(Problem("password", "weak_password"))
    if problems:
        raise Invalid(problems)
    with transaction.atomic():
        known = Account.objects.filter(email__iexact=first.email).exists()
        organisation = Organisation.objects.create(name=name.strip(), slug=slug, area_code=area_code.strip())
        actor = system_actor(organisation)
        leave_line(actor, Act.MANAGE_ACCOUNTS, organisation, {"name": (None, organisation.name)})
        account = invite(actor, first.email, first.name, [Role.ADMINISTRATOR])
        if not known:
            account.set_password(first.password)
            account.save(update_fields=["password"])
    return organisation


def _is_weak(first: FirstAdministrator) -> bool:
    try:
        validate_password(first.password, Account(email=first.email, name=first.name))
    except ValidationError:
        return True
    return False
