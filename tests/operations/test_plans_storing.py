"""Does a draft plan, as read, become a version to work on with nothing lost?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.operations.drafted import GRAFFITI, INSPECTIONS, PLAN, REGULARLY, adopted, an_actor, in_draft
from tests.safety_plan import LAST_DAY

from waarborg.operations.plans.drafts import DraftInTheWay
from waarborg.operations.plans.storing import store_draft
from waarborg.operations.refusals import NotAllowed, NotFound
from waarborg.records.models import AuditLine, Choice, Plan, PlanVersion, Role, Section

pytestmark = pytest.mark.django_db


def test_sections_measures_and_commitments_are_stored_in_the_documents_order() -> None:
    version = store_draft(an_actor(), PLAN)
    assert [section.title for section in version.sections.all()] == [
        "Bedrijvigheid en veiligheid",
        "Veilig uitgaan",
        "Veilig winkelgebied",
    ]
    going_out = version.sections.get(title="Veilig uitgaan")
    assert going_out.parent is not None
    assert going_out.parent.title == "Bedrijvigheid en veiligheid"
    assert going_out.partners == ["politie", "horeca"]
    assert [measure.text for measure in going_out.measures.all()] == [INSPECTIONS, GRAFFITI]
    assert list(version.commitments.order_by("number").values_list("number", "sentence", "choice")) == [
        (1, INSPECTIONS, "proposed"),
        (2, GRAFFITI, "proposed"),
        (3, REGULARLY, "proposed"),
    ]


def test_a_clear_sentence_gets_its_demand_and_a_vague_one_keeps_its_question() -> None:
    version = store_draft(an_actor(), PLAN)
    clear, _graffiti, vague = version.commitments.order_by("number")
    assert clear.demand is not None
    assert (clear.demand["at_least"], clear.demand["per"]) == (2, "P1Y")
    assert (clear.register, clear.question) == ("controle", "")
    assert vague.demand is None
    assert vague.known == {"each": "wijk"}
    assert vague.question.startswith("Hoe vaak")


def test_the_version_carries_title_and_period_and_the_first_one_names_the_plan() -> None:
    version = store_draft(an_actor(), PLAN)
    assert (version.title, version.start, version.end) == (
        "Veilig Duinstede 2024-2027",
        date(2024, 1, 1),
        LAST_DAY,
    )
    assert (version.plan.title, version.plan.start) == (version.title, version.start)


def test_a_plan_whose_period_is_not_told_leaves_it_open_in_the_draft() -> None:
    version = store_draft(an_actor(), replace(PLAN, title=None, start=None, end=None))
    assert (version.start, version.end) == (None, None)
    assert version.title == "Integraal veiligheidsplan"


def test_overlong_headings_fit_the_database() -> None:
    long = replace(PLAN.sections[0], title="x" * 400, number="1." * 30, theme="y" * 90)
    store_draft(an_actor(), replace(PLAN, sections=(long,)))
    assert len(Section.objects.get().title) == 255


def test_in_a_next_version_promises_that_come_back_keep_number_owner_and_decision() -> None:
    actor = an_actor()
    first = adopted(actor)
    first.commitments.filter(number=1).update(owner=actor.account)
    shuffled = in_draft(
        replace(PLAN, sections=(PLAN.sections[0], PLAN.sections[2], PLAN.sections[1])), "!", "!"
    )
    shuffled = replace(
        shuffled,
        sections=(shuffled.sections[0], *(replace(each, parent=0) for each in shuffled.sections[1:])),
    )
    second = store_draft(actor, shuffled, plan=first.plan_id)
    assert second.number == 2
    numbers = dict(second.commitments.values_list("sentence", "number"))
    assert numbers == {INSPECTIONS: 1, GRAFFITI: 2, REGULARLY: 3}
    kept = second.commitments.get(number=1)
    assert (kept.owner, kept.choice) == (actor.account, Choice.ACCEPTED)


def test_a_reworded_promise_keeps_its_number_but_must_be_looked_at_again() -> None:
    actor = an_actor()
    first = adopted(actor)
    reworded = in_draft(PLAN, "minstens twee keer per jaar", "tenminste twee keer in het jaar")
    second = store_draft(actor, reworded, plan=first.plan_id)
    assert second.commitments.get(number=1).choice == Choice.PROPOSED


def test_a_new_promise_gets_a_number_that_no_version_ever_used() -> None:
    actor = an_actor()
    first = adopted(actor)
    replaced = in_draft(PLAN, GRAFFITI, "Iedere aangifte van geweld krijgt een antwoord van de burgemeester.")
    renamed = tuple(replace(section, title=f"{section.title} vernieuwd") for section in replaced.sections)
    replaced = replace(replaced, sections=renamed)
    second = store_draft(actor, replaced, plan=first.plan_id)
    assert sorted(second.commitments.values_list("number", flat=True)) == [1, 3, 4]


def test_a_plan_gets_one_draft_at_a_time() -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    with pytest.raises(DraftInTheWay):
        store_draft(actor, PLAN, plan=version.plan_id)
    assert PlanVersion.objects.count() == 1


def test_another_municipalitys_plan_gets_no_version_from_here() -> None:
    version = adopted(an_actor())
    with pytest.raises(NotFound):
        store_draft(an_actor(slug="elders"), PLAN, plan=version.plan_id)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SAFETY_OFFICER}))
def test_only_the_safety_officer_hands_over_a_plan(role: Role) -> None:
    with pytest.raises(NotAllowed):
        store_draft(an_actor(role), PLAN)
    assert not Plan.objects.exists()
    assert not AuditLine.objects.exists()


def test_handing_over_leaves_a_line_in_the_audit_trail() -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    line = AuditLine.objects.get()
    assert (line.act, line.account, line.object_id) == ("plan.upload", actor.account, version.pk)


def test_without_a_proposal_the_words_of_the_sentence_point_to_a_register() -> None:
    section = PLAN.sections[2]
    promise = replace(section.measures[0].commitments[0], sentence="We oefenen elk jaar met het beleidsteam.")
    measure = replace(section.measures[0], text=promise.sentence, commitments=(promise,))
    sections = (PLAN.sections[0], replace(section, measures=(measure,)))
    assert store_draft(an_actor(), replace(PLAN, sections=sections)).commitments.get().register == "oefening"
