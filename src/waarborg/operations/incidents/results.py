"""Where does what a list says stand, so that it is computed once a day and goes with the list?"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

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
from waarborg.sources.incidents.lists import KeptList, result_path

EDITION = 9


def read_results(actor: Actor, incidents: str) -> tuple[KeptList, IncidentPicture]:
    """A list and what it says today: computed now where that was not done yet.

    Raises:
        NotAllowed, NotFound; SourceTrouble where the file is damaged.
    """
    kept = find_incident_list(actor, incidents)
    folder = folder_of(actor)
    today = timezone.localdate()
    least = settings.CONFIGURATION.small_numbers
    streets = streets_folder(actor)
    mark = [EDITION, today.isoformat(), least, kept.taken_in_at.isoformat(), network_mark(streets)]
    path = result_path(folder, kept.name)
    found = _read(path, mark)
    if found is None:
        found = compute_apart(
            analyse_in, (folder, streets), kept, least, today, figures_store(), actor.organisation.area_code
        )
        written = json.dumps({"mark": mark, "found": asdict(found)}, default=date.isoformat)
        write_whole(path, written.encode())
    return kept, found


def _read(path: Path, mark: list[object]) -> IncidentPicture | None:
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        if written["mark"] == mark:
            found: IncidentPicture = revive(IncidentPicture, written["found"])
            return found
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None
