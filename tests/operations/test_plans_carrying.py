"""Do actions and money follow their measure into the next version of a plan?"""

from __future__ import annotations

from datetime import date

import pytest
from tests.operations.drafted import GRAFFITI, INSPECTIONS, PLAN, adopted, an_actor, in_draft

from waarborg.operations.implementation.actions import ActionWish, add_action
from waarborg.operations.implementation.money import MoneyWish, add_money_for_measure
from waarborg.operations.plans.carrying import Said, match_measures
from waarborg.operations.plans.storing import store_draft
from waarborg.records.models import Measure


def said(text: str, section: str = "Wonen", *numbers: int) -> Said:
    return Said(section, text, frozenset(numbers))


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ([said("Wij doen dit.")], [said("Iets anders."), said("wij doen  dit")], {0: 1}),
        ([said("Wij doen dit.", "Jeugd")], [said("Wij doen dit."), said("Wij doen dit.", "Jeugd")], {0: 1}),
        ([said("Wij doen dit.", "Jeugd")], [said("Wij doen dit.", "Wonen")], {0: 0}),
        ([said("Wij doen dit.", "Wonen", 7)], [said("Wij doen dat.", "Wonen", 8, 7)], {0: 0}),
        ([said("Wij doen dit.", "Wonen", 7)], [said("Wij doen dat.", "Wonen", 8)], {}),
        ([], [said("Wij doen dit.")], {}),
    ],
)
def test_a_measure_is_continued_by_its_words_or_by_its_commitment(
    old: list[Said], new: list[Said], found: dict[int, int]
) -> None:
    assert match_measures(old, new) == found


@pytest.mark.django_db
def test_actions_and_money_come_from_the_newest_version_that_has_their_measure() -> None:
    actor = an_actor()
    first = adopted(actor)
    kept, gone = (Measure.objects.get(section__version=first, text=text) for text in (INSPECTIONS, GRAFFITI))
    wish = ActionWish("Inspecteurs opleiden", kept.pk, date(2026, 1, 1), date(2026, 12, 31))
    moved = add_action(actor, wish)
    stays = add_action(actor, ActionWish("Muren wassen", gone.pk, date(2026, 1, 1), date(2026, 12, 31)))
    money = add_money_for_measure(actor, kept.pk, MoneyWish(2026, 100))
    draft = store_draft(actor, in_draft(PLAN, GRAFFITI, "Wij planten bomen."), plan=first.plan_id)
    draft.commitments.filter(measure__text="Wij planten bomen.").delete()
    second = adopted(actor, draft)
    for row in (moved, stays, money):
        row.refresh_from_db()
    assert moved.measure.section.version_id == second.pk
    assert money.measure is not None
    assert money.measure.section.version_id == second.pk
    assert stays.measure_id == gone.pk
