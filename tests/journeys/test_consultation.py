"""Do the meetings take place, is a fixed topic really discussed, and is what was agreed done in time?"""

from __future__ import annotations

import pytest
from tests.journeys.story import begin_story

pytestmark = pytest.mark.django_db

TRIANGLE = "De driehoek komt vier keer per jaar bijeen."
TOPIC = "Polarisatie en radicalisering is een vast agendapunt in het AVO."
WEEKLY = "Het overleg zorg en veiligheid is elke week."
ACTIONS = "Acties uit het overleg worden binnen vier weken afgehandeld."


def test_a_fixed_topic_counts_only_where_it_was_discussed() -> None:
    story = begin_story(TOPIC)
    assert story.watches("Polarisatie") == (
        "overleg/avo -> overleg/avo+agendapunten=polarisatie_radicalisering"
    )
    story.log("overleg", "2025-02-04", "avo", agendapunten="polarisatie_radicalisering;drugs")
    assert story.course("Polarisatie", "2025-02-03", "2025-02-04") == [
        "on_track: response_no_cases",
        "on_track: response_so_far",
    ]
    story.log("overleg", "2025-03-04", "dvo", agendapunten="drugs")
    assert story.course("Polarisatie", "2025-03-04") == ["on_track: response_so_far"]
    story.log("overleg", "2025-04-01", "avo", agendapunten="drugs;cijfers")
    assert story.course("Polarisatie", "2025-04-01", "2026-01-10") == [
        "broken: response_missed",
        "on_track: response_no_cases",
    ]


def test_meetings_are_counted_per_year_and_per_week() -> None:
    story = begin_story(TRIANGLE, WEEKLY)
    assert story.watches("driehoek") == "overleg/driehoek"
    assert story.watches("zorg en veiligheid") == "overleg/zorg_veiligheid"
    for day in ("2025-02-03", "2025-05-12", "2025-09-08", "2025-12-01"):
        story.log("overleg", day, "driehoek", besluiten="Extra toezicht bij de jaarwisseling")
    story.log("overleg", "2025-06-03", "zorg_veiligheid", deelnemers="Veiligheidshuis, GGD")
    assert story.course("driehoek", "2025-09-08", "2025-12-01") == [
        "on_track: frequency_to_go",
        "kept: frequency_met",
    ]
    assert story.course("zorg en veiligheid", "2025-06-03", "2025-06-15") == [
        "kept: frequency_met",
        "broken: frequency_short",
    ]


def test_an_action_has_an_owner_and_a_day_and_is_followed_to_its_end() -> None:
    story = begin_story(ACTIONS)
    assert story.watches("Acties") == "actie"
    meeting = story.log("overleg", "2025-03-04", "avo", agendapunten="drugs")
    agreed = {
        "cause": str(meeting.pk),
        "assigned_to": str(story.officer.account.pk) if story.officer.account else "",
        "afspraak": "Camera op het stationsplein",
        "klaar_voor": "2025-03-28",
    }
    action = story.log("actie", "2025-03-04 12:00", "overleg", **agreed)
    assert action.due_at is not None
    assert (action.cause, action.assigned_to) == (meeting, story.officer.account)
    assert story.course("Acties", "2025-03-04", "2025-03-27") == [
        "on_track: response_waiting",
        "at_risk: response_due_soon",
    ]
    action = story.move(action, ("bezig", "2025-03-10 09:00"), ("wacht", "2025-03-12 09:00"))
    story.move(action, ("klaar", "2025-03-28 16:00"), result="gedaan")
    assert story.course("Acties", "2025-03-28", "2025-12-31") == [
        "on_track: response_so_far",
        "kept: response_kept",
    ]
