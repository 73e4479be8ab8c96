"""Who came in, who went, and who had the wrong password; and how long is that kept?"""

from __future__ import annotations

from datetime import datetime, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from waarborg.records.models import SIGN_IN, SIGN_IN_FAILED, SIGN_OUT, SIGNS, Account, AuditLine
from waarborg.records.queries.organisations import organisations_of

KEPT = timedelta(days=183)
"""Half a year: what the Selectielijst gives to who came into a building (12.1.8)."""


def note_sign_in(account: Account) -> None:
    """Record that somebody came in."""
    _leave_lines(SIGN_IN, account, by=account)


def note_sign_out(account: Account) -> None:
    """Record that somebody went."""
    _leave_lines(SIGN_OUT, account, by=account)


def note_failed_sign_in(email: str) -> None:
    """Record that somebody could not come in as this account; nobody knows who that was.

    Nothing of what was typed is kept: it may be anything, a password too. Where there is no such account a line is
    left all the same, of no municipality: so that nobody can tell by the time it takes which accounts there are.
    """
    _leave_lines(SIGN_IN_FAILED, Account.objects.filter(email__iexact=email.strip()).first(), by=None)


def forget_sign_ins(now: datetime) -> None:
    """Remove sessions that are over, wrong passwords that count no more, and lines of who came and went long ago.

    They tell who signed in or tried to, when and from where: no longer than the doors and a look back need that.
    """
    Session.objects.filter(expire_date__lt=now).delete()
    AccessAttempt.objects.filter(attempt_time__lt=now - settings.AXES_COOLOFF_TIME).delete()
    AuditLine.objects.filter(act__in=SIGNS, at__lt=now - KEPT).delete()


def _leave_lines(act: str, account: Account | None, by: Account | None) -> None:
    """A line in each municipality of the account: they see their own people, and no other."""
    municipalities = organisations_of(account) if account is not None else []
    AuditLine.objects.bulk_create(
        [
            AuditLine(
                organisation=organisation,
                account=by,
                at=timezone.now(),
                act=act,
                object_type="account",
                object_id=account.pk if account else None,
            )
            for organisation in municipalities or (None,)
        ]
    )
