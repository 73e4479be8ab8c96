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
    from waarborg.operations.incidents.streets import LARGEST_GEOJSON, give_streets
    from waarborg.operations.problems_in_words import tell
    from waarborg.operations.refusals import Invalid

    organisation = choose_one(options.organisation)
    if organisation is None:
        return 2
    file = _file_of(options.file, LARGEST_GEOJSON)
    if file is None:
        return 2
    try:
        kept = give_streets(system_actor(organisation), file, options.source, options.licence)
    except Invalid as refused:
        for problem in refused.problems:
            print(f"{problem.field}: {tell(problem, 'en')}", file=sys.stderr)
        return 2
    told = f"{kept.stretches} stretches of street, {kept.kilometres:.1f} km together"
    print(f"{told}; {kept.unnamed} without a name, {kept.elsewhere} elsewhere left out.")
    return 0


def _file_of(path: Path, most: int) -> bytes | Path | None:
    """A file on this machine may be larger than memory and is read where it stands; a pipe has to be read here."""
    stands = path.is_file()
    content = read_file(path, 0 if stands else most)
    return path if stands and content is not None else content
