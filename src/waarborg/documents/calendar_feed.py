"""What does a calendar program get to read? Everything that is due, as iCalendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

PRODUCT = "-//Waarborg//Waarborg//NL"


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something that must have been done on or before a day.

    Attributes:
        uid: the same for the same commitment, so that a moved day moves the line in somebody's calendar.
        as_of: when it was known.
    """

    uid: str
    due_on: date
    summary: str
    description: str
    address: str
    categories: tuple[str, ...]
    as_of: datetime


def write_calendar(title: str, items: Iterable[DueItem], days_ahead: Iterable[int]) -> bytes:
    """Write a feed: each item is an event of a whole day, with an alarm so many days ahead."""
    alarms = tuple(days_ahead)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    calendar.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", timedelta(hours=12))
    for item in sorted(items, key=lambda each: (each.due_on, each.uid)):
        calendar.add_component(_event(item, alarms))
    return bytes(calendar.to_ical())


def _event(item: DueItem, alarms: tuple[int, ...]) -> Event:
    event = Event()
    event.add("uid", item.uid)
    event.add("dtstamp", item.as_of)
    event.add("last-modified", item.as_of)
    event.add("dtstart", item.due_on)
    event.add("dtend", item.due_on + timedelta(days=1))
    event.add("summary", item.summary)
    event.add("description", item.description)
    event.add("url", item.address)
    event.add("categories", list(item.categories))
    event.add("transp", "TRANSPARENT")
    for days in alarms:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", item.summary)
        alarm.add("trigger", timedelta(days=-days))
        event.add_component(alarm)
    return event
