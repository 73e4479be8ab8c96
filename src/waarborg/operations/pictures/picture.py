"""What does the picture of a municipality hold, as it is computed once for each version of the figures?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from waarborg.operations.pictures.findings import (
    Change,
    Course,
    RegionLevel,
    Restart,
    Seasons,
    SpaceTimeCluster,
    SurveyRegion,
    WholeMap,
)
from waarborg.operations.pictures.followed import SourceUsed
from waarborg.operations.pictures.method_used import MethodUsed


@dataclass(frozen=True, slots=True)
class Level:
    """How often it happened in a stretch of time.

    Attributes:
        periods: the first and last month or year, as the tables write them.
        count: ``None``: not given, or too small a number to show (then ``hidden`` says so).
        base, base_year: the number of inhabitants or dwellings, and of which year that is.
        rate, lower, upper: per 1,000, with the 95 % interval of chance.
    """

    periods: tuple[str, str]
    count: int | None
    base: int | None
    base_year: int | None
    rate: float | None
    lower: float | None
    upper: float | None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class YearPoint:
    """One year: its count and rate, and whether the figures may still change."""

    year: int
    count: int | None
    rate: float | None
    lower: float | None
    upper: float | None
    provisional: bool


@dataclass(frozen=True, slots=True)
class Peer:
    """A municipality of the reference group and its rate."""

    code: str
    name: str
    rate: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a municipality stands among those that are like it, in one year.

    Attributes:
        place: 1 for the highest rate.
        place_lower, place_upper: between these the place is, by chance alone.
        peers: with the municipality itself, the highest rate first.
    """

    year: int
    place: int
    of: int
    place_lower: int
    place_upper: int
    middle: float
    peers: tuple[Peer, ...]


@dataclass(frozen=True, slots=True)
class Signal:
    """A month in which an area had more cases than its own past leads one to expect.

    Attributes:
        expected, upper: what was expected, and the most that would still be ordinary.
        p_value, q_value: how often chance gives as many, and the share of false ones among signals as strong.
    """

    area: str
    indicator: str
    month: str
    count: int
    expected: float
    upper: float
    p_value: float
    q_value: float


@dataclass(frozen=True, slots=True)
class HotSpot:
    """A neighbourhood that stands out with those around it, or among them.

    Attributes:
        kind: ``hot``, ``cold``, ``high_among_low`` or ``low_among_high``.
        q_value: the share of false ones among areas of the map that stand out as much.
    """

    area: str
    indicator: str
    kind: str
    p_value: float
    q_value: float


@dataclass(frozen=True, slots=True)
class IndicatorPicture:
    """An indicator of the whole municipality.

    Attributes:
        last, before: the last twelve months (or the last year) and those before them.
        change: ``None``: too few cases to say.
        years: from old to new.
        months: the counts by month, from old to new, of :attr:`Picture.months`.
        own_past: the mean rate of the five years before the last; ``None``: too few years.
        course, seasons: ``None``: too few months or cases to say.
        regions: in which the municipality lies; none where their division is not held.
        adjusted: on an earlier day: the count of :attr:`last` as it is known now; ``None``: that is the same.
    """

    name: str
    last: Level
    before: Level | None
    change: Change | None
    years: tuple[YearPoint, ...]
    months: tuple[int | None, ...]
    own_past: float | None
    standing: Standing | None
    course: Course | None = None
    seasons: Seasons | None = None
    regions: tuple[RegionLevel, ...] = ()
    adjusted: int | None = None

    def region(self, kind: str) -> RegionLevel | None:
        """It in the region of a kind (``VR``, ``RE``, ``PV``) in which the municipality lies."""
        return next((each for each in self.regions if each.kind == kind), None)


@dataclass(frozen=True, slots=True)
class KindCount:
    """A kind of offence as the police count it: by year, oldest first."""

    code: str
    title: str
    counts: tuple[int | None, ...]
    change: Change | None


@dataclass(frozen=True, slots=True)
class SurveyFigure:
    """What people say: one measure in one year, with its margins; of the regions and the country beside it.

    Attributes:
        value: ``None``: not given of the municipality itself.
        regions: the smallest kind first; only those of which it is given.
    """

    year: int
    value: float | None
    lower: float | None
    upper: float | None
    country: float | None
    regions: tuple[SurveyRegion, ...] = ()

    def region(self, kind: str) -> SurveyRegion | None:
        """The region of a kind; where there is no figure of it the smallest of which there is one."""
        found = next((each for each in self.regions if each.kind == kind), None)
        return found or next(iter(self.regions), None)


@dataclass(frozen=True, slots=True)
class SurveyMeasure:
    """A measure of the Safety Monitor, from old to new."""

    code: str
    title: str
    figures: tuple[SurveyFigure, ...]

    @property
    def is_of_municipality(self) -> bool:
        """Whether it is given of the municipality itself, and not of larger areas alone."""
        return any(each.value is not None for each in self.figures)


@dataclass(frozen=True, slots=True)
class BudgetFigure:
    """A figure of the budget in one year, per 1,000 inhabitants, and that of the country."""

    year: int
    value: float
    country: float | None


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """An indicator of the budget, from old to new; without figures: the table does not have it."""

    name: str
    figures: tuple[BudgetFigure, ...]


@dataclass(frozen=True, slots=True)
class AreaLevel:
    """An indicator in a district or neighbourhood.

    Attributes:
        smoothed: the rate drawn towards that of the municipality, the more so the smaller the area is (empirical
            Bayes); ``None``: not said.
        nearby: the same, drawn towards that of the neighbourhoods around it; ``None``: not said, as of districts.
        years: counts by year of :attr:`Picture.years`; ``None``: not given, or too small a number to show.
    """

    area: str
    indicator: str
    last: Level
    change: Change | None
    smoothed: float | None
    years: tuple[int | None, ...]
    nearby: float | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of one municipality.

    Attributes:
        version: of the figures that it was made of; with it a result can be made again.
        until: the last month that counts (``2026MM10``), or year.
        areas: what each area is called.
        signals: of the last month, the surest first; ``None``: the months do not go back far enough.
        tested: in how many series of area and indicator a signal was looked for.
        restarts: of the areas that became what they are within the years of which outlines are held.
    """

    scope: str
    name: str
    version: str
    until: str
    least: int
    areas: dict[str, str]
    months: tuple[str, ...]
    years: tuple[str, ...]
    indicators: tuple[IndicatorPicture, ...]
    kind_years: tuple[str, ...]
    kinds: tuple[KindCount, ...]
    survey: tuple[SurveyMeasure, ...]
    budget: tuple[BudgetLine, ...]
    signals: tuple[Signal, ...] | None
    tested: int
    hot_spots: tuple[HotSpot, ...]
    sources: tuple[SourceUsed, ...]
    methods: dict[str, MethodUsed] = field(default_factory=dict)
    clusters: tuple[SpaceTimeCluster, ...] = ()
    restarts: tuple[Restart, ...] = ()

    def restart_of(self, area: str) -> Restart | None:
        """Since when an area is what it is now; ``None``: as far back as outlines are held."""
        return next((each for each in self.restarts if each.area == area), None)

    whole_map: tuple[WholeMap, ...] = ()

    def indicator(self, name: str) -> IndicatorPicture | None:
        """The indicator with this name."""
        return next((each for each in self.indicators if each.name == name), None)

    def retrieved_after(self, day: date) -> datetime | None:
        """When the newest figures were retrieved, if that was after a day: they need not be those known then."""
        newest = max((each.retrieved_at for each in self.sources), default=None)
        return newest if newest is not None and newest.date() > day else None


def empty_picture(scope: str, version: str, least: int) -> Picture:
    """What is known of a municipality of which nothing is held."""
    return Picture(scope, scope, version, "", least, {}, (), (), (), (), (), (), (), None, 0, (), ())
