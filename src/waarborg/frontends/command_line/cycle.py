"""``waarborg cycle``: how far is the policy cycle, what is late, and what comes next?"""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, Literal

import django

from waarborg.commitments.policy_cycle_wording import say_step, say_step_standing
from waarborg.commitments.wording import say_day
from waarborg.frontends.command_line.municipalities import add_choice, choose

if TYPE_CHECKING:
    from datetime import date

    from waarborg.records.models import PolicyCycle

SUMMARY = "print the steps of the policy cycle"

_WORDS = {
    "nl": {
        "cycle": "Beleidscyclus",
        "until": "tot en met",
        "next": "hierna",
        "none": "Er is nog geen cyclus.",
    },
    "en": {"cycle": "Policy cycle", "until": "up to", "next": "next", "none": "There is no cycle yet."},
}
Language = Literal["nl", "en"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of this subcommand."""
    add_choice(parser, "whose cycle; needed where there are several municipalities")
    parser.add_argument("--language", choices=["nl", "en"], help="as installed unless given")


def run(options: argparse.Namespace) -> int:
    """Print it; returns 2 when it is not clear whose cycle is meant."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
    django.setup()
    from django.conf import settings
    from django.utils import timezone

    from waarborg.records.queries.policy_cycles import cycle_to_show

    chosen = choose(options.organisation)
    if len(chosen) > 1:
        names = ", ".join(each.slug for each in chosen)
        print(f"There are several municipalities. Choose with --organisation: {names}.", file=sys.stderr)
    if len(chosen) != 1:
        return 2
    language: Language = "en" if (options.language or settings.LANGUAGE_CODE) == "en" else "nl"
    day = options.on or timezone.localdate()
    cycle = cycle_to_show(chosen[0], day)
    print(_WORDS[language]["none"] if cycle is None else _as_text(cycle, day, language))
    return 0


def _as_text(cycle: PolicyCycle, day: date, language: Language) -> str:
    from waarborg.records.queries.policy_cycles import step_lines

    words = _WORDS[language]
    written = [f"{words['cycle']} {cycle}, {say_day(day, language)}"]
    for line in step_lines(cycle, day):
        row = line.row
        days = f"{say_day(row.starts_on, language)} {words['until']} {say_day(row.ends_on, language)}"
        standing = say_step_standing(line.standing, language)
        name = say_step(line.step.kind, line.speaks_of, language)
        after = f" ({words['next']})" if line.is_next else ""
        written.append(f"  {standing:<19} {name}: {days}{after}")
    return "\n".join(written)
