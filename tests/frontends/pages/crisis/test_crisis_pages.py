"""Is what was learnt from an exercise followed to its end, and does one page tell how ready the organisation is?"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.frontends.pages.registers.test_register_pages import browser_of, page
from tests.safety_plan import SafetyPlan

from waarborg.operations.entries import log_entry
from waarborg.operations.subjects import put_under
from waarborg.records.models import Entry, Role
from waarborg.records.queries.crisis import crisis_plans, exercises_to_evaluate, readiness
from waarborg.records.queries.work_lists import Work, open_work

pytestmark = pytest.mark.django_db


def an_exercise(plan: SafetyPlan, day: date) -> Entry:
    values = {"category": "crisisoefening", "subject": "Opvang", "happened_on": day.isoformat()}
    return log_entry(plan.actor, "oefening", values).entry


def test_an_evaluation_makes_points_with_an_owner_and_a_day_that_are_followed() -> None:
    plan = SafetyPlan()
    plan.places("deelproces", "Opvang")
    joris = plan.person("joris")
    exercise = an_exercise(plan, timezone.localdate())
    assert exercises_to_evaluate(plan.actor, 5) == [exercise]
    client = browser_of(plan, Role.SAFETY_OFFICER)
    assert "Evalueren" in page(client, f"/duinstad/registers/zaak/{exercise.pk}/")
    address = f"/duinstad/crisis/oefening/{exercise.pk}/"
    page(client, address)
    due = (timezone.localdate() + timedelta(days=30)).isoformat()
    wrong = client.post(address, {"revision": "1", "lessons": "Bel eerder.", "point-3": "Nieuwe lijst"})
    assert wrong.status_code == 400
    assert 'href="#owner-3"' in wrong.content.decode()
    sent = {"revision": "1", "lessons": "Bel eerder.", "point-3": "Nieuwe lijst", "due-3": due}
    answer = client.post(address, {**sent, "owner-3": str(joris.pk)}, follow=True)
    assert "De evaluatie is bewaard" in answer.content.decode()
    point = Entry.objects.get(register="verbeterpunt")
    assert (point.cause, point.assigned_to, point.title) == (exercise, joris, "Nieuwe lijst")
    assert point.due_at is not None
    assert timezone.localdate(point.due_at).isoformat() == due
    assert list(open_work(plan.actor, Work(of=joris.pk), timezone.now())) == [point]
    assert exercises_to_evaluate(plan.actor, 5) == []
    assert client.post(address, {**sent, "owner-3": str(joris.pk)}).status_code == 409
    assert Entry.objects.filter(register="verbeterpunt").count() == 1
    assert "Nieuwe lijst" in page(client, "/duinstad/crisis/")


def test_one_page_tells_who_practised_and_when_the_crisis_plan_must_be_adopted_anew() -> None:
    plan = SafetyPlan()
    shelters, _ = plan.places("deelproces", "Opvang", "Uitvaart")
    (team,) = plan.places("crisisteam", "Team bevolkingszorg")
    put_under(plan.actor, shelters.pk, team.pk)
    today = timezone.localdate()
    an_exercise(plan, today - timedelta(days=10))
    task = {
        "category": "deelproces",
        "subject": "Opvang",
        "functie": "Hoofd opvang",
        "functionaris": "Els Groen",
    }
    log_entry(plan.actor, "crisisfunctie", {**task, "rol": "leider", "valid_from": "2024-01-01"})
    standing_in = {**task, "category": "crisisteam", "subject": "Team bevolkingszorg", "rol": "vervanger"}
    log_entry(
        plan.actor, "crisisfunctie", {**standing_in, "functie": "Commandant", "valid_from": "2024-01-01"}
    )
    paper = {"category": "crisisplan", "title": "Regionaal crisisplan", "vastgesteld_op": "2020-02-29"}
    log_entry(plan.actor, "document", {**paper, "valid_from": "2020-03-01"})
    above, shelter, funerals = readiness(plan.actor, today)
    assert (above.member, len(above.tasks), above.has_leader, above.has_deputy) == (team, 1, False, True)
    assert (len(shelter.tasks), shelter.exercises, shelter.is_due) == (1, 1, False)
    assert (shelter.has_leader, shelter.has_deputy) == (True, False)
    assert (funerals.tasks, funerals.last, funerals.is_due) == ((), None, True)
    found = next(iter(crisis_plans(plan.actor, date(2024, 3, 1))))
    assert (found.renew_by, found.is_over) == (date(2024, 2, 29), True)
    html = page(browser_of(plan, Role.OWNER), "/duinstad/crisis/")
    assert "Els Groen" in html
    assert "verlopen" in html
    assert "geen leider" in html
    assert f"crisisfunctie/nieuw/?category=crisisteam&amp;subject={team.pk}" in html
    of_reader = page(browser_of(plan, Role.READER), "/duinstad/crisis/")
    assert "Els Groen" not in of_reader
    # Who may not know the tasks is not told that there are none.
    assert "geen leider" not in of_reader
