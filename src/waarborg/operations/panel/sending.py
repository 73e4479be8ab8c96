"""How do invitations and reminders reach residents? Sent when asked for, and what is left by the daily timer."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Q
from django.utils import timezone

from waarborg.documents.panel_mail import PanelInvite, write_panel_mail
from waarborg.documents.reminder_text import Language
from waarborg.operations.panel.links import digest, new_link
from waarborg.records.models import Organisation, PanelInvitation

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PanelMail:
    """How many messages the mail server took, how many addresses it refused, and how many messages wait."""

    sent: int = 0
    refused: int = 0
    waiting: int = 0

    def __add__(self, other: PanelMail) -> PanelMail:
        return PanelMail(self.sent + other.sent, self.refused + other.refused, self.waiting + other.waiting)


def send_panel_mail(organisation: Organisation, day: date, seconds: float | None = None) -> PanelMail:
    """Send the invitations and reminders that were asked for, for surveys that are open on a day.

    A link is made here and stands in the mail alone: when the mail could not be sent, the next run makes another.

    Args:
        organisation: whose surveys.
        day: today.
        seconds: stop after so long, and leave the rest for the next run; ``None``: send everything.
    """
    until = None if seconds is None else time.monotonic() + seconds
    connection = get_connection()
    sent = refused = 0
    for invitation, is_reminder in _waiting(organisation, day):
        if until is not None and time.monotonic() > until:
            break
        token = new_link()
        if not _claim(invitation, token, is_reminder=is_reminder):
            continue
        try:
            _send(invitation, token, connection, is_reminder=is_reminder)
        except SMTPRecipientsRefused:
            PanelInvitation.objects.filter(pk=invitation.pk).update(is_undeliverable=True)
            refused += 1
        except (SMTPException, OSError) as trouble:
            # The exception's own words can hold addresses of people.
            facts = {"survey": invitation.survey_id, "trouble": type(trouble).__name__}
            LOG.warning("an invitation was not sent", extra={"facts": facts})
            break
        else:
            done = {"reminded_at" if is_reminder else "sent_at": timezone.now()}
            PanelInvitation.objects.filter(pk=invitation.pk).update(**done)
            sent += 1
    _close(connection)
    return PanelMail(sent, refused, sum(1 for _ in _waiting(organisation, day)))


def _waiting(organisation: Organisation, day: date) -> Iterator[tuple[PanelInvitation, bool]]:
    open_now = PanelInvitation.objects.select_related("survey__organisation").filter(
        survey__organisation=organisation,
        survey__published_at__isnull=False,
        survey__closed_at__isnull=True,
        survey__opens_on__lte=day,
        survey__closes_on__gte=day,
        is_undeliverable=False,
        is_answered=False,
    )
    first = Q(wanted_at__isnull=False, sent_at__isnull=True)
    again = Q(reminder_wanted_at__isnull=False, reminded_at__isnull=True, sent_at__isnull=False)
    for each in open_now.filter(first | again).order_by("pk"):
        yield each, each.sent_at is not None


def _claim(invitation: PanelInvitation, token: str, *, is_reminder: bool) -> bool:
    """Take a message, so that of two runs at once only one sends it."""
    column = "reminder_digest" if is_reminder else "digest"
    done = "reminded_at__isnull" if is_reminder else "sent_at__isnull"
    known = {column: getattr(invitation, column), done: True, "pk": invitation.pk}
    return PanelInvitation.objects.filter(**known).update(**{column: digest("invitation", token)}) == 1


def _send(
    invitation: PanelInvitation, token: str, connection: BaseEmailBackend, *, is_reminder: bool
) -> None:
    survey = invitation.survey
    language: Language = "en" if settings.LANGUAGE_CODE == "en" else "nl"
    invite = PanelInvite(
        municipality=survey.organisation.name,
        title=survey.title,
        introduction=survey.introduction,
        address=f"{settings.CONFIGURATION.address}/vragenlijst/{token}/",
        closes_on=survey.closes_on,
        is_reminder=is_reminder,
    )
    subject, text = write_panel_mail(invite, language)
    headers = {"Auto-Submitted": "auto-generated", "Content-Language": language}
    EmailMessage(subject, text, to=[invitation.email], headers=headers, connection=connection).send()


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except (SMTPException, OSError) as trouble:
        LOG.warning("the mail server broke off", extra={"facts": {"trouble": type(trouble).__name__}})
