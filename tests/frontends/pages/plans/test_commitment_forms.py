"""Can every kind of commitment be filled in, changed and added on its page?"""

from __future__ import annotations

import pytest
from tests.frontends.pages.plans.browsing import browser_of, change_page
from tests.operations.drafted import INSPECTIONS, PLAN, adopted, an_actor

from waarborg.operations.plans.storing import store_draft
from waarborg.records.models import Choice, Commitment

pytestmark = pytest.mark.django_db


def test_a_vague_commitment_shows_its_question_and_is_clear_once_that_is_answered() -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    browser = browser_of(actor)
    page = browser.get(change_page(version, 3)).content.decode()
    assert "Hoe vaak per jaar overlegt" in page
    assert '<option value="wijk" selected>' in page
    assert actor.account is not None
    answer = browser.post(
        change_page(version, 3),
        {
            "seen": "1",
            "kind": "frequency",
            "at_least": "4",
            "per_0": "1",
            "per_1": "year",
            "each": "",
            "owner": str(actor.account.pk),
            "register": "overleg",
        },
        follow=True,
    )
    assert "is gewijzigd en overgenomen" in answer.content.decode()
    changed = Commitment.objects.get(number=3)
    assert changed.demand is not None
    assert (changed.demand["at_least"], changed.owner, changed.register) == (4, actor.account, "overleg")


FORMS: list[tuple[dict[str, str], dict[str, object]]] = [
    (
        {"kind": "frequency", "at_least": "1", "at_most": "3", "per_0": "3", "per_1": "month", "months": "7"},
        {"at_least": 1, "at_most": 3, "per": "P3M", "months": [7]},
    ),
    ({"kind": "interval", "within_0": "4", "within_1": "year"}, {"within": "P4Y"}),
    (
        {"kind": "response", "within_0": "5", "within_1": "working_day", "coverage": "95"},
        {"within": {"working_days": 5}, "coverage": 0.95},
    ),
    ({"kind": "response", "within_0": "", "within_1": "year"}, {"within": None, "coverage": None}),
    ({"kind": "milestone", "by": "2026-07-01"}, {"by": "2026-07-01"}),
    ({"kind": "in_force"}, {"each": None}),
    ({"kind": "attested", "every_0": "1", "every_1": "year"}, {"every": "P1Y"}),
    (
        {
            "kind": "target",
            "indicator": "inbraken",
            "direction": "below",
            "compared_with": "area",
            "reference": "regio",
        },
        {"reference": "area:regio", "bound": None},
    ),
    (
        {
            "kind": "target",
            "indicator": "woninginbraak-per-1000",
            "direction": "at_most",
            "compared_with": "veiligheidsregio",
            "reference": "",
            "bound": "95",
        },
        {"reference": "area:veiligheidsregio", "bound": 0.95},
    ),
    (
        {
            "kind": "target",
            "indicator": "inbraken",
            "direction": "at_most",
            "compared_with": "year",
            "reference": "2018",
            "bound": "90",
        },
        {"reference": "year:2018", "bound": 0.9},
    ),
]


@pytest.mark.parametrize(("given", "stored"), FORMS)
def test_every_kind_can_be_filled_in_and_shown_again(
    given: dict[str, str], stored: dict[str, object]
) -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    browser = browser_of(actor)
    answer = browser.post(change_page(version, 1), {"seen": "1", **given})
    assert answer.status_code == 302, answer.content.decode()
    row = Commitment.objects.get(number=1)
    assert row.kind == given["kind"]
    assert row.demand is not None
    assert {name: row.demand[name] for name in stored} == stored
    again = browser.get(change_page(version, 1)).content.decode()
    for name, value in given.items():
        if name not in ("kind", "months") and value and not name.endswith("_1"):
            assert f'value="{value}"' in again


WRONG_FORMS = [
    ({"kind": "frequency", "per_0": "1", "per_1": "year"}, ["id_at_least"]),
    ({"kind": "frequency", "at_least": "veel", "per_0": "", "per_1": "year"}, ["id_at_least", "id_per"]),
    ({"kind": "milestone", "by": "2026-02-30"}, ["id_by"]),
    (
        {"kind": "target", "direction": "below", "compared_with": "year", "reference": "vroeger"},
        ["id_indicator", "id_reference"],
    ),
    ({"kind": "in_force", "owner": "999999", "register": "bestaat-niet"}, ["id_owner", "id_register"]),
]


@pytest.mark.parametrize(("given", "fields"), WRONG_FORMS)
def test_a_wrong_form_is_shown_again_with_all_problems_beside_their_fields(
    given: dict[str, str], fields: list[str]
) -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    answer = browser_of(actor).post(change_page(version, 1), {"seen": "1", **given})
    assert answer.status_code == 400
    page = answer.content.decode()
    for field in fields:
        assert f'href="#{field}' in page
    assert Commitment.objects.get(number=1).choice == Choice.PROPOSED


def test_choosing_another_kind_or_register_shows_its_fields_without_saving() -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    answer = browser_of(actor).post(
        change_page(version, 1), {"seen": "1", "kind": "milestone", "register": "melding", "show": "1"}
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="by"' in page
    assert 'name="at_least"' not in page
    assert Commitment.objects.get(number=1).kind == "frequency"


def test_of_two_people_at_one_commitment_the_second_sees_the_newest_state() -> None:
    actor, colleague = an_actor(), an_actor()
    version = store_draft(actor, PLAN)
    form = {"seen": "1", "kind": "in_force"}
    browser_of(actor).post(change_page(version, 1), form)
    answer = browser_of(colleague).post(change_page(version, 1), form, follow=True)
    assert "Iemand anders heeft dit intussen gewijzigd" in answer.content.decode()


def test_after_being_overtaken_nobody_is_sent_to_another_site() -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    answer = browser_of(actor).post(
        f"/duinstede/plan/concept/{version.pk}/afspraak/1/keuze/",
        {"choice": "accepted", "seen": "7", "back": "//elders.example/"},
    )
    assert answer["Location"].startswith("/duinstede/")


def test_with_htmx_somebody_who_was_overtaken_gets_the_whole_page_again() -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    answer = browser_of(actor).post(
        f"/duinstede/plan/concept/{version.pk}/afspraak/1/keuze/",
        {"choice": "accepted", "seen": "7", "back": f"/duinstede/plan/concept/{version.pk}/"},
        headers={"HX-Request": "true"},
    )
    assert answer["HX-Redirect"] == f"/duinstede/plan/concept/{version.pk}/"


def test_a_commitment_can_be_added_to_a_measure() -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    measure = version.sections.get(number="3.2").measures.get(status="goal")
    address = f"/duinstede/plan/concept/{version.pk}/activiteit/{measure.pk}/afspraak/"
    browser = browser_of(actor)
    assert "Ondernemers voelen zich veilig." in browser.get(address).content.decode()
    browser.post(address, {"kind": "in_force", "sentence": "Er is een winkelstraatmanager."})
    added = Commitment.objects.get(number=4)
    assert (added.sentence, added.kind, added.measure) == (
        "Er is een winkelstraatmanager.",
        "in_force",
        measure,
    )


def test_following_has_its_own_page_after_adoption() -> None:
    actor = an_actor()
    version = adopted(actor)
    browser = browser_of(actor)
    address = "/duinstede/plan/afspraak/1/volgen/"
    assert INSPECTIONS in browser.get(address).content.decode()
    answer = browser.post(address, {"seen": "1", "register": "overleg"})
    assert answer["Location"] == "/duinstede/afspraak/1/"
    assert version.commitments.get(number=1).register == "overleg"
