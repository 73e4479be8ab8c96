"""``waarborg cycle``: how far is the policy cycle, what is late, and what comes next?"""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING, Literal

import django

from waarborg.commitments.policy_cycle_wording import say_step, say_step_standing
from waarborg.commitments.wording import say_day
from waarborg.frontends.command_line.municipalities import add_choice, choose_one

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
        "no_list": "Er is nog geen longlist.",
        "chosen": "De raad koos op",
        "scores": "totaal (cijfers, partners, panel)",
    },
    "en": {
        "cycle": "Policy cycle",
        "until": "up to",
        "next": "next",
        "none": "There is no cycle yet.",
        "no_list": "There is no long list yet.",
        "chosen": "The council chose on",
        "scores": "total (figures, partners, panel)",
    },
}
Language = Literal["nl", "en"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of this subcommand."""
    add_choice(parser, "whose cycle; needed where there are several municipalities")
    parser.add_argument(
        "--priorities", action="store_true", help="print its long list of themes and what the council chose"
    )
    parser.add_argument("--language", choices=["nl", "en"], help="as installed unless given")


def run(options: argparse.Namespace) -> int:
    """Print it; returns 2 when it is not clear whose cycle is meant."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
    django.setup()
    from django.conf import settings
    from django.utils import timezone

    from waarborg.records.queries.policy_cycles import cycle_to_show

    organisation = choose_one(options.organisation)
    if organisation is None:
        return 2
    language: Language = "en" if (options.language or settings.LANGUAGE_CODE) == "en" else "nl"
    day = options.on or timezone.localdate()
    cycle = cycle_to_show(organisation, day)
    write = _as_list if options.priorities else _as_text
    print(_WORDS[language]["none"] if cycle is None else write(cycle, day, language))
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


def _as_list(cycle: PolicyCycle, day: date, language: Language) -> str:
    from waarborg.records.queries.priorities import choices_of, long_list_of, ranked_themes

    words = _WORDS[language]
    found = long_list_of(cycle)
    if found is None:
        return words["no_list"]
    written = [words["scores"]]
    for each in ranked_themes(found):
        scores = ", ".join(
            _score(one) for one in (each.scores.figures, each.scores.partners, each.scores.panel)
        )
        written.append(f"  {_score(each.total):>3} ({scores})  {each.row.title}")
    for choice in choices_of(found):
        if choice.decided_on <= day:
            names = ", ".join(theme["title"] for theme in choice.themes if theme["is_chosen"])
            written.append(f"{words['chosen']} {say_day(choice.decided_on, language)}: {names}")
    return "\n".join(written)


def _score(score: float | None) -> str:
    return "-" if score is None else f"{score:.1f}"
