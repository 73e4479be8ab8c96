"""Is every entry of the nights in which the clock changes stored once, at the moment that it was?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from tests.frontends.pages.registers.test_register_pages import browser_of
from tests.safety_plan import SafetyPlan

from waarborg.operations.clock_changes import meant_moment
from waarborg.operations.entries import Move, change_entry, log_entry, move_status
from waarborg.operations.entry_columns import values_of
from waarborg.operations.refusals import Invalid
from waarborg.records.models import Entry
from waarborg.registers.values import read_moment

pytestmark = pytest.mark.django_db

REPORT = {"category": "racistische_tekst", "omschrijving": "Leus op de muur"}
FIRST = datetime(2025, 10, 26, 0, 30, tzinfo=UTC)
"""Half past two in the night, summer time; an hour later it is half past two again."""
SECOND = FIRST + timedelta(hours=1)
NEW = "/duinstad/registers/melding/nieuw/"


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_an_hour_that_was_skipped_in_march_is_refused_and_told() -> None:
    plan = SafetyPlan()
    with pytest.raises(Invalid) as refused:
        log_entry(plan.actor, "melding", {**REPORT, "opened_at": "2026-03-29 02:30"})
    assert [problem.code for problem in refused.value.problems] == ["skipped_by_summer_time"]
    form = {**REPORT, "opened_at": "2026-03-29T02:30", "token": "maart"}
    told = browser_of(plan).post(NEW, form)
    assert told.status_code == 400
    assert "overgeslagen door de zomertijd" in told.content.decode()


@pytest.mark.parametrize("moment", [FIRST, SECOND], ids=["first", "second"])
def test_what_comes_in_at_half_past_two_in_october_has_the_moment_at_which_it_came_in(
    moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = SafetyPlan()
    at(monkeypatch, moment)
    client = browser_of(plan)
    form = {**REPORT, "opened_at": "2025-10-26T02:30", "token": "oktober"}
    for _ in range(2):
        assert client.post(NEW, form).status_code == 302
    entry = Entry.objects.get()
    assert entry.opened_at == moment
    assert entry.due_at == moment + timedelta(hours=24)


def test_who_writes_about_that_night_later_means_the_first_hour() -> None:
    plan = SafetyPlan()
    entry = log_entry(plan.actor, "melding", {**REPORT, "opened_at": "2025-10-26 02:30"}).entry
    assert Entry.objects.get(pk=entry.pk).opened_at == FIRST


def test_a_change_of_something_else_leaves_the_moment_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = SafetyPlan()
    with monkeypatch.context() as that_night:
        at(that_night, SECOND)
        entry = log_entry(plan.actor, "melding", REPORT).entry
    shown = {**values_of(entry), "opened_at": "2025-10-26T02:30", "locatie": "Markt"}
    changed = change_entry(plan.actor, entry.pk, entry.revision, shown)
    assert Entry.objects.get(pk=entry.pk).opened_at == SECOND
    assert changed.fields["locatie"] == "Markt"


def test_the_entries_of_the_longest_night_stay_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = SafetyPlan()
    moments = [FIRST + timedelta(minutes=20 * step) for step in range(-3, 7)]
    for moment in moments:
        at(monkeypatch, moment)
        log_entry(plan.actor, "melding", {**REPORT, "title": f"{moment:%H:%M}"})
    stored = Entry.objects.order_by("opened_at").values_list("opened_at", flat=True)
    assert list(stored) == moments


def test_what_closed_after_the_clock_was_set_back_closed_after_it_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = SafetyPlan()
    at(monkeypatch, FIRST + timedelta(minutes=20))
    entry = log_entry(plan.actor, "melding", REPORT).entry
    at(monkeypatch, SECOND)
    closed = move_status(
        plan.actor, entry.pk, 1, Move("afgehandeld", "opgelost", read_moment("2025-10-26 02:15"))
    )
    assert closed.closed_at == FIRST + timedelta(minutes=45)


@pytest.mark.parametrize("hours", range(-4, 5))
def test_a_time_that_the_clock_showed_once_is_what_it_is(hours: int) -> None:
    moment = datetime(2026, 6, 1, 12, tzinfo=UTC)
    assert meant_moment(moment, moment + timedelta(hours=hours)) == moment
