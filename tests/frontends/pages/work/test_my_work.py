"""Does somebody see what is to be done, and what comes first?"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from tests.safety_plan import SafetyPlan

from waarborg.frontends.pages.registers.marks import mark_of
from waarborg.operations.entries import Move, log_entry, move_status
from waarborg.records.models import Account, Entry, Role
from waarborg.records.queries import work_lists
from waarborg.records.queries.work_lists import Work, WorkOrder, list_work

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


def report(plan: SafetyPlan, opened_at: str, person: Account | None = None, **more: str) -> Entry:
    values = {"category": "racistische_tekst", "omschrijving": "Leus", "opened_at": opened_at, **more}
    if person is not None:
        values["assigned_to"] = str(person.pk)
    return log_entry(plan.actor, "melding", values).entry


def listed(plan: SafetyPlan, wanted: Work) -> list[int]:
    return [each.id for each in list_work(plan.actor, wanted, 1, NOW).entries]


def test_what_is_due_first_comes_first_and_what_has_no_term_last() -> None:
    plan = SafetyPlan()
    person = plan.person("boa")
    late, early = report(plan, "2026-03-10 09:00", person), report(plan, "2026-03-02 09:00", person)
    without = report(plan, "2026-03-01 09:00", person)
    Entry.objects.filter(pk=without.pk).update(due_at=None)
    assert listed(plan, Work(of=person.pk)) == [early.pk, late.pk, without.pk]


def test_a_work_list_holds_only_what_is_open_and_ones_own() -> None:
    plan, other = SafetyPlan(), SafetyPlan("veenstad")
    person, colleague = plan.person("boa"), plan.person("collega")
    mine = report(plan, "2026-03-02 09:00", person)
    done = report(plan, "2026-03-02 09:00", person)
    move_status(plan.actor, done.pk, 1, Move("afgehandeld", "opgelost"))
    report(plan, "2026-03-02 09:00", colleague)
    unassigned = report(plan, "2026-03-02 09:00")
    report(other, "2026-03-02 09:00")
    assert listed(plan, Work(of=person.pk)) == [mine.pk]
    assert len(listed(plan, Work(team="Buitendienst"))) == 3
    assert listed(plan, Work(team="Buitendienst", untaken=True)) == [unassigned.pk]


@pytest.mark.parametrize("order", WorkOrder)
def test_ones_own_and_what_ones_teams_have_left_stand_in_one_order_over_all_pages(
    order: WorkOrder, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = SafetyPlan()
    person = plan.person("boa")
    for day in range(1, 8):
        entry = report(plan, f"2026-03-0{day} 09:00", person if day % 2 else None)
        if day == 4:
            Entry.objects.filter(pk=entry.pk).update(due_at=None)
    both = Work(of=person.pk, or_of_teams=("Buitendienst",))
    whole = [each.id for each in list_work(plan.actor, Work(), 1, NOW, order).entries]
    monkeypatch.setattr(work_lists, "PAGE_LENGTH", 2)
    pages = [list_work(plan.actor, both, number, NOW, order) for number in range(1, 5)]
    assert [each.id for page in pages for each in page.entries] == whole
    assert {page.total for page in pages} == {7}


def test_pages_follow_each_other_without_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work_lists, "PAGE_LENGTH", 2)
    plan = SafetyPlan()
    every = [report(plan, f"2026-03-0{day} 09:00").pk for day in range(1, 6)]
    pages = [list_work(plan.actor, Work(team="Buitendienst"), number, NOW) for number in (1, 2, 3)]
    assert [each.id for page in pages for each in page.entries] == every
    assert (pages[0].total, pages[0].last, pages[0].overdue) == (5, 3, 5)
    assert list_work(plan.actor, Work(team="Buitendienst"), 99, NOW) == pages[2]


@pytest.mark.parametrize(
    ("ago", "told"),
    [
        (timedelta(hours=-25), ""),
        (timedelta(hours=-24), "bijna te laat"),
        (timedelta(0), "bijna te laat"),
        (timedelta(minutes=1), "te laat"),
        (timedelta(hours=25), "1 dag te laat"),
        (timedelta(days=3), "3 dagen te laat"),
    ],
)
def test_how_late_is_told_in_words(ago: timedelta, told: str) -> None:
    mark = mark_of(NOW - ago, None, NOW)
    assert (mark.text if mark else "") == told
    assert mark_of(None, None, NOW) is None
    still = mark_of(None, NOW, NOW)
    assert still is not None
    assert still.text == "staat stil"


def test_the_page_shows_ones_own_work_and_that_of_a_team() -> None:
    plan = SafetyPlan()
    person = plan.person("boa", Role.ENFORCEMENT_OFFICER)
    mine = report(plan, "2026-03-02 09:00", person, title="Leus op de brug")
    report(plan, "2026-03-02 09:00", title="Leus op de muur")
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    html = client.get("/duinstad/mijn-werk/").content.decode()
    assert f"/duinstad/registers/zaak/{mine.pk}/" in html
    assert re.search(r"\d+ dagen te laat", html)
    assert "Leus op de muur" not in html
    html = client.get("/duinstad/mijn-werk/?team=Buitendienst&wie=niemand").content.decode()
    assert "Leus op de muur" in html
    assert "Leus op de brug" not in html


def test_who_handles_no_entries_has_no_work_list() -> None:
    plan = SafetyPlan()
    client = Client()
    client.force_login(plan.person("lezer", Role.READER), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/duinstad/mijn-werk/").status_code == 403
    assert "mijn-werk" not in client.get("/duinstad/").content.decode()
