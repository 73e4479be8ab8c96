"""Is supervision held as planned, and does a violation lead to a follow-up and, in the end, a penalty?"""

from __future__ import annotations

import pytest
from tests.journeys.story import begin_story

from waarborg.operations.loading import NewEntry, load_entries
from waarborg.operations.refusals import Invalid

pytestmark = pytest.mark.django_db

BARS = "Minimaal twee keer per jaar houden we een integrale horecacontrole."
ENFORCED = "Na een overtreding wordt altijd handhavend opgetreden."
EACH_BAR = "Elke horecazaak wordt twee keer per jaar gecontroleerd."
FOLLOWED_UP = "Na een overtreding volgt binnen vier weken een hercontrole."
PARTNERS = {"integraal": "ja", "partners": "politie;brandweer;belastingdienst", "gecontroleerd": "6"}


def test_two_joint_bar_inspections_keep_the_promise_of_one_year_and_not_of_the_next() -> None:
    story = begin_story(BARS)
    assert story.watches("horecacontrole") == "controle/horecacontrole"
    spring = story.log("controle", "2025-04-12", "horecacontrole", **PARTNERS)
    assert (spring.status, spring.result, spring.team) == ("uitgevoerd", "akkoord", "Handhaving")
    story.log("controle", "2025-05-12", "alcohol_leeftijd", gecontroleerd="2")
    assert story.course("horecacontrole", "2025-05-12", "2025-12-20") == [
        "on_track: frequency_to_go",
        "at_risk: frequency_behind",
    ]
    story.log("controle", "2025-12-22", "horecacontrole", **PARTNERS)
    story.log("controle", "2026-03-14", "horecacontrole", **PARTNERS)
    assert story.course("horecacontrole", "2025-12-22", "2026-12-31") == [
        "kept: frequency_met",
        "broken: frequency_short",
    ]


def test_a_violation_goes_step_by_step_from_inspection_to_a_penalty_that_is_collected() -> None:
    story = begin_story(ENFORCED)
    assert story.watches("handhavend") == "handhaving"
    found = story.log(
        "controle",
        "2025-05-09",
        "alcohol_leeftijd",
        result="handhaving",
        bevindingen="Bier geschonken aan minderjarigen",
        overtredingen="1",
        hercontrole_voor="2025-06-06",
    )
    case = story.log(
        "handhaving",
        "2025-05-12 10:00",
        "dwangsom",
        cause=str(found.pk),
        overtreding="Schenken aan minderjarigen",
        grondslag="Alcoholwet, artikel 20",
    )
    with pytest.raises(Invalid):
        story.move(case, ("invordering", "2025-05-13 10:00"))
    steps = (("waarschuwing", "2025-05-12 11:00"), ("voornemen", "2025-06-10 09:00"))
    case = story.move(case, *steps, ("zienswijze", "2025-06-20 09:00"), ("besluit", "2025-07-01 09:00"))
    again = story.log(
        "controle",
        "2025-08-01",
        "alcohol_leeftijd",
        follow_up_of=str(found.pk),
        result="handhaving",
        overtredingen="1",
    )
    assert again.follow_up_of == found
    assert story.course("handhavend", "2025-08-01") == ["on_track: response_open"]
    case = story.move(case, ("hercontrole", "2025-08-01 15:00"), ("invordering", "2025-08-04 09:00"))
    case = story.move(case, ("afgesloten", "2025-10-01 09:00"), result="sanctie_uitgevoerd")
    assert (case.status, case.result, case.cause) == ("afgesloten", "sanctie_uitgevoerd", found)
    assert story.course("handhavend", "2025-09-30", "2025-10-01", "2025-12-31") == [
        "on_track: response_open",
        "on_track: response_so_far",
        "kept: response_kept",
    ]


def test_every_bar_has_its_two_inspections() -> None:
    story = begin_story(EACH_BAR, horecazaak=("De Kade", "Het Anker"))
    assert story.watches("horecazaak") == "controle/horecacontrole"
    for bar, days in (("De Kade", ("2025-03-07", "2025-09-05")), ("Het Anker", ("2025-03-07",))):
        for day in days:
            story.log("controle", day, "horecacontrole", subject=bar)
    assert story.course("horecazaak", "2025-09-05") == ["on_track: frequency_members_to_go"]
    story.log("controle", "2025-10-03", "horecacontrole", subject="Het Anker")
    assert story.course("horecazaak", "2025-10-03", "2026-12-31") == [
        "kept: frequency_members_met",
        "broken: frequency_members_short",
    ]


def test_a_follow_up_inspection_after_four_weeks_is_too_late() -> None:
    story = begin_story(FOLLOWED_UP)
    assert story.watches("hercontrole") == "handhaving -> controle"
    found = {"overtreding": "Vluchtweg versperd"}
    case = story.log("handhaving", "2025-05-12 10:00", "waarschuwing", **found)
    story.log("controle", "2025-06-02", "brandveiligheid", cause=str(case.pk), result="akkoord")
    story.move(case, ("afgesloten", "2025-06-02 15:00"), result="opgeheven")
    assert story.course("hercontrole", "2025-05-12", "2025-06-02") == [
        "on_track: response_waiting",
        "on_track: response_so_far",
    ]
    late = story.log("handhaving", "2025-08-04 10:00", "waarschuwing", **found)
    story.log("controle", "2025-09-15", "brandveiligheid", cause=str(late.pk), result="handhaving")
    assert story.course("hercontrole", "2025-08-30", "2025-12-31") == [
        "at_risk: response_due_soon",
        "broken: response_missed",
    ]


KINDS = {
    "Het opkopersregister wordt één keer per jaar gecontroleerd.": "opkopersregister",
    "Elk jaar is er een integrale bedrijfscontrole.": "bedrijfscontrole",
    "Jaarlijks houden we een controle in de schoolzone.": "schoolzone",
    "Jaarlijks controleren we de jachthaven.": "strand_jachthaven",
    "Elk jaar controleren we een vakantiepark.": "recreatiepark",
    "Eén keer per jaar plaatsen we een snelheidsdisplay.": "snelheid",
    "Elk jaar is er een controle op fietsverlichting.": "fietsverlichting",
}


def test_each_kind_of_inspection_proves_its_own_sentence() -> None:
    story = begin_story(*KINDS)
    held = [NewEntry({"happened_on": "2025-04-02", "category": category}) for category in KINDS.values()]
    load_entries(story.town, "controle", held, judging=False)
    for sentence, category in KINDS.items():
        assert story.watches(sentence) == f"controle/{category}"
        before_and_after = story.course(sentence, "2025-04-01", "2025-04-02")
        assert before_and_after == ["on_track: frequency_to_go", "kept: frequency_met"]
