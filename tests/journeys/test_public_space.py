"""Is public space kept as the plan says? Reports with their terms, charges and damage, and tours per district."""

from __future__ import annotations

import pytest
from tests.journeys.story import at, begin_story

pytestmark = pytest.mark.django_db

RACIST = "Racistische teksten worden binnen 24 uur verwijderd."
CHARGES = "Van vernieling van gemeentelijk eigendom doet de gemeente altijd aangifte."
DAMAGE = "De schade van vernieling wordt altijd verhaald op de dader."
TOURS = "Elke wijk wordt minstens één keer per jaar geschouwd."
PATROLS = "De boa's surveilleren minstens twee keer per jaar in de wijken."


def test_a_racist_text_is_gone_within_24_hours_or_the_promise_is_broken_for_good() -> None:
    story = begin_story(RACIST)
    assert story.watches("Racistische") == "melding/racistische_tekst"
    text = {"omschrijving": "Leus op het viaduct", "naam_melder": "Een inwoner"}
    first = story.log("melding", "2025-03-03 09:00", "racistische_tekst", **text)
    assert (first.team, first.due_at) == ("Buitendienst", at("2025-03-04 09:00"))
    again = story.log("melding", "2025-03-03 13:00", "racistische_tekst", duplicate_of=str(first.pk), **text)
    assert story.course("Racistische", "2025-03-02", "2025-03-03") == [
        "on_track: response_no_cases",
        "on_track: response_waiting",
    ]
    story.move(again, ("afgehandeld", "2025-03-03 14:00"), result="dubbel")
    done = (("in_behandeling", "2025-03-03 15:00"), ("afgehandeld", "2025-03-03 20:00"))
    first = story.move(first, *done, result="opgelost")
    assert again.duplicate_of == first
    assert story.course("Racistische", "2025-03-03", "2025-12-31") == [
        "on_track: response_so_far",
        "kept: response_kept",
    ]

    shining_through = story.move(first, ("in_behandeling", "2025-03-10 10:00"))
    assert shining_through.closed_at is None
    assert story.course("Racistische", "2025-03-10") == ["broken: response_missed"]
    story.move(shining_through, ("afgehandeld", "2025-03-11 10:00"), result="opgelost")
    assert story.course("Racistische", "2025-12-31", "2026-01-02") == [
        "broken: response_missed",
        "on_track: response_no_cases",
    ]


def test_what_is_not_ours_is_passed_on_and_the_reporter_hears_of_it() -> None:
    story = begin_story("Meldingen over zwerfafval worden binnen drie werkdagen afgehandeld.")
    assert story.watches("zwerfafval") == "melding/zwerfafval"
    told = {"doorgegeven_aan": "waterschap", "melder_geinformeerd_op": "2025-06-03"}
    report = story.log("melding", "2025-06-02 09:00", "zwerfafval", omschrijving="Afval in de sloot", **told)
    report = story.move(
        report, ("in_behandeling", "2025-06-02 10:00"), ("wacht_op_derde", "2025-06-02 11:00")
    )
    assert story.course("zwerfafval", "2025-06-02") == ["on_track: response_waiting"]
    report = story.move(report, ("afgehandeld", "2025-06-04 16:00"), result="doorgegeven")
    assert report.fields["doorgegeven_aan"] == "waterschap"
    assert story.course("zwerfafval", "2025-06-05", "2025-12-31") == [
        "on_track: response_so_far",
        "kept: response_kept",
    ]


def test_vandalism_leads_to_charges_and_its_damage_is_recovered() -> None:
    story = begin_story(CHARGES, DAMAGE)
    assert story.watches("aangifte") == "melding/vernieling -> aangifte"
    assert story.watches("verhaald") == "melding/vernieling -> schadeverhaal"
    broken = story.log(
        "melding",
        "2025-04-01 08:00",
        "vernieling",
        omschrijving="Bushokje kapot",
        gemeentelijk_eigendom="ja",
        schadebedrag="800",
    )
    assert story.course("aangifte", "2025-04-02", "2025-12-15") == [
        "on_track: response_open",
        "at_risk: response_open_soon",
    ]
    cause = {"cause": str(broken.pk)}
    story.log("aangifte", "2025-04-03", "vernieling", feit="Vernieling van een bushokje", **cause)
    assert story.course("aangifte", "2025-04-02", "2025-04-03", "2025-12-31") == [
        "on_track: response_open",
        "on_track: response_so_far",
        "kept: response_kept",
    ]
    assert story.course("verhaald", "2025-04-03", "2026-03-15") == [
        "on_track: response_open",
        "on_track: response_no_cases",
    ]
    claim = story.log("schadeverhaal", "2025-05-01 09:00", "vernieling", bedrag_gevraagd="800", **cause)
    claim = story.move(
        claim, ("vordering_gestuurd", "2025-05-02 09:00"), ("in_termijnen", "2025-06-02 09:00")
    )
    claim = story.move(claim, ("afgesloten", "2025-11-03 09:00"), result="betaald")
    assert claim.cause == broken
    assert story.course("verhaald", "2025-12-31") == ["kept: response_kept"]


def test_a_tour_in_one_district_does_not_make_up_for_the_other() -> None:
    story = begin_story(TOURS, PATROLS, wijk=("Duinzicht", "Oude Haven"))
    assert story.watches("geschouwd") == "schouw"
    assert story.watches("surveilleren") == "surveillance/wijk"
    for day in ("2025-03-11", "2025-04-15"):
        story.log("schouw", day, "avond", area="Duinzicht", result="punten_gevonden", punten="4")
        story.log("surveillance", day, "wijk", area="Duinzicht", duur_uren="3")
    assert story.course("surveilleren", "2025-03-11", "2025-04-15") == [
        "on_track: frequency_to_go",
        "kept: frequency_met",
    ]
    assert story.course("geschouwd", "2025-04-15", "2025-12-15") == [
        "on_track: frequency_members_to_go",
        "at_risk: frequency_members_behind",
    ]
    story.log("schouw", "2025-12-20", "algemeen", area="Oude Haven")
    assert story.course("geschouwd", "2025-12-20", "2026-06-01") == [
        "kept: frequency_members_met",
        "on_track: frequency_members_to_go",
    ]
