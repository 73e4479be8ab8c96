"""``waarborg manage …``: what can the framework's own commands do (migrate, check, collectstatic, …)?"""

from __future__ import annotations

import argparse
import os

from django.core.management import execute_from_command_line

SUMMARY = "run one of Django's own commands, such as migrate or check"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Everything after ``manage`` is passed on as it stands."""
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="the command and its arguments")


def run(options: argparse.Namespace) -> int:
    """Run the command; Django ends the process itself when it refuses."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
    execute_from_command_line(["waarborg manage", *options.arguments])
    return 0
