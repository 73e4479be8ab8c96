import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ViewportSize
from tests.browser.visits import Visit
from tests.tenancy.towns import Town, our_town

from waarborg.records.models import Role

pytestmark = [pytest.mark.django_db(transaction=True)]
PHONE: ViewportSize = {"width": 360, "height": 740}
CUT_OFF = """all => all.filter(each => {
    const box = each.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.left >= 0 && box.right > window.innerWidth + 1;
}).map(each => each.outerHTML.slice(0, 120))"""
"""What stands beside the screen, also where a part of the page can be scrolled to it."""
SQUEEZED = """all => all.filter(each => {
    const lines = each.getClientRects().length;
    return lines > 3 && each.textContent.trim().length < 4 * lines;
}).map(each => each.outerHTML.slice(0, 120))"""
"""Words of which the letters stand below each other."""
LEAST_PAGES = 12
"""So that a test that finds no links fails instead of passing."""


@pytest.fixture
def town(transactional_db: None) -> Town:
    return our_town()


@pytest.mark.parametrize("role", [Role.SAFETY_OFFICER, Role.ADMINISTRATOR, Role.ENFORCEMENT_OFFICER])
def test_nothing_stands_in_anybodys_way_on_any_page(visit: Visit, town: Town, role: Role) -> None:
    """axe-core knows the rules of WCAG that a machine can check."""
    visit.sign_in(town.people[role])
    found = {}
    for route in visit.every_page(f"/{town.organisation.slug}/"):
        results = Axe().run(visit.page)
        if results.violations_count:
            found[route] = [
                f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in results.response["violations"]
            ]
    assert found == {}
    assert visit.troubles == []


def test_every_page_can_be_read_on_a_phone(visit: Visit, town: Town) -> None:
    visit.page.set_viewport_size(PHONE)
    visit.sign_in(town.people[Role.SAFETY_OFFICER])
    too_wide, cut_off, squeezed = {}, {}, {}
    routes = []
    for route in visit.every_page(f"/{town.organisation.slug}/"):
        routes.append(route)
        width = visit.page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            too_wide[route] = width
        if found := visit.page.eval_on_selector_all(
            "main :is(a, td, tbody th, button, input, select)", CUT_OFF
        ):
            cut_off[route] = found[:3]
        if found := visit.page.eval_on_selector_all("main :is(a, span)", SQUEEZED):
            squeezed[route] = found[:3]
    assert too_wide == {}
    assert cut_off == {}
    assert squeezed == {}
    assert len(routes) >= LEAST_PAGES
