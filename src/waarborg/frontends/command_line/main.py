"""Which subcommand does the ``waarborg`` command run?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Protocol

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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand; returns the exit code (0 done, 2 refused)."""
    parser = argparse.ArgumentParser(prog="waarborg", description="A safety plan that checks itself.")
    subparsers = parser.add_subparsers(dest="command", required=True)
    for name, module in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=module.SUMMARY, description=module.SUMMARY)
        module.add_arguments(subparser)
    options = parser.parse_args(arguments)
    try:
        return COMMANDS[options.command].run(options)
    except ConfigurationRefused as refused:
        print(refused, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
