"""``waarborg judge``: which standings changed by the passing of time, and who must be told?"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import django

from waarborg.frontends.command_line.municipalities import add_choice, choose
from waarborg.frontends.command_line.pictures_ahead import leave_pictures

if TYPE_CHECKING:
    from waarborg.records.models import Organisation

SUMMARY = (
    "make planned work ahead, store changes of standing, compute safety pictures, close surveys and send mail"
    " (run daily by a timer)"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of this subcommand."""
    add_choice(parser, "judge one municipality only; all of them unless given")
    parser.add_argument("--no-reminders", action="store_true", help="judge only, send nothing")


def run(options: argparse.Namespace) -> int:
    """Judge what is due and remind; returns 1 when messages could not be sent, 2 when refused."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
    django.setup()
    from django.utils import timezone

    from waarborg.operations.judging import Outcome, judge_due
    from waarborg.operations.meetings.calling import call_meetings
    from waarborg.operations.panel.closing import close_due_surveys
    from waarborg.operations.panel.files import forget_waiting_files
    from waarborg.operations.recurring.making import Made, make_ahead
    from waarborg.operations.sign_ins import forget_sign_ins
    from waarborg.operations.statistics import count_for_planning
    from waarborg.operations.suspending import resume_lapsed

    today = timezone.localdate()
    day = options.on or today
    if day > today:
        print("A day to come can only be looked at: waarborg status --on DATE.", file=sys.stderr)
        return 2
    chosen = choose(options.organisation)
    if not chosen:
        return 2
    for each in chosen:
        resume_lapsed(each, timezone.now())
        close_due_surveys(each, day)
        forget_waiting_files(each, timezone.now())
    made = sum((make_ahead(each, day) for each in chosen), Made())
    made += Made(sum(call_meetings(each, day) for each in chosen))
    print(f"{made.made} planned entries made ahead, {made.lapsed} lapsed.")
    outcome = sum((judge_due(each, day) for each in chosen), Outcome())
    print(f"{outcome.judged} commitments judged, {outcome.changed} changed standing.")
    forget_sign_ins(timezone.now())
    count_for_planning()
    leave_pictures(each.area_code for each in chosen)
    return 0 if options.no_reminders else _send(chosen, day, today)


def _send(chosen: Sequence[Organisation], day: date, today: date) -> int:
    """Send what waits to be mailed; returns 1 when some of it could not be."""
    from waarborg.operations.panel.sending import PanelMail, send_panel_mail
    from waarborg.operations.reminders import send_reminders

    mail = send_reminders(day)
    print(f"{mail.sent} reminders sent, {mail.waiting} wait for the next run.")
    invited = sum((send_panel_mail(each, today) for each in chosen), PanelMail())
    if invited.sent or invited.waiting:
        print(f"{invited.sent} invitations to surveys sent, {invited.waiting} wait for the next run.")
    return 1 if mail.waiting or invited.waiting else 0
