"""How long is it kept who was signed in, and who tried to be?"""

from __future__ import annotations

from datetime import datetime

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.models import Session


def forget_sign_ins(now: datetime) -> None:
    """Remove sessions that are over, and wrong passwords that count no more.

    They tell who signed in or tried to, when and from where: no longer than the doors need that.
    """
    Session.objects.filter(expire_date__lt=now).delete()
    AccessAttempt.objects.filter(attempt_time__lt=now - settings.AXES_COOLOFF_TIME).delete()
