"""Where does what a list says stand, so that it is computed once a day and goes with the list?"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.apart import compute_apart
from waarborg.operations.incidents.apart import analyse_in
from waarborg.operations.incidents.incident_picture import IncidentPicture
from waarborg.operations.incidents.lists import find_incident_list, folder_of
from waarborg.operations.incidents.streets import network_mark, streets_folder
from waarborg.operations.pictures.reviving import revive
from waarborg.operations.pictures.store import figures_store
from waarborg.sources.holdings import write_whole
from waarborg.sources.incidents.lists import KeptList, kept_lists, result_path

EDITION = 13


@dataclass(frozen=True, slots=True)
class Results:
    """What a list says today, as far as that is known.

    Attributes:
        found: ``None`` while it is not computed.
        failed: the last attempt to compute it gave nothing.
    """

    kept: KeptList
    found: IncidentPicture | None
    failed: bool = False


def find_results(actor: Actor, incidents: str) -> Results:
    """A list and what was computed of it; nothing is computed now.

    Raises:
        NotAllowed, NotFound.
    """
    kept = find_incident_list(actor, incidents)
    written = _read(result_path(folder_of(actor), kept.name), _mark(actor, kept))
    found: IncidentPicture | None = revive(IncidentPicture, written["found"]) if written else None
    return Results(kept, found, failed=written is not None and found is None)


def read_results(actor: Actor, incidents: str) -> tuple[KeptList, IncidentPicture]:
    """A list and what it says today: computed now where that was not done yet.

    Raises:
        NotAllowed, NotFound; SourceTrouble where the file is damaged; NotComputed.
    """
    known = find_results(actor, incidents)
    kept, found = known.kept, known.found
    if found is None:
        least = settings.CONFIGURATION.small_numbers
        today, scope = timezone.localdate(), actor.organisation.area_code
        folders = (folder_of(actor), streets_folder(actor))
        if known.failed:
            # While it is tried again its page tells that it is being computed.
            result_path(folders[0], kept.name).unlink(missing_ok=True)
        try:
            found = compute_apart(analyse_in, folders, kept, least, today, figures_store(), scope)
        finally:
            # Nothing found is kept as well: the page of the list tells that it failed.
            _write(actor, kept, found)
    return kept, found


def _write(actor: Actor, kept: KeptList, found: IncidentPicture | None) -> None:
    told = {"mark": _mark(actor, kept), "found": asdict(found) if found else None}
    write_whole(result_path(folder_of(actor), kept.name), json.dumps(told, default=date.isoformat).encode())
    if kept not in kept_lists(folder_of(actor)):
        # It was deleted meanwhile, with everything that follows from it.
        result_path(folder_of(actor), kept.name).unlink(missing_ok=True)


def _mark(actor: Actor, kept: KeptList) -> list[object]:
    """What the results rest on."""
    today, least = timezone.localdate().isoformat(), settings.CONFIGURATION.small_numbers
    return [EDITION, today, least, kept.taken_in_at.isoformat(), network_mark(streets_folder(actor))]


def _read(path: Path, mark: list[object]) -> dict[str, Any] | None:
    try:
        written: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return written if written["mark"] == mark and "found" in written else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
