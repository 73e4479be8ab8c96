"""Can somebody open a cycle, take its steps, and read what came of each, on the pages and in a terminal?"""

from __future__ import annotations

import pytest
from django.test import Client
from tests.operations.documents.test_documents import a_plan

from waarborg.frontends.command_line.main import main
from waarborg.operations.plans.legal_rhythm import ARTICLE
from waarborg.records.models import CycleStep, PolicyCycle, Role

pytestmark = pytest.mark.django_db


def test_a_cycle_is_opened_its_steps_are_taken_and_the_next_one_follows(
    capsys: pytest.CaptureFixture[str],
) -> None:
    plan = a_plan()
    officer, reader = Client(), Client()
    officer.force_login(plan.person("officer", Role.SAFETY_OFFICER))
    reader.force_login(plan.person("reader", Role.READER))
    start = f"/{plan.organisation.slug}/cyclus/"
    assert "Er is nog geen cyclus geopend" in officer.get(start).content.decode()
    assert reader.get(f"{start}openen/").status_code == 403
    asked = officer.get(f"{start}openen/").content.decode()
    assert 'value="2024-01-01"' in asked
    wrong = officer.post(f"{start}openen/", {"start": "2024-01-01", "end": "gisteren"})
    assert wrong.status_code == 400
    assert 'href="#cycle-end"' in wrong.content.decode()
    sent = {"start": "2024-01-01", "end": "2027-12-31", "plan": plan.version.plan_id, "with_rhythm": "ja"}
    opened = officer.post(f"{start}openen/", sent, follow=True).content.decode()
    assert ARTICLE in opened
    assert "Uitvoeringsplan 2026-2027" in opened
    analysis = CycleStep.objects.get(kind="implementation", turn=1)
    page = f"{start}stap/{analysis.pk}/"
    steps = [
        {
            "act": "move",
            "revision": 1,
            "starts_on": "2026-10-01",
            "ends_on": "2026-12-01",
            "reason": "Later.",
        },
        {"act": "add_participant", "name": "Teamchef", "party": "Politie", "account": ""},
        {"act": "make_product"},
        {"act": "record_decision", "by": "executive", "decided_on": "2026-11-01", "text": "Vastgesteld."},
        {"act": "finish", "revision": 2, "done_on": "2026-11-01"},
    ]
    for each in steps:
        assert officer.post(page, each).status_code == 302, each
    shown = reader.get(page).content.decode()
    for text in ("Verplaatst op", "Teamchef (Politie)", "College van burgemeester en wethouders", "gedaan"):
        assert text in shown
    assert "(concept)" not in shown
    assert "(concept)" in officer.get(page).content.decode()
    assert reader.post(page, {"act": "reopen", "revision": 3}).status_code == 403
    refused = officer.post(page, {"act": "record_decision", "by": "", "decided_on": "2026-11-01", "text": ""})
    assert refused.status_code == 400
    evaluation = CycleStep.objects.get(kind="evaluation")
    ended = {"act": "open_next", "revision": 1, "done_on": "2026-11-01"}
    told = officer.post(f"{start}stap/{evaluation.pk}/", ended, follow=True).content.decode()
    assert "de cyclus 2028-2031 is geopend" in told
    following = PolicyCycle.objects.get(start__year=2028)
    assert "Startnotitie" in reader.get(f"{start}{following.pk}/").content.decode()
    assert officer.post(f"{start}{following.pk}/opheffen/").status_code == 302
    assert main(["cycle", "--organisation", plan.organisation.slug, "--on", "2026-11-30"]) == 0
    printed = capsys.readouterr().out
    assert "gedaan              Uitvoeringsplan 2024-2025" in printed
    assert "(hierna)" in printed
    assert main(["cycle", "--organisation", plan.organisation.slug, "--priorities"]) == 0
    assert "Er is nog geen longlist." in capsys.readouterr().out


def test_the_promise_of_the_law_is_added_to_a_plan_in_one_click() -> None:
    plan = a_plan()
    officer = Client()
    officer.force_login(plan.person("officer", Role.SAFETY_OFFICER))
    start = f"/{plan.organisation.slug}/cyclus/"
    assert "staat nog niet in het plan" in officer.get(start).content.decode()
    added = officer.post(f"{start}wettelijke-afspraak/", {"plan": plan.version.plan_id}, follow=True)
    assert ARTICLE in added.content.decode()
    assert ARTICLE in officer.get(f"/{plan.organisation.slug}/").content.decode()
