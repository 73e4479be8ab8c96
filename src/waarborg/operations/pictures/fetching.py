"""How does somebody have a municipality's figures fetched, while a page tells how far it is?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.apart import NotComputed, run_apart
from waarborg.operations.audit import leave_line
from waarborg.operations.permissions import Act, require
from waarborg.operations.pictures.fetch_apart import bring_in
from waarborg.operations.pictures.fetch_steps import Fetch, Surroundings, note, noted
from waarborg.operations.pictures.store import figures_store
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.models import Organisation
from waarborg.registers.problems import Problem

_LONGEST = 80
_SECONDS = 4 * 3600


def ask_fetch(actor: Actor, municipality: str, with_others: bool = False) -> Fetch:
    """Take down that a municipality is to be fetched; :func:`carry_out` does it, and tells how far it is.

    Raises:
        NotAllowed, Invalid, Overtaken (another run goes on).
    """
    require(actor, Act.FETCH_FIGURES)
    wanted = municipality.replace("\x00", "").strip()
    if not wanted:
        raise Invalid([Problem("municipality", "missing")])
    if len(wanted) > _LONGEST:
        raise Invalid([Problem("municipality", "too_long", (("maximum", _LONGEST), ("length", len(wanted))))])
    running = find_fetch(actor.organisation)
    if running is not None and running.is_busy:
        raise Overtaken(running.wanted)
    now = timezone.now().isoformat()
    fetch = Fetch(wanted, "", with_others, "busy", now, now)
    with transaction.atomic():
        leave_line(actor, Act.FETCH_FIGURES, actor.organisation, {"municipality": (None, wanted)})
    return fetch


def find_fetch(organisation: Organisation) -> Fetch | None:
    """The last run of a municipality."""
    return noted(_notes(organisation))


def carry_out(organisation: Organisation, fetch: Fetch, begun: Callable[[], None] = lambda: None) -> Fetch:
    """Find out which municipality is meant, bring in table after table, and compute its picture.

    ``begun`` is called as soon as a page can tell how far it is.
    """
    configuration = settings.CONFIGURATION
    surroundings = Surroundings(
        _notes(organisation),
        organisation.area_code,
        figures_store(),
        configuration.figures_server,
        timezone.localdate(),
        configuration.small_numbers,
    )
    fetch = note(surroundings.notes, fetch)
    begun()
    try:
        return run_apart(bring_in, fetch, surroundings, seconds=_SECONDS)
    except NotComputed:
        note(surroundings.notes, replace(noted(surroundings.notes) or fetch, state="stopped"))
        raise


def _notes(organisation: Organisation) -> Path:
    return Path(settings.INCIDENTS_FOLDER) / str(organisation.pk) / "fetch.state"
