"""Does a municipality stand beside its region, and is nothing said of a region of which figures are missing?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.operations.pictures.invented_store import DAY, SCOPE, invented_store

from waarborg.operations.pictures.comparing import Country, read_country
from waarborg.operations.pictures.findings import Change, RegionLevel
from waarborg.operations.pictures.keeping import picture_of
from waarborg.operations.pictures.material import Material, read_material
from waarborg.operations.pictures.region_words import say_beside_region, say_region
from waarborg.operations.pictures.regions import regions_beside
from waarborg.sources.figures import read_figures
from waarborg.sources.regions import read_regions


@pytest.fixture(scope="module")
def material() -> Material:
    return read_material(invented_store(), SCOPE, DAY)


@pytest.fixture(scope="module")
def country(material: Material) -> Country:
    found = read_country(invented_store(), material)
    assert found is not None
    return found


def test_the_rate_of_a_region_is_the_sum_of_its_municipalities(material: Material, country: Country) -> None:
    store = invented_store()
    number = [each.name for each in material.indicators].index("woninginbraak")
    region, unit, province = regions_beside(store, material, country)[number]
    assert (region.kind, unit.kind, province.kind) == ("VR", "RE", "PV")
    assert (province.municipalities, province.missing) == (25, ())
    members = {each.municipality for each in read_regions(store, 2025)[1] if each.code == region.code}
    assert SCOPE in members
    assert region.municipalities == len(members)
    crimes = [
        row["value"]
        for scope in ("NL", SCOPE)
        for row in read_figures(store, "47018NED", scope, kinds=["1.1.1"], years=[2025]).iter_rows(named=True)
        if row["area"] in members
    ]
    homes = {
        row["area"]: row["value"]
        for scope in ("NL", SCOPE)
        for row in read_figures(store, "86165NED", scope).iter_rows(named=True)
        if row["area"] in members and row["measure"] == "dwellings"
    }
    assert region.count == sum(set_of(crimes, len(members)))
    assert region.rate == pytest.approx(1_000 * region.count / sum(homes.values()))
    assert region.rate is not None
    assert (region.lower or 0) < region.rate < (region.upper or 0)


def set_of(values: list[float], number: int) -> list[float]:
    """One figure a municipality."""
    assert len(values) == number
    return values


def test_without_the_figures_of_one_municipality_there_is_no_rate_and_it_is_named(
    material: Material, country: Country
) -> None:
    counts = tuple(
        {code: value for code, value in each.items() if code != "GM9903"} for each in country.counts
    )
    region, *_ = regions_beside(invented_store(), material, replace(country, counts=counts))[0]
    assert (region.rate, region.difference, region.missing) == (None, None, ("Berkenrade",))
    assert say_beside_region(region, "nl") == (
        f"geen cijfer: van 1 van de {region.municipalities} gemeenten ontbreken cijfers (Berkenrade)"
    )


def test_a_municipality_of_no_known_region_has_none(material: Material, country: Country) -> None:
    elsewhere = replace(material, scope="GM0001", areas=("GM0001", *material.areas[1:]))
    assert set(regions_beside(invented_store(), elsewhere, country)) == {()}
    assert set(regions_beside(invented_store(), material, None)) == {()}


def test_a_picture_keeps_its_regions_with_their_source() -> None:
    picture = picture_of(invented_store(), SCOPE, DAY, 5)
    burglary = picture.indicator("woninginbraak")
    assert burglary is not None
    region = burglary.region("VR")
    assert region is not None
    assert say_region(region, "nl") == "veiligheidsregio Duinkust"
    assert "Gebieden in Nederland 2025" in {each.title for each in picture.sources}


@pytest.mark.parametrize(
    ("share", "sure", "word"),
    [(0.2, True, "hoger dan toeval"), (-0.2, True, "lager dan toeval"), (0.1, False, "kan toeval zijn")],
)
def test_a_difference_is_told_with_how_sure_it_is(share: float, sure: bool, word: str) -> None:
    about = ("VR", "VR91", "Duinkust", 2025, 2025, 9, ())
    found = RegionLevel(*about, 900, 4.2, 4.0, 4.4, Change(share, share - 0.1, share + 0.1, sure))
    assert word in say_beside_region(found, "nl")
    assert "too few" in say_beside_region(replace(found, difference=None), "en")
