"""Does a search in a long register find what it should, without reading all of it?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.safety_plan import SafetyPlan

from waarborg.operations.entries import log_entry
from waarborg.records.queries import entries, searching
from waarborg.records.queries.entries import EntryFilter, EntryPage, Order, list_entries

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(monkeypatch: pytest.MonkeyPatch) -> SafetyPlan:
    """A register in which three hits are many: six rounds, the first at the square itself."""
    monkeypatch.setattr(searching, "FEW", 2)
    monkeypatch.setattr(entries, "FEW", 2)
    made = SafetyPlan()
    for number, place in enumerate(
        ("plein", "pleinweg", "pleinlaan", "pleinhof", "pleinstraat", "pleinkade")
    ):
        day = date(2026, 3, 1) + timedelta(days=number)
        log_entry(
            made.actor,
            "controle",
            {"category": "horecacontrole", "happened_on": day, "title": f"Ronde {place}"},
        )
    return made


def found(plan: SafetyPlan, question: str) -> EntryPage:
    return list_entries(plan.actor, EntryFilter("controle", question), Order(), 1, timezone.now())


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("pleinweg", ["Ronde pleinweg"]),
        ("ronde pleinl", ["Ronde pleinlaan"]),
        ("RÓNDE, pleinhof!", ["Ronde pleinhof"]),
        ("pleinwegen", ["Ronde pleinweg"]),
        ("rondes laan", ["Ronde pleinlaan"]),
        ("laan", ["Ronde pleinlaan"]),
        ("ronde hok", []),
        ("ronde kerk", []),
        ("kerk", []),
        ("?!", []),
    ],
)
def test_a_rare_word_leads_to_every_entry_that_holds_all_words(
    plan: SafetyPlan, question: str, titles: list[str]
) -> None:
    page = found(plan, question)
    assert [entry.title for entry in page.entries] == titles
    assert not page.is_too_common


def test_common_words_find_the_newest_entries_and_say_so(plan: SafetyPlan) -> None:
    page = found(plan, "ronde")
    assert [entry.title for entry in page.entries] == ["Ronde pleinkade", "Ronde pleinstraat"]
    assert page.is_too_common


def test_a_whole_word_is_found_however_many_words_begin_with_it(plan: SafetyPlan) -> None:
    page = found(plan, "ronde plein")
    assert [entry.title for entry in page.entries] == ["Ronde pleinkade", "Ronde pleinstraat", "Ronde plein"]
    assert page.is_too_common


def test_a_list_that_is_too_long_to_sort_stands_by_day_and_says_so(
    plan: SafetyPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, "MOST_COUNTED", 3)
    monkeypatch.setattr(entries, "FIRST", 3)
    by_title = Order(entries.Column.TITLE, descending=False)
    page = list_entries(plan.actor, EntryFilter("controle"), by_title, 1, timezone.now())
    assert page.order == Order()
    assert page.entries[0].title == "Ronde pleinkade"
