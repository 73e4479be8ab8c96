"""Can a series of meetings be started, prepared and kept with the pages alone, without JavaScript?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.frontends.pages.registers.test_register_pages import browser_of, page
from tests.safety_plan import SafetyPlan

from waarborg.records.models import Entry, Meeting, MeetingSeries, Role
from waarborg.records.queries.meetings import coming, items_of

pytestmark = pytest.mark.django_db

SERIES = {
    "name": "Lokale driehoek",
    "category": "driehoek",
    "every": "P1W",
    "starts_at": "00:01",
    "topics": ["ondermijning", "cijfers"],
    "own_topics": "Rondvraag",
    "others": "Teamchef, Politie\nOfficier van justitie, OM",
}


def started(client: Client) -> MeetingSeries:
    first = timezone.localdate().isoformat()
    answer = client.post("/duinstad/overleg/nieuw/", {**SERIES, "first_day": first}, follow=True)
    assert "De reeks is gestart" in answer.content.decode()
    return MeetingSeries.objects.get()


def first_of(series: MeetingSeries) -> Meeting:
    found = coming(series).first()
    assert found is not None
    return found


def test_a_series_is_started_changed_and_stopped() -> None:
    plan = SafetyPlan()
    client = browser_of(plan, Role.SAFETY_OFFICER)
    wrong = client.post("/duinstad/overleg/nieuw/", {**SERIES, "name": "", "first_day": "31-31-2026"})
    assert wrong.status_code == 400
    series = started(client)
    assert [str(each) for each in series.members.all()] == [
        "Teamchef (Politie)",
        "Officier van justitie (OM)",
    ]
    address = f"/duinstad/overleg/reeks/{series.pk}/"
    html = page(client, address)
    assert all(word in html for word in ("Ondermijning", "Rondvraag", "Komende overleggen"))
    form = page(client, f"{address}wijzigen/")
    assert "Teamchef, Politie" in form
    changed = {**SERIES, "first_day": series.first_day.isoformat(), "place": "Raadhuis", "revision": "1"}
    client.post(f"{address}wijzigen/", changed)
    assert "Raadhuis" in page(client, address)
    client.post(f"{address}stoppen/", {"revision": "2"})
    assert "Deze reeks is gestopt" in page(client, address)


def test_who_takes_no_part_finds_no_agenda_but_may_put_something_on_it() -> None:
    plan = SafetyPlan()
    series = started(browser_of(plan, Role.SAFETY_OFFICER))
    meeting = first_of(series)
    client = browser_of(plan, Role.ENFORCEMENT_OFFICER)
    page(client, f"/duinstad/overleg/{meeting.pk}/", 404)
    page(client, f"/duinstad/overleg/reeks/{series.pk}/", 404)
    assert "Lokale driehoek" not in page(client, "/duinstad/overleg/")
    sent = {"series": str(series.pk), "title": "Drugsafval", "topic": "ondermijning"}
    client.post("/duinstad/overleg/agendapunt/", sent)
    assert [each.title for each in items_of(meeting)][-1] == "Drugsafval"
    assert client.post("/duinstad/overleg/agendapunt/", {"title": ""}).status_code == 400


def test_a_meeting_is_written_held_and_printed_and_who_comes_second_keeps_what_they_wrote() -> None:
    plan = SafetyPlan()
    client = browser_of(plan, Role.SAFETY_OFFICER)
    meeting = first_of(started(client))
    address = f"/duinstad/overleg/{meeting.pk}/"
    assert address in page(client, f"/duinstad/registers/zaak/{meeting.entry_id}/")
    number = items_of(meeting)[0].pk
    due = (timezone.localdate() + timedelta(days=5)).isoformat()
    written = {
        "revision": "1",
        "present": ["Teamchef (Politie)"],
        f"decision-{number}": "We gaan door.",
        f"action-{number}": "Maak een plan",
        f"party-{number}": "Politie",
    }
    assert client.post(address, written).status_code == 400
    assert not Entry.objects.filter(register="actie").exists()
    client.post(address, {**written, f"due-{number}": due})
    second = client.post(address, {"revision": "1", f"decision-{number}": "We stoppen."})
    assert second.status_code == 409
    html = second.content.decode()
    assert "We stoppen." in html
    assert "We gaan door." in html
    held = {"revision": "2", "hold": "ja", f"decision-{number}": "We gaan door.", f"treated-{number}": "ja"}
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert client.post(address, {**held, "held_on": tomorrow.isoformat()}).status_code == 400
    answer = client.post(address, {**held, "held_on": timezone.localdate().isoformat()}, follow=True)
    assert "Het overleg is gehouden" in answer.content.decode()
    printed = page(client, f"{address}besluiten/")
    assert "We gaan door." in printed
    assert "Maak een plan" in printed
    assert "Ondermijning" in page(client, f"{address}agenda/")


def test_a_meeting_is_moved_and_called_off() -> None:
    plan = SafetyPlan()
    client = browser_of(plan, Role.SAFETY_OFFICER)
    meeting = first_of(started(client))
    address = f"/duinstad/overleg/{meeting.pk}/"
    assert (
        client.post(f"{address}verplaatsen/", {"revision": "1", "day": "", "starts_at": ""}).status_code
        == 400
    )
    day = (timezone.localdate() + timedelta(days=2)).isoformat()
    client.post(f"{address}verplaatsen/", {"revision": "1", "day": day, "starts_at": "10:00"})
    assert "10:00" in page(client, address)
    client.post(f"{address}afzeggen/", {"revision": "2", "reason": "Vakantie"})
    assert "Afgezegd" in page(client, address)
