"""Are permits and closures handled with what the plan asks: scan, advice, integrity, view and terms?"""

from __future__ import annotations

import pytest
from django.utils import timezone
from tests.journeys.story import at, begin_story

from waarborg.operations.event_risk import choose_class, scan_event
from waarborg.operations.suspending import Stop, resume_term, suspend_term
from waarborg.registers.event_risk import event_risk_scan

pytestmark = pytest.mark.django_db

ADVICE = "Voor elk B- en C-evenement wordt advies gevraagd aan politie, brandweer en GHOR."
SCREENED = "Elke horecavergunning wordt binnen acht weken getoetst aan de Wet Bibob."
CLOSED = "Binnen twaalf weken na een drugsvondst wordt het pand gesloten."
SPATIAL = "Voor elk bestemmingsplan wordt advies gevraagd over externe veiligheid."
QUIET = {
    question.name: question.answers[0].value
    for profile in event_risk_scan().profiles
    for question in profile.questions
}


def test_an_event_gets_a_class_that_the_mayor_overrules_and_the_advice_that_goes_with_it() -> None:
    story = begin_story(ADVICE)
    assert story.watches("B- en C-evenement") == "evenement/b_evenement+c_evenement -> attest/advies"
    event = story.log(
        "evenement",
        "2025-03-03 09:00",
        "nog_te_bepalen",
        title="Zomerfeest",
        begint_op="2025-07-05 14:00",
        soort_aanvraag="vergunning",
        locatieprofiel="https://duinstede.example/profiel/strand",
    )
    assert story.course("B- en C-evenement", "2025-03-03") == ["on_track: response_no_cases"]
    scan = scan_event(story.officer, event.pk, event.revision, QUIET)
    assert scan.advised == "a_evenement"
    event.refresh_from_db()
    chosen = choose_class(story.officer, event.pk, event.revision, "b_evenement", "Vorig jaar was er onrust.")
    assert (chosen.advised, chosen.chosen) == ("a_evenement", "b_evenement")
    assert story.course("B- en C-evenement", "2025-03-04") == ["on_track: response_open"]

    event.refresh_from_db()
    event = story.move(event, ("in_advies", "2025-03-10 09:00"))
    cause = {"cause": str(event.pk)}
    story.log(
        "attest", "2025-03-20", "advies", verklaring="Advies van politie en GHOR", verklaard_door="A", **cause
    )
    assert story.course("B- en C-evenement", "2025-03-20") == ["on_track: response_so_far"]
    event = story.move(event, ("besloten", "2025-04-01 09:00"), ("gehouden", "2025-07-05 23:00"))
    on_the_day = story.log("controle", "2025-07-05", "evenement", result="akkoord", **cause)
    event = story.move(event, ("geevalueerd", "2025-08-01 09:00"), result="verleend")
    assert (event.closed_at, on_the_day.cause) == (at("2025-08-01 09:00"), event)
    assert story.course("B- en C-evenement", "2025-12-31") == ["kept: response_kept"]


def test_the_term_of_a_screening_stands_still_while_the_national_office_advises() -> None:
    story = begin_story(SCREENED)
    assert story.watches("Bibob") == "bibob"
    case = story.log("bibob", "2025-02-03 09:00", "horeca", title="Café aan zee", betrokkene="De aanvrager")
    assert case.due_at is not None
    assert case.due_at.date().isoformat() == "2025-03-31"
    case = story.move(case, ("eigen_onderzoek", "2025-02-10 09:00"))
    assert story.course("Bibob", "2025-04-14") == ["broken: response_missed"]

    asked = ("advies_landelijk_bureau", "2025-03-03 09:00")
    case = story.move(case, asked)
    case = suspend_term(
        story.town, case.pk, case.revision, Stop("Landelijk Bureau Bibob", since=at(asked[1]))
    )
    assert case.due_at is None
    case = resume_term(story.town, case.pk, case.revision, at("2025-04-14 09:00"))
    assert case.due_at is not None
    assert case.due_at.date().isoformat() == "2025-05-12"
    case = story.move(
        case, ("zienswijze", "2025-04-20 09:00"), ("afgerond", "2025-05-08 09:00"), result="geweigerd"
    )
    assert story.course("Bibob", "2025-04-14", "2025-05-08", "2025-12-31") == [
        "on_track: response_waiting",
        "on_track: response_so_far",
        "kept: response_kept",
    ]


def test_premises_with_drugs_are_closed_after_a_hearing_and_open_again() -> None:
    story = begin_story(CLOSED)
    assert story.watches("drugsvondst") == "melding/drugs -> sluiting"
    find = story.log("melding", "2025-03-03 09:00", "drugs", omschrijving="Kwekerij in een loods")
    assert story.course("drugsvondst", "2025-03-03") == ["on_track: response_waiting"]
    closure = story.log(
        "sluiting",
        "2025-03-10 09:00",
        "lokaal_drugs",
        cause=str(find.pk),
        rapport_ontvangen_op="2025-03-10",
        kosten="450",
        dicht_van="2025-04-07",
        dicht_tot="2025-10-07",
    )
    assert closure.due_at is not None
    assert (
        timezone.localdate(closure.due_at).isoformat() == "2025-10-07"
    )  # so that nobody forgets to open it again
    heard = (("voornemen", "2025-03-12 09:00"), ("zienswijze", "2025-03-26 09:00"))
    closure = story.move(closure, *heard, ("besluit", "2025-04-02 09:00"), ("gesloten", "2025-04-07 10:00"))
    assert story.course("drugsvondst", "2025-04-07", "2025-12-31") == [
        "on_track: response_so_far",
        "kept: response_kept",
    ]
    closure = story.move(closure, ("heropend", "2025-10-07 10:00"))
    closure = story.move(closure, ("afgesloten", "2025-10-08 10:00"), result="gesloten_geweest")
    assert (closure.result, closure.cause) == ("gesloten_geweest", find)


def test_a_spatial_plan_waits_for_its_advice_on_external_safety() -> None:
    story = begin_story(SPATIAL)
    assert story.watches("bestemmingsplan") == "melding/ruimtelijke_ontwikkeling -> ruimtelijk_advies"
    plan = story.log("melding", "2025-02-03 09:00", "ruimtelijke_ontwikkeling", omschrijving="Nieuwe wijk")
    asked = {"onderwerpen": "externe_veiligheid;bluswater;bereikbaarheid", "adviseur": "veiligheidsregio"}
    advice = story.log("ruimtelijk_advies", "2025-02-10 09:00", "omgevingsplan", cause=str(plan.pk), **asked)
    story.move(plan, ("afgehandeld", "2025-02-11 09:00"), result="opgelost")
    assert story.course("bestemmingsplan", "2025-02-09") == ["on_track: response_open"]
    advice = story.move(
        advice, ("ontvangen", "2025-03-03 09:00"), ("afgerond", "2025-03-05 09:00"), result="verwerkt"
    )
    assert advice.due_at is not None
    assert advice.closed_at is not None
    assert advice.closed_at < advice.due_at
    assert story.course("bestemmingsplan", "2025-03-05", "2025-12-31") == [
        "on_track: response_so_far",
        "kept: response_kept",
    ]
