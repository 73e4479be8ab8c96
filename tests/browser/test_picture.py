"""Is the safety picture readable for everybody: at a desk, on a phone, with the keyboard alone?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import expect
from tests.browser.visits import Visit
from tests.operations.pictures.invented_store import DAY, SCOPE, invented_picture
from tests.safety_plan import SafetyPlan
from tests.shared_data import PROJECT, SHARED

from waarborg.analysis.area_files import read_areas
from waarborg.documents.sheets import as_csv
from waarborg.operations.example.picture import load_incidents, load_streets
from waarborg.records.models import Role
from waarborg.sources.incidents.cells import System
from waarborg.sources.invented.incidents import HEADINGS, invent_burglaries
from waarborg.sources.invented.town import lay_out

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = (
    "",
    "hic/",
    "thema/",
    "vergelijken/",
    "gebied/?gebied=BU99010101",
    "incidenten/",
    "ophalen/",
    "straten/",
    "bijeen/?maanden=60",
)
LISTED = ("incidenten/voorbeeld-woninginbraken/", "verwachting/")


@pytest.fixture
def officer(visit: Visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Visit:
    """A safety officer of the invented municipality, with its figures and its list."""
    (tmp_path / "figures").symlink_to(invented_picture())
    monkeypatch.setattr(settings, "CONFIGURATION", replace(settings.CONFIGURATION, data=tmp_path))
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    plan = SafetyPlan()
    plan.organisation.area_code = SCOPE
    plan.organisation.save()
    load_streets(plan.actor)
    load_incidents(plan.actor, datetime(2026, 11, 30, tzinfo=UTC))
    visit.sign_in(plan.person("officer", Role.SAFETY_OFFICER))
    return visit


def test_no_page_of_the_picture_stands_in_anybodys_way_at_a_desk_or_on_a_phone(officer: Visit) -> None:
    wrong: dict[str, object] = {}
    officer.page.goto(f"/duinstad/veiligheidsbeeld/{LISTED[0]}")
    officer.page.get_by_role("heading", name="Hete plekken").wait_for(timeout=60_000)
    for width in (1280, 360):
        officer.page.set_viewport_size({"width": width, "height": 800})
        for path in (*PAGES, *LISTED):
            officer.page.goto(f"/duinstad/veiligheidsbeeld/{path}")
            results = Axe().run(officer.page)
            if results.violations_count:
                wrong[f"{path} {width}"] = [
                    f"{each['id']}: {each['nodes'][0]['html'][:120]}"
                    for each in results.response["violations"]
                ]
            if (wide := officer.page.evaluate("document.documentElement.scrollWidth")) > width:
                wrong[f"{path} too wide"] = wide
    assert wrong == {}
    assert officer.troubles == []


def test_a_page_that_waits_for_its_picture_shows_it_by_itself_with_its_map(officer: Visit) -> None:
    officer.page.goto("/duinstad/veiligheidsbeeld/?op=2022-02-02")
    expect(officer.page.get_by_text("Dit beeld wordt berekend.")).to_be_visible()
    assert Axe().run(officer.page).violations_count == 0
    expect(officer.page.get_by_role("heading", name="Signalen van januari 2022")).to_be_visible(
        timeout=60_000
    )
    expect(officer.page.locator("[data-picture-map] .wb-map")).to_be_visible()
    officer.page.wait_for_load_state("networkidle")
    assert officer.troubles == []


def test_a_neighbourhood_is_pointed_out_with_the_keyboard_and_its_figure_is_told(officer: Visit) -> None:
    officer.page.goto("/duinstad/veiligheidsbeeld/hic/")
    expect(officer.page.locator("[data-canvas] path").first).to_be_visible()
    select = officer.page.get_by_label("Wijs een buurt aan")
    select.focus()
    select.select_option(label="Polder-Oost")
    expect(officer.page.locator("[data-told]")).to_contain_text("per 1.000 woningen")


def test_from_the_picture_by_a_list_of_incidents_to_a_table_and_an_action(
    officer: Visit, tmp_path: Path
) -> None:
    page = officer.page
    page.goto("/duinstad/veiligheidsbeeld/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Veiligheidsbeeld")
    page.get_by_role("link", name="Incidentlijsten").first.click()
    page.get_by_label("Bestand").set_input_files(real_or_invented_list(tmp_path))
    page.get_by_role("button", name="Bekijk de lijst").click()
    if page.get_by_label("In welk stelsel staan x en y?").input_value() == "":
        page.get_by_label("In welk stelsel staan x en y?").select_option(System.PLANE.value)
    page.get_by_label("Welk delict is elke rij?").select_option(label="Woninginbraak")
    page.get_by_label("Bron").fill("Politie")
    page.get_by_label("Naam van de lijst").fill("Inbraken")
    page.get_by_role("button", name="Lees in").click()
    page.get_by_role("heading", level=1, name="Inbraken").wait_for(timeout=60_000)
    expect(page.get_by_role("img", name="Op welke uren van de week")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Het meest op").first).to_be_visible()
    expect(page.get_by_role("table", name="Hete plekken").get_by_role("row").nth(1)).to_contain_text("100 %")
    with page.expect_download() as kept:
        page.get_by_role("link", name="csv (Hete tijden)").click()
    assert kept.value.path().read_text(encoding="utf-8-sig").count("\n") == 1 + 7 * 24
    page.goto("/duinstad/veiligheidsbeeld/hic/")
    page.get_by_role("button", name="Maak er een actie van").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Polder-Oost")
    assert officer.troubles == []


def real_or_invented_list(folder: Path) -> Path:
    """Burglaries in Washington, where that list is on this machine; else invented ones."""
    real = SHARED / "data/aoristic/dcburglaries_local_time.csv"
    if real.exists():
        return real
    districts = read_areas((PROJECT / "examples/duinmeer/wijken.geojson").read_bytes())
    assert isinstance(districts, list)
    rows = invent_burglaries(lay_out(districts), datetime(2026, 11, 30, tzinfo=UTC))
    path = folder / "inbraken.csv"
    path.write_bytes(b"".join(as_csv(HEADINGS, rows)))
    return path
