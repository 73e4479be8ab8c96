"""What happens when somebody gives the streets of a municipality, so that its hot ones can be found?"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.apart import compute_apart
from waarborg.operations.audit import leave_line
from waarborg.operations.incidents.apart import read_network
from waarborg.operations.incidents.lists import folder_of
from waarborg.operations.permissions import Act, require
from waarborg.operations.pictures.store import figures_store
from waarborg.operations.refusals import Invalid
from waarborg.registers.problems import Problem
from waarborg.sources.file_marks import beginning_of, is_geopackage, is_shapefile
from waarborg.sources.streets import kept
from waarborg.sources.streets.kept import KeptStreets, kept_streets

LARGEST_NETWORK = 2_000_000_000
"""Bytes of a GeoPackage, such as that of all roads of the country: read is what lies in the municipality."""

LARGEST_GEOJSON = 60_000_000
"""Bytes of a GeoJSON, which can only be read whole."""

_LONGEST_SOURCE = 120
_A_MEGABYTE = 1_000_000


def streets_folder(actor: Actor) -> Path:
    """Where the streets of the actor's municipality stand."""
    return folder_of(actor) / "streets"


def network_mark(folder: Path) -> str:
    """Which network is given, so that what was found on another is found anew; empty: none."""
    found = kept_streets(folder)
    return "" if found is None else found.given_at.isoformat()


def find_streets(actor: Actor) -> KeptStreets | None:
    """The network of the actor's municipality; ``None`` where nobody gave one.

    Raises:
        SourceTrouble: where it is damaged.
    """
    return kept_streets(streets_folder(actor))


def give_streets(actor: Actor, file: bytes | Path, source: str, licence: str = "") -> KeptStreets:
    """Keep the streets of a file, in the place of those that were given before.

    Args:
        actor: who does it.
        file: GeoJSON or GeoPackage with lines from crossing to crossing, in RD or WGS84: itself, or where it stands
            on this machine.
        source: who made it, to be shown with every figure that rests on it.
        licence: under which it may be used.

    Raises:
        NotAllowed, Invalid (every problem of what was given).
    """
    require(actor, Act.GIVE_STREETS)
    about = (source.strip(), licence.strip(), timezone.now())
    with _standing(file) as path:
        found = _read(actor, path, about)
    with transaction.atomic():
        told = {"streets": (None, found.stretches), "source": (None, found.source)}
        leave_line(actor, Act.GIVE_STREETS, actor.organisation, told)
        kept.put_in_place(streets_folder(actor), found)
    return found


def remove_streets(actor: Actor) -> None:
    """Remove the network, where there is one; hot streets are no longer found.

    Raises:
        NotAllowed.
    """
    require(actor, Act.GIVE_STREETS)
    found = find_streets(actor)
    if found is None:
        return
    with transaction.atomic():
        leave_line(actor, Act.GIVE_STREETS, actor.organisation, {"streets": (found.stretches, None)})
    kept.remove_streets(streets_folder(actor))


@contextmanager
def _standing(file: bytes | Path) -> Iterator[Path]:
    """Where a file stands, while it is read."""
    if isinstance(file, Path):
        yield file
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "streets"
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(file)
        yield path


def _read(actor: Actor, path: Path, about: tuple[str, str, datetime]) -> KeptStreets:
    problems = _check(path, *about[:2])
    found = None if any(each.field == "file" for each in problems) else _look_into(actor, path, about)
    if isinstance(found, Problem):
        problems.append(found)
    if problems or not isinstance(found, KeptStreets):
        raise Invalid(problems)
    return found


def _look_into(actor: Actor, path: Path, about: tuple[str, str, datetime]) -> KeptStreets | Problem:
    """What a file holds, laid ready; read in a process of its own, as it may be large."""
    scope = actor.organisation.area_code
    return compute_apart(read_network, path, streets_folder(actor), figures_store(), scope, about)


def _check(path: Path, source: str, licence: str) -> list[Problem]:
    problems = []
    size, beginning = path.stat().st_size, beginning_of(path)
    is_table = is_geopackage(beginning)
    most, told = (LARGEST_NETWORK, "file_too_large") if is_table else (LARGEST_GEOJSON, "geojson_too_large")
    if not size:
        problems.append(Problem("file", "empty_file"))
    elif is_shapefile(beginning):
        problems.append(Problem("file", "streets_in_shapefile"))
    elif size > most:
        problems.append(Problem("file", told, (("maximum", most // _A_MEGABYTE),)))
    if not source:
        problems.append(Problem("source", "missing"))
    for name, text in (("source", source), ("licence", licence)):
        if len(text) > _LONGEST_SOURCE or "\x00" in text:
            lengths = (("maximum", _LONGEST_SOURCE), ("length", len(text)))
            problems.append(Problem(name, "too_long", lengths))
    return problems
