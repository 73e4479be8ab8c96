"""Can a place be chosen on a map, by hand and with the keyboard alone, and is nothing asked of others?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Route, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tests.browser.visits import Visit
from tests.operations.test_placing import EAST, ROUND, outlines
from tests.safety_plan import SafetyPlan

from waarborg.operations.boundaries import import_boundaries
from waarborg.operations.entries import log_entry
from waarborg.records.models import Entry, Role

pytestmark = pytest.mark.django_db(transaction=True)
FORM = "/duinstad/registers/controle/nieuw/?category=horecacontrole"
TILES = "https://tiles.example/{z}/{x}/{y}.png"


@pytest.fixture
def plan(transactional_db: None) -> SafetyPlan:
    made = SafetyPlan()
    made.places("wijk", "West", "Oost", is_area=True)
    import_boundaries(made.actor, "wijk", outlines("West", "Oost"))
    return made


@pytest.fixture
def desk(visit: Visit, plan: SafetyPlan) -> Visit:
    visit.sign_in(plan.person("boa", Role.ENFORCEMENT_OFFICER))
    return visit


@pytest.fixture
def plain(chromium: Browser, live_server: LiveServer, plan: SafetyPlan) -> Iterator[Visit]:
    """A browser without JavaScript."""
    with chromium.new_context(base_url=live_server.url, java_script_enabled=False) as context:
        visit = Visit(context.new_page(), live_server.url)
        visit.sign_in(plan.person("boa", Role.ENFORCEMENT_OFFICER))
        yield visit


def open_form(visit: Visit) -> None:
    visit.page.goto(FORM)
    visit.page.get_by_text("Meer invullen").click()


def open_map(visit: Visit) -> None:
    open_form(visit)
    visit.page.get_by_role("button", name="Kies op de kaart").click()
    expect(visit.page.locator(".wb-map-label")).to_have_count(2)


def save(visit: Visit) -> Entry:
    visit.page.get_by_role("button", name="Opslaan").click()
    expect(visit.page.locator("main")).to_contain_text("Opgeslagen als")
    return Entry.objects.select_related("area").get()


def test_a_place_is_chosen_by_pressing_the_map(desk: Visit) -> None:
    open_map(desk)
    box = desk.page.get_by_role("group", name="Kaart").bounding_box()
    assert box is not None
    # The outlines lie in the middle, west left of it and east right.
    desk.page.mouse.click(box["x"] + box["width"] / 2 + 40, box["y"] + box["height"] / 2)
    expect(desk.page.get_by_text("ligt in Oost")).to_be_visible()
    entry = save(desk)
    assert entry.area is not None
    assert entry.area.name == "Oost"
    assert desk.troubles == []


def test_a_place_is_chosen_with_the_keyboard_alone(desk: Visit) -> None:
    open_form(desk)
    keys = desk.page.keyboard
    desk.page.get_by_role("button", name="Kies op de kaart").focus()
    keys.press("Enter")
    expect(desk.page.locator(".wb-map-label")).to_have_count(2)
    expect(desk.page.get_by_role("group", name="Kaart")).to_be_focused()
    keys.press("ArrowLeft")
    middle = desk.page.get_by_role("button", name="Kies het midden van de kaart")
    for _ in range(6):
        keys.press("Tab")
        if middle.evaluate("each => each === document.activeElement"):
            break
    keys.press("Enter")
    expect(desk.page.get_by_text("ligt in West")).to_be_visible()
    assert save(desk).location is not None


def test_a_place_that_is_typed_shows_on_the_map_and_a_wrong_one_is_explained(desk: Visit) -> None:
    open_map(desk)
    place = desk.page.get_by_label("Plek op de kaart")
    place.fill("achter de kerk")
    place.press("Tab")
    expect(desk.page.get_by_text("is geen plek")).to_be_visible()
    place.fill(EAST)
    place.press("Tab")
    expect(desk.page.get_by_text("ligt in Oost")).to_be_visible()
    assert place.input_value().startswith("70")


def test_without_a_script_a_place_is_typed(plain: Visit) -> None:
    open_form(plain)
    expect(plain.page.get_by_role("button", name="Kies op de kaart")).to_be_hidden()
    plain.page.get_by_label("Plek op de kaart").fill(EAST)
    entry = save(plain)
    assert entry.area is not None
    assert entry.area.name == "Oost"
    expect(plain.page.locator("main")).to_contain_text("RD 70")


def test_an_open_map_stands_in_nobodys_way(desk: Visit) -> None:
    open_map(desk)
    results = Axe().run(desk.page)
    assert [each["id"] for each in results.response["violations"]] == []


def test_a_background_is_asked_for_only_where_it_was_set(
    desk: Visit, plan: SafetyPlan, settings: Settings
) -> None:
    entry = log_entry(plan.actor, "controle", {**ROUND, "location": EAST}).entry
    asked: list[str] = []

    def note(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    desk.page.route("https://tiles.example/**", note)
    address = f"/duinstad/registers/zaak/{entry.pk}/"
    desk.page.goto(address)
    expect(desk.page.locator(".wb-map-label")).to_have_count(2)
    assert (asked, desk.troubles) == ([], [])
    settings.MAP_TILES = TILES
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    settings.CONTENT_SECURITY_POLICY = {
        "DIRECTIVES": {**policy, "img-src": [*policy["img-src"], "https://tiles.example"]}
    }
    desk.page.goto(address)
    expect(desk.page.get_by_text("Kadaster")).to_be_visible()
    assert asked
