"""``waarborg panel-file FILE``: how do the answers that an agency collected come into a survey?"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import django

from waarborg.frontends.command_line.columns import name_columns
from waarborg.frontends.command_line.files import read_file
from waarborg.frontends.command_line.municipalities import choose_one

if TYPE_CHECKING:
    from waarborg.operations.actors import Actor
    from waarborg.operations.panel.files import FileWishes
    from waarborg.records.models import Organisation, PanelFile
    from waarborg.sources.panel_files.rows import RowsTold

SUMMARY = "take the answers of a file (csv, xlsx, xls, ods or Parquet) into a survey of the residents' panel"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of this subcommand."""
    parser.add_argument("file", type=Path, help="one row a respondent, with a line of headings")
    parser.add_argument(
        "--survey", type=int, required=True, metavar="NUMBER", help="a draft; its number is in its address"
    )
    parser.add_argument("--agency", required=True, metavar="NAME", help="who held it, shown with the results")
    parser.add_argument("--organisation", metavar="SLUG", help="where several municipalities share this")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="HEADING=WHAT",
        help="what a column is: area, weight, the number of a question (3), or of its option (3.2); nothing"
        " leaves it out. The others are proposed from their headings",
    )
    parser.add_argument(
        "--blanks", metavar="WORDS", help="what means that a question was not answered, as 'weet niet; 99'"
    )
    parser.add_argument("--check", action="store_true", help="say what would happen, and take nothing in")


def run(options: argparse.Namespace) -> int:
    """Check, or take in; returns 0, or 2 when refused."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
    django.setup()
    from waarborg.operations.problems_in_words import tell
    from waarborg.operations.refusals import Invalid, NotFound, Overtaken

    organisation = choose_one(options.organisation)
    if organisation is None:
        return 2
    try:
        return _take_in(organisation, options)
    except Invalid as refused:
        for problem in refused.problems:
            print(tell(problem, "en"), file=sys.stderr)
    except NotFound:
        print(f"There is no survey {options.survey} here.", file=sys.stderr)
    except Overtaken:
        print("Somebody changed this survey meanwhile. Look at it, and try again.", file=sys.stderr)
    return 2


def _take_in(organisation: Organisation, options: argparse.Namespace) -> int:
    from django.utils import timezone

    from waarborg.documents.handed_lists import LARGEST_LIST
    from waarborg.operations.actors import system_actor
    from waarborg.operations.panel.files import (
        check_panel_file,
        hand_in_panel_file,
        take_in_panel_file,
    )

    content = read_file(options.file, LARGEST_LIST)
    if content is None:
        return 2
    actor = system_actor(organisation)
    file = hand_in_panel_file(actor, options.survey, options.file.name, content)
    is_in = False
    try:
        wishes = _wishes(file, options)
        if wishes is None:
            return 2
        revision = file.survey.revision
        found = check_panel_file(actor, options.survey, revision, wishes)
        _tell(file, found)
        if options.check:
            return 0
        take_in_panel_file(actor, options.survey, revision, wishes, timezone.localdate())
        is_in = True
    finally:
        if not is_in:
            _give_up(actor, options.survey)
    print(f"{found.counted} answers were taken in, and the survey is closed.")
    return 0


def _give_up(actor: Actor, survey: int) -> None:
    """No file is left waiting: who is written about in it is not to be kept."""
    from waarborg.operations.panel.files import give_up_panel_file
    from waarborg.operations.refusals import NotFound

    try:
        give_up_panel_file(actor, survey)
    except NotFound:
        return


def _wishes(file: PanelFile, options: argparse.Namespace) -> FileWishes | None:
    """What was proposed, with what was written instead."""
    from waarborg.operations.panel.file_questions import proposal_for
    from waarborg.operations.panel.files import USUAL_BLANKS, FileWishes

    columns = name_columns(file.headings, proposal_for(file.survey, file.headings), options.column)
    if columns is None:
        return None
    blanks = USUAL_BLANKS if options.blanks is None else options.blanks
    return FileWishes(tuple(columns), options.agency, blanks)


def _tell(file: PanelFile, found: RowsTold) -> None:
    from waarborg.operations.problems_in_words import tell
    from waarborg.registers.problems import Problem

    for each in found.rejects:
        where = "" if each.column is None else f", {file.headings[each.column]}"
        print(f"row {each.row}{where}: {tell(Problem('row', each.code), 'en')}", file=sys.stderr)
    print(f"{found.counted} of {file.lines} rows count, {found.rejected} do not.")
