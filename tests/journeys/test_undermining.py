"""Is subversive crime weighed, dealt with and paid for by who caused it?"""

from __future__ import annotations

import pytest
from tests.journeys.story import begin_story
from tests.operations.drafted import an_actor

from waarborg.operations.entries import log_entry
from waarborg.records.models import Role
from waarborg.records.queries.visible import is_visible

pytestmark = pytest.mark.django_db

WEIGHED = "Elk ondermijningssignaal wordt binnen tien werkdagen afgehandeld."
TAKEN_DOWN = "Elke hennepkwekerij wordt ontmanteld."
PAID = "De kosten van ontmanteling worden altijd verhaald op de dader."
PICTURE = "Jaarlijks brengen we elk bedrijventerrein in beeld."


def test_a_signal_is_weighed_and_becomes_a_case_of_the_riec_within_its_term() -> None:
    story = begin_story(WEIGHED)
    assert story.watches("ondermijningssignaal") == "ondermijningssignaal"
    seen = {"bron": "medewerker", "beschrijving": "Geblindeerde loods", "betrokkenen": "Iemand"}
    signal = story.log("ondermijningssignaal", "2025-03-03 09:00", "drugs", **seen)
    assert signal.due_at is not None
    assert signal.due_at.date().isoformat() == "2025-03-17"
    assert story.course("ondermijningssignaal", "2025-03-04", "2025-03-18") == [
        "on_track: response_waiting",
        "broken: response_missed",
    ]
    signal = story.move(signal, ("weging", "2025-03-05 09:00"), ("riec_casus", "2025-03-07 09:00"))
    signal = story.move(signal, ("afgesloten", "2025-03-14 09:00"), result="aangepakt")
    assert story.course("ondermijningssignaal", "2025-03-14", "2025-12-31") == [
        "on_track: response_so_far",
        "kept: response_kept",
    ]
    assert story.move(signal, ("weging", "2025-04-01 09:00")).closed_at is None


def test_a_signal_that_the_front_desk_took_down_is_hidden_from_it_and_counts_all_the_same() -> None:
    story = begin_story(WEIGHED)
    front_desk = an_actor(Role.FRONT_DESK)
    told = {
        "opened_at": "2025-03-03 09:00",
        "title": "Signaal",
        "category": "mensenhandel",
        "bron": "inwoner",
        "beschrijving": "Bewoners komen nooit buiten",
    }
    signal = log_entry(front_desk, "ondermijningssignaal", told).entry
    assert [is_visible(who, signal) for who in (front_desk, story.officer)] == [False, True]
    assert story.course("ondermijningssignaal", "2025-03-18") == ["broken: response_missed"]


def test_a_farm_is_taken_down_and_its_costs_are_recovered() -> None:
    story = begin_story(TAKEN_DOWN, PAID)
    assert story.watches("wordt ontmanteld") == "melding/drugs -> ontmanteling"
    assert story.watches("kosten") == "schadeverhaal/ontmanteling"
    report = story.log("melding", "2025-05-05 09:00", "drugs", omschrijving="Hennepgeur")
    farm = story.log(
        "ontmanteling",
        "2025-05-06 09:00",
        "hennepkwekerij",
        cause=str(report.pk),
        kosten="3500",
        gevaar="ja",
    )
    claim = story.log(
        "schadeverhaal", "2025-05-07 09:00", "ontmanteling", cause=str(farm.pk), bedrag_gevraagd="3500"
    )
    investigated = (("ontmanteld", "2025-05-08 09:00"), ("onderzoek", "2025-05-09 09:00"))
    farm = story.move(farm, *investigated, ("afgesloten", "2025-07-01 09:00"), result="afgerond")
    assert (farm.cause, claim.cause) == (report, farm)
    assert story.course("wordt ontmanteld", "2025-05-05", "2025-07-01") == [
        "on_track: response_open",
        "on_track: response_so_far",
    ]
    assert story.course("kosten", "2025-05-06", "2025-07-01", "2025-12-01") == [
        "on_track: response_no_cases",
        "on_track: response_open",
        "at_risk: response_open_soon",
    ]
    claim = story.move(claim, ("vordering_gestuurd", "2025-06-01 09:00"), ("incasso", "2025-08-01 09:00"))
    story.move(claim, ("afgesloten", "2026-01-15 09:00"), result="deels_betaald")
    assert story.course("kosten", "2025-12-31", "2026-01-15") == [
        "at_risk: response_open_soon",
        "on_track: response_no_cases",
    ]


def test_each_business_park_has_its_picture_every_year() -> None:
    story = begin_story(PICTURE, bedrijventerrein=("De Meeuw", "Havenkade"))
    assert story.watches("in beeld") == "ondermijningsbeeld/bedrijventerrein"
    for park, day in (("De Meeuw", "2025-02-01"), ("Havenkade", "2025-09-01")):
        story.log("ondermijningsbeeld", day, "bedrijventerrein", area=park, weerbaarheid="laag")
    assert story.course("in beeld", "2025-02-01", "2025-09-01", "2026-12-31") == [
        "on_track: frequency_members_to_go",
        "kept: frequency_members_met",
        "broken: frequency_members_short",
    ]
