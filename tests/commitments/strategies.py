"""Random commitments and evidence, for properties that hold for all kinds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from waarborg.commitments.commitment import Commitment
from waarborg.commitments.demands import (
    Attested,
    Demand,
    Direction,
    Frequency,
    InForce,
    Interval,
    Milestone,
    Response,
    Target,
)
from waarborg.commitments.evidence import Answered, Counted, Evidence, Happened, Measured, Span, Valid
from waarborg.commitments.windows import Window
from waarborg.registers.durations import Duration, Unit

FIRST, LAST = date(2022, 1, 1), date(2028, 12, 31)
HOLIDAYS = frozenset({date(2024, 12, 25), date(2024, 12, 26), date(2025, 1, 1)})
MEMBERS = ("Noord", "Oost", "Zuid", "West")

days = st.dates(FIRST, LAST)
lists = st.sampled_from([None, "wijk"])
periods = st.sampled_from(
    [
        Duration(1, Unit.YEAR),
        Duration(2, Unit.YEAR),
        Duration(6, Unit.MONTH),
        Duration(3, Unit.MONTH),
        Duration(5, Unit.MONTH),
        Duration(1, Unit.MONTH),
        Duration(1, Unit.WEEK),
        Duration(2, Unit.WEEK),
        Duration(1, Unit.WORKING_DAY),
        Duration(3, Unit.WORKING_DAY),
        Duration(10, Unit.DAY),
        Duration(1, Unit.DAY),
    ]
)
durations = st.builds(Duration, st.integers(1, 40), st.sampled_from(Unit))
shares = st.sampled_from([None, 0.25, 0.7, 0.95, 1.0])
seasons = st.one_of(
    st.just(()),
    st.sets(st.integers(1, 12), min_size=1, max_size=12).map(lambda months: tuple(sorted(months))),
)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    start = draw(days)
    return Window(start, start + timedelta(days=draw(st.integers(0, 1800))))


@st.composite
def frequencies(draw: st.DrawFn) -> Frequency:
    low = draw(st.none() | st.integers(1, 13))
    high = draw(st.integers(low or 0, 20)) if low is None else draw(st.none() | st.integers(low, 20))
    each = draw(lists)
    coverage = draw(shares) if each else None
    return Frequency(draw(periods), low, high, each, coverage, draw(seasons))


targets = st.builds(
    Target,
    st.just("woninginbraken"),
    st.sampled_from(Direction),
    st.sampled_from([0.9, 7.0]),
    st.sampled_from([None, "year:2018", "area:GM0613"]),
)
demands: st.SearchStrategy[Demand] = st.one_of(
    frequencies(),
    st.builds(Interval, durations, lists),
    st.builds(Response, st.none() | durations, shares),
    st.builds(Milestone, days),
    st.builds(InForce, lists),
    st.builds(InForce, st.just("wijk"), shares),
    targets,
    st.builds(Attested, st.none() | durations),
)


@st.composite
def commitments(draw: st.DrawFn, of: st.SearchStrategy[Demand] = demands) -> Commitment:
    members = MEMBERS[: draw(st.integers(0, 4))]
    return Commitment(draw(of), draw(windows()), members, draw(st.none() | days), HOLIDAYS)


def _per_name(demand: Demand, members: tuple[str, ...]) -> list[str | None]:
    return list(members) if getattr(demand, "each", None) else [None]


@st.composite
def evidence_for(draw: st.DrawFn, commitment: Commitment, on: date) -> Evidence:
    """Evidence as somebody who counts on a day would bring it: nothing of later days."""
    demand = commitment.demand
    assert demand is not None
    names = _per_name(demand, commitment.members)
    before = st.dates(FIRST - timedelta(days=900), max(on, FIRST))
    match demand:
        case Frequency():
            return Counted({name: draw(st.integers(0, 15)) for name in names})
        case Response():
            in_time, late, overdue, waiting = (draw(st.integers(0, 5)) for _ in range(4))
            due = None
            if demand.within is not None and waiting:
                due = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
                due += timedelta(days=draw(st.integers(1, 50)))
            return Answered(in_time + late + overdue + waiting, in_time, late, overdue, waiting, due)
        case InForce():
            return Valid({name: tuple(draw(st.lists(spans(), max_size=4))) for name in names})
        case Target():
            figures = st.none() | st.floats(0, 20)
            return Measured(draw(figures), draw(figures), draw(st.sampled_from(["", "2025"])))
        case _:
            return Happened({name: tuple(sorted(draw(st.sets(before, max_size=6)))) for name in names})


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(days)
    return Span(
        start, draw(st.none() | st.integers(0, 700).map(lambda length: start + timedelta(days=length)))
    )
