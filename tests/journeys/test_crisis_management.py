"""Is the crisis organisation ready: exercised, improved, manned, and with a plan that is not too old?"""

from __future__ import annotations

import pytest
from tests.journeys.story import begin_story

pytestmark = pytest.mark.django_db

EXERCISED = "Elk deelproces wordt jaarlijks geoefend."
IMPROVED = "Verbeterpunten uit oefeningen worden binnen zes maanden opgevolgd."
PLAN = "Het regionaal crisisplan wordt elke vier jaar geactualiseerd."
MANNED = "Elk deelproces heeft een crisisfunctionaris."
STAFFED = "Elk crisisteam heeft een crisisfunctionaris."
TRAINED = "Twee keer per jaar is er een training van het crisisteam."


def test_an_exercise_leaves_points_that_are_followed_to_their_end() -> None:
    story = begin_story(EXERCISED, IMPROVED, deelproces=("Opvang", "Communicatie"))
    assert story.watches("deelproces") == "oefening/crisisoefening"
    assert story.watches("Verbeterpunten") == "verbeterpunt"
    exercise = story.log(
        "oefening", "2025-03-20", "crisisoefening", subject="Opvang", scenario="Stroomuitval", deelnemers="14"
    )
    assert story.course("deelproces", "2025-03-20") == ["on_track: frequency_members_to_go"]
    found = [
        story.log("verbeterpunt", "2025-03-24 09:00", "oefening", cause=str(exercise.pk), punt=point)
        for point in ("Alarmlijst bijwerken", "Tweede opvanglocatie")
    ]
    assert {point.cause for point in found} == {exercise}
    assert story.course("Verbeterpunten", "2025-04-01", "2025-09-20") == [
        "on_track: response_waiting",
        "at_risk: response_due_soon",
    ]
    story.move(found[0], ("klaar", "2025-04-15 09:00"), result="verbeterd")
    story.move(found[1], ("bezig", "2025-09-01 09:00"), ("klaar", "2025-10-20 09:00"), result="verbeterd")
    story.log("oefening", "2025-10-20", "crisisoefening", subject="Communicatie", result="herhalen")
    assert story.course("Verbeterpunten", "2025-12-31") == ["broken: response_missed"]
    assert story.course("deelproces", "2025-10-20", "2026-12-31") == [
        "kept: frequency_members_met",
        "broken: frequency_members_short",
    ]


def test_the_regional_plan_grows_old_after_four_years_and_teams_are_trained() -> None:
    story = begin_story(PLAN, TRAINED)
    assert story.watches("crisisplan") == "document/crisisplan"
    assert story.watches("training") == "oefening/training"
    adopted = {"valid_from": "2022-03-01", "vastgesteld_door": "veiligheidsregio"}
    story.log("document", "2022-03-01", "crisisplan", result="rampenplan_vastgesteld", **adopted)
    for day in ("2025-02-13", "2025-11-06"):
        story.log("oefening", day, "training", result="interne_opleiding")
    assert story.course("training", "2025-02-13", "2025-11-06") == [
        "on_track: frequency_to_go",
        "kept: frequency_met",
    ]
    assert story.course("crisisplan", "2025-03-01", "2026-02-15", "2026-03-02") == [
        "kept: interval_fine",
        "at_risk: interval_soon",
        "broken: interval_lapsed",
    ]


def test_a_sub_process_without_its_officer_is_seen_on_the_day_that_the_last_one_leaves() -> None:
    story = begin_story(MANNED, deelproces=("Opvang", "Communicatie"))
    assert story.watches("deelproces") == "crisisfunctie/deelproces"
    for process, until in (("Opvang", ""), ("Communicatie", "2025-09-30")):
        held = {"functie": "Hoofd", "functionaris": "Iemand", "piket": "ja", "valid_until": until}
        story.log(
            "crisisfunctie", "2025-01-01", "deelproces", subject=process, valid_from="2025-01-01", **held
        )
    assert story.course("deelproces", "2025-03-01", "2025-09-20", "2025-10-01") == [
        "on_track: in_force_members_valid",
        "at_risk: in_force_members_soon",
        "broken: in_force_members_none",
    ]


def test_a_crisis_team_is_manned_by_its_own_tasks_and_not_by_those_of_its_sub_processes() -> None:
    story = begin_story(STAFFED, crisisteam=("Team bevolkingszorg",), deelproces=("Opvang",))
    assert story.watches("crisisteam") == "crisisfunctie"
    held = {"functie": "Hoofd", "rol": "leider", "valid_from": "2025-01-01"}
    story.log("crisisfunctie", "2025-01-01", "deelproces", subject="Opvang", **held)
    assert story.course("crisisteam", "2025-03-01") == ["broken: in_force_members_none"]
    story.log("crisisfunctie", "2025-03-02", "crisisteam", subject="Team bevolkingszorg", **held)
    assert story.course("crisisteam", "2025-03-02") == ["kept: in_force_members_valid"]
