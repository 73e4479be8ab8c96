"""Can a number that is hidden in one place be worked out from what another place tells?"""

from __future__ import annotations

from dataclasses import asdict, replace
from itertools import pairwise, product

import numpy
import pytest
from tests.operations.pictures.invented_store import DAY, SCOPE, invented_store

from waarborg.analysis.arrays import Truths
from waarborg.operations.pictures import computing
from waarborg.operations.pictures.cluster_answers import ClusterQuestion
from waarborg.operations.pictures.clusters import ask_clusters
from waarborg.operations.pictures.counting import Counts, Numbers
from waarborg.operations.pictures.hiding import Veils
from waarborg.operations.pictures.latest import Latest
from waarborg.operations.pictures.material import Material, read_material
from waarborg.operations.pictures.picture import Signal
from waarborg.sources.indicators import find_indicator

AREAS = ("GM1", "BU1", "BU2", "BU3", "BU4")
LEAST = 5


def material_of(years: dict[str, list[list[float]]]) -> Material:
    """Indicators by name, each with a row a neighbourhood and a column a year; months only of the last year."""
    indicators = tuple(found for name in years if (found := find_indicator(name)))
    parts = numpy.array(list(years.values()), dtype=numpy.float64).transpose(1, 0, 2)
    values = numpy.concatenate([numpy.nansum(parts, axis=0, keepdims=True), parts])
    last = 2025
    periods = tuple(f"{last + 1 + place - values.shape[2]}JJ00" for place in range(values.shape[2]))
    months = numpy.zeros((*values.shape[:2], 24))
    months[:, :, -6] = values[:, :, -1]
    names = tuple(f"{year}MM{month:02d}" for year in (last - 1, last) for month in range(1, 13))
    return Material("GM1", AREAS, {}, indicators, Counts(names, months), Counts(periods, values), {}, ())


def codes_of(material: Material, hidden: Truths) -> set[str]:
    return {code for code, is_hidden in zip(material.areas, hidden, strict=True) if is_hidden}


def hidden_in(material: Material, name: str, signals: tuple[Signal, ...] = (), year: int = 2025) -> set[str]:
    number = [each.name for each in material.indicators].index(name)
    return codes_of(
        material, Veils(material, Latest(material), LEAST, signals).of((f"{year}JJ00",) * 2, number)
    )


@pytest.mark.parametrize(
    ("total", "hidden"),
    [
        (31.0, True),  # 30 bicycles and nothing else: the burglary must be one
        (32.0, False),  # or something that is followed nowhere
    ],
)
def test_a_total_over_all_kinds_that_leaves_one_number_for_a_hidden_kind_is_hidden_too(
    total: float, hidden: bool
) -> None:
    material = material_of(
        {
            "misdrijven": [[total], [60.0], [70.0], [80.0]],
            "woninginbraak": [[1.0], [9.0], [20.0], [30.0]],
            "fietsdiefstal": [[30.0], [20.0], [20.0], [20.0]],
        }
    )
    assert hidden_in(material, "woninginbraak") == {"BU1", "BU2"}
    found = hidden_in(material, "misdrijven")
    assert ("BU1" in found) is hidden
    assert len(found) == (2 if hidden else 0)


def test_a_neighbourhood_with_a_signal_does_not_protect_another() -> None:
    material = material_of({"woninginbraak": [[1.0], [6.0], [20.0], [30.0]]})
    signal = Signal("BU2", "woninginbraak", "2025MM12", 6, 0.4, 3.0, 0.0001, 0.01)
    assert hidden_in(material, "woninginbraak") == {"BU1", "BU2"}
    assert hidden_in(material, "woninginbraak", (signal,)) == {"BU1", "BU3"}


def test_the_same_stretch_as_months_and_as_a_year_hides_the_same() -> None:
    material = material_of({"woninginbraak": [[3.0], [9.0], [20.0], [float("nan")]]})
    material.months.values[4, 0, -6] = 6.0
    assert hidden_in(material, "woninginbraak") == {"BU1", "BU2", "BU4"}
    veils = Veils(material, Latest(material), LEAST, ())
    assert codes_of(material, veils.of(("2025MM01", "2025MM12"), 0)) == {"BU1", "BU2", "BU4"}


def test_what_is_hidden_in_a_year_is_hidden_over_every_stretch_that_touches_it() -> None:
    material = material_of({"woninginbraak": [[3.0, 30.0], [9.0, 30.0], [20.0, 30.0], [20.0, 30.0]]})
    veils = Veils(material, Latest(material), LEAST, ())
    assert codes_of(material, veils.over(("2024MM12", "2025MM02"), 0)) == {"BU1", "BU2"}
    assert not veils.over(("2025MM01", "2025MM02"), 0).any()


def test_no_group_in_place_and_time_tells_a_number_of_an_area_with_a_hidden_year() -> None:
    material = read_material(invented_store(), SCOPE, DAY)
    veils = Veils(material, Latest(material), LEAST, ())
    silent, told = 0, 0
    for question, name in product(ClusterQuestion, ("woninginbraak", "geweld", "winkeldiefstal")):
        answer = ask_clusters(invented_store(), SCOPE, DAY, LEAST, (name, question, 24))
        number = [each.name for each in material.indicators].index(name)
        for each in answer.clusters:
            looked_at = each.periods if question.needs_population else answer.periods
            hidden = bool(codes_of(material, veils.over(looked_at, number)) & {*each.areas})
            numbers = (each.cases, each.expected, each.relative_risk, each.p_value)
            assert not (hidden and numbers != (None,) * 4), each
            silent, told = silent + hidden, told + (each.cases is not None)
    assert silent
    assert told


def moved_among_hidden(material: Material) -> tuple[Material, int]:
    """Cases moved from a hidden neighbourhood to another in the same district, so that the same stays hidden."""

    def hidden_of(values: Numbers, number: int) -> set[str]:
        held = replace(material, months=replace(material.months, values=values))
        latest = Latest(held)
        return codes_of(held, Veils(held, latest, LEAST, ()).of(latest.periods, number))

    values, moved = material.months.values, 0
    for number in range(len(material.indicators)):
        hidden = hidden_of(values, number)
        parts = [material.areas.index(code) for code in sorted(hidden) if code.startswith("BU")]
        for one, other in pairwise(parts):
            changed = values.copy()
            changed[one, number, -4] -= 1
            changed[other, number, -4] += 1
            same = material.areas[one][2:8] == material.areas[other][2:8]
            if same and changed[one, number, -4] >= 0 and hidden_of(changed, number) == hidden:
                values, moved = changed, moved + 1
                break
    return replace(material, months=replace(material.months, values=values)), moved


def test_a_picture_is_the_same_whatever_the_hidden_numbers_are(monkeypatch: pytest.MonkeyPatch) -> None:
    store = invented_store()
    material = read_material(store, SCOPE, DAY)
    other_material, moved = moved_among_hidden(material)
    assert moved > 2
    first = computing.compute_picture(store, SCOPE, DAY, "1", LEAST)
    monkeypatch.setattr(computing, "read_material", lambda *_: other_material)
    second = computing.compute_picture(store, SCOPE, DAY, "1", LEAST)
    assert asdict(first[0]) == asdict(second[0])
    assert [asdict(each) for each in first[1]] == [asdict(each) for each in second[1]]
