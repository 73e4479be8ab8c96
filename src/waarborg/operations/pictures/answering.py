"""How does a signal become a task?"""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.entries import Logged, log_entry
from waarborg.operations.permissions import Act, require
from waarborg.operations.pictures.keeping import picture_of
from waarborg.operations.pictures.picture import Picture, Signal
from waarborg.operations.pictures.store import figures_store
from waarborg.operations.refusals import NotFound
from waarborg.sources.indicators import find_indicator

REGISTER = "actie"


def make_task(actor: Actor, area: str, indicator: str) -> Logged:
    """Log an action for a signal of the own municipality; the same signal twice gives one action.

    Raises:
        NotAllowed, NotFound (no such signal; the register of actions is not in use), Invalid.
    """
    require(actor, Act.LOG_ENTRY)
    scope = actor.organisation.area_code
    picture = picture_of(figures_store(), scope, timezone.localdate(), settings.CONFIGURATION.small_numbers)
    for signal in picture.signals or ():
        if (signal.area, signal.indicator) == (area, indicator):
            break
    else:
        raise NotFound(area)
    token = hashlib.sha256(f"{scope} {area} {indicator} {signal.month}".encode()).hexdigest()[:36]
    told = say_signal(picture, signal)
    return log_entry(actor, REGISTER, {"category": "plan", "title": told[0], "afspraak": told[1]}, token)


def say_signal(picture: Picture, signal: Signal) -> tuple[str, str]:
    """A signal as a heading and as what is to be done, in Dutch as all entries are."""
    found = find_indicator(signal.indicator)
    label = found.label[0] if found else signal.indicator
    where = picture.areas.get(signal.area, signal.area)
    month = f"{signal.month[6:8]}-{signal.month[:4]}"
    heading = f"Signaal: {label.lower()} in {where}, {month}"
    expected = f"{signal.expected:.1f}".replace(".", ",")
    text = (
        f"{label} in {where}: {signal.count} gevallen in {month}, verwacht waren er {expected}. "
        f"Zoek uit wat er speelt en stem af met de politie. (Veiligheidsbeeld, gegevensversie {picture.version}.)"
    )
    return heading, text
