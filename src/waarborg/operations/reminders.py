"""How are owners told in time: one message a day per person, neither lost nor sent twice?

What must be told is recorded first, in a transaction of its own; then each message is claimed, sent and marked.
What was interrupted is taken up by the next run. Should the machine stop between the mail server's yes and our
mark, the message goes out again under the same Message-ID, by which mail programs know it as the same.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from smtplib import SMTPException
from typing import TypeAlias

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from waarborg.commitments.action_words import title_outside
from waarborg.commitments.wording import say, say_day
from waarborg.documents.reminder_text import (
    Language,
    Reminded,
    RemindedAction,
    RemindedEntry,
    write_reminder,
)
from waarborg.records.models import ActionReminder, EntryReminder, MessageSent, ReminderSent
from waarborg.records.queries.action_reminders import (
    ActionOccasion,
    ToldAction,
    action_occasions_on,
    actions_told_in,
)
from waarborg.records.queries.entries import number_of
from waarborg.records.queries.registers import definition_of
from waarborg.records.queries.reminders import Occasion, Told, occasions_on, told_in, unsent_messages
from waarborg.records.queries.term_reminders import (
    EntryOccasion,
    ToldEntry,
    entries_told_in,
    entry_occasions_on,
)

LOG = logging.getLogger(__name__)

_CLAIM_LAPSES = timedelta(minutes=15)
_AnyOccasion: TypeAlias = Occasion | EntryOccasion | ActionOccasion


@dataclass(frozen=True, slots=True)
class Sent:
    """How many messages the mail server took, and how many wait for the next run."""

    sent: int = 0
    waiting: int = 0


def send_reminders(day: date, days_ahead: Iterable[int] | None = None) -> Sent:
    """Record what owners must be told on a day, then send every message that was not sent yet.

    Args:
        day: the day; who got a message on it gets the next one tomorrow.
        days_ahead: how long before a due day to remind; as the installation is set unless told.
    """
    ahead = settings.CONFIGURATION.reminder_days if days_ahead is None else tuple(days_ahead)
    record_reminders(day, ahead)
    return send_waiting()


def record_reminders(day: date, days_ahead: Iterable[int]) -> int:
    """Put what must be told into the message of each person; returns how many lines were added."""
    ahead = tuple(days_ahead)
    with transaction.atomic():
        found: list[_AnyOccasion] = [
            *occasions_on(day, ahead),
            *entry_occasions_on(day, ahead),
            *action_occasions_on(day, ahead),
        ]
        lines: list[ReminderSent] = []
        of_entries: list[EntryReminder] = []
        of_actions: list[ActionReminder] = []
        for account, its in groupby(sorted(found, key=_account), key=_account):
            message = _open_message(account, day)
            for occasion in its if message is not None else ():
                match occasion:
                    case Occasion():
                        lines.append(_line(message, occasion))
                    case EntryOccasion():
                        of_entries.append(_entry_line(message, occasion))
                    case ActionOccasion():
                        of_actions.append(_action_line(message, occasion))
        ReminderSent.objects.bulk_create(lines, ignore_conflicts=True)
        EntryReminder.objects.bulk_create(of_entries, ignore_conflicts=True, batch_size=1000)
        ActionReminder.objects.bulk_create(of_actions, ignore_conflicts=True)
        return len(lines) + len(of_entries) + len(of_actions)


def _account(occasion: _AnyOccasion) -> int:
    return occasion.account


def send_waiting() -> Sent:
    """Send what is recorded and not sent; what the mail server does not take stays for the next run."""
    now = timezone.now()
    messages = unsent_messages(now - _CLAIM_LAPSES)
    if not messages:
        return Sent()
    connection = get_connection()
    sent = waiting = 0
    for message in messages:
        if not _claim(message, now):
            continue
        try:
            sent += _send(message, connection)
        except (SMTPException, OSError) as trouble:
            MessageSent.objects.filter(pk=message.pk).update(claimed_at=None)
            waiting += 1
            # The exception's own words can hold addresses of people.
            facts = {"reminder": message.pk, "trouble": type(trouble).__name__}
            LOG.warning("a reminder was not sent", extra={"facts": facts})
            connection = get_connection()
    _close(connection)
    return Sent(sent, waiting)


def _open_message(account: int, day: date) -> MessageSent | None:
    """The message of a person that still has to go out; ``None`` when today's went out, or is going out."""
    mine = MessageSent.objects.select_for_update(no_key=True).filter(
        account_id=account, claimed_at__isnull=True
    )
    message = mine.filter(sent_at__isnull=True).order_by("day").first()
    if message is None:
        message, _ = MessageSent.objects.get_or_create(account_id=account, day=day)
    # What is added to a message that somebody is sending would be lost: it waits for the next one.
    return message if message.sent_at is None and message.claimed_at is None else None


def _entry_line(message: MessageSent | None, occasion: EntryOccasion) -> EntryReminder:
    return EntryReminder(
        account_id=occasion.account, entry_id=occasion.entry, occasion=occasion.name, message=message
    )


def _action_line(message: MessageSent | None, occasion: ActionOccasion) -> ActionReminder:
    return ActionReminder(
        account_id=occasion.account, action_id=occasion.action, occasion=occasion.name, message=message
    )


def _line(message: MessageSent | None, occasion: Occasion) -> ReminderSent:
    return ReminderSent(
        account_id=occasion.account,
        plan_id=occasion.plan,
        number=occasion.number,
        occasion=occasion.name,
        message=message,
    )


def _claim(message: MessageSent, now: datetime) -> bool:
    """Take a message, so that of two runs at once only one sends it."""
    free = MessageSent.objects.filter(pk=message.pk, sent_at__isnull=True, claimed_at=message.claimed_at)
    return free.update(claimed_at=now) == 1


def _send(message: MessageSent, connection: BaseEmailBackend) -> int:
    """Send one message and mark it; one with nothing left to tell is only marked."""
    today = timezone.localdate()
    told, actions = told_in(message, today), actions_told_in(message, today)
    entries = entries_told_in(message, timezone.now())
    something = bool(told or entries or actions)
    if something:
        connection.open()
        connection.send_messages([_compose(message, told, entries, actions, connection)])
    MessageSent.objects.filter(pk=message.pk).update(sent_at=timezone.now())
    return int(something)


def _compose(
    message: MessageSent,
    told: list[Told],
    entries: list[ToldEntry],
    actions: list[ToldAction],
    connection: BaseEmailBackend,
) -> EmailMessage:
    account = message.account
    language: Language = "en" if account.language == "en" else "nl"
    reminded = [_reminded(each, language) for each in told]
    its_entries = [_reminded_entry(each, language) for each in entries]
    its_actions = [_reminded_action(each, language) for each in actions]
    subject, text = write_reminder(account.name, reminded, language, its_entries, its_actions)
    domain = settings.CONFIGURATION.mail_from.rpartition("@")[2]
    headers = {
        "Message-ID": f"<reminder-{message.pk}-{message.day.isoformat()}@{domain}>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": language,
    }
    return EmailMessage(subject, text, to=[account.email], headers=headers, connection=connection)


def _reminded(told: Told, language: Language) -> Reminded:
    judgement, row = told.judgement, told.judgement.commitment
    last_day = f"?dag={row.version.plan.end.isoformat()}" if told.why == "ended" else ""
    town = f"{settings.CONFIGURATION.address}/{judgement.organisation.slug}"
    return Reminded(
        municipality=judgement.organisation.name,
        address=f"{town}/afspraak/{row.number}/{last_day}",
        sentence=row.sentence,
        standing=told.verdict.standing,
        reason=say(told.verdict.reason, language),
        due_on=told.due_on,
        why=told.why,
    )


def _reminded_entry(told: ToldEntry, language: Language) -> RemindedEntry:
    entry, definition = told.entry, definition_of(told.entry)
    due = timezone.localtime(entry.due_at) if entry.due_at else None
    return RemindedEntry(
        municipality=entry.organisation.name,
        address=f"{settings.CONFIGURATION.address}/{entry.organisation.slug}/registers/zaak/{entry.pk}/",
        number=number_of(entry, definition.prefix),
        register=definition.label[1 if language == "en" else 0],
        why=told.why.rstrip(":"),
        by="" if due is None else f"{say_day(due.date(), language)} {due:%H:%M}",
    )


def _reminded_action(told: ToldAction, language: Language) -> RemindedAction:
    town = told.row.organisation
    return RemindedAction(
        municipality=town.name,
        address=f"{settings.CONFIGURATION.address}/{town.slug}/uitvoering/{told.row.pk}/",
        title=title_outside(told.row.title, language, is_confidential=told.row.is_confidential),
        reason=say(told.verdict.reason, language),
        is_late=told.is_late,
    )


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except (SMTPException, OSError) as trouble:
        LOG.info("the mail server was gone already", extra={"facts": {"trouble": type(trouble).__name__}})
