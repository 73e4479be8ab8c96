"""What does somebody get of the safety picture at its addresses?"""

from __future__ import annotations

import builtins
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.operations.pictures.invented_store import DAY, SCOPE, bring_twice, invented_picture, invented_store
from tests.safety_plan import SafetyPlan
from tests.shared_data import PROJECT

from waarborg.analysis.area_files import read_areas
from waarborg.documents.charts.chart import Chart
from waarborg.documents.sheets import as_csv
from waarborg.operations.apart import NotComputed, compute_apart
from waarborg.operations.pictures.finding import held_names
from waarborg.operations.pictures.keeping import picture_of
from waarborg.records.models import Role
from waarborg.sources.holdings import Holdings
from waarborg.sources.invented.incidents import HEADINGS, invent_burglaries
from waarborg.sources.invented.streets import invent_streets
from waarborg.sources.invented.town import Neighbourhood, lay_out

pytestmark = pytest.mark.django_db
PICTURE = "/duinstad/veiligheidsbeeld"
MOMENT = datetime(2026, 11, 30, tzinfo=UTC)


def neighbourhoods() -> list[Neighbourhood]:
    districts = read_areas((PROJECT / "examples/duinmeer/wijken.geojson").read_bytes())
    assert isinstance(districts, list)
    return lay_out(districts)


def bring(client: Client, rows: list[dict[str, str]]) -> str:
    """Hand a list in, take what is proposed, and give the page that follows."""
    lines = [";".join(rows[0]), *(";".join(each.values()) for each in rows)]
    file = SimpleUploadedFile("lijst.csv", "\n".join(lines).encode())
    address = client.post(f"{PICTURE}/incidenten/", {"list": file})["Location"]
    page = client.get(address).context
    given = {each.name: each.chosen for each in page["choices"]} | {"system": page["system"] or ""}
    told = {**given, "title": "Lijst", "source": "Politie", "only_known": "ja"}
    return client.post(address, told, follow=True).content.decode()


@pytest.fixture
def officer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Client:
    """A safety officer of the invented municipality."""
    (tmp_path / "figures").symlink_to(invented_picture())
    monkeypatch.setattr(settings, "CONFIGURATION", replace(settings.CONFIGURATION, data=tmp_path))
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    plan = SafetyPlan()
    plan.organisation.area_code = SCOPE
    plan.organisation.save()
    client = Client()
    client.force_login(plan.person("officer", Role.SAFETY_OFFICER))
    return client


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
    assert drawn[0] > 5
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


def test_a_list_of_incidents_leaves_as_tables_and_never_as_incidents(officer: Client) -> None:
    content = b"".join(as_csv(HEADINGS, invent_burglaries(neighbourhoods(), MOMENT)))
    handed = officer.post(f"{PICTURE}/incidenten/", {"list": SimpleUploadedFile("lijst.csv", content)})
    page = officer.get(handed["Location"]).context
    given = {each.name: each.chosen for each in page["choices"]} | {"system": page["system"]}
    told = {**given, "title": "Eigen lijst", "source": "Politie", "only_known": "ja"}
    shown = officer.post(handed["Location"], told, follow=True).content.decode()
    assert "Hete plekken" in shown
    for what, word in (("tijden", b"maandag"), ("plekken", b"Polder"), ("buurten", b"BU9901")):
        listed = officer.get(f"{PICTURE}/incidenten/eigen-lijst/bestand/?wat={what}&vorm=csv")
        assert word in b"".join(listed)
        assert listed["Cache-Control"] == "private, no-store"
    book = officer.get(f"{PICTURE}/incidenten/eigen-lijst/bestand/?wat=afgekeurd&vorm=xlsx")
    assert b"".join(book).startswith(b"PK")
    assert officer.get(f"{PICTURE}/incidenten/eigen-lijst/bestand/?wat=incidenten").status_code == 404


def test_an_officer_gives_the_streets_and_keeps_the_hot_ones_as_drawing_table_and_map(
    officer: Client,
) -> None:
    refused = officer.post(f"{PICTURE}/straten/", {"source": "", "file": SimpleUploadedFile("a.json", b"{}")})
    assert refused.status_code == 400
    assert "Dit is geen GeoJSON of GeoPackage" in refused.content.decode()
    file = SimpleUploadedFile("wegvakken.geojson", invent_streets(neighbourhoods()))
    given = {"file": file, "source": "NWB", "licence": "CC0"}
    assert "2066" in officer.post(f"{PICTURE}/straten/", given, follow=True).content.decode()
    content = b"".join(as_csv(HEADINGS, invent_burglaries(neighbourhoods(), MOMENT)))
    handed = officer.post(f"{PICTURE}/incidenten/", {"list": SimpleUploadedFile("lijst.csv", content)})
    page = officer.get(handed["Location"]).context
    told = {each.name: each.chosen for each in page["choices"]} | {"system": page["system"]}
    wishes = {**told, "title": "Eigen lijst", "source": "Politie", "only_known": "ja"}
    shown = officer.post(handed["Location"], wishes, follow=True).content.decode()
    assert "Stratennet: NWB (CC0)" in shown
    assert "Lindenhof" in shown.split('id="straten"')[1]
    base = f"{PICTURE}/incidenten/eigen-lijst"
    assert b"Lindenhof" in b"".join(officer.get(f"{base}/bestand/?wat=straten&vorm=csv"))
    drawn = officer.get(f"{base}/straten.json").json()
    assert len(drawn["network"]) == 2066
    assert {len(each["lines"]) for each in drawn["streets"]} >= {2}
    kept = officer.get(f"{base}/straten.geojson").json()
    assert (kept["licence"], kept["features"][0]["geometry"]["type"]) == ("CC0", "MultiLineString")
    assert b"NWB (CC0)" in officer.get(f"{base}/straten.svg").content
    hours = officer.get(f"{base}/klok.svg?bewaar=1")
    assert (b"Politie" in hours.content, hours["Content-Disposition"][:10]) == (True, "attachment")
    monitored = officer.get(f"{PICTURE}/hic/kaart.json").json()
    assert monitored["streets"] == drawn["streets"]
    assert officer.get(f"{base}/straten.png").content.startswith(b"\x89PNG")
    officer.post(f"{PICTURE}/straten/verwijder/")
    assert officer.get(f"{base}/straten.geojson").status_code == 404


ROW = {
    "nr": "1",
    "datum": "2-11-2026 20:00",
    "tot": "2-11-2026 21:00",
    "x": "56960",
    "y": "474892",
    "delict": "A20",
}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"x": "474892", "y": "56960"}, "x en y lijken verwisseld"),
        ({"x": "10", "y": "20"}, "ligt niet in Nederland"),
        ({"datum": "2-11-2026 22:00"}, "het einde ligt voor het begin"),
        ({"delict": "Z99"}, "deze delictcode is niet bekend"),
        ({"x": "121000", "y": "487000"}, "ligt in geen van de buurten"),
        ({"datum": ""}, "geen datum"),
    ],
    ids=["swapped", "abroad", "reversed", "unknown code", "elsewhere", "no moment"],
)
def test_a_row_that_cannot_count_is_told_on_the_page_with_its_reason(
    officer: Client, changed: dict[str, str], told: str
) -> None:
    shown = bring(officer, [ROW, {**ROW, "nr": "2", **changed}, {**ROW, "nr": "1"}])
    rejects = shown.split('id="afgekeurd"')[1]
    assert told in rejects
    assert "staat al eerder in de lijst" in rejects
    # One incident is left: too few for hours, hot spots and repetition.
    assert shown.count("Te weinig") == 3


def test_a_list_whose_columns_are_missing_says_which(officer: Client) -> None:
    shown = bring(officer, [{"nr": "1", "naam": "x"}])
    assert '<a class="utrecht-link" href="#kolom-begin">Kies in welke kolom het begin staat' in shown
    assert '<a class="utrecht-link" href="#kolom-x">Kies de kolommen van x en y' in shown


def test_a_list_without_headings_is_not_taken_for_one_with_odd_names(officer: Client) -> None:
    file = SimpleUploadedFile("lijst.csv", b"359192.3,570510.89,2016-01-01\n356347.3,576182.58,2016-01-03\n")
    shown = officer.post(f"{PICTURE}/incidenten/", {"list": file})
    assert shown.status_code == 400
    assert "Deze lijst begint meteen met een incident" in shown.content.decode()


def test_incidents_of_which_only_the_month_is_known_count_and_say_nothing_of_hours_and_repetition(
    officer: Client,
) -> None:
    # At one place much happens in a month that is not one and the same.
    shown = bring(
        officer, [{"nr": "", "maand": "2026-10", "x": "56960", "y": "474892", "delict": "A20"}] * 30
    )
    assert "30 incidenten van 1 oktober 2026" in shown
    assert "Alle rijen tellen mee" in shown
    assert "Te weinig incidenten met een bekend tijdstip" in shown
    assert "Te weinig incidenten met een plek en een bekende dag" in shown


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
