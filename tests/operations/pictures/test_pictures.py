from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest
from tests.operations.pictures.invented_store import DAY, SCOPE, bring_twice, invented_store

from waarborg.operations.pictures.finding import held_names
from waarborg.operations.pictures.findings import Change
from waarborg.operations.pictures.keeping import data_version, levels_of, picture_of
from waarborg.operations.pictures.levels import read_levels, write_levels
from waarborg.operations.pictures.method_used import MethodUsed
from waarborg.operations.pictures.method_words import say_method
from waarborg.operations.pictures.outlines import drawn_outlines
from waarborg.operations.pictures.picture import AreaLevel, Level, Picture
from waarborg.operations.pictures.picture_words import say_course, say_seasons
from waarborg.operations.pictures.residents import residents_of
from waarborg.operations.pictures.reviving import revive
from waarborg.sources.figures import read_figures
from waarborg.sources.holdings import Holdings
from waarborg.sources.indicators import indicators, indicators_of, survey_belongs
from waarborg.sources.trouble import SourceTrouble


def picture(day: date = DAY) -> Picture:
    return picture_of(invented_store(), SCOPE, day, 5)


def test_a_level_is_the_sum_of_the_last_twelve_months_per_thousand() -> None:
    burglary = picture().indicator("woninginbraak")
    assert burglary is not None
    rows = read_figures(invented_store(), "47022NED", SCOPE, kinds=["1.1.1"], areas="GM")
    last = rows.filter(pl.col("period").is_between(pl.lit("2025MM11"), pl.lit("2026MM10")))["value"].sum()
    assert (burglary.last.periods, burglary.last.count) == (("2025MM11", "2026MM10"), last)
    assert burglary.last.base is not None
    assert burglary.last.rate == pytest.approx(1_000 * last / burglary.last.base)
    assert burglary.last.lower is not None
    assert burglary.last.upper is not None
    assert burglary.last.lower < 1_000 * last / burglary.last.base < burglary.last.upper


def test_the_course_over_the_years_and_the_season_are_told_apart_and_with_how_sure_they_are() -> None:
    found = picture()
    burglary, cars = found.indicator("woninginbraak"), found.indicator("auto-inbraak")
    assert burglary
    assert burglary.seasons
    assert {1, 12} <= set(burglary.seasons.high)
    assert {6, 7} <= set(burglary.seasons.low)
    assert cars
    assert cars.course
    assert cars.course.sure
    # It was made to fall by six percent a year.
    assert cars.course.lower < -0.06 < cars.course.upper
    assert say_course(cars.course, "nl").startswith("gemiddeld −7 % per jaar over 94 maanden (tussen")
    assert say_seasons(burglary.seasons, "nl").startswith("hoger in januari")
    assert say_course(None, "nl") == "te weinig gevallen om iets te zeggen"


def test_neighbourhoods_and_months_that_were_made_to_rise_are_a_cluster() -> None:
    found = picture()
    (cluster,) = [each for each in found.clusters if each.indicator == "woninginbraak"]
    assert [found.areas[area] for area in cluster.areas] == ["Polder-Oost"]
    assert cluster.periods == ("2026MM09", "2026MM10")
    assert cluster.p_value is not None
    assert cluster.p_value < 0.05
    assert cluster.relative_risk is not None
    assert cluster.relative_risk > 3


def test_nuisance_is_followed_by_the_words_of_its_kinds_and_its_years_are_sums_of_months() -> None:
    found = picture().indicator("jeugdoverlast")
    assert found is not None
    rows = read_figures(invented_store(), "47024NED", SCOPE, kinds=["1.0.0"], years=[2025], areas="GM")
    assert found.years[-1].count == rows["value"].sum()
    assert found.standing is not None
    assert found.standing.of == 21


def test_a_figure_of_the_budget_is_as_it_was_published() -> None:
    lines = {each.name: each.figures for each in picture().budget}
    rows = read_figures(invented_store(), "83648NED", SCOPE, kinds=["CRI3000"], years=[2025])
    own = rows.filter(pl.col("area") == SCOPE)["value"].item()
    assert (lines["bbv-geweldsmisdrijven"][-1].year, lines["bbv-geweldsmisdrijven"][-1].value) == (2025, own)
    assert lines["bbv-verwijzingen-halt"] == ()


def test_on_an_earlier_day_later_months_do_not_count() -> None:
    assert picture(date(2025, 7, 15)).until == "2025MM06"
    assert picture(date(2025, 7, 15)).years[-1] == "2024JJ00"


def test_a_municipality_stands_among_twenty_that_are_like_it() -> None:
    burglary = picture().indicator("woninginbraak")
    assert burglary is not None
    standing = burglary.standing
    assert standing is not None
    assert (standing.year, standing.of) == (2025, 21)
    assert standing.peers[standing.place - 1].code == SCOPE
    assert standing.place_lower <= standing.place <= standing.place_upper


def test_every_figure_has_its_source_licence_version_and_moment() -> None:
    used = {each.table: each for each in picture().sources}
    assert {"47018NED", "47022NED", "85146NED", "85984NED"} <= set(used)
    assert all(each.source and each.licence and each.version and each.retrieved_at for each in used.values())
    assert used["47022NED"].provisional[-1] == "2026MM10"


def test_every_method_is_said_in_dutch_words_with_its_seed_and_version() -> None:
    found = picture()
    said = {name: say_method(each, found.version, "nl") for name, each in found.methods.items()}
    assert said["standing"] == (
        "Plaats met toevalsmarge (Goldstein & Spiegelhalter 1996); zekerheid 95 %; tweezijdig; "
        f"2.000 trekkingen; startgetal 1; gegevensversie {found.version}"
    )
    assert "buren: die elkaar raken" in said["hot_spots"]
    assert "kans op vals alarm per reeks: 0,01" in said["signals"]
    assert "; tweezijdig; 9.999 trekkingen; startgetal 1; gecorrigeerd" in said["hot_spots"]
    assert "; eenzijdig: alleen naar boven; gecorrigeerd" in said["signals"]


def test_every_method_with_a_test_or_an_interval_says_its_sides() -> None:
    found = picture()
    sides = {name: each.sides for name, each in found.methods.items()}
    one = {"signals", "clusters"}
    none = {"smoothed", "nearby"}
    assert {"signals", "clusters", "hot_spots", "outliers", "moran", "geary", "trend", "season"} <= set(sides)
    assert sides == {name: 1 if name in one else None if name in none else 2 for name in sides}
    assert "; eenzijdig: alleen naar boven; " in say_method(found.methods["clusters"], found.version, "nl")
    assert "; two-sided; " in say_method(found.methods["hot_spots"], found.version, "en")
    kept = asdict(found.methods["level"])
    del kept["sides"]
    assert revive(MethodUsed, kept).sides is None


def test_small_numbers_of_neighbourhoods_are_not_there_at_all() -> None:
    levels = levels_of(invented_store(), SCOPE, DAY, 5)
    assert any(each.last.hidden for each in levels)
    assert all(each.last.count is None or each.last.count == 0 or each.last.count >= 5 for each in levels)
    assert all(each.last.rate is None and each.smoothed is None for each in levels if each.last.hidden)
    assert all(count is None or count == 0 or count >= 5 for each in levels for count in each.years)


def test_what_people_say_stands_with_its_margins_and_the_country() -> None:
    (first, *_) = picture().survey
    assert first.title == "Voelt zich weleens onveilig in de eigen buurt"
    assert [each.year for each in first.figures] == [2021, 2023, 2025]
    assert all(each.country is not None and each.lower is not None for each in first.figures)


def test_a_picture_is_computed_once_and_again_when_figures_change(tmp_path: Path) -> None:
    store = invented_store()
    first = picture()
    folder = store.folder / "pictures" / SCOPE
    written = {path: path.stat().st_mtime_ns for path in folder.rglob("picture.json")}
    assert picture() == first
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("picture.json")} == written
    assert first.version == data_version(store, SCOPE)
    assert data_version(Holdings(tmp_path), SCOPE) != first.version


def test_of_a_municipality_that_is_not_held_there_is_an_empty_picture(tmp_path: Path) -> None:
    empty = picture_of(Holdings(tmp_path), "GM0001", DAY, 5)
    assert (empty.indicators, empty.kinds, empty.survey, empty.until) == ((), (), (), "")
    assert levels_of(Holdings(tmp_path), "GM0001", DAY, 5) == []


def test_whether_high_and_low_lie_together_is_told_by_three_measures_of_every_map() -> None:
    found = [each for each in picture().whole_map if each.indicator == "woninginbraak"]
    assert [each.measure for each in found] == ["moran", "geary", "getis_ord_general"]
    assert all(0 < each.p_value <= 1 for each in found)
    assert picture().methods["moran"].permutations == 9_999


def test_every_theme_of_an_indicator_is_one_of_the_framework() -> None:
    from waarborg.reading.framework import editions

    known = {subject.code for edition in editions() for subject in edition.subjects}
    assert {theme for each in indicators() for theme in each.themes} <= known
    assert "winkeldiefstal" in {each.name for each in indicators_of("bedrijvigheid")}
    assert survey_belongs("Voelt zich weleens onveilig", "leefomgeving/subjectieve-veiligheid")
    assert not survey_belongs("Voelt zich weleens onveilig", "fysiek/brandveiligheid")


def test_levels_are_read_back_as_they_were_and_a_damaged_file_says_so(tmp_path: Path) -> None:
    periods = ("2025MM11", "2026MM10")
    told = AreaLevel(
        "BU1",
        "fraude",
        Level(periods, 3, 900, 2025, 3.3, 0.7, 9.7),
        Change(0.5, -0.1, 1, False),
        2.5,
        (1, None),
    )
    hidden = AreaLevel(
        "BU2", "fraude", Level(periods, None, None, None, None, None, None, True), None, None, ()
    )
    other = AreaLevel("BU1", "geweld", Level(periods, 0, 900, 2025, 0.0, 0.0, 4.1), None, 0.1, (0, 2), 0.3)
    path = tmp_path / "levels"
    for _ in range(2):
        write_levels(path, [told, hidden, other])
    assert read_levels(path) == [told, hidden, other]
    assert read_levels(path, indicator="fraude") == [told, hidden]
    assert read_levels(path, area="BU1") == [told, other]
    path.write_bytes(b"nothing of the kind" * 100)
    with pytest.raises(SourceTrouble):
        read_levels(path)


def test_names_outlines_and_residents_are_there_for_who_reads_no_tables(tmp_path: Path) -> None:
    store = invented_store()
    assert held_names(store)[SCOPE] == "Duinmeer"
    assert len(held_names(store)) > 20
    assert held_names(Holdings(tmp_path)) == {}
    drawn = drawn_outlines(store, SCOPE)
    assert {each.code for each in drawn} == {each for each in picture().areas if each.startswith("BU")}
    assert drawn[0].geometry["type"] == "Polygon"
    assert drawn_outlines(store, "GM0000") == []
    newest = max(year for year, areas in residents_of(store, SCOPE).items() if areas)
    assert residents_of(store, SCOPE)[newest][SCOPE] > 1_000


def test_on_an_earlier_day_the_figures_are_those_known_then_and_what_was_adjusted_since_is_told(
    tmp_path: Path,
) -> None:
    store, then = Holdings(tmp_path), datetime(2025, 3, 1, tzinfo=UTC)
    bring_twice(store, {then: 40.0, datetime(2025, 9, 1, tzinfo=UTC): 47.0})

    def told(day: date) -> tuple[int | None, int | None, str, datetime | None]:
        picture = picture_of(store, SCOPE, day, 5)
        (found,) = picture.indicators
        return found.last.count, found.adjusted, picture.sources[0].version, picture.retrieved_after(day)

    assert told(date(2025, 8, 31)) == (40, 47, "2025-03-01", None)
    assert told(date(2025, 9, 1)) == (47, None, "2025-09-01", None)
    assert told(date(2025, 2, 1)) == (40, 47, "2025-03-01", then)
