"""``waarborg fetch``: which published figures and outlines come in?"""

from __future__ import annotations

import argparse
import os
import re
import sys
from typing import TYPE_CHECKING

from waarborg.configuration import read_configuration
from waarborg.configuration_values import parse_mirror
from waarborg.frontends.command_line.pictures_ahead import leave_pictures

if TYPE_CHECKING:
    from waarborg.sources.interfaces import Addresses
    from waarborg.sources.trouble import Language

SUMMARY = "fetch published figures and outlines of areas"

USUAL = ("crimes", "crimes-months", "nuisance", "key-figures", "regions", "survey", "budget", "outlines")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of this subcommand."""
    parser.add_argument(
        "area", help="a municipality, by name or CBS code (GM1680), or NL for the whole country"
    )
    parser.add_argument(
        "--sources",
        default=",".join(USUAL),
        metavar="WORDS",
        help="which, separated by commas: see docs/sources.md; unless given: %(default)s",
    )
    parser.add_argument(
        "--years",
        type=parse_years,
        default=(),
        metavar="YEARS",
        help="such as 2019-2025 or 2024; all unless given",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what is new, and fetch none of it")
    parser.add_argument(
        "--server",
        type=parse_server,
        metavar="ADDRESS",
        help="a mirror that has all sources under it; unless given, WAARBORG_FIGURES_SERVER",
    )
    parser.add_argument(
        "--language", choices=["nl", "en"], help="of what goes wrong; as installed unless given"
    )


def parse_years(written: str) -> tuple[int, ...]:
    """Read a year, or the first and last of some years.

    Raises:
        argparse.ArgumentTypeError: with what to do.
    """
    found = re.fullmatch(r"((?:19|20)\d\d)(?:-((?:19|20)\d\d))?", written)
    if found is None or int(found[2] or found[1]) < int(found[1]):
        raise argparse.ArgumentTypeError(f"{written!r} are no years: write 2024, or 2019-2025")
    return tuple(range(int(found[1]), int(found[2] or found[1]) + 1))


def parse_server(written: str) -> str:
    """Read the address of a mirror.

    Raises:
        argparse.ArgumentTypeError: with what to do.
    """
    try:
        return parse_mirror(written)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"it {wrong}") from None


def run(options: argparse.Namespace) -> int:
    """Fetch source after source; returns 1 when one of them failed, 2 when refused."""
    # Only here: what reads tables of millions of rows takes a moment to load.
    from waarborg.frontends.command_line.fetching import Fetching
    from waarborg.sources.interfaces import Addresses
    from waarborg.sources.naming import is_about_name
    from waarborg.sources.region_kinds import REGIONS
    from waarborg.sources.tables import OUTLINES, groups
    from waarborg.sources.trouble import SourceTrouble

    configuration = read_configuration(os.environ)
    known = (*groups(), REGIONS, OUTLINES)
    wanted = [word.strip() for word in options.sources.split(",") if word.strip()]
    unknown = [word for word in wanted if word not in known]
    if unknown or not wanted:
        print(f"There is no source {', '.join(unknown)!r}. Choose from: {', '.join(known)}.", file=sys.stderr)
        return 2
    server = options.server or configuration.figures_server
    addresses = Addresses.under(server) if server else Addresses()
    language: Language = "en" if (options.language or configuration.language) == "en" else "nl"
    try:
        area = find_area(options.area, addresses, language)
    except SourceTrouble as trouble:
        print(trouble.say(language), file=sys.stderr)
        return 2 if is_about_name(trouble) else 1
    fetching = Fetching(
        area=area,
        years=options.years,
        addresses=addresses,
        folder=configuration.figures_folder,
        language=language,
        dry=options.dry_run,
    )
    failed = [word for word in wanted if not fetching.bring(word)]
    if not options.dry_run:
        leave_pictures([area] if area.startswith("GM") else None)
    return 1 if failed else 0


def find_area(written: str, addresses: Addresses, language: Language) -> str:
    """The code that is meant; only a name is looked up at the police's server.

    Raises:
        SourceTrouble: none is meant or several may be, or the server cannot be asked.
    """
    from waarborg.sources.editions import WHOLE_COUNTRY
    from waarborg.sources.interfaces import published_names
    from waarborg.sources.naming import find_municipality, present_code, read_code

    if written.strip().upper() == WHOLE_COUNTRY:
        return WHOLE_COUNTRY
    code = read_code(written)
    found = present_code(code) if code else find_municipality(written, published_names(addresses))
    if told := found.say_gone(language) or (not code and f"{found.name}: {found.code}"):
        print(told, file=sys.stderr)
    return found.code
