"""Can a meeting be held in a browser, on a phone too, so that its actions are followed?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from tests.browser.visits import Visit
from tests.tenancy.towns import Town, our_town

from waarborg.records.models import Entry, Role

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def town(transactional_db: None) -> Town:
    return our_town()


def test_a_meeting_is_held_on_a_phone_and_its_action_is_found_on_the_work_list(
    visit: Visit, town: Town
) -> None:
    page, slug = visit.page, town.organisation.slug
    page.set_viewport_size({"width": 360, "height": 740})
    visit.sign_in(town.people[Role.SAFETY_OFFICER])
    page.goto(f"/{slug}/overleg/agendapunt/?series={town.work.meeting.series_id}")
    page.fill("#point-title", "Jaarwisseling")
    page.click("button:has-text('Zet op de agenda')")
    page.goto(f"/{slug}/overleg/{town.work.meeting.pk}/")
    page.fill("[id^=notes-]", "Er is veel vuurwerk.")
    page.fill("[id^=decision-]", "We houden toezicht.")
    page.click("summary:has-text('Spreek een actie af')")
    page.fill("[id^=action-]", "Maak een rooster")
    page.select_option("[id^=owner-]", label=town.people[Role.SAFETY_OFFICER].name)
    page.fill("[id^=due-]", (timezone.localdate() + timedelta(days=7)).isoformat())
    page.click("button:has-text('Bewaar de actie')")
    page.wait_for_selector("text=Maak een rooster")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert [
        each["id"] + each["nodes"][0]["html"][:200] for each in Axe().run(page).response["violations"]
    ] == []
    page.fill("#held_on", timezone.localdate().isoformat())
    page.click("button:has-text('Bewaar en sluit het overleg')")
    page.wait_for_selector("text=Het overleg is gehouden")
    page.click("text=Besluiten en acties om te printen")
    page.wait_for_selector("text=We houden toezicht.")
    page.goto(f"/{slug}/mijn-werk/")
    page.wait_for_selector("text=Maak een rooster")
    assert (
        Entry.objects.get(pk=town.work.meeting.entry_id).fields["besluiten"]
        == "Jaarwisseling: We houden toezicht."
    )
    assert visit.troubles == []
