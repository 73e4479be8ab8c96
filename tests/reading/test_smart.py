"""What share of a plan's measures can be checked?"""

from __future__ import annotations

from dataclasses import replace

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import (
    DraftCommitment,
    DraftMeasure,
    DraftPlan,
    DraftSection,
    MeasureStatus,
    SectionKind,
)
from waarborg.reading.smart import Smart, smart_of

CLEAR = DraftCommitment(Kind.IN_FORCE, "Er is een meldpunt.")
VAGUE = DraftCommitment(Kind.FREQUENCY, "Er wordt regelmatig gecontroleerd.", vague=True)


def plan(*measures: tuple[bool, tuple[DraftCommitment, ...]]) -> DraftPlan:
    section = DraftSection(
        None,
        "Thema",
        SectionKind.THEME,
        measures=tuple(
            DraftMeasure(MeasureStatus.ONGOING, "tekst", commitments=commitments, listed=listed)
            for listed, commitments in measures
        ),
    )
    return DraftPlan(None, None, None, None, None, (section,))


def test_a_measure_can_be_checked_when_one_of_its_promises_can() -> None:
    smart = smart_of(plan((True, (VAGUE, CLEAR)), (True, (VAGUE,)), (True, ()), (True, ())))
    assert smart == Smart(checkable=1, vague=1, nothing=2)
    assert smart.percentages == (25, 25, 50)


def test_promises_in_running_text_count_only_where_nothing_is_listed() -> None:
    assert smart_of(plan((True, ()), (False, (CLEAR,)))) == Smart(0, 0, 1)
    assert smart_of(plan((False, (CLEAR,)))) == Smart(1, 0, 0)


def test_list_items_that_are_no_activity_or_goal_do_not_count() -> None:
    held = plan((True, (CLEAR,)), (True, ()))
    (section,) = held.sections
    other = replace(section.measures[1], status=MeasureStatus.OTHER)
    told = replace(held, sections=(replace(section, measures=(section.measures[0], other)),))
    assert smart_of(told) == Smart(1, 0, 0)


def test_an_empty_plan_has_no_shares() -> None:
    assert smart_of(plan()).percentages == (0, 0, 0)
