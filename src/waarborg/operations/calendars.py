"""Who may read what is due in a calendar program? Whoever knows the secret address of the feed."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from waarborg.commitments.action_words import title_outside
from waarborg.commitments.actions import judge_action
from waarborg.commitments.as_json import verdict_from_json
from waarborg.commitments.wording import name_of, say
from waarborg.documents.calendar_feed import DueItem, write_calendar
from waarborg.documents.reminder_text import Language
from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import NotFound
from waarborg.records.models import Judgement, Organisation, PlanAction
from waarborg.records.models.accounts import new_token
from waarborg.records.queries.calendars import Feed, feed_of_municipality, feed_of_person
from waarborg.records.queries.plan_actions import state_of


def renew_municipality_calendar(actor: Actor) -> str:
    """Give the municipality's feed a new secret address; an old one stops working. Returns the secret.

    Raises:
        NotAllowed.
    """
    require(actor, Act.RENEW_CALENDAR)
    token = new_token()
    _set_token(actor, token)
    return token


def stop_municipality_calendar(actor: Actor) -> None:
    """Take the municipality's feed away: its address stops working.

    Raises:
        NotAllowed.
    """
    require(actor, Act.RENEW_CALENDAR)
    _set_token(actor, None)


def person_calendar(token: str) -> bytes:
    """The feed of a person: what is due of the commitments and actions of that person.

    Raises:
        NotFound: nobody has this address.
    """
    return _write(feed_of_person(token))


def municipality_calendar(token: str) -> bytes:
    """The feed of a municipality: everything that is due.

    Raises:
        NotFound: no municipality has this address.
    """
    return _write(feed_of_municipality(token, settings.LANGUAGE_CODE))


def _set_token(actor: Actor, token: str | None) -> None:
    with transaction.atomic():
        Organisation.objects.filter(pk=actor.organisation.pk).update(calendar_token=token)
        # The secret itself stays out of the audit trail.
        leave_line(actor, Act.RENEW_CALENDAR, actor.organisation, {"calendar_token": (None, None)})
    actor.organisation.calendar_token = token


def _write(feed: Feed | None) -> bytes:
    if feed is None:
        raise NotFound("calendar")
    items = [_item(each, each.due_on, feed) for each in feed.judgements if each.due_on is not None]
    items += [_action_item(each, feed) for each in feed.actions]
    return write_calendar(feed.title, items, settings.CONFIGURATION.reminder_days)


def _item(judgement: Judgement, due_on: date, feed: Feed) -> DueItem:
    row = judgement.commitment
    verdict = verdict_from_json(judgement.verdict)
    language: Language = "en" if feed.language == "en" else "nl"
    address = f"{settings.CONFIGURATION.address}/{judgement.organisation.slug}/afspraak/{row.number}/"
    return DueItem(
        uid=f"{judgement.organisation.slug}-{row.version.plan_id}-{row.number}@waarborg",
        due_on=due_on,
        summary=" ".join(row.sentence.split()),
        description=f"{say(verdict.reason, language)}\n{row.measure.section}, {judgement.organisation.name}",
        address=address,
        categories=(judgement.organisation.name, name_of(verdict.standing, language)),
        as_of=feed.as_of,
    )


def _action_item(row: PlanAction, feed: Feed) -> DueItem:
    language: Language = "en" if feed.language == "en" else "nl"
    verdict = judge_action(state_of(row), timezone.localdate() - timedelta(days=1))
    town = row.organisation
    told = [say(verdict.reason, language)] if verdict else []
    return DueItem(
        uid=f"{town.slug}-action-{row.pk}@waarborg",
        due_on=row.end,
        summary=title_outside(row.title, language, is_confidential=row.is_confidential),
        description="\n".join(
            [*told, town.name if row.is_confidential else f"{row.measure.section}, {town.name}"]
        ),
        address=f"{settings.CONFIGURATION.address}/{town.slug}/uitvoering/{row.pk}/",
        categories=(town.name, *([name_of(verdict.standing, language)] if verdict else [])),
        as_of=feed.as_of,
    )
