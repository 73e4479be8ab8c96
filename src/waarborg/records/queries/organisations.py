"""Which municipality is meant, and what is its newest state?"""

from __future__ import annotations

from waarborg.records.models import CHANGES_NOTHING, Account, AuditLine, Organisation

_AT_THE_SAME_TIME = 50


def find_organisation(slug: str) -> Organisation | None:
    """The municipality with this name in addresses."""
    return Organisation.objects.filter(slug=slug).first()


def organisations_of(account: Account) -> list[Organisation]:
    """The municipalities in which an account has a role, by name."""
    return list(Organisation.objects.filter(memberships__account=account).distinct().order_by("name"))


def state_of(organisation: Organisation) -> int:
    """A number that grows with every write in this municipality: the key under which pages may be kept.

    The sum of the newest lines' numbers, not the newest number alone: of two writers at the same time the one that
    took its number first may be seen last.
    """
    written = AuditLine.objects.filter(organisation=organisation).exclude(act__in=CHANGES_NOTHING)
    return sum(written.order_by("-id").values_list("id", flat=True)[:_AT_THE_SAME_TIME])


def all_organisations() -> list[Organisation]:
    """Every municipality on this installation, by name: for who runs it, never for a page."""
    return list(Organisation.objects.order_by("name", "id"))
