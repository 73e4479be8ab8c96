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
from tests.operations.pictures.invented_store import DAY, SCOPE, invented_store
from tests.safety_plan import SafetyPlan

from waarborg.operations.example.picture import load_incidents
from waarborg.records.models import Role

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ("", "hic/", "thema/", "vergelijken/", "gebied/?gebied=BU99010300", "incidenten/", "ophalen/")


@pytest.fixture
def officer(visit: Visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Visit:
    """A safety officer of the invented municipality, with its figures and its list."""
    (tmp_path / "figures").symlink_to(invented_store().folder)
    monkeypatch.setattr(settings, "CONFIGURATION", replace(settings.CONFIGURATION, data=tmp_path))
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    plan = SafetyPlan()
    plan.organisation.area_code = SCOPE
    plan.organisation.save()
    load_incidents(plan.actor, datetime(2026, 11, 30, tzinfo=UTC))
    visit.sign_in(plan.person("officer", Role.SAFETY_OFFICER))
    return visit


def test_no_page_of_the_picture_stands_in_anybodys_way_at_a_desk_or_on_a_phone(officer: Visit) -> None:
    wrong: dict[str, object] = {}
    for width in (1280, 360):
        officer.page.set_viewport_size({"width": width, "height": 800})
        for path in PAGES:
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


def test_a_neighbourhood_is_pointed_out_with_the_keyboard_and_its_figure_is_told(officer: Visit) -> None:
    officer.page.goto("/duinstad/veiligheidsbeeld/hic/")
    expect(officer.page.locator("[data-canvas] path").first).to_be_visible()
    select = officer.page.get_by_label("Wijs een buurt aan")
    select.focus()
    select.select_option(label="Polder-Oost")
    expect(officer.page.locator("[data-told]")).to_contain_text("per 1.000 woningen")


def test_a_signal_is_a_task_in_one_click(officer: Visit) -> None:
    officer.page.goto("/duinstad/veiligheidsbeeld/hic/")
    officer.page.get_by_role("button", name="Maak er een actie van").first.click()
    expect(officer.page.get_by_role("heading", level=1)).to_contain_text("Polder-Oost")
