"""Does prevention reach people: campaigns, watch groups, mediation, labels and initiatives?"""

from __future__ import annotations

import pytest
from django.utils import timezone
from tests.journeys.story import begin_story

from waarborg.records.models import Entry

pytestmark = pytest.mark.django_db

DARK_DAYS = "Elk jaar is er een donkere dagen offensief tegen woninginbraak."
CHECKS = "Wij doen jaarlijks een woningcheck in elke wijk."
MARKED = "Elk jaar is er een markeeractie voor fietsen."
CALLED = "Twee keer per jaar is er een Burgernetactie om deelnemers te werven."
WATCHED = "In elke buurt is een WhatsApp-groep actief."
MEDIATED = "Burenconflicten worden binnen acht weken aangepakt met buurtbemiddeling."
LABEL = "Het KVO-certificaat wordt elk jaar verlengd."
GRANTS = "Elk buurtinitiatief krijgt binnen acht weken antwoord op de subsidieaanvraag."


def test_a_year_of_campaigns_checks_and_actions() -> None:
    story = begin_story(DARK_DAYS, CHECKS, MARKED, CALLED, wijk=("Duinzicht", "Oude Haven"))
    assert [story.watches(each) for each in (DARK_DAYS, CHECKS, MARKED, CALLED)] == [
        "campagne/inbraak",
        "woningcheck/woning",
        "markeeractie/fietsen",
        "burgernetactie/werving",
    ]
    story.log("markeeractie", "2025-04-26", "fietsen", gemerkt="130", methode="graveren")
    story.log("woningcheck", "2025-05-10", "woning", area="Duinzicht", bevindingen="sloten;verlichting")
    story.log("burgernetactie", "2025-06-01", "vermissing", tips="12", result="gevonden")
    story.log("burgernetactie", "2025-06-02", "werving")
    story.log("campagne", "2025-10-27", "inbraak", middel="sociale_media;krant", bereik="4000")
    kept = [story.course(each, "2025-12-31") for each in (DARK_DAYS, CHECKS, MARKED, CALLED)]
    assert kept == [
        ["kept: frequency_met"],
        ["broken: frequency_members_short"],
        ["kept: frequency_met"],
        ["broken: frequency_short"],
    ]


def test_a_neighbourhood_without_its_watch_group_breaks_the_coverage() -> None:
    story = begin_story(WATCHED, buurt=("Meeuwenbuurt", "Schelpenbuurt"))
    assert story.watches("WhatsApp") == "buurtapp/whatsappgroep"
    first = {"area": "Meeuwenbuurt", "valid_from": "2025-01-01"}
    story.log("buurtapp", "2025-01-01", "whatsappgroep", leden="85", borden="ja", **first)
    stopped = {"area": "Schelpenbuurt", "valid_from": "2025-01-01", "valid_until": "2025-09-30"}
    story.log("buurtapp", "2025-01-01", "whatsappgroep", leden="20", **stopped)
    assert story.course("WhatsApp", "2025-03-01", "2025-09-20", "2025-10-15") == [
        "on_track: in_force_members_valid",
        "at_risk: in_force_members_soon",
        "broken: in_force_members_none",
    ]
    again = {"area": "Schelpenbuurt", "valid_from": "2026-01-01"}
    story.log("buurtapp", "2026-01-01", "whatsappgroep", leden="35", **again)
    assert story.course("WhatsApp", "2026-03-01") == ["kept: in_force_members_valid"]


def test_mediation_needs_that_all_parties_want_it() -> None:
    story = begin_story(MEDIATED)
    assert story.watches("Burenconflicten") == "melding/woonoverlast -> buurtbemiddeling"

    def conflict(when: str) -> Entry:
        return story.log("melding", when, "woonoverlast", omschrijving="Ruzie over een schutting")

    def referred(cause: Entry, when: str, willing: str) -> Entry:
        known = {"cause": str(cause.pk), "aanmelder": "politie", "alle_partijen_willen": willing}
        return story.log("buurtbemiddeling", when, "tuin", **known)

    talks = referred(conflict("2025-03-03 09:00"), "2025-03-10 09:00", "ja")
    talks = story.move(talks, ("intake", "2025-03-12 09:00"), ("bemiddeling", "2025-03-20 09:00"))
    talks = story.move(talks, ("afgesloten", "2025-04-10 09:00"), result="opgelost")
    unwilling = referred(conflict("2025-05-05 09:00"), "2025-05-08 09:00", "nee")
    unwilling = story.move(unwilling, ("afgesloten", "2025-05-20 09:00"), result="partij_wil_niet")
    assert (talks.result, unwilling.result) == ("opgelost", "partij_wil_niet")
    assert story.course("Burenconflicten", "2025-03-09", "2025-04-10", "2025-05-20") == [
        "on_track: response_waiting",
        "on_track: response_so_far",
        "on_track: response_so_far",
    ]
    conflict("2025-06-02 09:00")
    assert story.course("Burenconflicten", "2025-07-20", "2025-07-29") == [
        "at_risk: response_due_soon",
        "broken: response_missed",
    ]


def test_a_safe_business_label_goes_through_its_stages_and_is_renewed_as_a_follow_up() -> None:
    story = begin_story(LABEL)
    assert story.watches("KVO") == "kvo"
    label = story.log("kvo", "2025-02-03 09:00", "bedrijventerrein", sterren="1")
    stages = [("meting", "2025-03-03 09:00"), ("plan", "2025-05-06 09:00")]
    label = story.move(label, *stages, ("gecertificeerd", "2025-07-01 09:00"))
    assert story.course("KVO", "2025-02-03", "2025-12-31") == ["kept: frequency_met"] * 2
    day = "2028-07-01"
    renewed = story.log(
        "kvo",
        "2026-02-02 09:00",
        "bedrijventerrein",
        follow_up_of=str(label.pk),
        sterren="2",
        certificaat_tot=day,
    )
    assert renewed.due_at is not None
    assert timezone.localdate(renewed.due_at).isoformat() == day  # work lists and messages tell that it ends
    label = story.move(label, ("beeindigd", "2026-02-02 10:00"), result="verlengd")
    assert story.course("KVO", "2026-02-01", "2026-02-02") == [
        "on_track: frequency_to_go",
        "kept: frequency_met",
    ]


def test_residents_get_an_answer_to_their_request_for_a_grant_in_time() -> None:
    story = begin_story(GRANTS, wijk=("Duinzicht",))
    assert story.watches("buurtinitiatief") == "buurtinitiatief"
    plan = story.log("buurtinitiatief", "2025-03-03 09:00", area="Duinzicht", gevraagd="500")
    assert story.course("buurtinitiatief", "2025-04-20") == ["at_risk: response_due_soon"]
    story.move(plan, ("afgesloten", "2025-04-25 09:00"), result="zonder_subsidie")
    assert story.course("buurtinitiatief", "2025-04-25") == ["on_track: response_so_far"]
