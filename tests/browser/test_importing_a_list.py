"""Can somebody take over a list in a browser, and see how far a long one is?"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.browser.visits import Visit
from tests.operations.imports.lists import as_file, rows
from tests.tenancy.towns import Town, our_town

from waarborg.records.models import Role

pytestmark = [pytest.mark.django_db(transaction=True)]
LONG = 1_500


@pytest.fixture
def town(transactional_db: None) -> Town:
    return our_town()


def test_a_long_list_is_looked_at_imported_and_taken_back(visit: Visit, town: Town, tmp_path: Path) -> None:
    file = tmp_path / "meldingen.csv"
    file.write_bytes(as_file(rows(LONG)))
    page = visit.page
    visit.sign_in(town.people[Role.SAFETY_OFFICER])
    page.goto(f"/{town.organisation.slug}/registers/melding/")
    page.click("text=Lijst inlezen")
    page.set_input_files("input[name=list]", file)
    page.click("text=Bekijk de lijst")
    assert page.input_value("#column-1") == "category"
    page.click("text=Kijk de lijst na")
    page.wait_for_selector("text=De lijst klopt", timeout=60_000)
    page.click("text=Lees de lijst in")
    page.wait_for_selector("text=1.500 zaken ingelezen", timeout=60_000)
    page.click("summary")
    page.click("button:has-text('Maak ongedaan')")
    page.wait_for_selector("text=Deze lijst is ongedaan gemaakt")
    assert visit.troubles == []
