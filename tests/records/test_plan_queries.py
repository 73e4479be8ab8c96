"""Do the plan's queries count what is there, in few statements however large the plan?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.operations.drafted import GRAFFITI, PLAN, YEAR, adopted, an_actor

from waarborg.commitments.demands import Frequency, Kind
from waarborg.operations.plans.changing import change_commitment
from waarborg.operations.plans.correcting import PlanFacts, add_measure, correct_measure, correct_plan
from waarborg.operations.plans.storing import store_draft
from waarborg.operations.plans.versions import start_new_version
from waarborg.operations.plans.wishes import Following, Wish
from waarborg.reading.blocks import Block, BlockKind
from waarborg.reading.draft import DraftPlan, MeasureStatus
from waarborg.reading.smart import Smart
from waarborg.records.models import Choice, PlanDocument
from waarborg.records.queries.differences import compare_versions
from waarborg.records.queries.drafts import progress_of, section_progress
from waarborg.records.queries.plans import current_version, plan_tree, smart_overview
from waarborg.records.queries.source_text import blocks_as_json, source_of

pytestmark = pytest.mark.django_db


def test_the_tree_sums_up_standings_from_below() -> None:
    version = adopted(an_actor())
    (field,) = plan_tree(version)
    assert [branch.section.title for branch in field.below] == ["Veilig uitgaan", "Veilig winkelgebied"]
    assert field.commitments == 3
    assert field.counts == [("unclear", 1), ("no_evidence", 2)]
    assert [branch.commitments for branch in field.below] == [2, 1]


def many_times(plan: DraftPlan, times: int) -> DraftPlan:
    return replace(plan, sections=(plan.sections[0], *(plan.sections[1:] * times)))


def test_the_tree_and_the_progress_cost_as_many_statements_for_a_large_plan_as_for_a_small_one() -> None:
    counts = []
    for times in (1, 20):
        version = store_draft(an_actor(), many_times(PLAN, times))
        with CaptureQueriesContext(
            connection,
        ) as seen:
            plan_tree(version)
            section_progress(version)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_measures_are_sorted_by_what_they_promise_and_dropped_promises_do_not_count() -> None:
    version = store_draft(an_actor(), PLAN)
    assert smart_overview(version) == Smart(checkable=2, vague=1, nothing=1)
    version.commitments.filter(sentence=GRAFFITI).update(choice=Choice.DROPPED)
    assert smart_overview(version) == Smart(checkable=1, vague=1, nothing=2)


def test_a_plan_without_lists_is_measured_by_its_running_text() -> None:
    told = replace(
        PLAN,
        sections=tuple(
            replace(section, measures=tuple(replace(each, listed=False) for each in section.measures))
            for section in PLAN.sections
        ),
    )
    assert smart_overview(store_draft(an_actor(), told)).total == 4


def test_progress_counts_what_was_decided_per_section_and_as_a_whole() -> None:
    version = store_draft(an_actor(), PLAN)
    version.commitments.filter(number=1).update(choice=Choice.ACCEPTED)
    version.commitments.filter(number=2).update(choice=Choice.DROPPED)
    whole = progress_of(version)
    assert (whole.total, whole.decided, whole.accepted, whole.open) == (3, 2, 1, 1)
    lines = section_progress(version)
    assert [(line.depth, line.progress.decided, line.progress.total) for line in lines] == [
        (0, 0, 0),
        (1, 2, 2),
        (1, 0, 1),
    ]


def test_two_versions_are_compared_field_by_field() -> None:
    actor = an_actor()
    first = adopted(actor)
    second = start_new_version(actor, first.plan_id)
    wish = Wish(Kind.FREQUENCY, Frequency(YEAR, at_least=4), Following())
    change_commitment(actor, second.pk, 1, wish, 1)
    second.commitments.filter(number=2).update(choice=Choice.DROPPED)
    section = second.sections.get(number="3.2")
    add_measure(actor, second.pk, section.pk, "Een nieuwe activiteit.", MeasureStatus.NEW)
    goal = section.measures.get(status="goal")
    correct_measure(actor, second.pk, goal.pk, "Een ander doel.", MeasureStatus.GOAL, 1)
    second.refresh_from_db()
    facts = PlanFacts(second.title, second.municipality, second.start, date(2028, 12, 31))
    correct_plan(actor, second.pk, facts, second.revision)
    second.refresh_from_db()
    difference = compare_versions(first, second)
    assert [each.number for each in difference.dropped] == [2]
    assert not difference.added
    (changed,) = difference.changed
    assert {field.name for field in changed.fields} == {"demand", "selection"}
    assert [field.name for field in difference.plan] == ["end"]
    assert {each.text for each in difference.measures_added} == {"Een nieuwe activiteit.", "Een ander doel."}
    assert [each.text for each in difference.measures_dropped] == ["Ondernemers voelen zich veilig."]


def test_the_plan_that_runs_is_the_newest_adopted_one_of_this_municipality() -> None:
    actor = an_actor()
    assert current_version(actor.organisation) is None
    first = adopted(actor)
    store_draft(actor, PLAN)
    adopted(an_actor(slug="elders"))
    assert current_version(actor.organisation) == first


def test_the_source_of_a_section_ends_where_the_next_one_begins() -> None:
    actor = an_actor()
    texts = ["Bedrijvigheid", "Veilig uitgaan", "Over uitgaan.", "Veilig winkelgebied", "Over winkels."]
    blocks = [Block(BlockKind.PARAGRAPH, text, page=1 + index // 3) for index, text in enumerate(texts)]
    document = PlanDocument.objects.create(
        organisation=actor.organisation,
        name="plan.docx",
        content=b"",
        blocks=blocks_as_json(blocks),
        uploaded_by=actor.account,
        uploaded_at="2024-01-01T00:00:00Z",
    )
    version = store_draft(actor, PLAN, document)
    for number, expected in (("3", texts[:1]), ("3.1", texts[1:3]), ("3.2", texts[3:])):
        section = version.sections.get(number=number)
        found = source_of(section, document)
        assert [block.text for block in found] == expected
        assert all(block in blocks for block in found)
