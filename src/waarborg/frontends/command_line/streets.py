"""``waarborg streets FILE``: along which streets are hot ones looked for?"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import django

from waarborg.frontends.command_line.files import read_file
from waarborg.frontends.command_line.municipalities import choose_one

SUMMARY = "give a municipality its streets, so that incident lists show hot ones"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of this subcommand."""
    parser.add_argument("file", type=Path, help="GeoJSON or GeoPackage with lines, in WGS84 or RD")
    parser.add_argument(
        "--organisation", metavar="SLUG", help="whose streets; needed where there are several"
    )
    parser.add_argument("--source", required=True, help="who made the file and of when it is, shown with it")
    parser.add_argument("--licence", default="", help="under which it may be used, such as CC0")


def run(options: argparse.Namespace) -> int:
    """Take the file in whole, or refuse it whole; returns 2 when refused."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
    django.setup()
    from waarborg.operations.actors import system_actor
    from waarborg.operations.incidents.streets import LARGEST_NETWORK, give_streets
    from waarborg.operations.problems_in_words import tell
    from waarborg.operations.refusals import Invalid

    organisation = choose_one(options.organisation)
    if organisation is None:
        return 2
    content = read_file(options.file, LARGEST_NETWORK)
    if content is None:
        return 2
    try:
        kept = give_streets(system_actor(organisation), content, options.source, options.licence)
    except Invalid as refused:
        for problem in refused.problems:
            print(f"{problem.field}: {tell(problem, 'en')}", file=sys.stderr)
        return 2
    told = f"{kept.stretches} stretches of street, {kept.kilometres:.1f} km together"
    print(f"{told}; {kept.unnamed} without a name, {kept.elsewhere} elsewhere left out.")
    return 0
