"""Are staff protected, honest and careful with data? Charges, oaths, interests, officers and breaches."""

from __future__ import annotations

import pytest
from tests.journeys.story import at, begin_story
from tests.operations.drafted import an_actor

from waarborg.records.models import Role
from waarborg.records.queries.visible import is_visible

pytestmark = pytest.mark.django_db

CHARGES = "Bij agressie tegen medewerkers wordt altijd aangifte gedaan."
OATHS = "Elke nieuwe medewerker legt binnen drie maanden de eed of belofte af."
INTERESTS = "Medewerkers melden jaarlijks hun financiële belangen."
ADVISER = "Er is een vertrouwenspersoon aangesteld."
WORKSHOP = "Jaarlijks is er een workshop integriteit."
AWARE = "Twee keer per jaar is er een awareness-training informatieveiligheid."
WHISTLE = "Elke klokkenluidersmelding wordt binnen drie maanden onderzocht."
BREACH = "Een datalek wordt binnen 72 uur gemeld bij de Autoriteit Persoonsgegevens."


def test_aggression_without_charges_breaks_the_promise_when_its_year_is_over() -> None:
    story = begin_story(CHARGES)
    assert story.watches("agressie") == "melding/agressie -> aangifte"
    threat, other = (
        story.log("melding", f"2025-05-0{day} 14:00", "agressie", omschrijving="Bedreigd aan de balie")
        for day in (6, 7)
    )
    story.log("aangifte", "2025-05-06", "agressie", feit="Bedreiging", cause=str(threat.pk))
    assert story.course("agressie", "2025-05-06", "2025-05-07") == [
        "on_track: response_so_far",
        "on_track: response_open",
    ]
    story.move(other, ("afgehandeld", "2025-05-08 09:00"), result="opgelost")
    assert story.course("agressie", "2025-05-08", "2025-12-31") == [
        "on_track: response_open",
        "at_risk: response_open_soon",
    ]
    assert story.years("agressie", "2026-06-01") == [
        "broken: response_unanswered",
        "on_track: response_no_cases",
    ]


def test_every_new_employee_takes_the_oath_within_three_months() -> None:
    story = begin_story(OATHS)
    assert story.watches("eed of belofte") == "eed"
    took, late = (
        story.log("eed", "2025-02-03 09:00", "medewerker", medewerker=name, in_dienst_op="2025-02-03")
        for name in ("Eerste medewerker", "Tweede medewerker")
    )
    assert took.due_at is not None
    assert took.due_at.date().isoformat() == "2025-05-03"
    story.move(took, ("afgelegd", "2025-04-01 09:00"), result="afgelegd")
    assert story.course("eed of belofte", "2025-04-01", "2025-04-25", "2025-05-04") == [
        "on_track: response_waiting",
        "at_risk: response_due_soon",
        "broken: response_missed",
    ]
    story.move(late, ("afgelegd", "2025-06-02 09:00"), result="afgelegd")
    assert story.course("eed of belofte", "2025-12-31") == ["broken: response_missed"]


def test_officers_workshops_training_and_interests_of_a_year() -> None:
    story = begin_story(INTERESTS, ADVISER, WORKSHOP, AWARE)
    assert [story.watches(each) for each in (INTERESTS, ADVISER, WORKSHOP, AWARE)] == [
        "nevenfunctie/financieel_belang",
        "document/aanstelling",
        "oefening/integriteit",
        "oefening/informatieveiligheid",
    ]
    interest = {"functie": "Aandelen in een bouwbedrijf", "medewerker": "Iemand", "oordeel": "voorwaarden"}
    story.log("nevenfunctie", "2025-01-20", "financieel_belang", valid_from="2025-01-20", **interest)
    until_summer = {"valid_from": "2025-01-01", "valid_until": "2025-07-31"}
    story.log("document", "2025-01-01", "aanstelling", aangestelde="De adviseur", **until_summer)
    story.log("oefening", "2025-09-09", "integriteit")
    story.log("oefening", "2025-09-10", "informatieveiligheid", result="interne_opleiding")
    assert story.course("vertrouwenspersoon", "2025-03-01", "2025-07-20", "2025-08-01") == [
        "on_track: in_force_valid",
        "at_risk: in_force_soon",
        "broken: in_force_none",
    ]
    assert [story.course(each, "2025-12-31") for each in (INTERESTS, WORKSHOP, AWARE)] == [
        ["kept: frequency_met"],
        ["kept: frequency_met"],
        ["broken: frequency_short"],
    ]


def test_a_whistle_blower_report_is_for_its_adviser_alone_and_looked_into_within_its_term() -> None:
    story = begin_story(WHISTLE)
    assert story.watches("klokkenluidersmelding") == "integriteitsmelding"
    report = story.log("integriteitsmelding", "2025-03-03 09:00", "misstand", dossier="K-1")
    adviser = an_actor(Role.CONFIDENTIAL_ADVISER)
    assert [is_visible(who, report) for who in (story.officer, adviser)] == [False, True]
    report = story.move(report, ("onderzoek", "2025-03-10 09:00"))
    assert story.course("klokkenluidersmelding", "2025-03-10") == ["on_track: response_waiting"]
    story.move(report, ("afgesloten", "2025-05-30 09:00"), result="ongegrond")
    assert story.course("klokkenluidersmelding", "2025-05-30", "2025-12-31") == [
        "on_track: response_so_far",
        "kept: response_kept",
    ]


def test_a_breach_has_72_hours_on_the_clock_over_a_weekend_and_the_change_to_summer_time() -> None:
    story = begin_story(BREACH)
    assert story.watches("datalek") == "datalek"
    lost = {"wat": "Usb-stick kwijt", "ontdekt_op": "2025-03-28 10:00", "soort_gegevens": "gewoon"}
    # Written down a day later; the hours run from the discovery.
    breach = story.log("datalek", "2025-03-29 16:00", "verloren", **lost)
    assert breach.opened_at == at("2025-03-28 10:00")
    assert breach.due_at == at("2025-03-31 11:00")
    twin = story.log("datalek", "2025-03-28 10:00", "verloren", **lost)
    told = (("beoordeeld", "2025-03-28 15:00"), ("afgehandeld", "2025-03-31 10:59"))
    story.move(breach, *told, result="gemeld")
    assert story.course("datalek", "2025-03-29", "2025-03-31") == [
        "on_track: response_waiting",
        "broken: response_missed",
    ]
    story.move(twin, ("afgehandeld", "2025-03-31 11:01"), result="gemeld")
    assert story.course("datalek", "2025-12-31") == ["broken: response_missed"]
