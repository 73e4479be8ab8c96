"""Of which municipality and which day is a picture asked?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.pictures.finding import are_looked_up, held_names
from waarborg.operations.pictures.followed import held_tables
from waarborg.operations.pictures.keeping import has_failed, is_ready, levels_of, picture_of, ready_folder
from waarborg.operations.pictures.picture import AreaLevel, Picture
from waarborg.operations.pictures.store import figures_store
from waarborg.sources.indicators import Indicator, find_indicator, indicators
from waarborg.sources.naming import find_municipality
from waarborg.sources.region_kinds import GROUPS, SAFETY_REGION
from waarborg.sources.trouble import SourceTrouble

_SMOOTHING, _AROUND = "afvlakking", "buren"


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for.

    Attributes:
        scope: the code of the municipality.
        held: what can be asked for: names by codes.
        picture: empty where nothing is held of it.
        region: the kind of region that it is laid beside.
        nearby: whether rates of neighbourhoods are drawn towards those around them too, and the map follows that.
    """

    scope: str
    day: date
    is_own: bool
    held: dict[str, str]
    picture: Picture
    region: str = SAFETY_REGION
    nearby: bool = False

    def levels(self, **only: str) -> list[AreaLevel]:
        """The levels of districts and neighbourhoods, of one ``area``, ``indicator`` or both."""
        return levels_of(figures_store(), self.scope, self.day, settings.CONFIGURATION.small_numbers, **only)

    @property
    def folder(self) -> Path:
        """Where what was made of the picture is kept; it goes when the picture goes."""
        return ready_folder(figures_store(), self.scope, self.day, settings.CONFIGURATION.small_numbers)

    @property
    def retrieved_after(self) -> datetime | None:
        """When the figures were retrieved, if that was after the day that is asked about."""
        return self.picture.retrieved_after(self.day)

    @property
    def is_past(self) -> bool:
        """Whether an earlier day is asked about."""
        return self.day < timezone.localdate()

    @property
    def held_later(self) -> str:
        """The name of a municipality of which something is held, but nothing of before the day; else empty."""
        return self.held.get(self.scope, "") if not self.picture.until else ""

    @property
    def credit(self) -> tuple[str, ...]:
        """Where the figures come from and under which licence, line by line, for a file that is kept."""
        sources = dict.fromkeys(f"{each.source} ({each.licence})" for each in self.picture.sources)
        return (*sources, f"{self.picture.name}, {self.picture.version}")

    @property
    def query(self) -> str:
        """What an address needs to ask for the same: empty for one's own municipality today."""
        parts = [] if self.is_own else [f"gemeente={self.scope}"]
        if self.day != timezone.localdate():
            parts.append(f"op={self.day.isoformat()}")
        if self.region != SAFETY_REGION:
            parts.append(f"regio={self.region}")
        if self.nearby:
            parts.append(f"{_SMOOTHING}={_AROUND}")
        return "&".join(parts)


class NotThere(Exception):
    """The picture is not there yet; ``failed``: the last attempt to compute it gave nothing."""

    def __init__(self, scope: str, name: str, day: date, failed: bool) -> None:
        super().__init__(scope)
        self.scope, self.name, self.day, self.failed = scope, name, day, failed


def read_asked(request: HttpRequest, actor: Actor, waits: bool = True) -> Asked:
    """The municipality of the address, else the actor's own; the day of the address, else today.

    Args:
        waits: for a picture that is still to be computed. A file waits; a page had better tell.

    Raises:
        Http404: for a municipality of which nothing is held, unless it is the actor's own.
        NotThere: the picture would have to be computed first.
    """
    store = figures_store()
    own = actor.organisation.area_code
    day = _day(request.GET.get("op", ""))
    least = settings.CONFIGURATION.small_numbers
    if not waits and not are_looked_up(store):
        raise NotThere(own, actor.organisation.name, day, has_failed(store, own, day, least))
    held = held_names(store)
    scope = _code(request.GET.get("gemeente", ""), held) or own
    if scope != own and scope not in held:
        raise Http404
    if not waits and not is_ready(store, scope, day, least) and held_tables(store, scope):
        raise NotThere(scope, held.get(scope, scope), day, has_failed(store, scope, day, least))
    picture = picture_of(store, scope, day, least)
    if picture.name == scope:
        # Where no figure counts, no table tells what it is called.
        usual = actor.organisation.name if scope == own else scope
        picture = replace(picture, name=held.get(scope, usual))
    region = request.GET.get("regio", "")
    region = region if region in GROUPS else SAFETY_REGION
    nearby = request.GET.get(_SMOOTHING) == _AROUND
    return Asked(scope, day, scope == own, held, picture, region, nearby)


def asked_indicator(request: HttpRequest, asked: Asked) -> Indicator | None:
    """The indicator of the address, else residential burglary or the first that is followed."""
    followed = {each.name for each in asked.picture.indicators}
    written = request.GET.get("indicator", "")
    if written and written in followed:
        return find_indicator(written)
    usual = [each for each in indicators() if each.name in followed]
    return next((each for each in usual if each.impact), usual[0] if usual else None)


def _code(written: str, held: dict[str, str]) -> str:
    """A code, or a name as somebody types it, also of one that merged."""
    if not written.strip():
        return ""
    try:
        return find_municipality(written, held).code
    except SourceTrouble:
        return written.strip().upper()


def _day(written: str) -> date:
    today = timezone.localdate()
    try:
        return min(date.fromisoformat(written), today) if written else today
    except ValueError:
        return today
