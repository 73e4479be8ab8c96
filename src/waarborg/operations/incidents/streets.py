"""What happens when somebody gives the streets of a municipality, so that its hot ones can be found?"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import shapely
from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.apart import compute_apart
from waarborg.operations.audit import leave_line
from waarborg.operations.incidents.lists import folder_of
from waarborg.operations.incidents.reading import neighbourhoods_of
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid
from waarborg.registers.problems import Problem
from waarborg.sources.streets import keeping
from waarborg.sources.streets.keeping import KeptStreets, kept_streets
from waarborg.sources.streets.reading import StreetFile, read_streets

LARGEST_NETWORK = 60_000_000
_LONGEST_SOURCE = 120
_A_MEGABYTE = 1_000_000


def streets_folder(actor: Actor) -> Path:
    """Where the streets of the actor's municipality stand."""
    return folder_of(actor) / "streets"


def find_streets(actor: Actor) -> KeptStreets | None:
    """The network of the actor's municipality; ``None`` where nobody gave one.

    Raises:
        SourceTrouble: where it is damaged.
    """
    return kept_streets(streets_folder(actor))


def give_streets(actor: Actor, content: bytes, source: str, licence: str = "") -> KeptStreets:
    """Keep the streets of a file, in the place of those that were given before.

    Args:
        actor: who does it.
        content: GeoJSON or GeoPackage with lines from crossing to crossing, in RD or WGS84.
        source: who made it, to be shown with every figure that rests on it.
        licence: under which it may be used.

    Raises:
        NotAllowed, Invalid (every problem of what was given).
    """
    require(actor, Act.GIVE_STREETS)
    found = _read(actor, content, source.strip(), licence.strip())
    folder, moment = streets_folder(actor), timezone.now()
    with transaction.atomic():
        told = {"streets": (None, len(found.lines)), "source": (None, source.strip())}
        leave_line(actor, Act.GIVE_STREETS, actor.organisation, told)
        return keeping.keep_streets(folder, found, source.strip(), licence.strip(), moment)


def remove_streets(actor: Actor) -> None:
    """Remove the network, where there is one; hot streets are no longer found.

    Raises:
        NotAllowed.
    """
    require(actor, Act.GIVE_STREETS)
    kept = find_streets(actor)
    if kept is None:
        return
    with transaction.atomic():
        leave_line(actor, Act.GIVE_STREETS, actor.organisation, {"streets": (kept.stretches, None)})
    keeping.remove_streets(streets_folder(actor))


def _read(actor: Actor, content: bytes, source: str, licence: str) -> StreetFile:
    problems = _check(content, source, licence)
    found = None if any(each.field == "file" for each in problems) else _look_into(actor, content)
    if isinstance(found, Problem):
        problems.append(found)
    if problems or not isinstance(found, StreetFile):
        raise Invalid(problems)
    return found


def _look_into(actor: Actor, content: bytes) -> StreetFile | Problem:
    """What a file holds; read in a process of its own, as it may be large."""
    areas = neighbourhoods_of(actor.organisation)
    ground = shapely.union_all([each.shape for each in areas]) if areas else None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "streets"
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(content)
        return compute_apart(read_streets, path, ground)


def _check(content: bytes, source: str, licence: str) -> list[Problem]:
    problems = []
    if not content:
        problems.append(Problem("file", "empty_file"))
    if len(content) > LARGEST_NETWORK:
        problems.append(Problem("file", "file_too_large", (("maximum", LARGEST_NETWORK // _A_MEGABYTE),)))
    if not source:
        problems.append(Problem("source", "missing"))
    for name, text in (("source", source), ("licence", licence)):
        if len(text) > _LONGEST_SOURCE or "\x00" in text:
            lengths = (("maximum", _LONGEST_SOURCE), ("length", len(text)))
            problems.append(Problem(name, "too_long", lengths))
    return problems
