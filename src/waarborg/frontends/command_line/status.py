"""``waarborg status``: how does every commitment stand, today or on another day?"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import textwrap
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Literal

import django

from waarborg.commitments.verdicts import Standing
from waarborg.commitments.wording import name_of, say, say_day
from waarborg.frontends.command_line.municipalities import add_choice, choose_one

if TYPE_CHECKING:
    from waarborg.records.queries.board import Status, StatusLine

SUMMARY = "print how every commitment stands"

_EVIDENCE_SHOWN = 10
_COLOURS = {
    Standing.BROKEN: "31",
    Standing.AT_RISK: "33",
    Standing.ON_TRACK: "36",
    Standing.KEPT: "32",
}
_WORDS = {
    "nl": {"on": "op", "due": "uiterlijk", "none": "Er is nog geen plan vastgesteld.", "owner": "trekker"},
    "en": {"on": "on", "due": "by", "none": "No plan has been adopted yet.", "owner": "owner"},
}
Language = Literal["nl", "en"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of this subcommand."""
    add_choice(parser, "whose plan; needed where there are several municipalities")
    parser.add_argument("--json", action="store_true", help="print as JSON (docs/commands.md)")
    parser.add_argument("--language", choices=["nl", "en"], help="as installed unless given")


def run(options: argparse.Namespace) -> int:
    """Judge and print; returns 2 when it is not clear whose plan is meant."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
    django.setup()
    from django.conf import settings
    from django.utils import timezone

    from waarborg.records.queries.board import status_on
    from waarborg.records.queries.visible import Bystander

    organisation = choose_one(options.organisation)
    if organisation is None:
        return 2
    language: Language = "en" if (options.language or settings.LANGUAGE_CODE) == "en" else "nl"
    now = timezone.now()
    shown = _EVIDENCE_SHOWN if options.json else 0
    status = status_on(Bystander(organisation), options.on or timezone.localdate(now), shown, now)
    if options.json:
        print(json.dumps(as_json(status, language), ensure_ascii=False, indent=1))
    else:
        print(as_text(status, language, Paper.of_terminal()))
    return 0


def as_json(status: Status, language: Language) -> dict[str, object]:
    """Write the board as docs/commands.md describes."""
    commitments = [_line_as_json(line, language) for line in status.lines]
    return {"on": status.on.isoformat(), "plan": status.plan or None, "commitments": commitments}


def _line_as_json(line: StatusLine, language: Language) -> dict[str, object]:
    verdict = line.verdict
    window = verdict.window
    return {
        "id": line.number,
        "section": line.section,
        "text": line.text,
        "kind": line.kind or None,
        "owner": line.owner or None,
        "standing": verdict.standing.value,
        "window": window and {"start": window.start.isoformat(), "end": window.end.isoformat()},
        "measured": verdict.measured,
        "required": verdict.required,
        "changes_on": _written(verdict.changes_on),
        "evidence": [
            {"number": entry.number, "title": entry.title, "date": entry.day.isoformat()}
            for entry in line.evidence.entries
        ],
        "reason": say(verdict.reason, language),
    }


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


class Paper:
    """What the board is printed on: how wide it is, and whether it takes colours."""

    def __init__(self, width: int = 100, colours: bool = False) -> None:
        self.width = max(40, min(width, 120))
        self.colours = colours

    @classmethod
    def of_terminal(cls) -> Paper:
        """The terminal we write to; a file or pipe gets no colours (nor does who set NO_COLOR)."""
        return cls(shutil.get_terminal_size().columns, sys.stdout.isatty() and not os.environ.get("NO_COLOR"))

    def paint(self, text: str, standing: Standing) -> str:
        """Give the text the colour of a standing."""
        colour = _COLOURS.get(standing, "35")
        return f"\x1b[{colour}m{text}\x1b[0m" if self.colours else text

    def fill(self, text: str, indent: str) -> str:
        """Break the text over lines, all indented."""
        return textwrap.fill(text, self.width, initial_indent=indent, subsequent_indent=indent)


def as_text(status: Status, language: Language, paper: Paper) -> str:
    """Write the board for a terminal: a heading for each standing, worst first, then its commitments."""
    words = _WORDS[language]
    if not status.plan:
        return words["none"]
    counts = Counter(line.verdict.standing for line in status.lines)
    written = [f"{status.plan}, {words['on']} {say_day(status.on, language)}"]
    written.append(" · ".join(f"{number} {name_of(each, language)}" for each, number in counts.items()))
    heading: Standing | None = None
    for line in status.lines:
        if line.verdict.standing is not heading:
            heading = line.verdict.standing
            title = f"{name_of(heading, language)} ({counts[heading]})".capitalize()
            written += ["", paper.paint(title, heading)]
        written += _line_as_text(line, language, paper)
    return "\n".join(written)


def _line_as_text(line: StatusLine, language: Language, paper: Paper) -> list[str]:
    words = _WORDS[language]
    facts = [line.section]
    if line.due_on:
        facts.append(f"{words['due']} {say_day(line.due_on, language)}")
    if line.owner:
        facts.append(f"{words['owner']} {line.owner}")
    text = paper.fill(line.text, " " * 7)
    return [
        f"{line.number:>5}  {text[7:]}",
        paper.fill(say(line.verdict.reason, language), " " * 7),
        paper.fill(" · ".join(facts), " " * 7),
    ]
