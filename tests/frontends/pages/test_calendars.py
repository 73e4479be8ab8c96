"""Does a calendar program get everything that is due, and nobody else anything?"""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from icalendar import Calendar, Event
from tests.safety_plan import SafetyPlan

from waarborg.commitments.demands import Frequency, Milestone
from waarborg.operations.actors import Actor, system_actor
from waarborg.operations.calendars import renew_municipality_calendar, stop_municipality_calendar
from waarborg.operations.judging import judge_again
from waarborg.operations.own_account import renew_calendar_token
from waarborg.operations.refusals import NotAllowed
from waarborg.records.models import Account, AuditLine, Membership, Role
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.selections import Selection

pytestmark = pytest.mark.django_db

BARS = Selection("controle", categories=("horeca",))
TODAY = date(2025, 6, 2)


@pytest.fixture
def plan() -> SafetyPlan:
    plan = SafetyPlan()
    anna, bram = plan.person("anna"), plan.person("bram", language="en")
    yearly = Duration(1, Unit.YEAR)
    plan.promise(
        Frequency(yearly, at_least=2), BARS, owner=anna, sentence="Tweemaal per jaar,\n ook in de kroeg;"
    )
    plan.promise(Milestone(date(2025, 9, 1)), BARS, owner=bram, sentence="Het convenant.")
    plan.promise(None, owner=anna, sentence="Wij controleren regelmatig.")
    judge_again(plan.actor, TODAY)
    return plan


def read(client: Client, address: str) -> list[Event]:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content).events


def token_of(name: str) -> str:
    return Account.objects.get(name=name).calendar_token


def test_a_person_sees_what_is_due_of_ones_own_commitments(client: Client, plan: SafetyPlan) -> None:
    (event,) = read(client, f"/agenda/{token_of('Anna')}.ics")
    assert event["SUMMARY"] == "Tweemaal per jaar, ook in de kroeg;"
    assert event.start == date(2025, 12, 31)
    assert event.end == date(2026, 1, 1)
    assert str(event["URL"]).endswith("/duinstad/afspraak/1/")
    moments = sorted(alarm.trigger for alarm in event.alarms.times)
    assert moments == [date(2025, 12, 17), date(2025, 12, 28)]
    (other,) = read(client, f"/agenda/{token_of('Bram')}.ics")
    assert other["SUMMARY"] == "Het convenant."
    assert "1 September 2025" in str(other["DESCRIPTION"])


def test_a_municipality_shares_everything_that_is_due_without_names(client: Client, plan: SafetyPlan) -> None:
    token = renew_municipality_calendar(plan.actor)
    response = client.get(f"/agenda/gemeente/{token}.ics")
    events = Calendar.from_ical(response.content).events
    assert [event.start for event in events] == [date(2025, 9, 1), date(2025, 12, 31)]
    assert b"anna" not in response.content.lower()


def test_of_two_plans_over_the_same_years_a_calendar_follows_that_of_the_board(
    client: Client, plan: SafetyPlan
) -> None:
    anna = Account.objects.get(name="Anna")
    token = renew_municipality_calendar(plan.actor)
    plan.adopt_another(date(2025, 1, 1), date(2028, 12, 31))
    plan.promise(Milestone(date(2025, 10, 1)), BARS, owner=anna, sentence="Het protocol.")
    judge_again(plan.actor, TODAY)
    for address in (f"/agenda/{token_of('Anna')}.ics", f"/agenda/gemeente/{token}.ics"):
        assert [event["SUMMARY"] for event in read(client, address)] == ["Het protocol."]


def test_a_day_that_moves_moves_the_same_line(client: Client, plan: SafetyPlan) -> None:
    address = f"/agenda/{token_of('Anna')}.ics"
    (before,) = read(client, address)
    judge_again(plan.actor, date(2026, 2, 1))
    (after,) = read(client, address)
    assert before["UID"] == after["UID"]
    assert before.start != after.start


def test_a_feed_leaves_no_cookies_and_stays_out_of_shared_stores(client: Client, plan: SafetyPlan) -> None:
    response = client.get(f"/agenda/{token_of('Anna')}.ics")
    assert not response.cookies
    assert "private" in response["Cache-Control"]


@pytest.mark.parametrize("address", ["/agenda/{}.ics", "/agenda/gemeente/{}.ics"])
@pytest.mark.parametrize("token", ["x", "None", "a" * 43])
def test_a_wrong_address_finds_nothing(client: Client, plan: SafetyPlan, address: str, token: str) -> None:
    assert client.get(address.format(token)).status_code == 404


def test_the_address_of_a_person_is_not_that_of_a_municipality(client: Client, plan: SafetyPlan) -> None:
    assert client.get(f"/agenda/gemeente/{token_of('Anna')}.ics").status_code == 404


def test_an_old_address_stops_working_when_it_is_renewed(client: Client, plan: SafetyPlan) -> None:
    old = token_of("Anna")
    renew_calendar_token(Account.objects.get(name="Anna"))
    assert client.get(f"/agenda/{old}.ics").status_code == 404
    first = renew_municipality_calendar(plan.actor)
    second = renew_municipality_calendar(plan.actor)
    assert client.get(f"/agenda/gemeente/{first}.ics").status_code == 404
    assert client.get(f"/agenda/gemeente/{second}.ics").status_code == 200
    stop_municipality_calendar(plan.actor)
    assert client.get(f"/agenda/gemeente/{second}.ics").status_code == 404
    assert second not in str(list(AuditLine.objects.values()))


def test_who_left_the_municipality_or_the_house_reads_nothing_more(client: Client, plan: SafetyPlan) -> None:
    Membership.objects.filter(account__name="Anna").delete()
    assert read(client, f"/agenda/{token_of('Anna')}.ics") == []
    Account.objects.filter(name="Bram").update(is_active=False)
    assert client.get(f"/agenda/{token_of('Bram')}.ics").status_code == 404


def test_another_municipality_keeps_its_own_calendar(client: Client, plan: SafetyPlan) -> None:
    neighbour = SafetyPlan("bosstad")
    token = renew_municipality_calendar(system_actor(neighbour.organisation))
    assert read(client, f"/agenda/gemeente/{token}.ics") == []


def test_an_owner_may_not_renew_the_calendar_of_the_municipality(plan: SafetyPlan) -> None:
    owner = Actor(Account.objects.get(name="Anna"), plan.organisation, frozenset({Role.OWNER}))
    with pytest.raises(NotAllowed):
        renew_municipality_calendar(owner)
