"""``waarborg actions``: how does every action of the implementation plan stand, and what does it cost?"""

from __future__ import annotations

import argparse
import json
import os
from typing import TYPE_CHECKING, Literal

import django

from waarborg.commitments.budgets import Amounts, say_euros
from waarborg.commitments.quarters import say_stretch
from waarborg.commitments.wording import name_of, say
from waarborg.frontends.command_line.municipalities import add_choice, choose_one

if TYPE_CHECKING:
    from waarborg.records.queries.plan_actions import ActionLine

SUMMARY = "print how every action of the implementation plan stands"

Language = Literal["nl", "en"]
_WORDS = {
    "nl": {"none": "Er zijn nog geen acties.", "who": "wie", "with": "met", "nobody": "nog niemand"},
    "en": {"none": "There are no actions yet.", "who": "who", "with": "with", "nobody": "nobody yet"},
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of this subcommand."""
    add_choice(parser, "whose actions; needed where there are several municipalities")
    parser.add_argument("--json", action="store_true", help="print as JSON (docs/commands.md)")
    parser.add_argument("--language", choices=["nl", "en"], help="as installed unless given")


def run(options: argparse.Namespace) -> int:
    """Judge and print; returns 2 when it is not clear whose actions are meant. Nothing confidential is printed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
    django.setup()
    from django.conf import settings
    from django.utils import timezone

    from waarborg.records.queries.budgets import sums_of_actions
    from waarborg.records.queries.plan_actions import action_lines, public_actions
    from waarborg.records.queries.visible import Bystander

    organisation = choose_one(options.organisation)
    if organisation is None:
        return 2
    language: Language = "en" if (options.language or settings.LANGUAGE_CODE) == "en" else "nl"
    day = options.on or timezone.localdate()
    lines = sorted(action_lines(public_actions(organisation), day), key=_urgency)
    sums = sums_of_actions(Bystander(organisation))
    if options.json:
        told = [_as_json(line, sums.get(line.row.pk, Amounts()), language) for line in lines]
        print(json.dumps({"on": day.isoformat(), "actions": told}, ensure_ascii=False, indent=1))
    else:
        told_lines = [_as_text(line, sums.get(line.row.pk, Amounts()), language) for line in lines]
        print("\n".join(told_lines) or _WORDS[language]["none"])
    return 0


def _urgency(line: ActionLine) -> tuple[int, str, int]:
    return line.urgency, line.window.end.isoformat(), line.row.pk


def _as_json(line: ActionLine, sums: Amounts, language: Language) -> dict[str, object]:
    row, verdict = line.row, line.verdict
    return {
        "id": row.pk,
        "title": row.title,
        "owner": line.who or None,
        "partners": row.partners,
        "start": line.window.start.isoformat(),
        "end": line.window.end.isoformat(),
        "moved": len(row.moves.all()),
        "progress": line.progress.value,
        "standing": verdict.standing.value if verdict else None,
        "reason": say(verdict.reason, language) if verdict else row.stopped_why,
        "measure": row.measure.text,
        "commitment": row.number,
        "requested": sums.requested,
        "granted": sums.granted,
        "undecided": sums.undecided,
        "spent": sums.spent,
    }


def _as_text(line: ActionLine, sums: Amounts, language: Language) -> str:
    words, row, verdict = _WORDS[language], line.row, line.verdict
    standing = name_of(verdict.standing if verdict else line.progress, language)
    facts = [say_stretch(line.window, language), f"{words['who']}: {line.who or words['nobody']}"]
    if row.partners:
        facts.append(f"{words['with']} {', '.join(row.partners)}")
    if sums.requested:
        facts.append(say_euros(sums.requested, language))
    reason = say(verdict.reason, language) if verdict else row.stopped_why
    return f"{row.pk:>5}  {row.title}\n       {standing}: {reason}\n       {' · '.join(facts)}"
