"""How does a signal become a task, or a point for a meeting?"""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.entries import Logged, log_entry
from waarborg.operations.meetings.agenda import LONGEST_TITLE, Point, put_on_agenda
from waarborg.operations.permissions import Act, require
from waarborg.operations.pictures.keeping import picture_of
from waarborg.operations.pictures.picture import Picture, Signal
from waarborg.operations.pictures.picture_words import say_period
from waarborg.operations.pictures.store import figures_store
from waarborg.operations.refusals import NotFound
from waarborg.records.models import AgendaItem
from waarborg.sources.indicators import find_indicator

REGISTER = "actie"


def make_task(actor: Actor, area: str, indicator: str) -> Logged:
    """Log an action for a signal of the own municipality; the same signal twice gives one action.

    Raises:
        NotAllowed, NotFound (no such signal; the register of actions is not in use), Invalid.
    """
    require(actor, Act.LOG_ENTRY)
    picture, signal = _find(actor, area, indicator)
    told = say_signal(picture, signal)
    values = {"category": "plan", "title": told[0], "afspraak": told[1]}
    return log_entry(actor, REGISTER, values, _token(picture, signal))


def put_signal_on_agenda(actor: Actor, area: str, indicator: str, series: int) -> AgendaItem:
    """Put a signal of the own municipality on the agenda of the next meeting of a series, once.

    Raises:
        NotAllowed, NotFound, Invalid (no meeting is ahead).
    """
    require(actor, Act.PUT_ON_AGENDA)
    picture, signal = _find(actor, area, indicator)
    told = say_signal(picture, signal)
    point = Point(told[0][:LONGEST_TITLE], explanation=told[1], token=_token(picture, signal))
    return put_on_agenda(actor, series, point)


def _find(actor: Actor, area: str, indicator: str) -> tuple[Picture, Signal]:
    scope = actor.organisation.area_code
    picture = picture_of(figures_store(), scope, timezone.localdate(), settings.CONFIGURATION.small_numbers)
    for signal in picture.signals or ():
        if (signal.area, signal.indicator) == (area, indicator):
            return picture, signal
    raise NotFound(area)


def _token(picture: Picture, signal: Signal) -> str:
    """The same for a signal however often it is asked."""
    written = f"{picture.scope} {signal.area} {signal.indicator} {signal.month}"
    return hashlib.sha256(written.encode()).hexdigest()[:36]


def say_signal(picture: Picture, signal: Signal) -> tuple[str, str]:
    """A signal as a heading and as what is to be done, in Dutch as all entries are."""
    found = find_indicator(signal.indicator)
    label = found.label[0] if found else signal.indicator
    where = picture.areas.get(signal.area, signal.area)
    month = say_period(signal.month, "nl")
    heading = f"Signaal: {label.lower()} in {where}, {month}"
    expected = f"{signal.expected:.1f}".replace(".", ",")
    text = (
        f"{label} in {where}: {signal.count} gevallen in {month}, verwacht waren er {expected}. "
        f"Zoek uit wat er speelt en stem af met de politie. (Veiligheidsbeeld, gegevensversie {picture.version}.)"
    )
    return heading, text
