"""Is it forgotten who was here, once nobody needs to know?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.utils import timezone

from waarborg.operations.sign_ins import KEPT, forget_sign_ins
from waarborg.records.models import LOOK, SIGN_IN, AuditLine


@pytest.mark.django_db
def test_only_what_the_doors_still_need_is_kept_of_who_signed_in() -> None:
    now = timezone.now()
    for name, away in (("over", timedelta(minutes=-1)), ("runs", timedelta(minutes=1))):
        Session.objects.create(session_key=name, session_data="", expire_date=now + away)
    for address, ago in (("10.0.0.1", timedelta(minutes=14)), ("10.0.0.2", timedelta(minutes=16))):
        tried = AccessAttempt.objects.create(
            username="trekker@example.nl",
            ip_address=address,
            failures_since_start=3,
            get_data="",
            post_data="",
        )
        AccessAttempt.objects.filter(pk=tried.pk).update(attempt_time=now - ago)
    forget_sign_ins(now)
    assert Session.objects.get().session_key == "runs"
    assert AccessAttempt.objects.get().ip_address == "10.0.0.1"


@pytest.mark.django_db
def test_who_came_and_went_long_ago_is_forgotten_and_what_they_did_is_not() -> None:
    now, day = timezone.now(), timedelta(days=1)
    for act, ago in ((SIGN_IN, KEPT + day), (SIGN_IN, KEPT - day), (LOOK, 10 * KEPT)):
        AuditLine.objects.create(at=now - ago, act=act, object_type="account")
    forget_sign_ins(now)
    assert list(AuditLine.objects.order_by("id").values_list("act", "at")) == [
        (SIGN_IN, now - KEPT + day),
        (LOOK, now - 10 * KEPT),
    ]
