"""What happened of what a plan promises to do: which entries does each commitment get?

A course says how it goes. Without one it goes as promised. The others:

- ``behind``: the running period began as promised and then came to a halt
- ``short``: every period falls one short
- ``improved``: the first period fell one short; since then all goes well
- ``soon``: what is due again, or runs out, is so within weeks
- ``lapsed``: it should have been done again, or renewed, weeks ago
- ``missed``: a deliverable or statement that never came; ``late``: it came after its day
- ``never``: nothing was ever entered
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from waarborg.commitments.commitment import Commitment as Promise
from waarborg.commitments.demands import Attested, Frequency, InForce, Interval, Milestone
from waarborg.commitments.judge import need_on, windows_until
from waarborg.commitments.windows import Window
from waarborg.operations.example.moments import at_some_hour, chance, days_of, in_weekends, working_day_near
from waarborg.operations.example.wording import Words, draw
from waarborg.operations.loading import NewEntry
from waarborg.registers.selections import Selection
from waarborg.registers.terms import subtract_from_day

_SOON, _LONG_AGO = timedelta(days=24), timedelta(days=33)
_YEARS_OF_A_DOCUMENT = 6
_EARLY = 0.45
_CHOICES = {"agendapunten", "middel"}
"""Fields of which an entry can hold several values."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One commitment with all that decides what happened of it.

    Attributes:
        words: what entries say.
        is_area: the list that it runs over holds places.
        day: the day for which the example is made; what happened, happened before it.
    """

    sentence: str
    promise: Promise
    selection: Selection
    course: str
    title: str
    words: Words
    is_area: bool
    day: date

    @property
    def category(self) -> str:
        """The category of its entries: the first that counts."""
        return self.selection.categories[0] if self.selection.categories else ""


def entries_of(scene: Scene) -> Iterator[tuple[date, str | None]]:
    """The days on which it happened, each with the member of the list that it was for."""
    match scene.promise.demand:
        case Frequency() as demand:
            found = _often(scene, demand)
        case Interval() as demand:
            found = _again(scene, demand)
        case Attested(every=None) | Milestone():
            found = _once(scene)
        case Attested(every=every) if every is not None:
            found = _again(scene, Interval(every))
        case InForce() as demand:
            found = _renewed(scene, demand)
        case _:
            found = iter(())
    return (each for each in found if each[0] < scene.day)


def _members(scene: Scene, each: str | None, share: float | None = None) -> list[str | None]:
    if each is None:
        return [None]
    names = list(scene.promise.members)
    chance(scene.sentence, "members").shuffle(names)
    return list(names[: ceil((share or 1) * len(names))])


def _often(scene: Scene, demand: Frequency) -> Iterator[tuple[date, str | None]]:
    for window in windows_until(scene.promise, scene.day):
        running = window.end >= scene.day
        times = demand.at_least or 1
        if scene.course == "never":
            continue
        first = window.start <= scene.promise.running.start
        if scene.course == "short" or (scene.course == "improved" and first):
            times -= 1
        need = need_on(scene.promise, scene.day, window)
        days = [day for part in (need.stretches if need else ()) for day in days_of(part.start, part.end)]
        halt = scene.course == "behind" and running
        allowed = days[: int(len(days) * _EARLY)] if halt else days
        for member in _members(scene, demand.each, demand.coverage):
            spread = _spread(scene, window, days, times, member)
            yield from ((day, member) for day in spread if day in allowed)


def _spread(scene: Scene, window: Window, days: list[date], times: int, member: str | None) -> Iterator[date]:
    """So many days over a period, each somewhat ahead of an even pace."""
    luck = chance(scene.sentence, window.start, member)
    for turn in range(times):
        place = (turn + luck.uniform(0.08, 0.4)) / times
        day = days[min(int(place * len(days)), len(days) - 1)]
        yield day if in_weekends(scene.category) else working_day_near(day, days)


def _again(scene: Scene, demand: Interval) -> Iterator[tuple[date, str | None]]:
    if scene.course == "never":
        return
    for member in _members(scene, demand.each):
        luck = chance(scene.sentence, member)
        span = scene.day - subtract_from_day(scene.day, demand.within)
        back = {"soon": span - _SOON, "lapsed": span + _LONG_AGO}.get(
            scene.course, timedelta(days=int(span.days * luck.uniform(0.3, 0.6)))
        )
        last = scene.day - back
        while last > scene.promise.running.start - span:
            yield working_day_near(last, days_of(last - timedelta(days=4), last)), member
            last -= span * 0.9


def _once(scene: Scene) -> Iterator[tuple[date, str | None]]:
    running = scene.promise.running
    due = scene.promise.demand.by if isinstance(scene.promise.demand, Milestone) else None
    if scene.course in ("missed", "never"):
        return
    if due is None or due == running.end:
        done = running.start + timedelta(days=chance(scene.sentence).randint(90, 300))
    else:
        done = due + timedelta(days=30 if scene.course == "late" else -chance(scene.sentence).randint(8, 40))
    yield working_day_near(done, days_of(done - timedelta(days=3), done + timedelta(days=3))), None


def _renewed(scene: Scene, demand: InForce) -> Iterator[tuple[date, str | None]]:
    if scene.course == "never":
        return
    for member in _members(scene, demand.each):
        first = scene.promise.running.start - timedelta(days=60)
        yield working_day_near(first, days_of(first - timedelta(days=4), first)), member


def last_day_of(scene: Scene, first: date) -> date | None:
    """How long a document holds that holds from a day on; ``None``: until further notice."""
    if not isinstance(scene.promise.demand, InForce):
        return None
    last = {"soon": scene.day + _SOON, "lapsed": scene.day - _LONG_AGO}.get(scene.course)
    return last or first + timedelta(days=365 * _YEARS_OF_A_DOCUMENT)


def as_entry(scene: Scene, day: date, member: str | None) -> NewEntry:
    """The entry of what happened on a day."""
    luck = chance(scene.sentence, day, member)
    moment = at_some_hour(day, scene.category, luck)
    values: dict[str, object] = {
        **draw(scene.words, scene.selection.register, scene.category, luck, scene.title),
        "happened_on": day.isoformat(),
        "opened_at": moment.isoformat(),
    }
    for name, value in scene.selection.fields:
        values[name] = _with(values.get(name), value) if name in _CHOICES else value
    if scene.title:
        values["title"] = scene.title
    if scene.selection.results:
        values["result"] = scene.selection.results[0]
    if member is not None:
        values["area" if scene.is_area else "subject"] = member
    if isinstance(scene.promise.demand, InForce) or scene.selection.register == "document":
        last = last_day_of(scene, day)
        values |= {"valid_from": day.isoformat(), "valid_until": last.isoformat() if last else ""}
    return NewEntry(values)


def _with(written: object, value: str) -> str:
    """The values of a multiple choice with this one among them."""
    values = str(written).split(";") if written else []
    return ";".join(values if value in values else [*values, value])
