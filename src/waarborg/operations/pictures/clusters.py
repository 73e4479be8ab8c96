"""Where do neighbourhoods that lie together have more cases than expected, and since when?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeAlias

import numpy

from waarborg.analysis.method import TooFew
from waarborg.analysis.scan.clusters import Cluster, Scan
from waarborg.analysis.scan.statistics import scan_permutation, scan_space, scan_space_time
from waarborg.operations.pictures.cluster_answers import A_YEAR, Asked, ClusterAnswer, ClusterQuestion
from waarborg.operations.pictures.counting import Numbers
from waarborg.operations.pictures.findings import SpaceTimeCluster
from waarborg.operations.pictures.hiding import Veils
from waarborg.operations.pictures.latest import Latest
from waarborg.operations.pictures.material import Material, read_material
from waarborg.operations.pictures.method_used import MethodUsed
from waarborg.operations.pictures.methods import told
from waarborg.operations.pictures.signalling import find_month_signals
from waarborg.sources.area_maps import newest_areas
from waarborg.sources.holdings import Holdings
from waarborg.sources.metres import to_metres

_SURE = 0.05


def find_clusters(
    store: Holdings, material: Material, veils: Veils, least: int
) -> tuple[dict[str, ClusterAnswer], dict[str, MethodUsed]]:
    """What goes on up to the last month of every indicator of high-impact crime, and the method.

    Only what chance alone gives less than one time in twenty, anywhere in the municipality.
    """
    places = _middles(store, material)
    answers = {
        indicator.name: _answer((material, veils, places), number, (ClusterQuestion.NOW, A_YEAR), least)
        for number, indicator in enumerate(material.indicators)
        if indicator.impact
    }
    used = [each.method for each in answers.values() if each.method is not None]
    return answers, {"clusters": used[-1]} if used else {}


def surest_first(answers: Iterable[ClusterAnswer]) -> tuple[SpaceTimeCluster, ...]:
    """The clusters of several answers."""
    found = [cluster for each in answers for cluster in each.clusters]
    return tuple(sorted(found, key=lambda each: (each.p_value or _SURE, each.indicator)))


def ask_clusters(store: Holdings, scope: str, day: date, least: int, asked: Asked) -> ClusterAnswer:
    """What one scan answers.

    Args:
        store: where figures are kept.
        scope: the code of the municipality.
        day: only periods that had ended then count.
        least: smaller numbers are not shown.
        asked: the indicator, what is asked, and of how many months up to the last.

    Raises:
        SourceTrouble: where a file is damaged.
    """
    indicator, question, months = asked
    material = read_material(store, scope, day)
    names = [each.name for each in material.indicators]
    if indicator not in names:
        return ClusterAnswer(("", ""), (), 0, None)
    signals = find_month_signals(material, least)[0]
    veils = Veils(material, Latest(material), least, signals)
    given = (material, veils, _middles(store, material))
    return _answer(given, names.index(indicator), (question, months), least)


def _middles(store: Holdings, material: Material) -> dict[int, tuple[float, float]]:
    """A point in each neighbourhood, in metres, by its place in the material."""
    shapes = {each.code: each.shape for each in newest_areas(store, "BU", material.scope)}
    points = {
        place: shapes[code].representative_point()
        for place, code in enumerate(material.areas)
        if code in shapes
    }
    return {place: to_metres().transform(point.x, point.y) for place, point in points.items()}


_Given: TypeAlias = tuple[Material, Veils, dict[int, tuple[float, float]]]


def _answer(given: _Given, number: int, asked: tuple[ClusterQuestion, int], least: int) -> ClusterAnswer:
    (material, veils, middles), (question, months) = given, asked
    periods = material.months.periods[-months:]
    if len(periods) < A_YEAR or not middles:
        return ClusterAnswer(("", ""), (), 0, None)
    places = numpy.array(list(middles))
    cases = material.months.values[places, number, -months:]
    indicator = material.indicators[number]
    base = material.base(indicator.per, int(periods[-1][:4]))[1][places]
    known = ~numpy.isnan(cases).any(axis=1)
    if question.needs_population:
        known &= numpy.nan_to_num(base) > 0
    scan = _scan(question, numpy.array(list(middles.values()))[known], cases[known], base[known])
    ends = (periods[0], periods[-1])
    if isinstance(scan, TooFew):
        return ClusterAnswer(ends, (), int((~known).sum()), None)
    inside = places[known]
    found = []
    for each in scan.clusters:
        if each.p < _SURE and each.cases >= least:
            first, last = (0, len(periods) - 1) if question is ClusterQuestion.WHOLE else each.periods
            its = inside[list(each.areas)]
            areas = tuple(material.areas[place] for place in its)
            cluster = _named(each, indicator.name, areas, (periods[first], periods[last]))
            # Without a population what is expected tells the areas' own totals over all that was looked at.
            tells = cluster.periods if question.needs_population else ends
            hidden = veils.over(tells, number)[its].any()
            found.append(_without_numbers(cluster) if hidden else cluster)
    shown = ("share",) if question is ClusterQuestion.WHOLE else ("share", "longest")
    return ClusterAnswer(ends, tuple(found), int((~known).sum()), told(scan.method, shown))


def _scan(question: ClusterQuestion, places: Numbers, cases: Numbers, base: Numbers) -> Scan | TooFew:
    prospective = question in (ClusterQuestion.NOW, ClusterQuestion.NOW_BESIDE_ITSELF)
    if question is ClusterQuestion.WHOLE:
        return scan_space(places, cases.sum(axis=1), base)
    if question.needs_population:
        return scan_space_time(places, cases, base, prospective)
    return scan_permutation(places, cases, prospective)


def _named(
    cluster: Cluster, indicator: str, areas: tuple[str, ...], periods: tuple[str, str]
) -> SpaceTimeCluster:
    return SpaceTimeCluster(
        indicator, areas, periods, cluster.cases, cluster.expected, cluster.relative_risk, cluster.p
    )


def _without_numbers(cluster: SpaceTimeCluster) -> SpaceTimeCluster:
    """The same where an area has a hidden number over a year with which these would be too much to tell.

    How likely chance gives it hangs on its cases, so of that no more is told than that it is small enough.
    """
    return replace(cluster, cases=None, expected=None, relative_risk=None, p_value=None)
