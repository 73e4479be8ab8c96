"""What can a template say of the safety picture? Figures in words, with how sure they are and whence they come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class IndicatorFacts:
    """An indicator of the whole municipality over its last twelve months or year.

    Attributes:
        impact: whether it is a high-impact crime.
        rate: per 1,000 of ``per``, with ``interval``.
        change: against a year before, in words.
        place: among comparable municipalities, in words.
        link: its page.
    """

    label: str
    impact: bool
    stretch: str
    count: str
    rate: str
    interval: str
    per: str
    change: str
    own_past: str
    place: str
    link: str

    @property
    def measured(self) -> str:
        """The rate with its interval, for one cell of a table."""
        return f"{self.rate} ({self.interval}) {self.per}" if self.interval else self.rate


@dataclass(frozen=True, slots=True)
class RegionFacts:
    """An indicator in the safety region, and how the municipality stands beside the rest of it.

    Attributes:
        link: where it is laid beside the region.
    """

    label: str
    region: str
    rate: str
    difference: str
    basis: str
    link: str


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """What people say in the Safety Monitor, with its margin and the country."""

    title: str
    year: int
    value: str
    margin: str
    country: str
    difference: str


@dataclass(frozen=True, slots=True)
class BesideFacts:
    """A theme: what was registered, and beside it what people say."""

    theme: str
    registered: str
    experienced: str
    link: str


@dataclass(frozen=True, slots=True)
class BudgetFacts:
    """A figure that the law wants in the budget."""

    label: str
    year: str
    value: str
    country: str


@dataclass(frozen=True, slots=True)
class SignalFacts:
    """A month that departs from what was expected."""

    area: str
    label: str
    month: str
    count: int
    expected: str
    usual: int
    sureness: str
    link: str


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """Where figures come from."""

    source: str
    table: str
    version: str
    retrieved_on: str
    licence: str
    state: str

    @property
    def whose(self) -> str:
        """Who publishes it, and under which licence, for one cell of a table."""
        return f"{self.source} ({self.licence})"

    @property
    def edition(self) -> str:
        """Its version and when it was retrieved, for one cell of a table."""
        return f"{self.version}, opgehaald {self.retrieved_on}"


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """The safety picture of a municipality.

    Attributes:
        missing: why there are no figures, in words; empty: there are.
        until: the last month or year that counts.
        retrieved_after: when the figures were retrieved, if that was after the day of the document.
        least: smaller numbers of districts and neighbourhoods are not shown.
        tested: in how many series a signal was looked for; 0: the months do not go back far enough.
        methods: how the figures were found, each with all that was chosen.
        link: its page.
        charts_link: the page of the indicator that is drawn.
        restart: where its series begins anew, in words; empty: nowhere.
        regions: the indicators in the safety region; none where its division was not fetched.
    """

    link: str
    missing: str = ""
    until: str = ""
    retrieved_after: date | None = None
    version: str = ""
    least: int = 0
    indicators: tuple[IndicatorFacts, ...] = ()
    answers: tuple[AnswerFacts, ...] = ()
    beside: tuple[BesideFacts, ...] = ()
    budget: tuple[BudgetFacts, ...] = ()
    signals: tuple[SignalFacts, ...] = ()
    tested: int = 0
    sources: tuple[SourceFacts, ...] = ()
    methods: tuple[str, ...] = ()
    restart: str = ""
    regions: tuple[RegionFacts, ...] = ()
    charts_link: str = ""
