"""How does what is held become the picture of a municipality?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy

from waarborg.analysis.arrays import Truths
from waarborg.operations.pictures.adjacent import Adjacent, adjacent_in
from waarborg.operations.pictures.adjusting import mark_adjusted
from waarborg.operations.pictures.budget import read_budget
from waarborg.operations.pictures.cluster_answers import ClusterAnswer
from waarborg.operations.pictures.clusters import find_clusters, surest_first
from waarborg.operations.pictures.comparing import Others, read_country, read_others, standing_among
from waarborg.operations.pictures.counting import Numbers
from waarborg.operations.pictures.courses import course_of
from waarborg.operations.pictures.findings import RegionLevel
from waarborg.operations.pictures.hiding import Veils
from waarborg.operations.pictures.hot_spots import find_hot_spots, look_at_whole_map
from waarborg.operations.pictures.latest import Latest
from waarborg.operations.pictures.material import Material, read_material
from waarborg.operations.pictures.measuring import change_of, level_of
from waarborg.operations.pictures.method_used import MethodUsed
from waarborg.operations.pictures.methods import METHODS
from waarborg.operations.pictures.people import read_kinds, read_survey
from waarborg.operations.pictures.picture import AreaLevel, IndicatorPicture, Level, Picture, YearPoint
from waarborg.operations.pictures.regions import regions_beside
from waarborg.operations.pictures.signalling import find_month_signals
from waarborg.operations.pictures.smoothing import rates_among_neighbours, shareable, smoothed_rates
from waarborg.sources.holdings import Holdings

_OWN_PAST = 5


def compute_picture(
    store: Holdings, scope: str, day: date, version: str, least: int
) -> tuple[Picture, list[AreaLevel], dict[str, ClusterAnswer]]:
    """The picture, the levels of its districts and neighbourhoods, and by indicator the scan that it rests on.

    Args:
        store: where figures are kept.
        scope: the code of the municipality.
        day: only periods that had ended then count.
        version: of the figures, to be kept with the results.
        least: counts of small areas below this are not shown.

    Raises:
        SourceTrouble: where a file is damaged.
    """
    # As they were known at the end of the day, where the tables were followed here by then.
    store = Holdings(store.folder, known_on=day)
    material = read_material(store, scope, day)
    last = Latest(material)
    country = read_country(store, material)
    others = read_others(store, scope, country) if country else None
    signals, tested, signal_method = find_month_signals(material, least)
    veils = Veils(material, last, least, signals)
    adjacent = adjacent_in(store, material)
    levels, shown = _levels(material, last, veils, adjacent)
    spots, spot_methods = find_hot_spots(material, adjacent, shown, last.year)
    whole_map, map_methods = look_at_whole_map(material, adjacent, shown, last.year)
    answers, cluster_methods = find_clusters(store, material, veils, least)
    indicators, course_methods = _indicators(material, last, others, regions_beside(store, material, country))
    picture = Picture(
        scope,
        material.names.get(scope, scope),
        version,
        last.until,
        least,
        material.names,
        material.months.periods,
        material.years.periods,
        mark_adjusted(store, scope, day, indicators),
        *read_kinds(store, scope, day),
        read_survey(store, scope, day),
        read_budget(store, scope, day),
        signals,
        tested,
        spots,
        material.sources,
        METHODS | signal_method | spot_methods | cluster_methods | course_methods | map_methods,
        surest_first(answers.values()),
        material.restarts,
        whole_map,
    )
    return picture, levels, answers


def _indicators(
    material: Material, last: Latest, others: Others | None, regions: list[tuple[RegionLevel, ...]]
) -> tuple[tuple[IndicatorPicture, ...], dict[str, MethodUsed]]:
    """Of the whole municipality, where something is held of it."""
    if material.scope not in material.areas:
        return (), {}
    own = material.areas.index(material.scope)
    found, methods = [], dict[str, MethodUsed]()
    for number, followed in enumerate(material.indicators):
        months = material.months.values[own, number]
        course, seasons, used = course_of(months, material.months.periods[-1:], followed)
        methods |= used
        standing = standing_among(others, material, number) if others else None
        whole = _indicator(material, own, number, last)
        beside = regions[number]
        found.append(replace(whole, standing=standing, course=course, seasons=seasons, regions=beside))
    return tuple(found), methods


def _indicator(material: Material, own: int, number: int, last: Latest) -> IndicatorPicture:
    followed = material.indicators[number]
    base_year, bases = material.base(followed.per, last.year)
    now, before = last.now[own, number], last.before[own, number]
    earlier = None
    if not numpy.isnan(before):
        earlier = level_of(before, bases[own], base_year, last.earlier)
    points = tuple(_year(material, own, number, place) for place in range(len(material.years.periods)))
    past = [each.rate for each in points[-_OWN_PAST - 1 : -1] if each.rate is not None]
    months = material.months.values[own, number]
    return IndicatorPicture(
        followed.name,
        level_of(now, bases[own], base_year, last.periods),
        earlier,
        change_of(before, now),
        points,
        tuple(None if numpy.isnan(each) else int(each) for each in months),
        sum(past) / len(past) if len(past) == _OWN_PAST else None,
        None,
    )


def _year(material: Material, own: int, number: int, place: int) -> YearPoint:
    period = material.years.periods[place]
    year = int(period[:4])
    base_year, bases = material.base(material.indicators[number].per, year)
    level = level_of(material.years.values[own, number, place], bases[own], base_year, (period, period))
    provisional = any(period in each.provisional for each in material.sources)
    return YearPoint(year, level.count, level.rate, level.lower, level.upper, provisional)


def _levels(
    material: Material, last: Latest, veils: Veils, adjacent: Adjacent | None
) -> tuple[list[AreaLevel], list[Numbers]]:
    """Of districts and neighbourhoods together, so that hidden numbers cannot be worked out from each other.

    Gives as well the last counts of every indicator without what is hidden (see :func:`shareable`).
    """
    places = [place for place, code in enumerate(material.areas) if code[:2] in ("WK", "BU")]
    codes = [material.areas[place] for place in places]
    found, open_counts = [], []
    for number, followed in enumerate(material.indicators):
        base_year, bases = material.base(followed.per, last.year)
        now, before = last.now[:, number], last.before[:, number]
        hidden, untold = veils.of(last.periods, number), veils.of(last.earlier, number)
        shared = shareable(material.areas, now, bases, hidden)
        open_counts.append(shared)
        smoothed = smoothed_rates(codes, shared[places], bases[places])
        nearby = rates_among_neighbours(shared, bases, adjacent)[places]
        veiled = [veils.of((period, period), number) for period in material.years.periods]
        years = _shown_years(material.years.values[:, number], veiled)
        for row, place in enumerate(places):
            level = level_of(now[place], bases[place], base_year, last.periods)
            # A change tells the one count by the other.
            told = not (hidden[place] or untold[place])
            change = change_of(before[place], now[place]) if told else None
            shown = _hide(level) if hidden[place] else level
            rates = [None if hidden[place] else _known(each[row]) for each in (smoothed, nearby)]
            found.append(
                AreaLevel(codes[row], followed.name, shown, change, rates[0], years[place], rates[1])
            )
    return found, open_counts


def _known(rate: float) -> float | None:
    return None if numpy.isnan(rate) else float(rate)


def _shown_years(yearly: Numbers, hidden: Sequence[Truths]) -> list[tuple[int | None, ...]]:
    """The counts of every year, those that may not be shown left out."""
    counts = numpy.nan_to_num(yearly).astype(numpy.int64).astype(numpy.object_)
    counts[numpy.isnan(yearly) | numpy.array(hidden, dtype=bool).reshape(yearly.T.shape).T] = None
    return [tuple(each) for each in counts.tolist()]


def _hide(level: Level) -> Level:
    return Level(level.periods, None, level.base, level.base_year, None, None, None, hidden=True)
