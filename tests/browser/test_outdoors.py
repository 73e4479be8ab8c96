"""Somebody logs outdoors, loses the connection and gets it back: is everything there, once?"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from django.contrib.sessions.models import Session
from PIL import Image
from playwright.sync_api import (
    APIResponse,
    Browser,
    BrowserContext,
    Dialog,
    Error,
    FilePayload,
    Page,
    Route,
    expect,
)
from pytest_django.live_server_helper import LiveServer
from tests.browser.visits import Visit
from tests.operations.test_placing import outlines
from tests.safety_plan import SafetyPlan

from waarborg.operations.boundaries import import_boundaries
from waarborg.records.models import Attachment, Entry, Role

pytestmark = pytest.mark.django_db(transaction=True)
HERE = "/duinstad/veld/"
NUMBER_OF_DRAFTS = """async () => (await Drafts.all().catch(() => [])).length"""
LEFT_BEHIND = """async () => [
  ...(await indexedDB.databases()).map((each) => each.name),
  ...(await caches.keys()),
  ...(await navigator.serviceWorker.getRegistrations()).map((each) => each.scope),
]"""


@pytest.fixture
def plan(transactional_db: None) -> SafetyPlan:
    made = SafetyPlan()
    made.places("wijk", "West", "Oost", is_area=True)
    import_boundaries(made.actor, "wijk", outlines("West", "Oost"))
    return made


@pytest.fixture
def phone(chromium: Browser, live_server: LiveServer, plan: SafetyPlan) -> Iterator[Visit]:
    """A phone in the west of town, signed in, with the page for outdoors open and kept."""
    # Only the name localhost counts as a safe place without a certificate on every machine.
    host = live_server.url.replace("127.0.0.1", "localhost")
    with chromium.new_context(
        base_url=host,
        viewport={"width": 360, "height": 740},
        # A browser names its language in every request for a page: what is kept must match all the same.
        locale="nl-NL",
        has_touch=True,
        geolocation={"latitude": 52.05, "longitude": 4.05},
        permissions=["geolocation"],
    ) as context:
        visit = Visit(context.new_page(), host)
        visit.sign_in(plan.person("boa", Role.ENFORCEMENT_OFFICER))
        visit.page.goto(HERE)
        visit.page.evaluate("async () => { await navigator.serviceWorker.ready }")
        visit.page.wait_for_function("navigator.serviceWorker.controller !== null")
        yield visit


def fill_in(page: Page, findings: str, button: str = "Horecacontrole") -> None:
    """From the buttons to the form, and save."""
    open_group(page, "Controle")
    page.get_by_role("link", name=button, exact=True).last.click()
    page.get_by_label("Bevindingen").fill(findings)
    page.get_by_role("button", name="Opslaan").click()
    page.wait_for_url(f"**{HERE}")


def open_group(page: Page, name: str) -> None:
    group = page.locator("details.wb-group").filter(has=page.locator("summary", has_text=name)).first
    if group.get_attribute("open") is None:
        group.locator("summary").click()


def connection(context: BrowserContext, *, there: bool) -> None:
    context.set_offline(not there)


def findings() -> list[str]:
    return sorted(entry.fields["bevindingen"] for entry in Entry.objects.all())


def wait_until(page: Page, holds: Callable[[], bool]) -> None:
    """Also while the page leads on to another: what it is asked at that moment is asked again."""
    for _ in range(100):
        with suppress(Error):
            if holds():
                return
        page.wait_for_timeout(100)
    raise AssertionError("it did not come about")


def test_with_a_connection_an_entry_is_there_at_once_with_its_place(phone: Visit) -> None:
    page = phone.page
    open_group(page, "Controle")
    page.get_by_role("link", name="Horecacontrole", exact=True).last.click()
    page.get_by_role("button", name="Gebruik mijn plek").click()
    expect(page.get_by_text("ligt in West")).to_be_visible()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.locator("[data-connection]")).to_contain_text("Opgeslagen als CON-")
    # The page leads on to the overview by itself; what is asked of it meanwhile is lost.
    page.wait_for_url(f"**{HERE}")
    entry = Entry.objects.get()
    assert entry.area is not None
    assert (entry.area.name, entry.category) == ("West", "horecacontrole")
    wait_until(page, lambda: page.evaluate(NUMBER_OF_DRAFTS) == 0)
    assert phone.troubles == []


def test_what_is_logged_without_a_connection_is_sent_once_there_is_one(phone: Visit) -> None:
    page, context = phone.page, phone.page.context
    connection(context, there=False)
    for number in ("een", "twee", "drie"):
        page.goto(HERE)
        fill_in(page, number)
        expect(page.locator("[data-connection]")).to_contain_text("Bewaard op dit toestel")
    assert not Entry.objects.exists()
    expect(page.locator("[data-draft-list] li")).to_have_count(3)
    connection(context, there=True)
    wait_until(page, lambda: Entry.objects.count() == 3)
    expect(page.locator("[data-drafts]")).to_be_hidden()
    assert findings() == ["drie", "een", "twee"]


def test_drafts_outlive_a_page_that_is_closed(phone: Visit) -> None:
    context = phone.page.context
    connection(context, there=False)
    fill_in(phone.page, "blijft")
    phone.page.close()
    again = context.new_page()
    again.goto(HERE)
    expect(again.locator("[data-draft-list] li")).to_have_count(1)
    connection(context, there=True)
    wait_until(again, lambda: findings() == ["blijft"])


def test_an_answer_that_got_lost_doubles_nothing(phone: Visit) -> None:
    """The server stored it, but the phone never heard: it sends the draft again, and one entry stays one."""
    page = phone.page
    lost: list[APIResponse] = []

    def lose(route: Route) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch())
            route.abort()
        else:
            route.continue_()

    page.route("**/veld/controle/**", lose)
    fill_in(page, "eenmaal")
    assert len(lost) == 1
    wait_until(page, lambda: page.evaluate(NUMBER_OF_DRAFTS) == 0)
    assert findings() == ["eenmaal"]


def test_two_tabs_that_send_at_once_double_nothing(phone: Visit) -> None:
    page, context = phone.page, phone.page.context
    connection(context, there=False)
    for number in ("een", "twee"):
        page.goto(HERE)
        fill_in(page, number)
    other = context.new_page()
    other.goto(HERE)
    connection(context, there=True)
    wait_until(page, lambda: page.evaluate(NUMBER_OF_DRAFTS) == 0)
    assert findings() == ["een", "twee"]


def test_what_was_left_empty_is_told_at_once_also_without_a_connection(phone: Visit) -> None:
    page, context = phone.page, phone.page.context
    connection(context, there=False)
    open_group(page, "Melding")
    page.get_by_role("link", name="Graffiti", exact=True).last.click()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("alert")).to_contain_text("Wat is er aan de hand?: Vul dit in.")
    page.get_by_label("Wat is er aan de hand?").fill("leus op een bank")
    page.get_by_role("button", name="Opslaan").click()
    page.wait_for_url(f"**{HERE}")
    assert page.evaluate(NUMBER_OF_DRAFTS) == 1


def test_a_draft_that_is_refused_stays_and_can_be_mended(phone: Visit) -> None:
    page, context = phone.page, phone.page.context
    connection(context, there=False)
    open_group(page, "Controle")
    page.get_by_role("link", name="Horecacontrole", exact=True).last.click()
    page.get_by_label("Plek op de kaart").fill("achter het station")
    page.get_by_label("Bevindingen").fill("hersteld")
    page.get_by_role("button", name="Opslaan").click()
    page.wait_for_url(f"**{HERE}")
    connection(context, there=True)
    expect(page.get_by_text("klopt nog niet: Plek op de kaart")).to_be_visible()
    expect(page.get_by_role("button", name="Verzend nu")).to_be_hidden()
    assert not Entry.objects.exists()
    page.get_by_role("link", name="Bewerken").click()
    expect(page.get_by_role("alert")).to_contain_text("Plek op de kaart")
    page.get_by_label("Plek op de kaart").fill("52.05, 4.15")
    page.get_by_role("button", name="Opslaan").click()
    page.wait_for_url(f"**{HERE}")
    wait_until(page, lambda: findings() == ["hersteld"])
    wait_until(page, lambda: page.evaluate(NUMBER_OF_DRAFTS) == 0)


def test_after_the_session_ended_drafts_stay_until_somebody_signs_in_again(phone: Visit) -> None:
    page, context = phone.page, phone.page.context
    connection(context, there=False)
    fill_in(page, "later")
    Session.objects.all().delete()
    connection(context, there=True)
    expect(page.locator("[data-connection]")).to_contain_text("Meld u opnieuw aan")
    expect(page.get_by_role("link", name="Aanmelden")).to_have_attribute("href", f"/aanmelden/?next={HERE}")
    assert page.evaluate(NUMBER_OF_DRAFTS) == 1
    assert not Entry.objects.exists()


def test_signing_out_warns_and_then_leaves_nothing_behind(phone: Visit) -> None:
    page, context = phone.page, phone.page.context
    connection(context, there=False)
    fill_in(page, "gewist")
    page.route("**/veld/stand/", lambda route: route.abort())
    connection(context, there=True)
    warnings: list[str] = []

    def answer(dialog: Dialog) -> None:
        warnings.append(dialog.message)
        if len(warnings) == 1:
            dialog.dismiss()
        else:
            dialog.accept()

    page.on("dialog", answer)
    sign_out = page.get_by_role("button", name="Afmelden")
    sign_out.click()
    wait_until(page, lambda: len(warnings) == 1)
    assert page.evaluate(NUMBER_OF_DRAFTS) == 1
    sign_out.click()
    page.wait_for_url("**/aanmelden/")
    assert len(warnings) == 2
    assert "concepten" in warnings[0]
    assert page.evaluate(LEFT_BEHIND) == []
    assert not Entry.objects.exists()


def take_photo(page: Page) -> None:
    """As the camera gives it: larger than what is kept."""
    written = io.BytesIO()
    Image.new("RGB", (4000, 3000), "navy").save(written, "JPEG")
    photo: FilePayload = {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": written.getvalue()}
    already = page.locator("[data-photos] li").count()
    page.get_by_label("Foto").set_input_files(photo)
    expect(page.locator("[data-photos] li")).to_have_count(already + 1)


def test_photos_wait_with_their_entry_and_come_in_once_though_an_answer_got_lost(phone: Visit) -> None:
    page, context = phone.page, phone.page.context
    connection(context, there=False)
    open_group(page, "Controle")
    page.get_by_role("link", name="Horecacontrole", exact=True).last.click()
    for _ in range(3):
        take_photo(page)
    page.get_by_role("button", name="Weghalen").first.click()
    expect(page.locator("[data-photos] li")).to_have_count(2)
    page.get_by_label("Bevindingen").fill("met foto")
    page.get_by_role("button", name="Opslaan").click()
    page.wait_for_url(f"**{HERE}")
    lost: list[APIResponse] = []

    def lose(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.fetch())
            route.abort()

    page.route("**/veld/foto/**", lose)
    connection(context, there=True)
    wait_until(page, lambda: len(lost) == 1)
    page.get_by_role("button", name="Verzend nu").click()
    wait_until(page, lambda: page.evaluate(NUMBER_OF_DRAFTS) == 0)
    assert findings() == ["met foto"]
    kept = Attachment.objects.all()
    assert [each.entry for each in kept] == [Entry.objects.get()] * 2
    assert [each.media_type for each in kept] == ["image/jpeg"] * 2
