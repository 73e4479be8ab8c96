"""Do work lists fill themselves from what comes round, and does nothing count before it is done?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone
from tests.safety_plan import SafetyPlan

from waarborg.commitments.demands import Frequency
from waarborg.commitments.verdicts import Standing
from waarborg.operations.entries import carry_out, change_entry, log_entry, withdraw_entry
from waarborg.operations.judging import judge_commitment
from waarborg.operations.recurring.making import make_ahead
from waarborg.operations.recurring.plans import (
    RecurringWish,
    change_recurring,
    preview,
    start_recurring,
    stop_recurring,
)
from waarborg.operations.refusals import Invalid, NotFound, Overtaken
from waarborg.records.models import PLANNED, WITHDRAWN, Entry, Judgement, PlannedEntry, RecurringPlan
from waarborg.records.queries.work_lists import Work, open_work
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection

pytestmark = pytest.mark.django_db

YEAR = Duration(1, Unit.YEAR)
TODAY = date(2026, 3, 2)
BARS = Selection("controle", ("horecacontrole",))
WISH = RecurringWish(
    "Horecacontrole", "controle", "horecacontrole", YEAR, 2, date(2026, 1, 1), list_name="horeca"
)


def a_town() -> SafetyPlan:
    plan = SafetyPlan()
    plan.places("horeca", "De Kroon", "De Zon")
    return plan


def planned() -> list[tuple[str, str]]:
    """What is still to be done: for whom, and by when."""
    lines = Entry.objects.filter(status=PLANNED).order_by("due_at", "title")
    return [(line.title, f"{line.due_at:%Y-%m-%d}") for line in lines if line.due_at]


def test_every_bar_twice_a_year_is_on_the_work_list_of_the_team_and_not_yet_evidence() -> None:
    plan = a_town()
    row = plan.promise(Frequency(YEAR, at_least=2, each="horeca"), BARS)
    _, made = start_recurring(plan.actor, WISH, TODAY)
    assert (made.made, planned()) == (
        2,
        [("Horecacontrole: De Kroon", "2026-07-01"), ("Horecacontrole: De Zon", "2026-07-01")],
    )
    assert open_work(plan.actor, Work(team="Handhaving"), timezone.now()).count() == 2
    judge_commitment(plan.actor, row, TODAY)
    assert Judgement.objects.get(commitment=row).verdict["measured"] == 0
    assert make_ahead(plan.organisation, TODAY).made == 0
    assert make_ahead(plan.organisation, date(2026, 5, 10)).made == 2


def test_what_was_planned_counts_once_it_is_done() -> None:
    plan = a_town()
    row = plan.promise(Frequency(YEAR, at_least=1, each="horeca"), BARS)
    today = timezone.localdate()
    start_recurring(plan.actor, replace(WISH, times=1, starts_on=date(today.year, 1, 1)), today)
    for entry in Entry.objects.filter(status=PLANNED):
        done = carry_out(plan.actor, entry.pk, entry.revision, {"happened_on": today.isoformat()})
        assert (done.status, done.result, done.due_at) == ("uitgevoerd", "akkoord", None)
        assert [each.status for each in done.status_changes.all()] == [PLANNED, "uitgevoerd"]
    judge_commitment(plan.actor, row, today)
    assert Judgement.objects.get(commitment=row).standing == Standing.KEPT.value
    assert make_ahead(plan.organisation, date(today.year, 1, 1)).made == 0


def test_what_is_done_without_looking_at_the_plan_takes_its_place() -> None:
    plan = a_town()
    start_recurring(plan.actor, WISH, TODAY)
    values = {"category": "horecacontrole", "subject": "De Zon", "happened_on": "2026-03-01"}
    log_entry(plan.actor, "controle", values)
    assert planned() == [("Horecacontrole: De Kroon", "2026-07-01")]
    lapsed = Entry.objects.get(status=WITHDRAWN)
    assert "Gedaan met zaak" in lapsed.status_changes.get(status=WITHDRAWN).note
    assert make_ahead(plan.organisation, TODAY).made == 0
    assert make_ahead(plan.organisation, date(2026, 5, 10)).made == 2


def test_what_was_done_before_the_plan_is_not_asked_again() -> None:
    plan = a_town()
    for day in ("2026-01-05", "2026-01-12"):
        values = {"category": "horecacontrole", "subject": "De Zon", "happened_on": day}
        log_entry(plan.actor, "controle", values)
    start_recurring(plan.actor, WISH, TODAY)
    assert planned() == [("Horecacontrole: De Kroon", "2026-07-01")]


def test_what_turns_out_not_to_have_been_done_is_planned_again() -> None:
    plan = a_town()
    start_recurring(plan.actor, replace(WISH, times=1), TODAY)
    values = {"category": "horecacontrole", "subject": "De Zon", "happened_on": "2026-03-01"}
    mistake = log_entry(plan.actor, "controle", values).entry
    withdraw_entry(plan.actor, mistake.pk, mistake.revision, "Verkeerd pand.")
    assert make_ahead(plan.organisation, TODAY).made == 1
    again = Entry.objects.filter(status=PLANNED).get(title="Horecacontrole: De Zon")
    done = carry_out(plan.actor, again.pk, again.revision, {"happened_on": "2026-03-01"})
    withdraw_entry(plan.actor, done.pk, done.revision, "Toch niet gedaan.")
    assert make_ahead(plan.organisation, TODAY).made == 1
    assert make_ahead(plan.organisation, TODAY).made == 0


def test_what_somebody_chose_not_to_do_stays_undone() -> None:
    plan = a_town()
    start_recurring(plan.actor, replace(WISH, times=1), TODAY)
    first = Entry.objects.filter(status=PLANNED).order_by("title").first()
    assert first is not None
    withdraw_entry(plan.actor, first.pk, first.revision, "De zaak is gesloten.")
    assert make_ahead(plan.organisation, TODAY).made == 0
    assert len(planned()) == 1


def test_new_members_join_and_those_who_left_stop() -> None:
    plan = a_town()
    crown = plan.organisation.subject_lists.get(name="horeca").subjects.get(name="De Kroon")
    start_recurring(plan.actor, replace(WISH, times=1), TODAY)
    crown.valid_until = date(2026, 3, 31)
    crown.save()
    crown.list.subjects.create(name="De Ster", valid_from=date(2026, 3, 15))
    made = make_ahead(plan.organisation, date(2026, 4, 1))
    assert (made.made, made.lapsed) == (1, 1)
    assert [title for title, _ in planned()] == ["Horecacontrole: De Ster", "Horecacontrole: De Zon"]


def test_what_was_not_done_in_its_period_lapses_and_the_next_comes() -> None:
    plan = a_town()
    start_recurring(plan.actor, replace(WISH, times=1), TODAY)
    made = make_ahead(plan.organisation, date(2027, 1, 1))
    assert (made.made, made.lapsed) == (2, 2)
    assert {due for _, due in planned()} == {"2027-12-31"}


def test_a_changed_plan_makes_its_entries_anew_and_a_stopped_one_makes_none() -> None:
    plan = a_town()
    started, _ = start_recurring(plan.actor, WISH, TODAY)
    with pytest.raises(Overtaken):
        change_recurring(plan.actor, started.pk, 9, WISH, TODAY)
    wish = replace(WISH, times=1, months=(6, 7), list_name="", title="Horeca-avond")
    changed, made = change_recurring(plan.actor, started.pk, 1, wish, TODAY)
    assert (made.made, made.lapsed, planned()) == (0, 2, [])
    assert make_ahead(plan.organisation, date(2026, 4, 10)).made == 1
    assert planned() == [("Horeca-avond", "2026-07-31")]
    stop_recurring(plan.actor, changed.pk, changed.revision, date(2026, 4, 11))
    assert planned() == []
    assert make_ahead(plan.organisation, date(2026, 6, 10)).made == 0
    assert not PlannedEntry.objects.filter(entry__status=PLANNED).exists()


def test_a_planned_entry_is_given_to_somebody_and_moved_and_stays_planned() -> None:
    plan = a_town()
    bram = plan.person("bram")
    start_recurring(plan.actor, replace(WISH, team="Buitendienst"), TODAY)
    first = Entry.objects.filter(status=PLANNED).first()
    assert first is not None
    given = change_entry(
        plan.actor, first.pk, first.revision, {"assigned_to": bram.pk, "happened_on": "2026-09-01"}
    )
    assert (given.status, given.team, given.assigned_to) == (PLANNED, "Buitendienst", bram)
    assert f"{given.due_at:%Y-%m-%d}" == "2026-09-01"
    assert list(open_work(plan.actor, Work(of=bram.pk), timezone.now())) == [given]


def test_a_done_entry_is_not_carried_out_twice() -> None:
    plan = a_town()
    entry = plan.log("controle", date(2026, 2, 1), "horecacontrole", status="uitgevoerd", result="akkoord")
    with pytest.raises(Invalid, match="not_planned"):
        carry_out(plan.actor, entry.pk, entry.revision, {"happened_on": "2026-02-20"})


def test_all_that_is_wrong_with_a_wish_is_told_at_once() -> None:
    plan = a_town()
    wrong = replace(
        WISH,
        title=" ",
        category="nee",
        times=0,
        list_name="onbekend",
        ends_on=date(2025, 1, 1),
        assigned_to=0,
        team="Handhafing",
    )
    with pytest.raises(Invalid) as refused:
        start_recurring(plan.actor, wrong, TODAY)
    fields = {problem.field for problem in refused.value.problems}
    assert fields == {"title", "what", "times", "list", "ends_on", "assigned_to", "team"}
    with pytest.raises(NotFound):
        stop_recurring(plan.actor, 999, 1, TODAY)
    assert not RecurringPlan.objects.exists()


def test_a_preview_tells_the_coming_year_and_writes_nothing() -> None:
    plan = a_town()
    asked = preview(plan.organisation, WISH, TODAY)
    assert [(each.member.name, each.days.end.isoformat()) for each in asked[:2]] == [
        ("De Kroon", "2026-07-01"),
        ("De Zon", "2026-07-01"),
    ]
    assert not Entry.objects.exists()
