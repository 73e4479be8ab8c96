"""Which class does an event get?"""

from __future__ import annotations

import pytest
from tests.safety_plan import SafetyPlan

from waarborg.operations.actors import Actor
from waarborg.operations.entries import log_entry
from waarborg.operations.event_risk import choose_class, scan_event
from waarborg.operations.refusals import Invalid, NotAllowed, NotFound, Overtaken
from waarborg.records.models import AuditLine, Entry, Role
from waarborg.records.queries.event_risk import risks_of
from waarborg.registers.event_risk import event_risk_scan

pytestmark = pytest.mark.django_db

LEAST = {
    question.name: question.answers[0].value
    for profile in event_risk_scan().profiles
    for question in profile.questions
}
BUSY = LEAST | {"aantal": "meer", "gebruik": "drugs"}


def an_event(plan: SafetyPlan) -> Entry:
    values = {"title": "Zomerfeest", "category": "nog_te_bepalen", "begint_op": "2026-07-04 14:00"}
    return log_entry(plan.actor, "evenement", values).entry


def test_an_event_gets_the_class_that_its_answers_point_to() -> None:
    plan = SafetyPlan()
    event = an_event(plan)
    made = scan_event(plan.actor, event.pk, event.revision, BUSY)
    event.refresh_from_db()
    assert (made.advised, made.chosen, event.category) == ("c_evenement", "c_evenement", "c_evenement")
    assert (made.scan_version, made.answers) == (event_risk_scan().version, BUSY)
    assert AuditLine.objects.filter(act="event.scan").count() == 1


def test_the_mayor_may_choose_another_class_with_a_reason_and_the_advice_stays_to_be_seen() -> None:
    plan = SafetyPlan()
    event = an_event(plan)
    scan_event(plan.actor, event.pk, event.revision, BUSY)
    event.refresh_from_db()
    choose_class(plan.actor, event.pk, event.revision, "b_evenement", "Vorig jaar rustig; meer beveiliging.")
    event.refresh_from_db()
    latest, first = risks_of(event)
    assert event.category == "b_evenement"
    assert (latest.advised, latest.chosen, first.chosen) == ("c_evenement", "b_evenement", "c_evenement")


def test_another_class_without_a_reason_or_a_scan_is_refused_and_changes_nothing() -> None:
    plan = SafetyPlan()
    event = an_event(plan)
    with pytest.raises(Invalid, match="event_not_scanned"):
        choose_class(plan.actor, event.pk, event.revision, "b_evenement", "Daarom.")
    scan_event(plan.actor, event.pk, event.revision, LEAST)
    event.refresh_from_db()
    with pytest.raises(Invalid) as refused:
        choose_class(plan.actor, event.pk, event.revision, "z_evenement", " ")
    assert {problem.field for problem in refused.value.problems} == {"chosen", "reason"}
    event.refresh_from_db()
    assert event.category == "a_evenement"


def test_questions_without_an_answer_are_told_all_at_once() -> None:
    plan = SafetyPlan()
    event = an_event(plan)
    with pytest.raises(Invalid) as refused:
        scan_event(plan.actor, event.pk, event.revision, {"soort": "dance"})
    assert {problem.field for problem in refused.value.problems} == set(LEAST) - {"soort"}


def test_a_scan_of_an_event_that_a_colleague_changed_is_refused() -> None:
    plan = SafetyPlan()
    event = an_event(plan)
    scan_event(plan.actor, event.pk, event.revision, BUSY)
    with pytest.raises(Overtaken):
        scan_event(plan.actor, event.pk, event.revision, LEAST)
    assert len(risks_of(event)) == 1


def test_only_events_are_scanned_and_only_by_who_may() -> None:
    plan = SafetyPlan()
    patrol = log_entry(plan.actor, "surveillance", {"category": "wijk", "happened_on": "2026-03-02"}).entry
    with pytest.raises(NotFound):
        scan_event(plan.actor, patrol.pk, patrol.revision, LEAST)
    event = an_event(plan)
    reader = Actor(plan.person("kijker", Role.READER), plan.organisation, frozenset({Role.READER}))
    with pytest.raises(NotAllowed):
        scan_event(reader, event.pk, event.revision, LEAST)
