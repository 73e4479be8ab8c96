"""What is found in the figures of a picture: how they change, depart together, and lie beside those of a region?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """From one stretch of time or place to another: by which share it is more, with its 95 % interval.

    Attributes:
        sure: the interval leaves no difference out.
    """

    share: float
    lower: float
    upper: float
    sure: bool


@dataclass(frozen=True, slots=True)
class SpaceTimeCluster:
    """Neighbourhoods that lie together, over the last months, with more cases than expected.

    Attributes:
        areas: the middle first.
        periods: the first and the last month.
        cases, expected: ``None``: with other figures they would tell a number that is too small to show.
        relative_risk: the rate inside by the rate outside; ``None`` as those.
        p_value: how often chance alone gives one as strong, anywhere in the municipality; ``None`` as those: less
            than one time in twenty.
    """

    indicator: str
    areas: tuple[str, ...]
    periods: tuple[str, str]
    cases: int | None
    expected: float | None
    relative_risk: float | None
    p_value: float | None


@dataclass(frozen=True, slots=True)
class WholeMap:
    """Whether high and low neighbourhoods lie together on the map of an indicator.

    Attributes:
        measure: ``moran``, ``geary`` or ``getis_ord_general``.
        expected: what chance gives on average.
        p_value: how often chance strays as far, on either side.
    """

    indicator: str
    measure: str
    value: float
    expected: float
    p_value: float


@dataclass(frozen=True, slots=True)
class Course:
    """The change a year over several years, apart from the season, with its 95 % interval.

    Attributes:
        sure: the interval leaves no change out.
        months: on how many months it rests.
        breaks: the changes in the way of registering that lie within them.
    """

    per_year: float
    lower: float
    upper: float
    sure: bool
    months: int
    breaks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seasons:
    """How the months of the year differ, apart from a trend.

    Attributes:
        differs: more than chance alone makes them differ.
        high, low: the months (1 is January) that are surely above and below the mean of the year.
    """

    differs: bool
    high: tuple[int, ...]
    low: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RegionLevel:
    """An indicator in a region, in one year: the sum of its municipalities.

    Attributes:
        kind: ``VR`` a safety region, ``RE`` a unit of the police, ``PV`` a province.
        regions_of: the year of the division that was used.
        municipalities: how many lie in it.
        missing: the names of those of which no figure is held; then there is no rate.
        rate, lower, upper: per 1,000, with the 95 % interval of chance.
        difference: of the municipality with the rest of the region, by which share it is higher; ``None``: too few.
    """

    kind: str
    code: str
    name: str
    year: int
    regions_of: int
    municipalities: int
    missing: tuple[str, ...]
    count: int | None = None
    rate: float | None = None
    lower: float | None = None
    upper: float | None = None
    difference: Change | None = None


@dataclass(frozen=True, slots=True)
class SurveyRegion:
    """What people say in a region in which the municipality lies, with its own margins.

    Attributes:
        kind: ``RE`` a unit of the police, ``PV`` a province, ``LD`` a part of the country.
    """

    kind: str
    code: str
    name: str
    value: float
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class Restart:
    """A year in which an area became what it is now, by the outlines that are held.

    Attributes:
        year: the first with the present area.
        change: ``renumbered``, ``merged``, ``redrawn`` or ``new``.
        before: the names of what it was; of what was redrawn those that share ground with it.
        carries_over: what it was makes up what it is, so that earlier figures can be carried over.
        recounted: the counts of earlier years were published again for the area as it is now.
    """

    area: str
    year: int
    change: str
    before: tuple[str, ...]
    carries_over: bool
    recounted: bool = True

    @property
    def begins_anew(self) -> bool:
        """Whether something of what came before is left out of its series."""
        return not (self.carries_over and self.recounted)
