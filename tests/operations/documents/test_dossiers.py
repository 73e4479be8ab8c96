"""Does a meeting of the triangle get a dossier of the time since the one before, without what is confidential?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.operations.documents.test_documents import MARK, a_plan
from tests.operations.meetings.test_meetings import a_series, as_person, first_of, today
from tests.safety_plan import SafetyPlan

from waarborg.operations.documents.dossiers import draft_dossier
from waarborg.operations.documents.drafting import edit_document, file_document
from waarborg.operations.meetings.agenda import Point, put_on_agenda
from waarborg.operations.meetings.minutes import ItemMinutes, Minutes, hold_meeting, record_minutes
from waarborg.operations.refusals import NotFound
from waarborg.records.models import Entry, Role, StandingChange
from waarborg.records.queries.meetings import coming, items_of

pytestmark = pytest.mark.django_db


def let_break(plan: SafetyPlan, day: date) -> None:
    StandingChange.objects.create(
        plan=plan.version.plan,
        number=1,
        day=day,
        previous="kept",
        standing="broken",
        verdict={},
        at=timezone.now(),
    )


def test_a_dossier_tells_what_changed_since_the_meeting_before_and_what_is_asked() -> None:
    plan = a_plan()
    series = a_series(plan)
    before = first_of(series)
    hold_meeting(plan.actor, before.pk, before.revision, Minutes(), today() - timedelta(days=3))
    meeting = coming(series).first()
    assert meeting is not None
    entry = Entry.objects.get(title=MARK)
    put_on_agenda(plan.actor, series.pk, Point("Extra toezicht in het centrum", asks_decision=True))
    put_on_agenda(plan.actor, series.pk, Point(MARK, about=str(entry.pk), asks_decision=True))
    put_on_agenda(plan.actor, series.pk, Point("Alleen ter informatie"))
    let_break(plan, today() - timedelta(days=2))
    made = draft_dossier(plan.actor, meeting.pk)
    assert made.meeting == meeting
    assert made.on == meeting.entry.happened_on
    assert "Lokale driehoek" in made.title
    assert "Het vorige overleg was op" in made.text
    assert "Extra toezicht in het centrum" in made.text
    assert "zie de agenda" in made.text
    assert "Alleen ter informatie" not in made.text
    assert MARK not in made.text
    assert "Afspraken met een andere stand" in made.text
    edit_document(plan.actor, made.pk, 1, made.title, "Aangepast.")
    assert draft_dossier(plan.actor, meeting.pk).pk == made.pk
    file_document(plan.actor, made.pk, 2)
    assert draft_dossier(plan.actor, meeting.pk).pk != made.pk


def test_what_changed_before_the_meeting_before_is_no_news() -> None:
    plan = a_plan()
    series = a_series(plan)
    before = first_of(series)
    hold_meeting(plan.actor, before.pk, before.revision, Minutes(), today())
    let_break(plan, today() - timedelta(days=2))
    meeting = coming(series).first()
    assert meeting is not None
    assert "Afspraken met een andere stand" not in draft_dossier(plan.actor, meeting.pk).text


def test_who_takes_part_finds_the_filed_dossier_at_the_meeting_and_others_make_none() -> None:
    plan = a_plan()
    officer, other = plan.person("officer", Role.SAFETY_OFFICER), plan.person("bram")
    meeting = first_of(a_series(plan))
    page = f"/{plan.organisation.slug}/overleg/{meeting.pk}/"
    client = Client()
    client.force_login(officer)
    assert "Er is nog geen dossier" in client.get(page).content.decode()
    made = client.post(f"{page}dossier/", follow=True)
    assert "Het dossier staat klaar" in made.content.decode()
    assert "(concept)" in client.get(page).content.decode()
    with pytest.raises(NotFound):
        draft_dossier(as_person(plan, other, Role.SAFETY_OFFICER), 999_999)


def test_that_a_point_asks_a_decision_is_kept_by_whoever_writes_without_saying_so() -> None:
    plan = a_plan()
    meeting = first_of(a_series(plan))
    point = items_of(meeting)[0].pk
    asked = Minutes({point: ItemMinutes(asks_decision=True)})
    meeting = record_minutes(plan.actor, meeting.pk, meeting.revision, asked)
    meeting = record_minutes(
        plan.actor, meeting.pk, meeting.revision, Minutes({point: ItemMinutes("Gezien.")})
    )
    assert items_of(meeting)[0].asks_decision
