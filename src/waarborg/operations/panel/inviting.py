"""Who is invited to a survey? Addresses that somebody pastes or takes from a list, and the wish to send."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.panel.surveys import take_survey
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.records.models import Entrance, PanelInvitation, PanelSurvey
from waarborg.records.queries.panels import SurveyState, state_on
from waarborg.registers.problems import Problem

MOST_INVITED = 20_000
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Invited:
    """How many addresses were added, and how many were there already."""

    added: int
    known: int


def invite_residents(actor: Actor, survey: int, revision: int, written: str) -> Invited:
    """Put addresses on the list of who is invited; nothing is sent yet.

    Args:
        actor: who does it.
        survey: its number.
        revision: of the survey as it was shown.
        written: one address a line, or CSV of which one column holds addresses.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (with the lines that hold no address; nothing was added).
    """
    require(actor, Act.MANAGE_PANEL)
    with transaction.atomic():
        found = take_survey(actor, survey, revision)
        addresses, wrong = read_addresses(written)
        if problems := _problems(found, addresses, wrong):
            raise Invalid(problems)
        known = set(found.invitations.values_list("email", flat=True))
        new = [each for each in addresses if each not in known]
        if len(known) + len(new) > MOST_INVITED:
            raise Invalid([Problem("addresses", "too_many_invited", (("maximum", MOST_INVITED),))])
        PanelInvitation.objects.bulk_create(
            (PanelInvitation(survey=found, email=each) for each in new), batch_size=_AT_ONCE
        )
        leave_line(actor, Act.MANAGE_PANEL, found, {"invited": (len(known), len(known) + len(new))})
    return Invited(len(new), len(addresses) - len(new))


def take_off_list(actor: Actor, invitation: int) -> PanelSurvey:
    """Take somebody off the list who does not want to be invited; an answer that came in stays.

    Raises:
        NotAllowed, NotFound.
    """
    require(actor, Act.MANAGE_PANEL)
    with transaction.atomic():
        mine = PanelInvitation.objects.filter(survey__organisation=actor.organisation)
        found = mine.select_related("survey").filter(pk=invitation).first()
        if found is None:
            raise NotFound(str(invitation))
        # Not which of the invited it was: that is a person's address.
        leave_line(actor, Act.MANAGE_PANEL, found.survey, {"taken_off": (None, 1)})
        found.delete()
    return found.survey


def ask_to_send(actor: Actor, survey: int, revision: int, day: date, *, reminders: bool = False) -> int:
    """Ask that everybody on the list gets the invitation, or who did not answer yet the one reminder.

    Returns how many messages are to be sent; ``operations.panel.sending`` does it, from the first day on.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (the survey is not published, or over; or not open to remind).
    """
    require(actor, Act.MANAGE_PANEL)
    with transaction.atomic():
        found = take_survey(actor, survey, revision)
        able_in = (SurveyState.OPEN,) if reminders else (SurveyState.OPEN, SurveyState.WAITING)
        if found.entrance != Entrance.INVITED or state_on(found, day) not in able_in:
            raise Invalid([Problem("survey", "survey_not_open")])
        able = found.invitations.filter(is_undeliverable=False)
        if reminders:
            waiting = able.filter(sent_at__isnull=False, is_answered=False, reminder_wanted_at__isnull=True)
            asked = waiting.update(reminder_wanted_at=timezone.now())
        else:
            asked = able.filter(wanted_at__isnull=True).update(wanted_at=timezone.now())
        name = "reminders_to_send" if reminders else "invitations_to_send"
        leave_line(actor, Act.MANAGE_PANEL, found, {name: (None, asked)})
    return asked


def read_addresses(written: str) -> tuple[list[str], list[int]]:
    """The addresses, each once in lower case, and the numbers of the lines that hold none.

    A first line without an address is taken for headings.

    >>> read_addresses("naam;e-mail\\nA. de Vries;A@voorbeeld.nl\\nb@voorbeeld.nl\\n\\ngeen adres")
    (['a@voorbeeld.nl', 'b@voorbeeld.nl'], [5])
    """
    found: dict[str, None] = {}
    wrong = []
    for number, line in enumerate(written.splitlines(), start=1):
        if not line.strip():
            continue
        cells = [
            cell
            for row in csv.reader([line.replace("\t", ";").replace(",", ";")], delimiter=";")
            for cell in row
        ]
        address = next(
            (cell for cell in (each.strip().strip("<>").lower() for each in cells) if _is_address(cell)), ""
        )
        if address:
            found[address] = None
        elif number > 1 or "@" in line:
            wrong.append(number)
    return list(found), wrong


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _problems(survey: PanelSurvey, addresses: list[str], wrong: list[int]) -> list[Problem]:
    problems = []
    if survey.entrance != Entrance.INVITED:
        problems.append(Problem("addresses", "nobody_is_invited"))
    if survey.closed_at is not None:
        problems.append(Problem("addresses", "survey_is_over"))
    if wrong:
        lines = ", ".join(str(each) for each in wrong[:10]) + (" …" if len(wrong) > 10 else "")
        problems.append(Problem("addresses", "lines_without_address", (("lines", lines),)))
    if not addresses and not wrong:
        problems.append(Problem("addresses", "missing"))
    return problems
