"""The story of Waarborg in a browser: hand over the council's document, adopt the plan, log, and see it kept."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.browser.visits import Visit
from tests.operations.drafted import an_actor

from waarborg.operations.actors import Actor, system_actor
from waarborg.operations.registers import take_into_use

pytestmark = pytest.mark.django_db(transaction=True)
PLAN = """# Integraal veiligheidsplan gemeente Duinstede {first}-{last}

De gemeenteraad van Duinstede heeft dit plan vastgesteld voor de periode {first}-{last}.

## 1. Bedrijvigheid en veiligheid

### 1.1 Veilig uitgaan

Wat gaan we doen?

- De gemeente houdt minimaal twee keer per jaar een horecacontrole.
"""


@pytest.fixture
def officer(transactional_db: None) -> Actor:
    actor = an_actor()
    take_into_use(system_actor(actor.organisation), "controle", date(timezone.localdate().year - 1, 1, 1))
    return actor


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def desk(chromium: Browser, live_server: LiveServer, request: pytest.FixtureRequest) -> Iterator[Visit]:
    scripts = bool(request.param)
    with chromium.new_context(base_url=live_server.url, java_script_enabled=scripts) as context:
        yield Visit(context.new_page(), live_server.url)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def adopt_plan(page: Page) -> None:
    year = timezone.localdate().year
    document = PLAN.format(first=year - 1, last=year + 2).encode()
    follow(page, "Lees een plan")
    page.set_input_files("#document", {"name": "plan.md", "mimeType": "text/markdown", "buffer": document})
    press(page, "Lees het plan")
    follow(page, "Bekijk de volgende afspraken")
    press(page, "Neem afspraak 1 over")
    expect(page.locator("#afspraak-1")).to_contain_text("Overgenomen")
    follow(page, "Concept")
    follow(page, "Stel het plan vast")
    page.get_by_label("Dag van het raadsbesluit").fill(f"{year - 1}-01-15")
    press(page, "Stel vast")
    expect(page.locator("main")).to_contain_text("Het plan is vastgesteld")


def log_inspection(page: Page, title: str) -> None:
    follow(page, "horecacontrole")
    follow(page, "Leg bewijs vast")
    page.get_by_text("Meer invullen").click()
    page.get_by_label("Titel").fill(title)
    press(page, "Opslaan")
    expect(page.locator("main")).to_contain_text("Opgeslagen als")


def test_a_plan_is_handed_over_adopted_and_kept(desk: Visit, officer: Actor) -> None:
    assert officer.account is not None
    page = desk.page
    desk.sign_in(officer.account)
    adopt_plan(page)
    board = f"/{officer.organisation.slug}/"
    for title in ("Horeca aan het plein", "Horeca in de haven"):
        page.goto(board)
        expect(page.locator("main")).not_to_contain_text("2 van 2")
        log_inspection(page, title)
    page.goto(board)
    follow(page, "horecacontrole")
    expect(page.get_by_role("region", name="Het oordeel")).to_contain_text("nagekomen")
    expect(page.get_by_role("region", name="Het bewijs")).to_contain_text("Horeca in de haven")
    assert desk.troubles == []
