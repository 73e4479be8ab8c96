"""What happens when somebody gives the streets of a municipality, so that its hot ones can be found?"""

from __future__ import annotations

import os
import tempfile
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
from waarborg.sources.streets import kept
from waarborg.sources.streets.kept import KeptStreets, kept_streets

LARGEST_NETWORK = 60_000_000
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
    about = (source.strip(), licence.strip(), timezone.now())
    found = _read(actor, content, about)
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


def _read(actor: Actor, content: bytes, about: tuple[str, str, datetime]) -> KeptStreets:
    problems = _check(content, *about[:2])
    found = None if any(each.field == "file" for each in problems) else _look_into(actor, content, about)
    if isinstance(found, Problem):
        problems.append(found)
    if problems or not isinstance(found, KeptStreets):
        raise Invalid(problems)
    return found


def _look_into(actor: Actor, content: bytes, about: tuple[str, str, datetime]) -> KeptStreets | Problem:
    """What a file holds, laid ready; read in a process of its own, as it may be large."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "streets"
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(content)
        scope = actor.organisation.area_code
        return compute_apart(read_network, path, streets_folder(actor), figures_store(), scope, about)


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
