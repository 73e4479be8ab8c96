"""What do all browser tests share? One browser, and visits that note everything that goes wrong behind a page."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer
from tests.browser.visits import Visit
from tests.servers.programs import find_browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = find_browser()
    if program is None or "browser" in os.environ.get("WITHOUT", "").split():
        pytest.skip("not run: there is no Chromium on this machine (make test installs it)")
    # Playwright has an event loop of its own in this thread; the database is used beside it, never from it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
    with sync_playwright() as playwright:
        sandbox = [] if os.geteuid() else ["--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=program, args=sandbox)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, live_server: LiveServer) -> Iterator[Visit]:
    """Somebody at a desk, not signed in yet."""
    with chromium.new_context(base_url=live_server.url) as context:
        yield Visit(context.new_page(), live_server.url)
