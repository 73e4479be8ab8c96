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
from waarborg.operations.incidents.apart import foretell_in
from waarborg.operations.incidents.lists import find_incident_list, folder_of
from waarborg.operations.incidents.outlook import Outlook
from waarborg.operations.permissions import Act, require
from waarborg.operations.pictures.reviving import revive
from waarborg.operations.pictures.store import figures_store
from waarborg.operations.refusals import NotFound
from waarborg.records.models import Organisation
from waarborg.sources.holdings import write_whole
from waarborg.sources.incidents.lists import forecast_path, kept_lists


def is_switched_on(actor: Actor) -> bool:
    """Whether this municipality wants forecasts; it does not unless somebody said so."""
    return Organisation.objects.filter(pk=actor.organisation.pk, wants_forecasts=True).exists()


def switch_forecast(actor: Actor, on: bool) -> None:
    """Switch forecasts on or off for the actor's municipality; what was foretold goes when they are switched off.

    Raises:
        NotAllowed.
    """
    require(actor, Act.SWITCH_FORECAST)
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(pk=actor.organisation.pk)
        leave_line(actor, Act.SWITCH_FORECAST, organisation, {"forecast": (organisation.wants_forecasts, on)})
        organisation.wants_forecasts = on
        organisation.save(update_fields=["wants_forecasts"])
    if not on:
        for kept in kept_lists(folder_of(actor)):
            forecast_path(folder_of(actor), kept.name).unlink(missing_ok=True)


def look_ahead(actor: Actor, incidents: str) -> Outlook:
    """The expectation for the next weeks from a list's burglaries: computed once a day, gone with the list.

    Raises:
        NotAllowed, NotFound (also where forecasts are off); SourceTrouble where the file is damaged.
    """
    if not is_switched_on(actor):
        raise NotFound("forecast")
    kept = find_incident_list(actor, incidents)
    folder, today = folder_of(actor), timezone.localdate()
    path = forecast_path(folder, kept.name)
    found = _read(path)
    if found is not None and found.made_on == today:
        return found
    scope = actor.organisation.area_code
    found = compute_apart(foretell_in, folder, kept.name, figures_store(), scope, today)
    write_whole(path, json.dumps(asdict(found), default=date.isoformat).encode())
    return found


def _read(path: Path) -> Outlook | None:
    try:
        found: Outlook = revive(Outlook, json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found
