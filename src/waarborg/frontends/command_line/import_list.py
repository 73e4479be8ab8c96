"""``waarborg import FILE``: how does a list that exists come into a register?"""

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
    from waarborg.records.models import HandedInList, Organisation

SUMMARY = "bring an existing list (xlsx, xls, ods or csv) into a register, or take that back"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of this subcommand."""
    parser.add_argument("file", nargs="?", help="the list: xlsx, xls, ods or csv, with a line of headings")
    parser.add_argument("--register", help="the register that it goes into, such as melding")
    parser.add_argument("--organisation", metavar="SLUG", help="where several municipalities share this")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="HEADING=FIELD",
        help="what a column is; an empty field leaves it out. The others are proposed from their headings",
    )
    parser.add_argument("--check", action="store_true", help="say what would happen, and import nothing")
    parser.add_argument("--undo", type=int, metavar="NUMBER", help="take back the list with this number")


def run(options: argparse.Namespace) -> int:
    """Import, check or take back; returns 0, or 2 when refused."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
    django.setup()
    from waarborg.operations.problems_in_words import tell
    from waarborg.operations.refusals import Invalid, NotFound, Overtaken

    organisation = choose_one(options.organisation)
    if organisation is None:
        return 2
    if options.undo is None and not (options.file and options.register):
        print("Give a file and --register, or --undo with the number of a list.", file=sys.stderr)
        return 2
    try:
        return (
            _undo(organisation, options.undo) if options.undo is not None else _import(organisation, options)
        )
    except Invalid as refused:
        for problem in refused.problems:
            print(tell(problem, "en"), file=sys.stderr)
    except NotFound as nothing:
        print(f"There is nothing here called {nothing}, or it is not in use.", file=sys.stderr)
    except Overtaken as busy:
        print(f"Not now: {busy}. Look at the list in the browser, and try again.", file=sys.stderr)
    return 2


def _import(organisation: Organisation, options: argparse.Namespace) -> int:
    from waarborg.documents.handed_lists import LARGEST_LIST
    from waarborg.operations.actors import system_actor
    from waarborg.operations.imports.handing_in import choose_columns, give_up_list, hand_in_list
    from waarborg.operations.imports.importing import check_list, import_list

    path = Path(options.file)
    content = read_file(path, LARGEST_LIST)
    if content is None:
        return 2
    actor = system_actor(organisation)
    handed = hand_in_list(actor, options.register, path.name, content)
    columns = name_columns(handed.headings, handed.columns, options.column)
    if columns is None:
        give_up_list(actor, handed.pk)
        return 2
    choose_columns(actor, handed.pk, columns)
    found = (check_list if options.check else import_list)(actor, handed.pk, _bar)
    return _tell(found, checked_only=options.check)


def _bar(passed: int, lines: int) -> None:
    """How far it is, on one line of a terminal."""
    if not sys.stderr.isatty():
        return
    done = 30 * passed // max(lines, 1)
    end = "\n" if passed >= lines else ""
    print(
        f"\r[{'#' * done}{'.' * (30 - done)}] {passed} of {lines} rows", end=end, file=sys.stderr, flush=True
    )


def _tell(found: HandedInList, *, checked_only: bool) -> int:
    from waarborg.operations.problems_in_words import tell
    from waarborg.registers.problems import Problem

    for kept in found.problems:
        problem = Problem(kept["field"], kept["code"], tuple(kept["values"].items()))
        where = kept["column"] or kept["field"]
        print(f"row {kept['row']}, {where}: {tell(problem, 'en')}", file=sys.stderr)
    if found.problem_count:
        more = found.problem_count - len(found.problems)
        print(f"Nothing was imported.{f' There are {more} more problems.' if more else ''}", file=sys.stderr)
        return 2
    if checked_only:
        print(f"{found.added} rows would be added, {found.known} are there already. Nothing was imported.")
        return 0
    print(f"{found.added} entries added, {found.known} rows were there already. Take back: --undo {found.pk}")
    return 0


def _undo(organisation: Organisation, number: int) -> int:
    from waarborg.operations.actors import system_actor
    from waarborg.operations.imports.undoing import undo_import

    undone = undo_import(system_actor(organisation), number)
    print(f"{undone.name} was taken back; entries that were changed since stay as they are.")
    return 0
