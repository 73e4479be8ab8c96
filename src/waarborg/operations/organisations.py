"""How does a municipality start to use Waarborg?"""

from __future__ import annotations

from django.db import transaction
from django.utils.text import slugify

from waarborg.operations.accounts import invite
from waarborg.operations.actors import system_actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act
from waarborg.operations.refusals import Invalid
from waarborg.records.models import Account, Organisation, Role
from waarborg.registers.problems import Problem


def add_organisation(name: str, area_code: str, email: str, person: str) -> tuple[Organisation, Account]:
    """Add a municipality with its first administrator, who still has to choose a password.

    Done by who runs the installation, from the command line: no page can.

    Raises:
        Invalid: no name, a name that is taken, a wrong address, no person's name.
    """
    slug = slugify(name)
    if not slug:
        raise Invalid([Problem("name", "missing")])
    if Organisation.objects.filter(slug=slug).exists():
        raise Invalid([Problem("name", "taken", (("name", slug),))])
    with transaction.atomic():
        organisation = Organisation.objects.create(name=name.strip(), slug=slug, area_code=area_code.strip())
        actor = system_actor(organisation)
        leave_line(actor, Act.MANAGE_ACCOUNTS, organisation, {"name": (None, organisation.name)})
        administrator = invite(actor, email, person, [Role.ADMINISTRATOR])
    return organisation, administrator
