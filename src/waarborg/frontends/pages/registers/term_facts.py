"""How does the term of an entry run, in words?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.registers.wording import pick
from waarborg.records.queries.terms import (
    course_from,
    extensions_of,
    grounds_that_hold,
    suspensions_of,
    term_in_force,
)
from waarborg.registers.durations import Duration, Unit, say_amount, say_duration
from waarborg.registers.statutory import suspension_grounds

if TYPE_CHECKING:
    from datetime import datetime

    from waarborg.records.models import Entry, TermExtension, TermSuspension
    from waarborg.registers.definitions import RegisterDefinition
    from waarborg.registers.statutory import SuspensionGround
    from waarborg.registers.stopwatch import Stopwatch

_EXTENDING = (Unit.HOUR, Unit.DAY, Unit.WORKING_DAY, Unit.WEEK, Unit.MONTH)


@dataclass(frozen=True, slots=True)
class Between:
    """Something that came between the start and the end of a term."""

    what: str
    when: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class TermFacts:
    """What the page says of a term.

    Attributes:
        length: as it was set.
        law: its article; empty for a term of the register itself.
        rows: the stopwatch, each with its label.
        between: stops and extensions, oldest first.
        grounds: name, label and article of the grounds on which the law lets it stand still.
    """

    length: str
    law: str
    is_confirmed: bool
    is_suspended: bool
    is_late: bool
    is_open: bool
    rows: tuple[tuple[str, str], ...]
    between: tuple[Between, ...]
    grounds: tuple[tuple[str, str], ...]
    units: tuple[tuple[str, str], ...]
    says_nothing_of_stops: bool


def term_facts(entry: Entry, definition: RegisterDefinition) -> TermFacts | None:
    """The term of an entry as it runs now, or ran until the entry was closed; ``None`` without one."""
    term = term_in_force(entry, definition)
    if term is None:
        return None
    stops, extensions = suspensions_of(entry), extensions_of(entry)
    at = entry.closed_at or max(timezone.now(), entry.opened_at)
    watch = term.stopwatch(entry.opened_at, at, course_from(stops, extensions))
    law = term.law.name if term.law else None
    grounds = grounds_that_hold(entry.organisation, law)
    stands_still = entry.closed_at is None and watch.suspended_since is not None
    return TermFacts(
        length=say_duration(term.length, page_language()),
        law=pick(term.law.article) if term.law else "",
        is_confirmed=term.confirmed,
        is_suspended=entry.suspended_since is not None,
        is_late=at > watch.due and not stands_still,
        is_open=entry.closed_at is None,
        rows=tuple(_rows(entry, watch, stops, stands_still=stands_still)),
        between=tuple(_between(stops, extensions)),
        grounds=tuple((each.name, _ground(each, is_confirmed)) for each, is_confirmed in grounds),
        units=tuple(
            (unit.value, say_amount(2, unit, page_language()).split(" ", 1)[1]) for unit in _EXTENDING
        ),
        says_nothing_of_stops=law is not None and not grounds,
    )


def _ground(ground: SuspensionGround, is_confirmed: bool) -> str:
    said = f"{pick(ground.label)} ({pick(ground.article)})"
    return said if is_confirmed else f"{said}, {_('nog niet bevestigd')}"


def _rows(
    entry: Entry, watch: Stopwatch, stops: list[TermSuspension], *, stands_still: bool
) -> list[tuple[str, str]]:
    """The stopwatch: what was used, what is left, since when it stands still, and until when it runs."""
    rows = [(_("Verstreken"), _amount(watch.used, watch.counted_in))]
    if entry.closed_at is not None:
        late = entry.closed_at > watch.due
        return [
            *rows,
            (_("Uiterlijk"), _moment(watch.due)),
            (_("Afgerond"), _("te laat") if late else _("op tijd")),
        ]
    if stands_still and watch.suspended_since is not None:
        rows += [
            (_("Staat stil sinds"), _moment(watch.suspended_since)),
            (_("Nog over als hij weer loopt"), _amount(max(0, watch.left), watch.counted_in)),
        ]
        open_stop = next((each for each in stops if each.ended_at is None), None)
        if open_stop and open_stop.expected_on:
            rows.append((_("Loopt naar verwachting weer op"), date_format(open_stop.expected_on, "j F Y")))
        if open_stop and open_stop.latest_at:
            rows.append((_("Mag van de wet stilstaan tot"), _moment(open_stop.latest_at)))
        return rows
    if watch.left < 0 or timezone.now() > watch.due:
        over = _amount(max(1, -watch.left), watch.counted_in)
        rows.append((_("Te laat"), over))
    else:
        rows.append((_("Nog over"), _amount(watch.left, watch.counted_in)))
    return [*rows, (_("Uiterlijk"), _moment(watch.due))]


def _between(stops: list[TermSuspension], extensions: list[TermExtension]) -> list[Between]:
    """Both kinds in the order of time."""
    labels = {each.name: pick(each.label) for each in suspension_grounds()}
    lines: list[tuple[datetime, Between]] = []
    for stop in stops:
        what = _("Stond stil")
        if stop.ended_at is None:
            what = _("Staat stil")
            when = _("sinds %(start)s") % {"start": _moment(stop.started_at)}
        else:
            values = {"start": _moment(stop.started_at), "end": _moment(stop.ended_at)}
            when = _("%(start)s tot %(end)s") % values
        ground = labels.get(stop.ground, "")
        what = f"{what}: {ground}" if ground else what
        lines.append((stop.started_at, Between(what, when, stop.reason, _name(stop))))
    for extension in extensions:
        length = say_duration(Duration.from_json(extension.length), page_language())
        what = _("Verlengd met %(length)s") % {"length": length}
        lines.append((extension.at, Between(what, _moment(extension.at), extension.reason, _name(extension))))
    return [line for _at, line in sorted(lines, key=lambda pair: pair[0])]


def _name(line: TermSuspension | TermExtension) -> str:
    return line.by.name if line.by else "Waarborg"


def _moment(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y H:i")


def _amount(amount: int, unit: Unit) -> str:
    """Minutes as hours and minutes; days and working days as they are."""
    if unit is not Unit.HOUR:
        return say_amount(amount, unit, page_language())
    hours, minutes = divmod(amount, 60)
    said = say_amount(hours, Unit.HOUR, page_language())
    return said if hours >= 48 else _("%(hours)s en %(minutes)s min") % {"hours": said, "minutes": minutes}
