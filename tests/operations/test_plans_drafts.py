"""Can a draft be looked over by several people, and a frozen version by nobody changed?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core import serializers
from tests.operations.drafted import PLAN, YEAR, adopted, an_actor

from waarborg.commitments.as_json import demand_from_json
from waarborg.commitments.demands import Demand, Frequency, InForce, Kind
from waarborg.operations.actors import Actor
from waarborg.operations.plans.adopting import Decision, adopt
from waarborg.operations.plans.changing import add_commitment, change_commitment
from waarborg.operations.plans.correcting import (
    PlanFacts,
    add_measure,
    correct_measure,
    correct_plan,
    correct_section,
)
from waarborg.operations.plans.deciding import accept_clear, decide, put_back
from waarborg.operations.plans.drafts import Frozen
from waarborg.operations.plans.following import follow
from waarborg.operations.plans.storing import store_draft
from waarborg.operations.plans.versions import start_new_version, throw_away
from waarborg.operations.plans.wishes import Following, Wish
from waarborg.operations.refusals import Invalid, NotAllowed, NotFound, Overtaken, Refused
from waarborg.reading.draft import MeasureStatus, SectionKind
from waarborg.records.models import AuditLine, Choice, Commitment, Measure, PlanVersion, Role, Section
from waarborg.registers.selections import Selection

pytestmark = pytest.mark.django_db

NOBODY = Following()
FOUR_A_YEAR = Wish(Kind.FREQUENCY, Frequency(YEAR, at_least=4), Following(selection=Selection("overleg")))
FACTS = PlanFacts("Een andere titel", "Elders", date(2025, 1, 1), date(2028, 12, 31))


def going_out(version: PlanVersion) -> Section:
    return version.sections.get(number="3.1")


def a_measure(version: PlanVersion) -> Measure:
    found = going_out(version).measures.first()
    assert found is not None
    return found


def decision(version: PlanVersion, day: date = date(2024, 2, 1), leave_out: bool = False) -> Decision:
    version.refresh_from_db()
    return Decision(day, leave_out, version.revision)


ACTS: dict[str, Callable[[Actor, PlanVersion], object]] = {
    "accept": lambda actor, version: decide(actor, version.pk, 1, Choice.ACCEPTED, 1),
    "drop": lambda actor, version: decide(actor, version.pk, 1, Choice.DROPPED, 1),
    "put one back": lambda actor, version: decide(actor, version.pk, 1, Choice.PROPOSED, 1),
    "accept all": lambda actor, version: accept_clear(actor, version.pk, going_out(version).pk),
    "put back": lambda actor, version: put_back(actor, version.pk, going_out(version).pk, [1]),
    "change": lambda actor, version: change_commitment(actor, version.pk, 1, FOUR_A_YEAR, 1),
    "add": lambda actor, version: add_commitment(
        actor, version.pk, a_measure(version).pk, "Altijd aangifte.", FOUR_A_YEAR
    ),
    "correct plan": lambda actor, version: correct_plan(actor, version.pk, FACTS, version.revision),
    "correct section": lambda actor, version: correct_section(
        actor, version.pk, going_out(version).pk, "Uitgaan", SectionKind.PRIORITY, 1
    ),
    "correct measure": lambda actor, version: correct_measure(
        actor, version.pk, a_measure(version).pk, "Iets anders", MeasureStatus.NEW, 1
    ),
    "add measure": lambda actor, version: add_measure(
        actor, version.pk, going_out(version).pk, "Nog iets", MeasureStatus.NEW
    ),
    "adopt": lambda actor, version: adopt(actor, version.pk, decision(version, leave_out=True)),
    "throw away": lambda actor, version: throw_away(actor, version.pk),
}
"""Everything that changes a draft."""


def content_of(version: PlanVersion) -> str:
    """All that a version says, down to the last field."""
    records = [
        *PlanVersion.objects.filter(pk=version.pk),
        *version.sections.order_by("pk"),
        *Measure.objects.filter(section__version=version).order_by("pk"),
        *version.commitments.order_by("pk"),
    ]
    return str(serializers.serialize("json", records))


@pytest.mark.parametrize("name", ACTS)
def test_no_act_changes_what_an_adopted_version_says(name: str) -> None:
    actor = an_actor()
    version = adopted(actor)
    version.refresh_from_db()
    before = content_of(version)
    with pytest.raises(Frozen):
        ACTS[name](actor, version)
    assert content_of(version) == before


@pytest.mark.parametrize("name", ACTS)
def test_every_act_works_on_a_draft_and_leaves_a_line(name: str) -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    if name == "put back":
        accept_clear(actor, version.pk, going_out(version).pk)
    if name == "adopt":
        accept_clear(actor, version.pk, going_out(version).pk)
    lines = AuditLine.objects.count()
    version.refresh_from_db()
    ACTS[name](actor, version)
    assert AuditLine.objects.count() == lines + 1


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SAFETY_OFFICER}))
def test_only_the_safety_officer_changes_a_draft(name: str, role: Role) -> None:
    version = store_draft(an_actor(), PLAN)
    before = content_of(version)
    with pytest.raises(NotAllowed):
        ACTS[name](an_actor(role), version)
    assert content_of(version) == before


@pytest.mark.parametrize("name", ACTS)
def test_a_draft_of_another_municipality_is_not_there(name: str) -> None:
    version = store_draft(an_actor(), PLAN)
    before = content_of(version)
    with pytest.raises(NotFound):
        ACTS[name](an_actor(slug="elders"), version)
    assert content_of(version) == before


SEEN_BY_TWO = ("accept", "drop", "change", "correct plan", "correct section", "correct measure")


@pytest.mark.parametrize("name", SEEN_BY_TWO)
def test_of_two_people_who_change_the_same_thing_the_second_is_told(name: str) -> None:
    actor, colleague = an_actor(), an_actor()
    version = store_draft(actor, PLAN)
    stale = PlanVersion.objects.get(pk=version.pk)
    ACTS[name](actor, stale)
    before = content_of(version)
    with pytest.raises(Overtaken):
        ACTS[name](colleague, stale)
    assert content_of(version) == before


def test_two_people_can_work_on_different_commitments_of_one_draft() -> None:
    version = store_draft(an_actor(), PLAN)
    decide(an_actor(), version.pk, 1, Choice.ACCEPTED, 1)
    decide(an_actor(), version.pk, 2, Choice.DROPPED, 1)
    assert list(version.commitments.order_by("number").values_list("choice", flat=True)) == [
        "accepted",
        "dropped",
        "proposed",
    ]


def test_accepting_all_clear_proposals_leaves_the_vague_ones_and_can_be_undone() -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    assert accept_clear(actor, version.pk, going_out(version).pk) == (1, 2)
    shops = version.sections.get(title="Veilig winkelgebied")
    assert accept_clear(actor, version.pk, shops.pk) == ()
    decide(actor, version.pk, 2, Choice.DROPPED, 2)
    assert put_back(actor, version.pk, going_out(version).pk, [1, 2, 3]) == (1,)
    assert version.commitments.get(number=2).choice == Choice.DROPPED


def test_a_proposal_without_a_register_is_not_accepted_unseen() -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    version.commitments.filter(number=1).update(register="", selection=None)
    assert accept_clear(actor, version.pk, going_out(version).pk) == (2,)


def test_answering_the_question_makes_a_vague_commitment_clear_and_accepts_it() -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    changed = change_commitment(actor, version.pk, 3, FOUR_A_YEAR, 1)
    changed.refresh_from_db()
    assert demand_from_json(changed.demand) == FOUR_A_YEAR.demand
    assert (changed.question, changed.known, changed.choice) == ("", {}, Choice.ACCEPTED)
    assert changed.register == "overleg"


def test_a_commitment_can_be_accepted_while_its_question_stays_open() -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    open_ = change_commitment(actor, version.pk, 3, Wish(Kind.FREQUENCY, None, NOBODY), 1)
    assert open_.demand is None
    assert open_.question.startswith("Hoe vaak")


WRONG: list[tuple[Kind, Demand | None, Following, set[str]]] = [
    (Kind.FREQUENCY, Frequency(YEAR), NOBODY, {"at_least"}),
    (Kind.FREQUENCY, Frequency(YEAR, at_least=3, at_most=2), NOBODY, {"at_most"}),
    (Kind.FREQUENCY, Frequency(YEAR, at_least=1, coverage=0.7), NOBODY, {"each"}),
    (Kind.FREQUENCY, Frequency(YEAR, at_least=1, each="wijk", coverage=1.7), NOBODY, {"coverage"}),
    (Kind.MILESTONE, InForce(), NOBODY, {"kind"}),
    (Kind.IN_FORCE, InForce(), Following(owner=999_999), {"owner"}),
    (Kind.IN_FORCE, InForce(), Following(selection=Selection("bestaat-niet")), {"selection.register"}),
    (
        Kind.FREQUENCY,
        Frequency(YEAR),
        Following(
            owner=999_999,
            selection=Selection("controle", ("geen",), ("niets",), (("leeg", "x"),)),
            answer=Selection("bestaat-niet"),
        ),
        {
            "at_least",
            "owner",
            "selection.categories",
            "selection.results",
            "selection.fields",
            "answer.register",
        },
    ),
]


@pytest.mark.parametrize(("kind", "demand", "following", "fields"), WRONG)
def test_a_wrong_wish_is_refused_with_all_its_problems_at_once(
    kind: Kind, demand: Demand | None, following: Following, fields: set[str]
) -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    before = content_of(version)
    with pytest.raises(Invalid) as refused:
        change_commitment(actor, version.pk, 1, Wish(kind, demand, following), 1)
    assert {problem.field for problem in refused.value.problems} == fields
    assert content_of(version) == before


def test_an_added_commitment_gets_the_next_number_and_needs_a_sentence() -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    with pytest.raises(Invalid):
        add_commitment(actor, version.pk, a_measure(version).pk, "  ", FOUR_A_YEAR)
    added = add_commitment(
        actor, version.pk, a_measure(version).pk, "Vier keer per jaar overleg.", FOUR_A_YEAR
    )
    assert (added.number, added.choice) == (4, Choice.ACCEPTED)


def test_a_correction_of_the_title_reaches_the_plan_only_while_nothing_is_adopted() -> None:
    actor = an_actor()
    first = store_draft(actor, PLAN)
    correct_plan(actor, first.pk, FACTS, 1)
    first.refresh_from_db()
    assert first.plan.title == "Een andere titel"
    adopted(actor, first)
    second = start_new_version(actor, first.plan_id)
    correct_plan(actor, second.pk, PlanFacts("Derde titel", "", date(2025, 1, 1), date(2026, 12, 31)), 1)
    first.plan.refresh_from_db()
    assert (first.plan.title, first.plan.end) == ("Een andere titel", date(2028, 12, 31))


@pytest.mark.parametrize(
    ("facts", "fields"),
    [
        (PlanFacts("", "", None, None), {"title"}),
        (
            PlanFacts("x" * 256, "y" * 121, date(2025, 1, 2), date(2025, 1, 1)),
            {"title", "municipality", "end"},
        ),
    ],
)
def test_impossible_facts_are_refused_field_by_field(facts: PlanFacts, fields: set[str]) -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    with pytest.raises(Invalid) as refused:
        correct_plan(actor, version.pk, facts, version.revision)
    assert {problem.field for problem in refused.value.problems} == fields


def test_a_draft_thrown_away_takes_its_plan_along_only_when_that_has_nothing_else() -> None:
    actor = an_actor()
    alone = store_draft(actor, PLAN)
    throw_away(actor, alone.pk)
    assert not PlanVersion.objects.exists()
    first = adopted(actor)
    throw_away(actor, start_new_version(actor, first.plan_id).pk)
    assert list(PlanVersion.objects.values_list("pk", flat=True)) == [first.pk]


def test_a_refusal_of_following_leaves_the_commitment_as_it_was() -> None:
    actor = an_actor()
    version = adopted(actor)
    row = Commitment.objects.get(version=version, number=1)
    with pytest.raises(Refused):
        follow(actor, row.pk, Following(owner=999_999), row.revision)
    assert Commitment.objects.get(pk=row.pk).register == "controle"


def test_a_character_that_no_database_stores_is_left_out_of_what_was_typed() -> None:
    actor = an_actor()
    version = store_draft(actor, PLAN)
    added = add_measure(actor, version.pk, going_out(version).pk, " een\0 schouw ", MeasureStatus.NEW)
    assert Measure.objects.get(pk=added.pk).text == "een schouw"
