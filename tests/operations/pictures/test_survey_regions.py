"""What do people say in the regions of a municipality, and is nothing told that the margins do not bear?"""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from tests.operations.pictures.invented_store import DAY, SCOPE, invented_store

from waarborg.operations.pictures.beside import perception_beside_registration
from waarborg.operations.pictures.findings import SurveyRegion
from waarborg.operations.pictures.followed import SURVEY
from waarborg.operations.pictures.keeping import picture_of
from waarborg.operations.pictures.people import read_survey
from waarborg.operations.pictures.picture import SurveyFigure
from waarborg.operations.pictures.region_words import say_beside_survey_region, say_survey_region
from waarborg.operations.pictures.targets import figures_of_picture, survey_name
from waarborg.sources.holdings import Holdings

OTHER = "GM9902"


def test_a_measure_has_the_regions_that_the_monitor_gives() -> None:
    (first, *_) = picture_of(invented_store(), SCOPE, DAY, 5).survey
    last = first.figures[-1]
    assert [(each.kind, each.name) for each in last.regions] == [
        ("RE", "Kust en Plassen"),
        ("PV", "Waterland"),
    ]
    # The monitor has no safety regions: the smallest that there is stands in its place.
    assert [last.region(kind) for kind in ("VR", "RE", "PV")] == [last.regions[0], *last.regions]


@pytest.mark.parametrize("whole", [False, True])
def test_of_a_municipality_that_is_not_published_its_regions_are_told_apart(
    tmp_path: Path, whole: bool
) -> None:
    store = Holdings(copytree(invented_store().folder, tmp_path / "figures"))
    listed = store.table_folder(SURVEY) / "held.json"
    scope = "NL" if whole else OTHER
    listed.write_text(listed.read_text().replace(f'"scope": "{SCOPE}"', f'"scope": "{scope}"'))
    survey = read_survey(store, OTHER, DAY)
    assert survey
    assert not any(each.is_of_municipality for each in survey)
    assert all(each.figures[-1].country is not None for each in survey)
    picture = picture_of(store, OTHER, DAY, 5)
    assert perception_beside_registration(picture) == ()


def test_a_target_of_the_monitor_finds_the_figures_of_the_regions() -> None:
    picture = picture_of(invented_store(), SCOPE, DAY, 5)
    name = survey_name(picture.survey[0].title)
    areas = {each.area_code for each in figures_of_picture(picture) if each.indicator == name}
    assert areas == {SCOPE, "NL", "politie-eenheid", "provincie"}


@pytest.mark.parametrize(
    ("margins", "told"),
    [
        ((20.0, 22.0), "hoger dan provincie Waterland"),
        ((16.0, 22.0), "geen zeker verschil met provincie Waterland"),
        ((10.0, 13.0), "lager dan provincie Waterland"),
        ((None, None), "niet te vergelijken met provincie Waterland"),
    ],
)
def test_a_difference_is_told_only_where_margins_leave_it(
    margins: tuple[float | None, float | None], told: str
) -> None:
    region = SurveyRegion("PV", "PV91", "Waterland", 16.0, 15.0, 17.0)
    own = SurveyFigure(2025, 21.0, *margins, 16.5, (region,))
    assert say_beside_survey_region(own, region, "nl") == told
    assert say_survey_region(SurveyRegion("LD", "LD03", "West-Nederland", 1, 1, 1), "nl") == (
        "landsdeel West-Nederland"
    )
