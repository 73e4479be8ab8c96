"""Is a survey made, answered on a phone by its link alone, and told only when enough people answered?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, Page
from tests.browser.visits import Visit
from tests.safety_plan import SafetyPlan

from waarborg.records.models import PanelSurvey, Role

pytestmark = [pytest.mark.django_db(transaction=True)]
QUESTION = "Hoe veilig voelt u zich?"


def test_results_are_hidden_below_the_minimum_and_shown_above_it(
    visit: Visit, chromium: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "CONFIGURATION", replace(settings.CONFIGURATION, panel_group=2))
    plan, page = SafetyPlan(), visit.page
    visit.sign_in(plan.person("officier", Role.SAFETY_OFFICER))
    page.goto("/duinstad/bewonerspanel/")
    page.click("text=Maak een vragenlijst")
    page.fill("#panel-title", "Veilig in uw buurt?")
    page.click("button:has-text('Opslaan')")
    page.click("text=Voeg een vraag toe")
    page.fill("#panel-text", QUESTION)
    page.fill("#panel-low_label", "nooit")
    page.fill("#panel-high_label", "altijd")
    page.click("button:has-text('Opslaan')")
    page.click("button:has-text('Publiceer')")
    answered(chromium, visit, 1)
    closed(page)
    assert "te weinig antwoorden om iets te zeggen" in page.inner_text("main")
    page.goto(f"/duinstad/bewonerspanel/{PanelSurvey.objects.get().pk}/")
    page.click("button:has-text('Maak een nieuwe meting')")
    page.click("button:has-text('Publiceer')")
    answered(chromium, visit, 2)
    closed(page)
    assert "4,0" in page.inner_text("main")
    assert violations(page) == []
    assert visit.troubles == []


def answered(browser: Browser, visit: Visit, times: int) -> None:
    """Residents answer on a phone on which no script runs."""
    link = f"{visit.host}/vragenlijst/{PanelSurvey.objects.latest('pk').token}/"
    phone = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="nl-NL", java_script_enabled=False
    )
    resident = phone.new_page()
    for _ in range(times):
        resident.goto(link)
        resident.click("button:has-text('Verstuur mijn antwoorden')")
        assert "Geef hier toestemming" in resident.inner_text("main")
        resident.click("label:text-is('4')")
        resident.click("text=Ja, ik geef toestemming")
        resident.click("button:has-text('Verstuur mijn antwoorden')")
        assert "Bedankt" in resident.inner_text("h1")
    assert phone.cookies() == []
    phone.close()
    checked = browser.new_page(viewport={"width": 360, "height": 740})
    checked.goto(link)
    assert violations(checked) == []
    assert checked.evaluate("document.documentElement.scrollWidth") <= 360
    checked.close()


def closed(page: Page) -> None:
    page.reload()
    page.click("summary:has-text('Sluit de vragenlijst nu')")
    page.click("button:has-text('Sluit voorgoed')")
    page.click("main a:text-is('Resultaten')")
    page.wait_for_load_state()


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [each["id"] + each["nodes"][0]["html"][:200] for each in found]
