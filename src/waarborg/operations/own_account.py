"""What may people change about themselves?"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from waarborg.records.models import Account, AuditLine
from waarborg.records.models.accounts import new_token


def change_own_settings(account: Account, language: str, wants_reminders: bool) -> None:
    """Set one's own language and whether one gets reminders."""
    before = {"language": account.language, "wants_reminders": account.wants_reminders}
    after = {"language": language, "wants_reminders": wants_reminders}
    changes = {name: [before[name], after[name]] for name in before if before[name] != after[name]}
    if not changes:
        return
    with transaction.atomic():
        Account.objects.filter(pk=account.pk).update(**after)
        _leave_line(account, "account.own_settings", changes)


def choose_password(account: Account, password: str) -> Account:
    """Sign in with another password from now on; whoever is signed in elsewhere with the old one is out.

    It must have been found strong enough, and who asks it known by the old one or by a mail.
    """
    with transaction.atomic():
        account.set_password(password)
        account.save(update_fields=["password"])
        _leave_line(account, "account.choose_password", {})
    return account


def renew_calendar_token(account: Account) -> None:
    """Give one's calendar feed a new secret address; the old one stops working."""
    with transaction.atomic():
        Account.objects.filter(pk=account.pk).update(calendar_token=new_token())
        _leave_line(account, "account.renew_calendar", {})


def _leave_line(account: Account, act: str, changes: dict[str, list[object]]) -> None:
    """An act on one's own account belongs to no single municipality."""
    AuditLine.objects.create(
        organisation=None,
        account=account,
        at=timezone.now(),
        act=act,
        object_type="account",
        object_id=account.pk,
        changes=changes,
    )
