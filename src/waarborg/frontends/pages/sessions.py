"""Whose session is it? Sessions are those of Django, looked up in short.

Every request asks this: Django takes longer to write the two questions than the database to answer them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.db import connection
from django.utils import timezone

from waarborg.records.queries.accounts import active_account

if TYPE_CHECKING:
    from waarborg.records.models import Account

_LIVE = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(DatabaseSessions):
    """Django's own sessions, found by a statement."""

    def load(self) -> dict[str, Any]:
        """What is kept of this session; nothing, and no key either, when there is none or it is over."""
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        with connection.cursor() as cursor:
            cursor.execute(_LIVE, [self.session_key, now])
            found = cursor.fetchone()
        if found is None:
            self._session_key = None
            return {}
        return self.decode(found[0])


class KnownAgain(BaseBackend):
    """Finds the account of who signed in; passwords are looked at by others."""

    def get_user(self, user_id: int) -> Account | None:
        """The account of this number, if it may still come in."""
        return active_account(user_id)
