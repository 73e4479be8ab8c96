"""``waarborg boundaries FILE``: how do areas get their outlines?"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import django

from waarborg.frontends.command_line.files import read_file
from waarborg.frontends.command_line.municipalities import choose_one

SUMMARY = "give a list of areas the outlines of a file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of this subcommand."""
    parser.add_argument("file", type=Path, help="GeoJSON or GeoPackage with the areas, in WGS84 or RD")
    parser.add_argument("--list", required=True, metavar="NAME", help="the list's word, such as buurt")
    parser.add_argument("--organisation", metavar="SLUG", help="whose list; needed where there are several")
    parser.add_argument("--source", default="", help="where the file came from, shown with the outlines")


def run(options: argparse.Namespace) -> int:
    """Import the file whole, or refuse it whole; returns 2 when refused."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
    django.setup()
    from waarborg.operations.actors import system_actor
    from waarborg.operations.boundaries import LARGEST_FILE, import_boundaries
    from waarborg.operations.problems_in_words import tell
    from waarborg.operations.refusals import Invalid, NotFound

    organisation = choose_one(options.organisation)
    if organisation is None:
        return 2
    content = read_file(options.file, LARGEST_FILE)
    if content is None:
        return 2
    try:
        done = import_boundaries(system_actor(organisation), options.list, content, options.source)
    except NotFound:
        print(f"There is no list {options.list!r}. Add it first, on the page Lijsten.", file=sys.stderr)
        return 2
    except Invalid as refused:
        for problem in refused.problems:
            print(f"{problem.field}: {tell(problem, 'en')}", file=sys.stderr)
        return 2
    print(f"{done.drawn} areas have an outline now; {len(done.added)} of them are new on the list.")
    if done.without:
        print(f"Still without: {', '.join(done.without)}.")
    return 0
