"""``waarborg example``: what does a municipality look like that runs its plan here?"""

from __future__ import annotations

import argparse
import os
import sys
import time
from datetime import date, datetime
from typing import TYPE_CHECKING

import django

from waarborg.frontends.command_line.municipalities import parse_day
from waarborg.frontends.command_line.pictures_ahead import leave_pictures

if TYPE_CHECKING:
    from waarborg.operations.example.material import Town

SUMMARY = "load the example municipality Duinmeer, with two years of evidence"

_ROLES = {
    "safety_officer": "beleidsmedewerker veiligheid",
    "owner": "trekker",
    "enforcement_officer": "BOA",
    "front_desk": "Servicepunt",
    "care_coordinator": "coördinator zorg en veiligheid",
    "confidential_adviser": "vertrouwenspersoon",
    "portfolio_holder": "portefeuillehouder",
    "administrator": "beheerder",
    "privacy_officer": "privacyfunctionaris",
    "reader": "lezer",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of this subcommand."""
    parser.add_argument(
        "--on",
        type=parse_day,
        metavar="DATE",
        help="as it would stand on a day that is over; today unless given",
    )
    parser.add_argument("--anyway", action="store_true", help="also on an installation that others can reach")


def run(options: argparse.Namespace) -> int:
    """Load it where it is not there yet, and print who can sign in; returns 2 when refused."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
    django.setup()
    from django.conf import settings
    from django.utils import timezone

    from waarborg.operations.example.material import read_town
    from waarborg.records.queries.organisations import find_organisation

    town = read_town()
    address = settings.CONFIGURATION.address
    if find_organisation(town.slug) is not None:
        print(f"The example municipality {town.name} is there already; nothing was changed.")
        _print_people(town, str(address))
        return 0
    if not address.is_this_machine and not options.anyway:
        print(
            f"This installation is reached at {address}, and the passwords of the example are known to everybody."
            " Load it on a machine of your own, or give --anyway and close the accounts afterwards.",
            file=sys.stderr,
        )
        return 2
    today = timezone.localdate()
    day = options.on or today
    if day > today:
        print("The example cannot hold what is still to happen: give a day that is over.", file=sys.stderr)
        return 2
    return _load(town, day, str(address))


def _load(town: Town, day: date, address: str) -> int:
    from waarborg.operations.example.loading import load_example
    from waarborg.operations.example.writing import write_documents
    from waarborg.operations.problems_in_words import tell
    from waarborg.operations.refusals import Invalid

    began = time.monotonic()
    try:
        loaded = load_example(day, lambda line: print(line, flush=True))
    except Invalid as refused:
        for problem in refused.problems:
            print(f"{problem.field}: {tell(problem, 'en')}", file=sys.stderr)
        return 2
    _load_picture(town, day)
    print("Writing and filing the letter to the council ...", flush=True)
    write_documents(town, day)
    took = time.monotonic() - began
    print(f"Loaded {loaded.commitments} commitments and {loaded.entries} entries in {took:.0f} seconds.")
    _print_people(town, address)
    return 0


def _load_picture(town: Town, day: date) -> None:
    """Figures are not in the database: they are put beside it, as if they had been fetched that day."""
    from django.conf import settings
    from django.utils import timezone

    from waarborg.operations.actors import system_actor
    from waarborg.operations.example.cycling import draw_current_figures
    from waarborg.operations.example.picture import load_incidents, load_picture, load_streets
    from waarborg.operations.pictures.targets import update_target_figures
    from waarborg.records.queries.organisations import find_organisation

    moment = timezone.make_aware(datetime.combine(day, datetime.min.time()))
    print("Inventing crime figures, key figures and outlines of neighbourhoods ...", flush=True)
    load_picture(town, moment, settings.CONFIGURATION.figures_folder)
    organisation = find_organisation(town.slug)
    if organisation is not None:
        load_streets(system_actor(organisation))
        load_incidents(system_actor(organisation), moment)
        draw_current_figures(system_actor(organisation), day)
        update_target_figures(system_actor(organisation))
        leave_pictures([town.area_code])


def _print_people(town: Town, address: str) -> None:
    print(f"\nSign in at {address} with the password {town.password} as one of:\n")
    for person in town.people:
        print(f"  {person.email:<26} {person.name:<16} {', '.join(_ROLES[role] for role in person.roles)}")
    print(
        "\nThis is an example: everybody and everything in it is invented, and its password is no secret.\n"
    )
