"""Do the plan's pages show what is stored, to whom they may?"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.frontends.pages.plans.browsing import PLAN_TEXT, browser_of, change_page, text_of
from tests.operations.drafted import GRAFFITI, INSPECTIONS, PLAN, REGULARLY, adopted, an_actor

from waarborg.operations.plans.storing import store_draft
from waarborg.operations.plans.uploading import upload_plan
from waarborg.operations.plans.versions import start_new_version
from waarborg.records.models import Choice, PlanDocument, PlanVersion, Role

pytestmark = pytest.mark.django_db


def test_without_a_plan_the_page_says_how_to_hand_one_over() -> None:
    assert "Lees een plan in" in text_of(browser_of(an_actor()), "")
    assert "Lees een plan in" not in text_of(browser_of(an_actor(Role.READER)), "")


def test_the_plan_page_shows_the_tree_with_standings_summed_up_and_how_checkable_it_is() -> None:
    actor = an_actor()
    adopted(actor)
    page = text_of(browser_of(actor), "")
    assert "Bedrijvigheid en veiligheid" in page
    assert "onduidelijk" in page
    assert "2 van de 4 activiteiten en doelen (50%)" in page


def test_section_and_measure_pages_show_what_is_checked_and_link_to_the_commitment() -> None:
    actor = an_actor(Role.READER)
    version = adopted(an_actor())
    browser = browser_of(actor)
    section = version.sections.get(number="3.1")
    page = text_of(browser, f"onderdeel/{section.pk}/")
    assert INSPECTIONS in page
    assert "De uitgaansavond is voor iedereen." in page
    assert "politie" in page
    assert "/duinstede/afspraak/1/" in page
    measure = section.measures.get(text=GRAFFITI)
    assert "24 uur" in text_of(browser, f"activiteit/{measure.pk}/")


def test_two_drafts_of_one_document_are_told_apart_by_when_and_by_whom_they_were_handed_over() -> None:
    actor = an_actor()
    for name in ("plan.md", "plan-def.md"):
        upload_plan(actor, name, PLAN_TEXT.encode())
    uploaded_at = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    PlanDocument.objects.filter(name="plan.md").update(uploaded_at=uploaded_at)
    page = " ".join(text_of(browser_of(actor), "").split())
    assert f"plan.md, ingelezen op 1 mrt 2026 10:30 door {actor.account}" in page
    assert "plan-def.md, ingelezen op" in page


def test_the_draft_tells_how_far_it_was_looked_over() -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    browser = browser_of(actor)
    assert "0 van de 3 bekeken" in text_of(browser, f"concept/{version.pk}/")
    answer = browser.post(
        f"/duinstede/plan/concept/{version.pk}/afspraak/1/keuze/", {"choice": "accepted", "seen": "1"}
    )
    assert answer.status_code == 302
    assert "1 van de 3 bekeken" in text_of(browser, f"concept/{version.pk}/")


def test_with_htmx_only_the_commitment_and_the_progress_are_drawn_again() -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    answer = browser_of(actor).post(
        f"/duinstede/plan/concept/{version.pk}/afspraak/1/keuze/",
        {"choice": "dropped", "seen": "1"},
        headers={"HX-Request": "true"},
    )
    page = answer.content.decode()
    assert "<html" not in page
    assert "Weggelaten" in page
    assert "1 van de 3 bekeken" in page


def test_accepting_all_clear_proposals_offers_to_undo_it() -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    section = version.sections.get(number="3.1")
    browser = browser_of(actor)
    there = f"concept/{version.pk}/onderdeel/{section.pk}/"
    assert "Neem alle 2 duidelijke voorstellen over" in text_of(browser, there)
    answer = browser.post(f"/duinstede/plan/{there}overnemen/", follow=True)
    assert "2 afspraken zijn overgenomen" in answer.content.decode()
    browser.post(f"/duinstede/plan/{there}terugzetten/", {"number": ["1", "2"]})
    assert version.commitments.filter(choice=Choice.PROPOSED).count() == 3


def test_the_adoption_page_warns_and_refuses_and_then_adopts() -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    version.commitments.filter(number=1).update(choice=Choice.ACCEPTED)
    browser = browser_of(actor)
    address = f"/duinstede/plan/concept/{version.pk}/vaststellen/"
    assert "heeft nog geen trekker" in browser.get(address).content.decode()
    refused = browser.post(address, {"adopted_on": "2024-02-01", "seen": "1"})
    assert refused.status_code == 400
    assert "nog niet zijn bekeken: 2" in refused.content.decode()
    given = {"adopted_on": "2024-02-01", "seen": "1", "leave_out_undecided": "1"}
    assert "Het plan is vastgesteld" in browser.post(address, given, follow=True).content.decode()


def test_the_difference_between_two_versions_can_be_read() -> None:
    actor = an_actor()
    first = adopted(actor)
    second = start_new_version(actor, first.plan_id)
    browser = browser_of(actor)
    browser.post(
        change_page(second, 1),
        {"seen": "1", "kind": "frequency", "at_least": "4", "per_0": "1", "per_1": "year"},
    )
    second.commitments.filter(number=2).update(choice=Choice.DROPPED)
    measure = second.sections.get(number="3.2").measures.get(status="goal")
    browser.post(
        f"/duinstede/plan/concept/{second.pk}/activiteit/{measure.pk}/afspraak/",
        {"kind": "in_force", "sentence": "Er is een winkelstraatmanager."},
    )
    assert f"verschil/{first.pk}/{second.pk}/" in text_of(browser, f"{first.plan_id}/versies/")
    page = text_of(browser, f"verschil/{first.pk}/{second.pk}/")
    assert "Afspraken erbij: 1. Vervallen: 1. Gewijzigd: 1." in page
    assert "Er is een winkelstraatmanager." in page
    assert GRAFFITI in page
    assert "Wat wordt gecontroleerd" in page


def test_headings_and_measures_can_be_corrected_and_added() -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    section = version.sections.get(number="3.2")
    measure = section.measures.get(text=REGULARLY)
    browser = browser_of(actor)
    base = f"/duinstede/plan/concept/{version.pk}"
    browser.post(f"{base}/onderdeel/{section.pk}/kop/", {"title": "Winkels", "kind": "priority", "seen": "1"})
    browser.post(f"{base}/activiteit/{measure.pk}/", {"text": "Iets anders.", "status": "new", "seen": "1"})
    browser.post(f"{base}/onderdeel/{section.pk}/activiteit/", {"text": "Een buurtvader.", "status": "new"})
    section.refresh_from_db()
    assert (section.title, section.kind) == ("Winkels", "priority")
    assert list(section.measures.values_list("text", "status")) == [
        ("Iets anders.", "new"),
        ("Ondernemers voelen zich veilig.", "goal"),
        ("Een buurtvader.", "new"),
    ]


def addresses(version: PlanVersion) -> list[str]:
    section = version.sections.get(number="3.1")
    measure = section.measures.all()[0]
    draft = f"concept/{version.pk}/"
    return [
        draft,
        f"{draft}onderdeel/{section.pk}/",
        f"{draft}afspraak/1/",
        f"{draft}activiteit/{measure.pk}/afspraak/",
        f"{draft}vaststellen/",
        f"{draft}weggooien/",
        "inlezen/",
    ]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SAFETY_OFFICER}))
def test_the_pages_of_a_draft_are_the_safety_officers(role: Role) -> None:
    version = store_draft(an_actor(), PLAN)
    browser = browser_of(an_actor(role))
    for address in addresses(version):
        text_of(browser, address, status=403)


def test_a_neighbouring_municipality_finds_nothing_under_its_own_address() -> None:
    version = store_draft(an_actor(), PLAN)
    section = version.sections.get(number="3.1")
    browser = browser_of(an_actor(slug="elders"))
    own = [
        *addresses(version)[:-1],
        f"onderdeel/{section.pk}/",
        f"versie/{version.pk}/",
        f"{version.plan_id}/versies/",
    ]
    for address in own:
        assert browser.get(f"/elders/plan/{address}").status_code == 404, address
        assert browser.get(f"/duinstede/plan/{address}").status_code == 404, address


def test_a_frozen_version_sends_its_draft_pages_to_the_plan() -> None:
    actor = an_actor()
    version = adopted(actor)
    answer = browser_of(actor).get(f"/duinstede/plan/concept/{version.pk}/", follow=True)
    assert "vastgesteld en ligt vast" in answer.content.decode()
