"""Does a municipality want forecasts, and what do they say today? Off unless switched on."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.apart import compute_apart
from waarborg.operations.audit import leave_line
from waarborg.operations.incidents.foretelling import Outlook, foretell
from waarborg.operations.incidents.lists import find_incident_list, folder_of
from waarborg.operations.incidents.reading import neighbourhoods_of
from waarborg.operations.permissions import Act, require
from waarborg.operations.pictures.keeping import revive
from waarborg.sources.holdings import write_whole
from waarborg.sources.incidents.keeping import forecast_path, read_incidents


def is_switched_on(actor: Actor) -> bool:
    """Whether this municipality wants forecasts; it does not unless somebody said so."""
    return (folder_of(actor) / "forecast.on").exists()


def switch_forecast(actor: Actor, on: bool) -> None:
    """Switch forecasts on or off for the actor's municipality.

    Raises:
        NotAllowed.
    """
    require(actor, Act.SWITCH_FORECAST)
    with transaction.atomic():
        before = is_switched_on(actor)
        leave_line(actor, Act.SWITCH_FORECAST, actor.organisation, {"forecast": (before, on)})
    path = folder_of(actor) / "forecast.on"
    if on:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
    else:
        path.unlink(missing_ok=True)


def look_ahead(actor: Actor, incidents: str) -> Outlook:
    """The expectation for the next weeks from a list's burglaries: computed once a day, gone with the list.

    Raises:
        NotAllowed, NotFound; SourceTrouble where the file is damaged.
    """
    kept = find_incident_list(actor, incidents)
    folder, today = folder_of(actor), timezone.localdate()
    path = forecast_path(folder, kept.name)
    found = _read(path)
    if found is not None and found.made_on == today:
        return found
    areas = {each.code: each.shape for each in neighbourhoods_of(actor.organisation)}
    found = compute_apart(foretell, read_incidents(folder, kept.name), areas, today)
    write_whole(path, json.dumps(asdict(found), default=date.isoformat).encode())
    return found


def _read(path: Path) -> Outlook | None:
    try:
        found: Outlook = revive(Outlook, json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found
