"""``waarborg municipality NAME``: how does a municipality get its place and its first administrator?"""

from __future__ import annotations

import argparse
import getpass
import os
import sys

import django

SUMMARY = "add a municipality with its first administrator"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of this subcommand."""
    parser.add_argument("name", help="the municipality's name")
    parser.add_argument("--code", default="", help="its CBS code, such as GM0344")
    parser.add_argument("--email", required=True, help="e-mail address of the first administrator")
    parser.add_argument("--person", required=True, help="name of the first administrator")


def run(options: argparse.Namespace) -> int:
    """Add it, and ask for the administrator's password; returns 2 when refused."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
    django.setup()
    from waarborg.operations.organisations import FirstAdministrator, add_organisation
    from waarborg.operations.problems_in_words import tell
    from waarborg.operations.refusals import Invalid

    try:
        password = getpass.getpass(f"Password for {options.email}: ")
    except EOFError:
        print(
            "\nThe password is asked for: run this in a terminal, or pass it to standard input.",
            file=sys.stderr,
        )
        return 2
    first = FirstAdministrator(options.email, options.person, password)
    try:
        organisation = add_organisation(options.name, options.code, first)
    except Invalid as refused:
        for problem in refused.problems:
            print(f"{problem.field}: {tell(problem, 'en')}", file=sys.stderr)
        return 2
    print(f"Added {organisation.name}. {options.email} can sign in.")
    return 0
