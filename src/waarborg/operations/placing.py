"""Where was it? A point, an address, and the area that follows from the point."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TypeVar

from django.utils import timezone

from waarborg.operations.members import Members
from waarborg.records.models import Entry, Subject
from waarborg.registers.locations import (
    Location,
    read_house_number,
    read_location,
    read_place_name,
    read_postal_code,
    write_location,
)
from waarborg.registers.problems import Problem
from waarborg.registers.values import UnreadableValueError, is_empty, read_day, read_moment

_Read = TypeVar("_Read")
_READERS: dict[str, Callable[[object], str]] = {
    "street": read_place_name,
    "house_number": read_house_number,
    "postal_code": read_postal_code,
    "town": read_place_name,
}
PLACE = ("location", *_READERS)
"""What can be filled in of a place, by name. It can tell where somebody lives: it is treated as personal."""


def place_columns(values: Mapping[str, object], problems: list[Problem]) -> dict[str, object]:
    """The columns of a place, checked; what is wrong is added to the problems."""
    columns: dict[str, object] = {}
    for name, read in _READERS.items():
        columns[name] = _read(name, read, values, problems) or ""
    point = _read("location", read_location, values, problems)
    columns["latitude"] = point.latitude if point else None
    columns["longitude"] = point.longitude if point else None
    return columns


def place_values(placed: Entry | Subject) -> dict[str, object]:
    """A place as it would be filled in."""
    address = {name: getattr(placed, name) for name in _READERS}
    point = placed.location
    return {"location": write_location(point) if point else "", **address}


def area_for(members: Members, values: Mapping[str, object], existing: Entry | None = None) -> str | None:
    """The number of the area that follows from where it was; ``None`` when what was filled in stands.

    Somebody may name another area than the one in which the point lies (a border is drawn roughly). But when an
    entry gets another place and keeps its area, nobody meant that: then the area follows.
    """
    point = _point_of(members, values)
    named = str(values.get("area") or "")
    if point is None:
        return None
    if named:
        keeps_area = existing is not None and named == str(existing.area_id)
        keeps_place = existing is not None and point == (existing.location or _location_of(existing.subject))
        if not keeps_area or keeps_place:
            return None
    area = area_at(members, point, _day_of(values))
    return str(area.pk) if area else None


def area_at(members: Members, point: Location, day: date) -> Subject | None:
    """The smallest area that holds a point and was on its list on a day."""
    areas = members.areas_at(point.longitude, point.latitude)
    return next((area for area in areas if _holds(area, day)), None)


def _point_of(members: Members, values: Mapping[str, object]) -> Location | None:
    """The point that was filled in, else that of the object that it is about."""
    if not is_empty(values.get("location")):
        try:
            return read_location(values["location"])
        except UnreadableValueError:
            return None
    subject = str(values.get("subject") or "").strip()
    return _location_of(members.find(subject, is_area=False)) if subject else None


def _location_of(subject: Subject | None) -> Location | None:
    return subject.location if subject else None


def _day_of(values: Mapping[str, object]) -> date:
    """The day on which it happened, as far as it can be read."""
    for name, read in (("happened_on", read_day), ("opened_at", read_moment)):
        try:
            written = None if is_empty(values.get(name)) else read(values[name])
        except UnreadableValueError:
            continue
        if isinstance(written, datetime):
            return timezone.localdate(written)
        if written is not None:
            return written
    return timezone.localdate()


def _holds(area: Subject, day: date) -> bool:
    started = area.valid_from is None or area.valid_from <= day
    return started and (area.valid_until is None or day <= area.valid_until)


def _read(
    name: str, read: Callable[[object], _Read], values: Mapping[str, object], problems: list[Problem]
) -> _Read | None:
    written = values.get(name)
    if is_empty(written):
        return None
    try:
        return read(written)
    except UnreadableValueError as error:
        problems.append(Problem(name, error.code, error.values))
        return None
