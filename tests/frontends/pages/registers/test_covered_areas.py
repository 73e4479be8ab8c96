"""Does the list of neighbourhood groups tell where there is one, and where not?"""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone
from tests.frontends.pages.registers.test_register_pages import browser_of, page
from tests.safety_plan import SafetyPlan

from waarborg.operations.entries import log_entry, withdraw_entry
from waarborg.records.queries.covered_areas import covered_areas
from waarborg.registers.shelf import builtin_registers

pytestmark = pytest.mark.django_db
GROUPS = "/duinstad/registers/buurtapp/"


def test_a_group_counts_for_its_area_from_its_first_to_its_last_day() -> None:
    plan = SafetyPlan()
    west, east, _north = plan.places("buurt", "West", "Oost", "Noord", is_area=True)
    plan.places("wijk", "Duin", is_area=True)
    begun = {"category": "whatsappgroep", "valid_from": "2026-02-01"}
    log_entry(plan.actor, "buurtapp", {**begun, "area": str(west.pk), "valid_until": "2026-06-30"})
    mistake = log_entry(plan.actor, "buurtapp", {**begun, "area": str(east.pk)}).entry
    withdraw_entry(plan.actor, mistake.pk, mistake.revision, "Dubbel")
    groups = builtin_registers()["buurtapp"]
    for day, missing in (("2026-01-31", 3), ("2026-02-01", 2), ("2026-06-30", 2), ("2026-07-01", 3)):
        found = next(
            each
            for each in covered_areas(plan.actor, groups, date.fromisoformat(day))
            if each.label == "Buurt"
        )
        assert len(found.missing) == missing, day


def test_the_list_says_where_there_is_none_and_other_registers_say_nothing_of_it() -> None:
    plan = SafetyPlan()
    west, _east = plan.places("buurt", "West", "Oost", is_area=True)
    today = timezone.localdate().isoformat()
    begun = {"category": "whatsappgroep", "valid_from": today, "area": str(west.pk)}
    log_entry(plan.actor, "buurtapp", begun)
    client = browser_of(plan)
    html = page(client, GROUPS)
    assert "Vandaag in 1 van de 2: Buurt" in html
    assert "<p>Oost</p>" in html
    assert "Waar nog niet" not in page(client, "/duinstad/registers/schouw/")
