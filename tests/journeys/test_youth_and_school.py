"""Does every school get what the plan promises, and is each youth group in view?"""

from __future__ import annotations

import pytest
from tests.journeys.story import begin_story

pytestmark = pytest.mark.django_db

LESSONS = "Elke school krijgt jaarlijks een les over alcohol en drugs."
PARENTS = "Elk jaar is er op elke school een ouderavond."
EXAM = "Op elke school is er jaarlijks een verkeersexamen."
ROUTE = "Elk half jaar is er een campagne schoolroute."
GROUPS = "Elk half jaar is er een overzicht van jeugdgroepen."
SCHOOLS = ("De Branding", "Het Baken")


def test_a_lesson_counts_for_its_own_school_alone() -> None:
    story = begin_story(LESSONS, PARENTS, EXAM, school=SCHOOLS)
    assert [story.watches(each) for each in (LESSONS, PARENTS, EXAM)] == [
        "les/alcohol_drugs",
        "les/ouderavond",
        "les/verkeersexamen",
    ]
    taught = {"groep": "groep_7;groep_8", "leerlingen": "52"}
    story.log("les", "2025-02-11", "alcohol_drugs", subject="De Branding", **taught)
    story.log("les", "2025-03-11", "alcohol_drugs", subject="De Branding", **taught)
    story.log("les", "2025-02-11", "ouderavond", subject="Het Baken", groep="ouders")
    assert story.course("alcohol en drugs", "2025-02-11", "2025-12-20") == [
        "on_track: frequency_members_to_go",
        "at_risk: frequency_members_behind",
    ]
    for school in SCHOOLS:
        story.log("les", "2025-04-08", "verkeersexamen", subject=school, groep="groep_7")
    assert story.course("verkeersexamen", "2025-04-07", "2025-04-08") == [
        "on_track: frequency_members_to_go",
        "kept: frequency_members_met",
    ]
    story.log("les", "2025-12-22", "alcohol_drugs", subject="Het Baken", **taught)
    assert story.course("alcohol en drugs", "2025-12-31") == ["kept: frequency_members_met"]
    assert story.course("ouderavond", "2025-12-31") == ["broken: frequency_members_short"]


def test_a_route_campaign_in_spring_does_not_keep_the_autumn() -> None:
    story = begin_story(ROUTE)
    assert story.watches("schoolroute") == "les/schoolroute"
    story.log("les", "2025-03-18", "schoolroute", onderwerp="Te voet of op de fiets")
    assert story.course("schoolroute", "2025-06-30", "2025-12-31") == [
        "kept: frequency_met",
        "broken: frequency_short",
    ]


def test_a_new_youth_group_is_no_overview_of_all_groups() -> None:
    story = begin_story(GROUPS)
    assert story.watches("jeugdgroepen") == "jeugdgroep/overzicht"
    group = story.log("jeugdgroep", "2025-04-07 10:00", "overlast", omvang="12", duiding="problematisch")
    group = story.move(group, ("aanpak", "2025-04-14 10:00"), ("nazorg", "2025-06-02 10:00"))
    assert story.course("jeugdgroepen", "2025-04-07") == ["on_track: frequency_to_go"]
    overview = story.log("jeugdgroep", "2025-05-06 10:00", "overzicht", aanpak="Eén groep, in nazorg")
    story.move(overview, ("opgelost", "2025-05-06 12:00"), result="overzicht_gemaakt")
    group = story.move(group, ("opgelost", "2025-09-01 10:00"), result="uiteengevallen")
    assert (group.team, group.result) == ("Jeugd", "uiteengevallen")
    assert story.course("jeugdgroepen", "2025-06-30", "2025-12-31") == [
        "kept: frequency_met",
        "broken: frequency_short",
    ]
