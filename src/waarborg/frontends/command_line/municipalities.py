"""Which municipality is meant on the command line?"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from waarborg.records.models import Organisation


def add_choice(parser: argparse.ArgumentParser, help_text: str) -> None:
    """Declare ``--organisation`` and ``--on``."""
    parser.add_argument("--organisation", metavar="SLUG", help=help_text)
    parser.add_argument(
        "--on", type=parse_day, metavar="DATE", help="the day asked about, as 2026-12-31; today unless given"
    )


def parse_day(written: str) -> date:
    """Read a day as people type it.

    Raises:
        argparse.ArgumentTypeError: with what to do.
    """
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{written!r} is no date: write year, month and day, as 2026-12-31"
        ) from None


def choose_one(slug: str | None) -> Organisation | None:
    """The one municipality that is meant; ``None``, with what to do on stderr, where that is not told."""
    chosen = choose(slug)
    if len(chosen) > 1:
        names = ", ".join(each.slug for each in chosen)
        print(f"There are several municipalities. Choose with --organisation: {names}.", file=sys.stderr)
    return chosen[0] if len(chosen) == 1 else None


def choose(slug: str | None) -> list[Organisation]:
    """The municipality of that name, or all of them; empty, with a word on stderr, when there is none."""
    from waarborg.records.queries.organisations import all_organisations

    known = all_organisations()
    chosen = [each for each in known if slug is None or each.slug == slug]
    if not chosen and known:
        names = ", ".join(each.slug for each in known)
        print(f"There is no municipality {slug!r} here. Choose one of: {names}.", file=sys.stderr)
    elif not chosen:
        print("There is no municipality here yet. Add one: waarborg municipality --help", file=sys.stderr)
    return chosen
