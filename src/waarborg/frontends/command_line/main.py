"""Which subcommand does the ``waarborg`` command run?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from waarborg.frontends.command_line import read

COMMANDS = {"read": read}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand; returns the exit code (0 done, 2 refused)."""
    parser = argparse.ArgumentParser(prog="waarborg", description="A safety plan that checks itself.")
    subparsers = parser.add_subparsers(dest="command", required=True)
    for name, module in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=module.SUMMARY, description=module.SUMMARY)
        module.add_arguments(subparser)
    options = parser.parse_args(arguments)
    return COMMANDS[options.command].run(options)


if __name__ == "__main__":
    sys.exit(main())
