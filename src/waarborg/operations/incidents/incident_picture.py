"""What is told of a list of incidents?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waarborg.operations.pictures.method_used import MethodUsed

Place = tuple[float, float]
"""Latitude and longitude, in degrees."""


@dataclass(frozen=True, slots=True)
class RepeatZone:
    """A zone that counts now.

    Attributes:
        fresh: around each of these places it lies; empty where they are not on the Dutch map.
        metres: how far around.
        incidents: how many followed each other.
        until: the last day on which it counts, if nothing more happens.
        area: the neighbourhood of its newest incident.
    """

    fresh: tuple[Place, ...]
    metres: float
    incidents: int
    first: date
    latest: date
    until: date
    area: str


@dataclass(frozen=True, slots=True)
class Repeats:
    """Whether one incident makes another near and soon more likely.

    Attributes:
        metres, days: how far and how long; ``None``: no nearer and sooner than by chance.
        ratio: how many times the pairs of chance there are, nearest and soonest.
        by_chance: between which ratios chance alone lies there, in 95 of 100 permutations.
        since: from this day on was looked; ``None``: at all incidents.
    """

    metres: float | None
    days: float | None
    ratio: float
    by_chance: tuple[float, float]
    zones: tuple[RepeatZone, ...]
    method: MethodUsed
    since: date | None


@dataclass(frozen=True, slots=True)
class DenseCell:
    """A cell of the grid among the densest: its corners, and its density beside the highest (0 to 1)."""

    ring: tuple[Place, ...]
    strength: float


@dataclass(frozen=True, slots=True)
class DensePeak:
    """A place around which incidents lie closest together: the middle of its cell, in the metres of the list.

    Attributes:
        strength: its density beside the highest (0 to 1).
        area: the neighbourhood of the incident nearest to it; empty where that is not known.
    """

    x: float
    y: float
    strength: float
    area: str


@dataclass(frozen=True, slots=True)
class DenseGrid:
    """The densest part of the area.

    Attributes:
        cells: empty where the list does not lie on the map of the municipality.
        share: which share of the incidents lies in it.
        area: which share of the area it is; without a map of the rectangle around all incidents.
        peaks: where it is densest, the densest first; each stands for what lies around it.
    """

    cells: tuple[DenseCell, ...]
    share: float
    area: float
    method: MethodUsed
    peaks: tuple[DensePeak, ...]


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A part of a day of the week: its number of incidents with its interval.

    Attributes:
        day, part: 0 for Monday; 0 for the night, then morning, afternoon and evening.
        hot: more than an even spread would give, with 95 % certainty for the whole week together.
    """

    day: int
    part: int
    count: float
    lower: float
    upper: float
    hot: bool


@dataclass(frozen=True, slots=True)
class SeasonTimes:
    """A season over all years: how many incidents, and which part of the day has the most of them.

    Attributes:
        part: 0 for the night, then morning, afternoon and evening; ``None``: too few to say.
        share: which share of the season's incidents falls in it, with its interval.
    """

    season: str
    number: int
    part: int | None
    share: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Dark:
    """Which share of the incidents happens in the dark, with its interval, and which share of all hours is dark."""

    share: float
    lower: float
    upper: float
    dark_hours: float
    method: MethodUsed


@dataclass(frozen=True, slots=True)
class Times:
    """The hours of the week.

    Attributes:
        shares: seven days of 24 hours, in percent of all.
        peak: the interval of the highest of these, in percent too.
        parts: of every day four.
        exact, endless: how many have a known hour; may have been at any time of the week.
        dark: ``None`` where the list does not lie on the Dutch map: the sun is that of the Netherlands.
    """

    shares: tuple[tuple[float, ...], ...]
    peak: tuple[float, float]
    parts: tuple[PartOfDay, ...]
    exact: int
    endless: int
    method: MethodUsed
    seasons: tuple[SeasonTimes, ...]
    dark: Dark | None


@dataclass(frozen=True, slots=True)
class AreaCount:
    """How many incidents a neighbourhood has; ``None``: too few to show."""

    area: str
    count: int | None


Line = tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Incidents that came together: at a place, over some weeks, more than is usual there.

    Attributes:
        x, y: its middle, in the metres of the list.
        middle: the same in degrees; empty where that is not on the Dutch map.
        metres: how far from there its incidents lie, at most.
        area: the neighbourhood of the most of them; empty outside all.
        expected: how many there would have been by the share that the place has otherwise.
        p_value: how often chance alone gives a group as strong, anywhere.
    """

    x: float
    y: float
    middle: tuple[Place, ...]
    metres: float
    area: str
    first: date
    last: date
    count: int
    expected: float
    p_value: float


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a list, the most likely first, and the days that were looked at."""

    first: date
    last: date
    found: tuple[Group, ...]
    method: MethodUsed


@dataclass(frozen=True, slots=True)
class HotStreet:
    """The hot stretches of one street in one neighbourhood.

    Attributes:
        name: empty where the network has none.
        area: the code of the neighbourhood; empty outside all.
        count: of the incidents on them; ``None``: too small a number to show, as is then ``per_100_metres``.
        q_value: the lowest of the stretches: the share of false ones among stretches that stand out as much.
        lines: the stretches, in degrees.
    """

    name: str
    area: str
    stretches: int
    metres: float
    count: int | None
    per_100_metres: float | None
    q_value: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class StreetPicture:
    """What a list says of the streets.

    Attributes:
        source, licence, version: of the network.
        stretches: of the network.
        on, far: how many incidents lie on a street, and how many too far from all.
        hot: the highest rate first.
        network: all stretches in degrees; empty where they are too many to draw.
        method: ``None``: too few incidents on the streets to say anything.
    """

    source: str
    licence: str
    version: str
    stretches: int
    on: int
    far: int
    hot: tuple[HotStreet, ...]
    network: tuple[Line, ...]
    method: MethodUsed | None


@dataclass(frozen=True, slots=True)
class IncidentPicture:
    """What a list says.

    Attributes:
        first, last: the days on which the first began and the last ended, by Dutch time; ``None``: there is none.
        kinds: how many there are of each kind, the most first.
        times: ``None``: too few incidents.
        areas: the most first; empty where incidents lie in no neighbourhood.
        repeats: ``None``: too few incidents with a place.
        dense: ``None``: too few, or no outlines.
        streets: ``None``: no network of streets was given.
        groups: ``None``: too few incidents with a place and a day.
    """

    name: str
    number: int
    first: date | None
    last: date | None
    kinds: tuple[tuple[str, int], ...]
    times: Times | None
    areas: tuple[AreaCount, ...]
    repeats: Repeats | None
    dense: DenseGrid | None
    streets: StreetPicture | None
    groups: Groups | None
