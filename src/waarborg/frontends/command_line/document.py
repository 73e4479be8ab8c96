"""``waarborg document NAME``: what does a document say on a day, in Word, OpenDocument, PDF or HTML?"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import django

from waarborg.documents.papers.making import FORMS, make
from waarborg.documents.papers.pandoc import NotMade
from waarborg.documents.titles import KINDS
from waarborg.frontends.command_line.municipalities import add_choice, choose_one

SUMMARY = "write a document for the council, the triangle or residents"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of this subcommand."""
    parser.add_argument("name", choices=list(KINDS), metavar="NAME", help=", ".join(KINDS))
    parser.add_argument(
        "--format", choices=FORMS, help=f"{', '.join(FORMS)}; from the name of the file unless given"
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=Path,
        metavar="FILE",
        help="where to write it; - is standard output",
    )
    add_choice(parser, "whose plan; needed where there are several municipalities")


def run(options: argparse.Namespace) -> int:
    """Write it; returns 2 when it cannot be made, with nothing written."""
    form = options.format or options.output.suffix.removeprefix(".")
    if form not in FORMS:
        print(f"Say which form: --format {'|'.join(FORMS)}.", file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
    django.setup()
    from django.utils import timezone

    from waarborg.operations.documents.drafting import compose
    from waarborg.operations.problems_in_words import tell
    from waarborg.operations.refusals import Invalid

    organisation = choose_one(options.organisation)
    if organisation is None:
        return 2
    try:
        paper = compose(organisation, options.name, options.on or timezone.localdate())
        content = make(paper, form)
    except Invalid as refused:
        print(*(tell(problem, "en") for problem in refused.problems), sep="\n", file=sys.stderr)
        return 2
    except NotMade as refused:
        print(f"The document could not be made: {refused}", file=sys.stderr)
        return 2
    return _write(content, options.output)


def _write(content: bytes, output: Path) -> int:
    if str(output) == "-":
        sys.stdout.buffer.write(content)
        return 0
    try:
        output.write_bytes(content)
    except OSError as error:
        print(f"{output} cannot be written: {error.strerror}.", file=sys.stderr)
        return 2
    return 0
