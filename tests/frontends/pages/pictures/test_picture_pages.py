"""What does somebody get of the safety picture at its addresses?"""

from __future__ import annotations

import builtins
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import get_language
from tests.frontends.pages.pictures.visiting import PICTURE, neighbourhoods
from tests.operations.pictures.invented_store import DAY, SCOPE, bring_twice, invented_store

from waarborg.documents.charts.chart import Chart
from waarborg.operations.apart import NotComputed, compute_apart
from waarborg.operations.pictures.finding import held_names
from waarborg.operations.pictures.keeping import levels_of, picture_of
from waarborg.operations.pictures.picture import AreaLevel
from waarborg.sources.holdings import Holdings

pytestmark = pytest.mark.django_db


def test_the_charts_of_a_page_are_drawn_together_in_another_process_and_kept(
    officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(invented_store().folder / "charts", ignore_errors=True)
    drawn: list[int] = []

    def counted(draw: Callable[..., list[bytes]], charts: list[Chart], form: str) -> list[bytes]:
        drawn.append(len(charts))
        return compute_apart(draw, charts, form)

    monkeypatch.setattr("waarborg.frontends.pages.pictures.charts.compute_apart", counted)
    for name in ("woninginbraak", "straatroof", "geweld"):
        answer = officer.get(f"{PICTURE}/grafiek/maanden.svg?indicator={name}")
        assert (answer["Content-Type"], b"<svg" in answer.content) == ("image/svg+xml", True)
    assert len(drawn) == 1
    for what in ("jaren", "vergelijking", "buurten"):
        assert officer.get(f"{PICTURE}/grafiek/{what}.svg?indicator=woninginbraak").status_code == 200
    assert len(drawn) == 2
    image = officer.get(f"{PICTURE}/grafiek/maanden.png?indicator=woninginbraak")
    assert image.content.startswith(b"\x89PNG")


def ask_until(client: Client, word: str, address: str) -> str:
    """The first page that says this; a picture is computed in a process of its own meanwhile."""
    for _ in range(600):
        page = client.get(address).content.decode()
        if word in page:
            return page
        time.sleep(0.1)
    raise AssertionError(f"{address} never says {word!r}")


def test_a_picture_that_must_still_be_computed_says_so_and_is_there_a_moment_later(
    officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"{PICTURE}/vergelijken/?op=2024-05-10"

    def stopped(*_: object) -> None:
        raise NotComputed("it took too long")

    with monkeypatch.context() as busy:
        busy.setattr("waarborg.operations.pictures.keeping.compute_apart", stopped)
        first = officer.get(address)
        assert (first.status_code, "Dit beeld wordt berekend" in first.content.decode()) == (202, True)
        failed = ask_until(officer, "Het berekenen is niet gelukt", address)
    assert "opnieuw=1" in failed
    assert "Dit beeld wordt berekend" in officer.get(f"{address}&opnieuw=1").content.decode()
    assert "Met het eigen verleden" in ask_until(officer, "vergeleken</h1>", address)
    assert officer.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_names_that_must_still_be_looked_up_are_waited_for_in_the_same_way(officer: Client) -> None:
    for names in (settings.CONFIGURATION.figures_folder / "pictures").glob("names-*.json"):
        names.unlink()
    assert officer.get(f"{PICTURE}/").status_code == 202
    assert "Duinmeer" in ask_until(officer, "Met het eigen verleden", f"{PICTURE}/vergelijken/")


HEAVY = {"numba", "numpy", "polars", "pyproj", "scipy", "shapely", "typst", "vl_convert"}
"""What draws, typesets, computes or reads tables."""

READS_TABLES = {
    "waarborg.sources.area_maps",
    "waarborg.sources.figures",
    "waarborg.sources.incidents.keeping",
}
PAGES = (
    "",
    "hic/",
    "thema/",
    "gebied/",
    "vergelijken/",
    "incidenten/",
    "kaart.json",
    "grafiek/maanden.svg?indicator=woninginbraak",
    "bestand/?wat=buurten&vorm=xlsx",
)


def test_a_server_never_loads_what_draws_typesets_computes_or_reads_tables() -> None:
    script = (
        "import django, sys; django.setup(); import waarborg.urls; from django.urls import get_resolver;"
        f"get_resolver().url_patterns; sys.exit(len({HEAVY} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_no_page_of_the_picture_has_it_loaded_later(officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: set[str] = set()
    load = builtins.__import__

    def watched(name: str, *others: Any, **named: Any) -> object:
        asked.add(name.partition(".")[0])
        asked.update({name} & READS_TABLES)
        return load(name, *others, **named)

    with monkeypatch.context() as watching:
        watching.setattr(builtins, "__import__", watched)
        for page in PAGES:
            assert officer.get(f"{PICTURE}/{page}").status_code == 200
    assert asked & (HEAVY | READS_TABLES) == set()


def test_a_page_of_an_earlier_day_says_that_its_figures_are_those_of_later(officer: Client) -> None:
    picture_of(invented_store(), SCOPE, date(2025, 7, 15), 5)
    assert "anders bekend" in officer.get(f"{PICTURE}/?op=2025-07-15").content.decode()
    assert "anders bekend" not in officer.get(f"{PICTURE}/").content.decode()


def test_a_past_day_shows_what_was_known_then_and_to_what_it_was_adjusted(
    officer: Client, tmp_path: Path
) -> None:
    (tmp_path / "figures").unlink()
    store, day = Holdings(tmp_path / "figures"), date(2025, 8, 31)
    bring_twice(store, {datetime(2025, 3, 1, tzinfo=UTC): 40.0, datetime(2025, 9, 1, tzinfo=UTC): 47.0})
    held_names(store)
    picture_of(store, SCOPE, day, 5)
    page = officer.get(f"{PICTURE}/?op={day}").content.decode()
    assert "later bijgesteld: 47" in page
    assert "Dit is wat op 31 augustus 2025 bekend was" in page
    listed = b"".join(officer.get(f"{PICTURE}/bestand/?op={day}&wat=kerncijfers&vorm=csv")).decode()
    assert "47" in listed.splitlines()[1]


def test_the_five_figures_of_the_budget_stand_beside_the_country_and_the_fifth_comes_from_the_municipality(
    officer: Client,
) -> None:
    page = officer.get(f"{PICTURE}/").content.decode()
    assert page.count("bbv-") >= 5
    assert "Leg het vast bij Cijfers" in page
    figure = {"indicator": "bbv-verwijzingen-halt", "area_code": SCOPE, "period": "2025", "value": "9,5"}
    told = {**figure, "source": "Stichting Halt", "published_on": "2026-03-01"}
    assert officer.post("/duinstad/cijfers/", told).status_code == 302
    page = officer.get(f"{PICTURE}/").content.decode()
    assert "eigen opgave" in page
    assert "Leg het vast bij Cijfers" not in page
    listed = officer.get(f"{PICTURE}/bestand/?wat=bbv&vorm=csv")
    assert b"bbv-geweldsmisdrijven" in b"".join(listed)


def test_nuisance_has_its_theme_its_months_and_its_place_among_others(officer: Client) -> None:
    page = officer.get(f"{PICTURE}/thema/?thema=jeugd/jeugdoverlast").content.decode()
    assert "Overlast van jeugd" in page
    assert "Verzonnen voorbeeldcijfers" in page


def test_what_people_experience_stands_beside_what_was_registered_theme_by_theme(officer: Client) -> None:
    page = officer.get(f"{PICTURE}/").content.decode()
    beside = page.split("Naast wat is geregistreerd")[1].split("</table>")[0]
    assert "Overlast van jeugd" in beside or "Alle overlast" in beside
    assert "Ervaart veel overlast in de buurt" in beside


def test_a_comparison_tells_the_course_and_the_season_and_the_monitor_its_clusters(officer: Client) -> None:
    page = officer.get(f"{PICTURE}/vergelijken/?indicator=woninginbraak").content.decode()
    assert "hoger in januari" in page
    assert "per jaar over 94 maanden" in page
    monitor = officer.get(f"{PICTURE}/hic/?indicator=woninginbraak").content.decode()
    assert "Polder-Oost, september 2026 tot en met oktober 2026" in monitor


@pytest.mark.parametrize("question", ["now", "ever", "now_beside_itself", "ever_beside_itself", "whole"])
def test_every_question_about_place_and_time_is_answered_with_its_method_and_can_be_kept(
    officer: Client, question: str
) -> None:
    asked = f"indicator=woninginbraak&vraag={question}&maanden=36"
    page = officer.get(f"{PICTURE}/bijeen/?{asked}").content.decode()
    assert "999 trekkingen; startgetal 1; gecorrigeerd" in page
    assert "Polder-" in page.split("<tbody>")[1].split("</tr>")[0]
    table = b"".join(officer.get(f"{PICTURE}/bijeen/bestand/?{asked}&vorm=csv")).decode()
    assert "Verzonnen voorbeeldcijfers" in table
    found = officer.get(f"{PICTURE}/bijeen/kaart.json?{asked}&bewaar=1").json()
    assert found["licence"] == "EUPL-1.2"
    assert any(each["properties"]["group"] == 1 for each in found["features"])
    drawn = officer.get(f"{PICTURE}/bijeen/kaart.svg?{asked}&bewaar=1").content
    assert b"Verzonnen voorbeeldcijfers (EUPL-1.2)" in drawn


def test_a_neighbourhood_where_nobody_lives_has_a_page_without_a_rate(officer: Client) -> None:
    (empty,) = [each.area.code for each in neighbourhoods() if not each.households]
    page = officer.get(f"{PICTURE}/gebied/?gebied={empty}")
    assert page.status_code == 200
    assert all(level.last.rate is None for level, _ in page.context["levels"])
    assert "te weinig gevallen om iets te zeggen" in page.content.decode()


def test_a_day_before_all_figures_is_no_reason_to_fetch(officer: Client) -> None:
    picture_of(invented_store(), SCOPE, date(2010, 1, 1), settings.CONFIGURATION.small_numbers)
    page = officer.get(f"{PICTURE}/?op=2010-01-01").content.decode()
    assert "zijn er geen cijfers van vóór 1 januari 2010" in page
    assert "nog geen cijfers opgehaald" not in page
    assert "Veiligheidsbeeld van Duinmeer" in page


def test_every_page_is_there_where_only_the_municipality_itself_is_held_without_its_neighbourhoods(
    officer: Client, tmp_path: Path
) -> None:
    (tmp_path / "figures").unlink()
    bring_twice(Holdings(tmp_path / "figures"), {datetime(2025, 3, 1, tzinfo=UTC): 40.0})
    held_names(Holdings(tmp_path / "figures"))
    picture_of(Holdings(tmp_path / "figures"), SCOPE, DAY, 5)
    found = {page: officer.get(f"{PICTURE}/{page}").status_code for page in (*PAGES, "bijeen/")}
    assert found == dict.fromkeys(found, 200)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_long_file_of_all_neighbourhoods_is_made_once_for_each_language_and_version(
    officer: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, form: str
) -> None:
    (tmp_path / "figures").unlink()
    shutil.copytree(
        invented_store().folder, tmp_path / "figures", ignore=shutil.ignore_patterns("buurten-*", "charts")
    )
    made: list[str] = []

    def counted(store: Holdings, scope: str, day: date, least: int) -> list[AreaLevel]:
        made.append(get_language())
        return levels_of(store, scope, day, least)

    monkeypatch.setattr("waarborg.frontends.pages.pictures.asked.levels_of", counted)

    def keep(language: str = "nl") -> bytes:
        officer.cookies.load({settings.LANGUAGE_COOKIE_NAME: language})
        return b"".join(officer.get(f"{PICTURE}/bestand/?wat=buurten&vorm={form}"))

    dutch, again, english = keep(), keep(), keep("en")
    assert (made, again) == (["nl", "en"], dutch)
    assert english != dutch
    bring_twice(Holdings(tmp_path / "figures"), {datetime(2026, 11, 30, 9, tzinfo=UTC): 47.0})
    assert (keep() != dutch, made) == (True, ["nl", "en", "nl"])
