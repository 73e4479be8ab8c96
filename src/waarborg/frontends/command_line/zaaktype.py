"""``waarborg zaaktype REGISTER``: how does a register read as a ZGW zaaktype, or a zaaktype as a register?"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import tomli_w

from waarborg.registers.files import RegisterFileError, read_register
from waarborg.registers.shelf import builtin_registers
from waarborg.registers.wording import say_problem
from waarborg.registers.zgw_reading import NotAZaaktype, read_zaaktype
from waarborg.registers.zgw_writing import ASKED, write_zaaktype

SUMMARY = "print a register as the JSON of a ZGW zaaktype, or a zaaktype as a register file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of this subcommand."""
    parser.add_argument("register", help="a register's name or file (.toml), or the JSON of a zaaktype")
    parser.add_argument(
        "--give",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help=f"what the standard demands and the register does not say: {', '.join(ASKED)}",
    )


def run(options: argparse.Namespace) -> int:
    """Print it, and on the error output what is missing; returns 2 when it cannot be read."""
    path = Path(options.register)
    try:
        if path.suffix == ".json":
            return _to_register(path)
        return _to_zaaktype(path, options)
    except OSError as error:
        print(f"{path} cannot be read: {error.strerror}.", file=sys.stderr)
    except (RegisterFileError, UnicodeDecodeError) as refused:
        print(refused, file=sys.stderr)
    except json.JSONDecodeError as refused:
        print(f"{path} is no JSON: {refused}", file=sys.stderr)
    except NotAZaaktype as refused:
        print(f"{path} is no zaaktype with its parts: it goes wrong at {refused.place}.", file=sys.stderr)
    return 2


def _to_zaaktype(path: Path, options: argparse.Namespace) -> int:
    known = builtin_registers()
    if path.suffix == ".toml":
        definition = read_register(path.stem, path.read_text(encoding="utf-8"))
    elif options.register in known:
        definition = known[options.register]
    else:
        print(
            f"There is no register {options.register!r}. Choose one of: {', '.join(known)}.", file=sys.stderr
        )
        return 2
    given = dict(each.split("=", 1) for each in options.give if "=" in each)
    written = write_zaaktype(definition, given)
    json.dump(written.parts, sys.stdout, ensure_ascii=False, indent=2)
    print()
    for problem in (*written.missing, *written.remarks):
        print(f"{problem.field}: {say_problem(problem, 'en')}", file=sys.stderr)
    return 0


def _to_register(path: Path) -> int:
    found = read_zaaktype(json.loads(path.read_text(encoding="utf-8")), datetime.now(UTC).date())
    source = tomli_w.dumps(found.content)
    for problem in found.remarks:
        print(f"{problem.field}: {say_problem(problem, 'en')}", file=sys.stderr)
    print(source, end="")
    read_register(found.name, source)
    return 0
