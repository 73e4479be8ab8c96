import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ViewportSize
from tests.browser.visits import Visit
from tests.tenancy.towns import Town, our_town

from waarborg.records.models import Role

pytestmark = [pytest.mark.django_db(transaction=True)]
PHONE: ViewportSize = {"width": 360, "height": 740}
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


def test_no_page_is_wider_than_a_phone(visit: Visit, town: Town) -> None:
    visit.page.set_viewport_size(PHONE)
    visit.sign_in(town.people[Role.SAFETY_OFFICER])
    too_wide = {}
    routes = []
    for route in visit.every_page(f"/{town.organisation.slug}/"):
        routes.append(route)
        width = visit.page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            too_wide[route] = width
    assert too_wide == {}
    assert len(routes) >= LEAST_PAGES
