"""Is the example alive, whatever the day on which it is loaded?"""

from __future__ import annotations

from collections import Counter
from unittest.mock import patch

import pytest
from django.core import mail
from django.db import transaction
from tests.operations.example.loaded import DAYS, World, clock_at, load

from waarborg.commitments.verdicts import Standing
from waarborg.operations.actors import system_actor
from waarborg.records.models import (
    PLANNED,
    Choice,
    Commitment,
    Entry,
    Judgement,
    StandingChange,
    TeamMember,
)
from waarborg.records.queries.crisis import readiness
from waarborg.records.queries.judgements import history, judge_all
from waarborg.registers.shelf import builtin_registers


def contents() -> list[tuple[object, ...]]:
    """All that was logged, without numbers that the database gives out."""
    entries = Entry.objects.order_by("id").values_list(
        "register",
        "category",
        "title",
        "opened_at",
        "closed_at",
        "result",
        "area__name",
        "subject__name",
        "fields",
    )
    return [tuple(map(str, entry)) for entry in entries]


def test_every_standing_is_there_in_believable_numbers(world: World) -> None:
    counts = Counter(
        each.verdict.standing for each in judge_all(world.organisation, world.day, clock_at(world.day))
    )
    assert set(counts) == set(Standing)
    fine = counts[Standing.KEPT] + counts[Standing.ON_TRACK]
    assert fine > 0.7 * counts.total()
    assert counts[Standing.BROKEN] < 0.15 * counts.total()


def test_what_is_stored_is_what_judging_says(world: World) -> None:
    stored = dict(Judgement.objects.values_list("commitment_id", "standing"))
    judged = {
        each.row.pk: each.verdict.standing.value
        for each in judge_all(world.organisation, world.day, clock_at(world.day))
    }
    assert stored == judged


def test_every_process_can_be_seen(world: World) -> None:
    assert set(builtin_registers()) == set(Entry.objects.values_list("register", flat=True))


def test_standings_changed_over_the_years_and_of_late(world: World) -> None:
    days = StandingChange.objects.exclude(previous="").values_list("day", flat=True)
    assert len({day.year for day in days}) > 1
    assert any((world.day - day).days < 60 for day in days)


def test_nothing_was_logged_of_days_to_come_nor_today(world: World) -> None:
    assert not Entry.objects.exclude(status=PLANNED).filter(happened_on__gte=world.day).exists()
    assert not Entry.objects.filter(closed_at__gt=clock_at(world.day)).exists()
    assert 1_500 < world.loaded.entries < 5_000


def test_every_promise_has_an_owner_and_a_source_unless_it_is_left_open(world: World) -> None:
    accepted = Commitment.objects.filter(choice=Choice.ACCEPTED)
    assert not accepted.filter(owner=None).exists()
    without = accepted.exclude(demand=None).exclude(kind="target").filter(register="")
    assert [each.sentence for each in without] == []


def test_what_waits_is_open_and_the_rest_is_closed(world: World) -> None:
    reports = Entry.objects.filter(register="melding")
    waiting = reports.filter(closed_at=None).count()
    assert 0 < waiting < 60


def test_what_takes_a_while_is_done_after_a_while(world: World) -> None:
    mediations = Entry.objects.filter(register="buurtbemiddeling")
    assert mediations.filter(closed_at=None).count() < 0.2 * mediations.count()


def test_periods_before_are_kept_and_broken(world: World) -> None:
    rows = Commitment.objects.filter(choice=Choice.ACCEPTED, kind="frequency").select_related(
        "version__plan__organisation", "organisation"
    )
    closed = [each.verdict.standing for row in rows for each in history(row, world.day) if each.closed]
    assert {Standing.KEPT, Standing.BROKEN} <= set(closed)


def test_the_crisis_organisation_is_filled_and_learns(world: World) -> None:
    actor = system_actor(world.organisation)
    filled = {each.member.name for each in readiness(actor, world.day) if each.tasks}
    assert {"Crisiscommunicatie", "Evacuatie", "Opvang"} <= filled
    points = Entry.objects.filter(register="verbeterpunt")
    assert points.filter(closed_at=None).exists()
    assert points.exclude(closed_at=None).exists()
    assert not points.exclude(cause__register="oefening").exists()


def test_what_nobody_took_up_stands_on_the_list_of_somebody_in_its_team(world: World) -> None:
    teams = set(TeamMember.objects.values_list("team", flat=True))
    untaken = Entry.objects.filter(closed_at=None, assigned_to=None).exclude(status=PLANNED)
    of_teams = [team in teams for team in untaken.values_list("team", flat=True)]
    assert sum(of_teams) > 0.8 * len(of_teams)


def test_nobody_gets_mail(world: World) -> None:
    assert mail.outbox == []


@pytest.mark.django_db
def test_the_same_day_gives_the_same_example() -> None:
    day = DAYS[3]
    found = []
    with patch("django.utils.timezone.now", return_value=clock_at(day)):
        for _ in range(2):
            with transaction.atomic():
                load(day)
                found.append(contents())
                transaction.set_rollback(True)
    assert found[0] == found[1]
    assert found[0]
