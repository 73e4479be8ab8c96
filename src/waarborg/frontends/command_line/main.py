"""Which subcommand does the ``waarborg`` command run?"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Protocol

from django.db.utils import InterfaceError, OperationalError, ProgrammingError

from waarborg.configuration import ConfigurationRefused
from waarborg.frontends.command_line import (
    actions,
    boundaries,
    cycle,
    document,
    example,
    fetch,
    import_list,
    judge,
    manage,
    municipality,
    panel_file,
    picture,
    read,
    serve,
    status,
    streets,
    zaaktype,
)


class Command(Protocol):
    """What the module of a subcommand offers."""

    SUMMARY: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments of the subcommand."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it; returns the exit code."""


COMMANDS: dict[str, Command] = {
    "read": read,
    "status": status,
    "actions": actions,
    "judge": judge,
    "document": document,
    "cycle": cycle,
    "import": import_list,
    "panel-file": panel_file,
    "municipality": municipality,
    "boundaries": boundaries,
    "streets": streets,
    "example": example,
    "zaaktype": zaaktype,
    "serve": serve,
    "fetch": fetch,
    "picture": picture,
    "manage": manage,
}


_NO_DATABASE = (OperationalError, InterfaceError, ProgrammingError)
_INTERRUPTED = 130
"""What a shell gives for a program that was stopped with Ctrl-C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand; returns the exit code (0 done, 1 not all of it, 2 refused)."""
    parser = argparse.ArgumentParser(prog="waarborg", description="A safety plan that checks itself.")
    subparsers = parser.add_subparsers(dest="command", required=True)
    for name, module in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=module.SUMMARY, description=module.SUMMARY)
        module.add_arguments(subparser)
    options = parser.parse_args(arguments)
    command = COMMANDS[options.command]
    try:
        # Who brings tables to another form, or looks into what is wrong with them, must see where it went wrong.
        return command.run(options) if command is manage else _run_with_sentences(command, options)
    except ConfigurationRefused as refused:
        print(refused, file=sys.stderr)
        return 2


def _run_with_sentences(command: Command, options: argparse.Namespace) -> int:
    """Run it; what keeps any command from going on is told in one sentence."""
    try:
        code = command.run(options)
        sys.stdout.flush()
    except _NO_DATABASE as trouble:
        told = " ".join(str(trouble).split())
        print(
            f"The database cannot be used: {told}. If it is there, bring its tables to this version's form:"
            " waarborg manage migrate.",
            file=sys.stderr,
        )
        return 2
    except BrokenPipeError:
        # Who read our output, such as `head`, has enough; what Python still holds of it goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code


if __name__ == "__main__":
    sys.exit(main())
