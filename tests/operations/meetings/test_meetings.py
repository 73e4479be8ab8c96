"""Do meetings come ahead, keep their agenda, and leave decisions and actions that are followed?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.utils import timezone
from tests.safety_plan import SafetyPlan

from waarborg.commitments.demands import Response
from waarborg.operations.actors import Actor
from waarborg.operations.entries import Move, move_status
from waarborg.operations.judging import judge_commitment
from waarborg.operations.meetings.access import attended_series, open_meeting
from waarborg.operations.meetings.agenda import Point, put_on_agenda
from waarborg.operations.meetings.calling import call_meetings, call_off_meeting, move_meeting
from waarborg.operations.meetings.minutes import ItemMinutes, Minutes, NewAction, hold_meeting, record_minutes
from waarborg.operations.meetings.series import (
    NewMember,
    SeriesWish,
    change_series,
    start_series,
    stop_series,
)
from waarborg.operations.refusals import Invalid, NotFound, Overtaken
from waarborg.records.models import (
    PLANNED,
    WITHDRAWN,
    Account,
    Entry,
    Judgement,
    Meeting,
    MeetingSeries,
    Role,
)
from waarborg.records.queries.meetings import coming, items_of, open_actions
from waarborg.records.queries.work_lists import Work, open_work
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection

pytestmark = pytest.mark.django_db

WEEKLY = Duration(1, Unit.WEEK)
TRIANGLE = Selection("overleg", ("driehoek",))


def today() -> date:
    return timezone.localdate()


def wish(**other: object) -> SeriesWish:
    given: dict[str, object] = {
        "name": "Lokale driehoek",
        "category": "driehoek",
        "every": WEEKLY,
        "first_day": today(),
        "starts_at": time(0, 1),
        "topics": (("Ondermijning", "ondermijning"), ("Rondvraag", "")),
        "members": (NewMember("Burgemeester", "Gemeente"), NewMember("Teamchef", "Politie")),
        **other,
    }
    return SeriesWish(**given)  # type: ignore[arg-type]


def a_series(plan: SafetyPlan, **other: object) -> MeetingSeries:
    return start_series(plan.actor, wish(**other), today())


def first_of(series: MeetingSeries) -> Meeting:
    found = coming(series).first()
    assert found is not None
    return found


def written(meeting: Meeting, title: str, **minutes: object) -> Minutes:
    item = next(each for each in items_of(meeting) if each.title == title)
    return Minutes({item.pk: ItemMinutes(**minutes)}, ("Teamchef (Politie)",))  # type: ignore[arg-type]


def as_person(plan: SafetyPlan, account: Account, role: Role = Role.OWNER) -> Actor:
    return Actor(account, plan.organisation, frozenset({role}))


def test_the_next_meetings_are_made_ahead_with_their_fixed_points_and_are_no_evidence_yet() -> None:
    plan = SafetyPlan()
    secretary = plan.person("sanne")
    series = a_series(plan, secretary=secretary.pk)
    ahead = list(coming(series))
    assert len(ahead) == 18
    # Not on a day of rest: after New Year's Day or Easter it may be a few days later.
    assert today() <= ahead[0].entry.happened_on < today() + timedelta(days=7)
    assert [each.title for each in items_of(ahead[1])] == ["Ondermijning", "Rondvraag"]
    assert open_work(plan.actor, Work(of=secretary.pk), timezone.now()).count() == 18
    assert call_meetings(plan.organisation, today()) == 0
    assert call_meetings(plan.organisation, today() + timedelta(days=7)) == 1


def test_a_yearly_meeting_is_made_although_it_is_far_ahead() -> None:
    plan = SafetyPlan()
    series = a_series(plan, every=Duration(1, Unit.YEAR), first_day=today() + timedelta(days=200))
    assert coming(series).count() == 1


def test_a_meeting_that_was_held_proves_its_standing_topic_and_an_agenda_alone_does_not() -> None:
    plan = SafetyPlan(end=today() + timedelta(days=400))
    answer = replace(TRIANGLE, fields=(("agendapunten", "ondermijning"),))
    row = plan.promise(Response(), TRIANGLE, answer)
    series = a_series(plan)
    meeting = first_of(series)
    judge_commitment(plan.actor, row, today())
    assert Judgement.objects.get(commitment=row).verdict["measured"] in (None, 0)
    minutes = written(meeting, "Ondermijning", decision="We gaan door.")
    held = hold_meeting(plan.actor, meeting.pk, meeting.revision, minutes, today())
    entry = Entry.objects.get(pk=held.entry_id)
    assert (entry.status, entry.fields["agendapunten"]) == ("gehouden", ["ondermijning"])
    assert entry.fields["besluiten"] == "Ondermijning: We gaan door."
    assert entry.fields["deelnemers"] == "Politie"
    assert Judgement.objects.get(commitment=row).verdict["measured"] == 1


def test_what_is_written_after_the_meeting_still_reaches_its_entry() -> None:
    plan = SafetyPlan()
    meeting = first_of(a_series(plan))
    held = hold_meeting(plan.actor, meeting.pk, meeting.revision, Minutes(), today())
    assert "agendapunten" not in Entry.objects.get(pk=held.entry_id).fields
    record_minutes(plan.actor, held.pk, held.revision, written(held, "Ondermijning", is_treated=True))
    assert Entry.objects.get(pk=held.entry_id).fields["agendapunten"] == ["ondermijning"]


def test_an_action_is_followed_on_the_work_list_of_its_owner_and_on_the_next_agenda_until_it_is_done() -> (
    None
):
    plan = SafetyPlan()
    owner = plan.person("bram")
    series = a_series(plan)
    meeting = first_of(series)
    due = today() + timedelta(days=10)
    action = NewAction("Bel de woningcorporatie", owner.pk, due=due)
    minutes = written(meeting, "Rondvraag", action=action)
    hold_meeting(plan.actor, meeting.pk, meeting.revision, minutes, today())
    made = Entry.objects.get(register="actie")
    assert (made.cause_id, made.assigned_to, timezone.localdate(made.due_at)) == (
        meeting.entry_id,
        owner,
        due,
    )
    assert list(open_work(plan.actor, Work(of=owner.pk), timezone.now())) == [made]
    following = coming(series).filter(entry__happened_on__gt=meeting.entry.happened_on).first()
    assert following is not None
    assert next(each.about for each in items_of(following)) == made
    minutes = written(following, "Bel de woningcorporatie", notes="Is gebeld.", result="gedaan")
    record_minutes(plan.actor, following.pk, following.revision, minutes)
    made.refresh_from_db()
    assert (made.status, made.result) == ("klaar", "gedaan")
    assert not open_actions(plan.actor, series).exists()


def test_an_action_that_was_done_elsewhere_leaves_the_next_agenda() -> None:
    plan = SafetyPlan()
    series = a_series(plan)
    meeting = first_of(series)
    action = NewAction("Bel de woningcorporatie", party="Politie", due=today())
    record_minutes(plan.actor, meeting.pk, 1, written(meeting, "Rondvraag", action=action))
    made = Entry.objects.get(register="actie")
    assert "Bel de woningcorporatie" not in [each.title for each in items_of(meeting)]
    hold_meeting(plan.actor, meeting.pk, 2, Minutes(), today())
    assert "Bel de woningcorporatie" in [each.title for each in items_of(first_of(series))]
    move_status(plan.actor, made.pk, made.revision, Move("klaar", "gedaan"))
    call_meetings(plan.organisation, today())
    assert "Bel de woningcorporatie" not in [each.title for each in items_of(first_of(series))]


def test_anybody_who_works_here_puts_a_point_on_an_agenda_once_without_seeing_the_rest() -> None:
    plan = SafetyPlan()
    series = a_series(plan)
    bram = as_person(plan, plan.person("bram"))
    report = plan.log("melding", today(), "graffiti")
    point = Point("Veel kladwerk", "jeugdoverlast", "Drie keer in een week.", str(report.pk), token="t1")
    first, second = (put_on_agenda(bram, series.pk, point) for _ in range(2))
    assert first == second
    assert [each.title for each in items_of(first.meeting)][-1] == "Veel kladwerk"
    with pytest.raises(NotFound):
        open_meeting(bram, first.meeting_id)
    assert attended_series(bram) == []
    assert attended_series(as_person(plan, plan.person("els"), Role.SAFETY_OFFICER)) == [series]
    with pytest.raises(Invalid) as refused:
        put_on_agenda(bram, series.pk, Point(" ", "onzin", about="MEL-2026-999999"))
    assert {each.field for each in refused.value.problems} == {"title", "topic", "about"}


def test_a_member_with_an_account_sees_the_agenda() -> None:
    plan = SafetyPlan()
    bram = plan.person("bram")
    series = a_series(plan, members=(NewMember("BOA", account=bram.pk),))
    assert open_meeting(as_person(plan, bram), first_of(series).pk).series == series


def test_a_meeting_is_moved_or_called_off_and_its_added_points_go_on() -> None:
    plan = SafetyPlan()
    series = a_series(plan)
    item = put_on_agenda(plan.actor, series.pk, Point("Nieuwjaar"))
    meeting = item.meeting
    moved = move_meeting(plan.actor, meeting.pk, meeting.revision, today() + timedelta(days=2), time(9))
    assert moved.entry_id == meeting.entry_id
    assert Entry.objects.get(pk=meeting.entry_id).happened_on == today() + timedelta(days=2)
    with pytest.raises(Invalid):
        call_off_meeting(plan.actor, meeting.pk, moved.revision, " ")
    call_off_meeting(plan.actor, meeting.pk, moved.revision, "Vakantie")
    assert Entry.objects.get(pk=meeting.entry_id).status == WITHDRAWN
    assert "Nieuwjaar" in [each.title for each in items_of(first_of(series))]
    assert call_meetings(plan.organisation, today()) == 0


def test_another_rhythm_makes_the_meetings_anew_and_a_stopped_series_has_none() -> None:
    plan = SafetyPlan()
    series = a_series(plan)
    put_on_agenda(plan.actor, series.pk, Point("Nieuwjaar"))
    monthly = wish(every=Duration(1, Unit.MONTH), topics=(("Cijfers", "cijfers"),))
    with pytest.raises(Overtaken):
        change_series(plan.actor, series.pk, 9, monthly, today())
    changed = change_series(plan.actor, series.pk, series.revision, monthly, today())
    ahead = list(coming(changed))
    assert 4 <= len(ahead) <= 5
    assert [each.title for each in items_of(ahead[0])] == ["Cijfers", "Nieuwjaar"]
    stop_series(plan.actor, series.pk, changed.revision, today())
    assert not Entry.objects.filter(register="overleg", status=PLANNED).exists()
    assert call_meetings(plan.organisation, today()) == 0


def test_two_who_write_at_once_do_not_overwrite_each_other_and_make_no_action_twice() -> None:
    plan = SafetyPlan()
    meeting = first_of(a_series(plan))
    action = NewAction("Bel de woningcorporatie", party="Politie", due=today())
    minutes = written(meeting, "Rondvraag", action=action)
    record_minutes(plan.actor, meeting.pk, 1, minutes)
    with pytest.raises(Overtaken):
        record_minutes(plan.actor, meeting.pk, 1, minutes)
    assert Entry.objects.filter(register="actie").count() == 1


def test_all_that_is_wrong_with_an_action_is_told_at_its_point() -> None:
    plan = SafetyPlan()
    meeting = first_of(a_series(plan))
    minutes = written(meeting, "Rondvraag", action=NewAction(" "), notes="x" * 9_000)
    number = next(iter(minutes.items))
    with pytest.raises(Invalid) as refused:
        record_minutes(plan.actor, meeting.pk, 1, minutes)
    assert {each.field for each in refused.value.problems} == {
        f"{name}-{number}" for name in ("notes", "action", "owner", "due")
    }
    assert not Entry.objects.filter(register="actie").exists()
