"""``waarborg read FILE``: what does this plan document promise?"""

from __future__ import annotations

import argparse

SUMMARY = "read a plan document and print the draft plan"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of this subcommand."""
    parser.add_argument("file")
    parser.add_argument("--json", action="store_true", help="print as JSON (docs/plan-format.md)")


def run(options: argparse.Namespace) -> int:
    """Read and print; returns 0, or 2 when the document cannot be read."""
    return 2
