from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from tests.operations.pictures.invented_store import DAY, SCOPE, invented_store
from tests.shared_data import shared_file

from waarborg.operations.actors import Actor, system_actor
from waarborg.operations.apart import NotComputed
from waarborg.operations.example.picture import load_incidents
from waarborg.operations.incidents.lists import (
    Wishes,
    folder_of,
    hand_in_incidents,
    look_at,
    remove_incident_list,
    take_in_incidents,
)
from waarborg.operations.incidents.outlooks import is_switched_on, look_ahead, switch_forecast
from waarborg.operations.incidents.results import find_results, read_results
from waarborg.operations.pictures.method_words import say_method
from waarborg.operations.refusals import Invalid, NotAllowed, NotFound
from waarborg.records.models import Account, AuditLine, Organisation, Role
from waarborg.sources.incidents.cells import System
from waarborg.sources.incidents.keeping import keep_incidents
from waarborg.sources.incidents.lists import KeptList, read_rejects

pytestmark = pytest.mark.django_db

LIST = "datum;x;y;delict\n2-11-2026 20:00;85000;447000;A20\n3-11-2026;10;20;A20\n4-11-2026;85010;447000;Z9\n"


@pytest.fixture
def actor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Actor:
    (tmp_path / "figures").symlink_to(invented_store().folder)
    monkeypatch.setattr(settings, "CONFIGURATION", replace(settings.CONFIGURATION, data=tmp_path))
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    return system_actor(Organisation.objects.create(slug="duinmeer", name="Duinmeer", area_code=SCOPE))


def test_a_list_waits_until_somebody_looked_and_every_row_is_counted_or_told(actor: Actor) -> None:
    elsewhere = replace(actor, organisation=Organisation.objects.create(slug="elders", name="Elders"))
    token = hand_in_incidents(elsewhere, "lijst.csv", LIST.encode())
    seen = look_at(elsewhere, token)
    assert (seen.lines, seen.proposed.system, seen.knows_codes) == (3, System.RD, True)
    kept = take_in_incidents(elsewhere, token, Wishes("Inbraken ’26!", "Politie", seen.proposed, "", True))
    assert (kept.name, kept.rows, kept.rejected, kept.confidential) == ("inbraken-26", 1, 2, True)
    reasons = {each.row: each.reason for each in read_rejects(folder_of(elsewhere), kept.name)}
    assert reasons == {3: "outside_country", 4: "unknown_kind"}
    with pytest.raises(NotFound):
        look_at(elsewhere, token)


def test_a_list_without_what_it_needs_is_refused_with_all_that_is_missing(actor: Actor) -> None:
    token = hand_in_incidents(actor, "lijst.csv", LIST.encode())
    proposed = look_at(actor, token).proposed
    with pytest.raises(Invalid) as refused:
        take_in_incidents(actor, token, Wishes("", "", replace(proposed, begin=None, system=None)))
    assert {each.field for each in refused.value.problems} == {"begin", "system", "title", "source"}


@pytest.mark.parametrize("content", [b"", b"PAR1 no parquet", b"PK\x03\x04 no workbook", b"only;headings\n"])
def test_what_is_no_list_is_refused_and_nothing_of_it_stays(actor: Actor, content: bytes) -> None:
    with pytest.raises(Invalid):
        hand_in_incidents(actor, "lijst", content)
    assert list(folder_of(actor).glob("*")) == []


def test_only_who_may_sees_a_list_and_nothing_is_left_of_one_that_was_deleted(actor: Actor) -> None:
    load_incidents(actor, datetime(2026, 11, 30, tzinfo=UTC))
    kept, _ = read_results(actor, "voorbeeld-woninginbraken")
    for role in set(Role) - {Role.SAFETY_OFFICER}:
        with pytest.raises(NotAllowed):
            read_results(replace(actor, account=Account(name="Iemand"), roles=frozenset({role})), kept.name)
    remove_incident_list(actor, kept.name)
    assert list(folder_of(actor).glob("*")) == []


def test_the_examples_list_shows_its_evenings_its_repeats_and_its_zone(actor: Actor) -> None:
    assert load_incidents(actor, datetime(2026, 11, 30, tzinfo=UTC)) > 500
    _, found = read_results(actor, "voorbeeld-woninginbraken")
    assert found.times is not None
    assert all(each.part == 3 for each in found.times.parts if each.hot)
    assert any(each.hot for each in found.times.parts)
    assert sum(each.number for each in found.times.seasons) == found.number
    assert found.times.dark is not None
    assert found.times.dark.lower < found.times.dark.share < found.times.dark.upper
    assert found.times.dark.dark_hours == pytest.approx(0.43, abs=0.02)
    assert found.repeats is not None
    assert found.repeats.metres is not None
    assert found.repeats.ratio > 2
    least, most = found.repeats.by_chance
    assert 0 <= least < 1 < most < found.repeats.ratio
    assert found.repeats.zones[0].incidents > 5
    assert found.repeats.zones[0].until >= DAY
    assert found.dense is not None
    assert found.dense.share > 5 * found.dense.area
    assert found.dense.peaks[0].strength == 1
    assert found.dense.peaks[0].area.startswith("BU9901")
    said = [say_method(each.method, "1", "nl") for each in (found.times, found.repeats, found.dense)]
    assert ["Aoristische" in said[0], "Knox" in said[1], "Kerndichtheid" in said[2]] == [True] * 3
    assert found.groups is not None
    told = (found.times, found.repeats, found.groups, found.times.dark, found.dense)
    assert [each.method.sides for each in told] == [1, 1, 1, 2, None]
    assert "; eenzijdig: alleen naar boven; " in said[1]
    assert read_results(actor, "voorbeeld-woninginbraken")[1] == found


def test_what_failed_is_told_until_it_is_tried_again(actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_incidents(
        folder_of(actor), KeptList("leeg", "Politie", datetime(2026, 11, 30, tzinfo=UTC), 0, 0), []
    )
    meanwhile = []

    def fail(*_arguments: object) -> None:
        meanwhile.append(find_results(actor, "leeg").failed)
        raise NotComputed("stopped")

    monkeypatch.setattr("waarborg.operations.incidents.results.compute_apart", fail)
    for _ in range(2):
        with pytest.raises(NotComputed):
            read_results(actor, "leeg")
        assert find_results(actor, "leeg").failed
    assert meanwhile == [False, False]


def test_a_list_without_a_single_incident_says_nothing_and_does_not_break(actor: Actor) -> None:
    about = KeptList("leeg", "Politie", datetime(2026, 11, 30, tzinfo=UTC), 0, 0)
    keep_incidents(folder_of(actor), about, [])
    _, found = read_results(actor, "leeg")
    assert (found.number, found.first, found.times, found.areas) == (0, None, None, ())
    assert (found.repeats, found.dense, found.kinds) == (None, None, ())
    switch_forecast(actor, True)
    assert look_ahead(actor, "leeg").state == "too_few"


def test_real_burglaries_from_abroad_have_their_hours_and_no_place_on_the_map(actor: Actor) -> None:
    content = shared_file("data/aoristic/dcburglaries_local_time.csv").read_bytes()
    token = hand_in_incidents(actor, "dcburglaries.csv", content)
    columns = replace(look_at(actor, token).proposed, system=System.PLANE)
    kept = take_in_incidents(actor, token, Wishes("Washington", "Open data", columns, kind="1.1.1"))
    _, found = read_results(actor, kept.name)
    assert found.number + kept.rejected == 1_025
    assert found.times is not None
    assert sum(sum(day) for day in found.times.shares) == pytest.approx(100)
    assert found.times.dark is None
    assert found.areas == ()
    assert found.dense is not None
    assert (found.dense.cells, found.dense.peaks[0].area) == ((), "")
    assert found.dense.share > 0.5
    assert found.kinds == (("1.1.1", found.number),)
    assert found.first
    assert found.first >= date(2015, 12, 1)


def test_a_forecast_is_off_until_somebody_wants_it_and_never_comes_without_its_hit_rates(
    actor: Actor,
) -> None:
    load_incidents(actor, datetime(2026, 11, 30, tzinfo=UTC))
    assert not is_switched_on(actor)
    with pytest.raises(NotFound):
        look_ahead(actor, "voorbeeld-woninginbraken")
    switch_forecast(actor, True)
    assert is_switched_on(actor)
    found = look_ahead(actor, "voorbeeld-woninginbraken")
    assert found.state in ("shown", "withdrawn")
    assert bool(found.areas) == (found.state == "shown")
    assert [each.area for each in found.own] == pytest.approx([0.01, 0.03, 0.05], abs=0.01)
    assert {name for name, _ in found.plain} == {"last_year", "cumulative", "kernel_density"}
    switch_forecast(actor, False)
    assert not is_switched_on(actor)
    assert list(folder_of(actor).glob("*.forecast")) == []
    switched = (
        AuditLine.objects.filter(act="forecast.switch").order_by("pk").values_list("changes", flat=True)
    )
    assert [each["forecast"] for each in switched] == [[False, True], [True, False]]
