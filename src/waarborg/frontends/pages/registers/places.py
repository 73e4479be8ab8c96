"""Where is an entry, told on its page?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from waarborg.registers.locations import write_location

if TYPE_CHECKING:
    from waarborg.records.models import Entry, Subject


@dataclass(frozen=True, slots=True)
class Place:
    """A point and an address.

    Attributes:
        written: the point in RD where that holds, else in degrees.
        degrees: the same in degrees, for the map.
        of: the object whose place it is, when the entry has none of its own.
    """

    address: str
    written: str = ""
    degrees: str = ""
    is_rd: bool = True
    of: str = ""


def place_of(entry: Entry) -> Place | None:
    """The place of an entry, else of the object that it is about; ``None`` where nothing is known."""
    own = _told(entry)
    if own is not None or entry.subject is None:
        return own
    return _told(entry.subject, entry.subject.name)


def _told(placed: Entry | Subject, of: str = "") -> Place | None:
    point = placed.location
    if point is None:
        return Place(placed.address, of=of) if placed.address else None
    degrees = f"{point.latitude},{point.longitude}"
    return Place(placed.address, write_location(point), degrees, point.is_european, of)
