"""Are the streets that somebody gives kept, and do incident lists then show the hot ones?"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from django.conf import settings
from tests.operations.pictures.invented_store import DAY, SCOPE, invented_store

from waarborg.operations.actors import Actor, system_actor
from waarborg.operations.example.picture import load_incidents, load_streets
from waarborg.operations.incidents.hot_streets import find_hot_streets
from waarborg.operations.incidents.lists import folder_of
from waarborg.operations.incidents.results import read_results
from waarborg.operations.incidents.streets import (
    LARGEST_GEOJSON,
    find_streets,
    give_streets,
    remove_streets,
    streets_folder,
)
from waarborg.operations.refusals import Invalid, NotAllowed
from waarborg.records.models import Account, AuditLine, Organisation, Role

MOMENT = datetime(2026, 11, 30, tzinfo=UTC)


@pytest.fixture
def actor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Actor:
    (tmp_path / "figures").symlink_to(invented_store().folder)
    monkeypatch.setattr(settings, "CONFIGURATION", replace(settings.CONFIGURATION, data=tmp_path))
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    return system_actor(Organisation.objects.create(slug="duinmeer", name="Duinmeer", area_code=SCOPE))


def network(names: list[str], west: float = 85_000.0) -> bytes:
    """Streets after each other, each of 100 metres."""
    features = [
        {
            "properties": {"name": name},
            "geometry": {
                "type": "LineString",
                "coordinates": [[west + 100 * place, 447_000], [west + 100 * place + 100, 447_000]],
            },
        }
        for place, name in enumerate(names)
    ]
    return json.dumps({"features": features}).encode()


@pytest.mark.django_db
def test_a_list_shows_its_hot_streets_once_a_network_is_given_and_no_longer_when_it_is_removed(
    actor: Actor,
) -> None:
    load_incidents(actor, MOMENT)
    assert read_results(actor, "voorbeeld-woninginbraken")[1].streets is None
    stretches = load_streets(actor)
    streets = read_results(actor, "voorbeeld-woninginbraken")[1].streets
    assert streets is not None
    assert streets.method is not None
    assert (streets.stretches, streets.on + streets.far) == (stretches, 785)
    assert {each.area for each in streets.hot} == {"BU99010100"}
    assert all(each.count is None or each.count >= 5 for each in streets.hot)
    remove_streets(actor)
    assert read_results(actor, "voorbeeld-woninginbraken")[1].streets is None
    remove_streets(actor)
    assert AuditLine.objects.filter(act="streets.give").count() == 2


@pytest.mark.django_db
def test_a_network_is_refused_with_everything_that_is_wrong(actor: Actor) -> None:
    elsewhere = replace(actor, organisation=Organisation.objects.create(slug="elders", name="Elders"))
    for content, source, told in (
        (b"", " ", {("file", "empty_file"), ("source", "missing")}),
        (b"{}", "NWB", {("file", "not_streets")}),
        (b" " * (LARGEST_GEOJSON + 1), "x" * 200, {("file", "geojson_too_large"), ("source", "too_long")}),
        (b"PK\x03\x04" + b" " * 99, "NWB", {("file", "streets_in_shapefile")}),
        (b"\x00\x00\x27\x0a" + b" " * 99, "NWB", {("file", "streets_in_shapefile")}),
    ):
        with pytest.raises(Invalid) as refused:
            give_streets(elsewhere, content, source)
        assert {(each.field, each.code) for each in refused.value.problems} == told
    assert find_streets(elsewhere) is None
    kept = give_streets(elsewhere, network(["Dorpsstraat", ""]), "NWB, november 2026", "CC0")
    assert (kept.stretches, kept.unnamed, kept.metres) == (2, 1, 200.0)
    assert streets_folder(elsewhere).stat().st_mode & 0o077 == 0
    assert folder_of(elsewhere).stat().st_mode & 0o077 == 0  # the lists come beside them
    with pytest.raises(Invalid) as refused:
        give_streets(actor, network(["Dorpsstraat"]), "NWB")
    assert refused.value.problems[0].code == "streets_elsewhere"


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "may"), [(Role.ADMINISTRATOR, True), (Role.READER, False)])
def test_only_an_officer_or_administrator_gives_streets(actor: Actor, role: Role, may: bool) -> None:
    organisation = Organisation.objects.create(slug="elders", name="Elders")
    account = Account.objects.create(email="a@voorbeeld.nl", name="A")
    somebody = Actor(account, organisation, frozenset({role}))
    if may:
        assert give_streets(somebody, network(["Laan"]), "NWB").stretches == 1
        return
    with pytest.raises(NotAllowed):
        give_streets(somebody, network(["Laan"]), "NWB")


@pytest.mark.django_db
def test_small_numbers_of_a_street_are_told_nowhere_and_too_few_says_nothing(actor: Actor) -> None:
    elsewhere = replace(actor, organisation=Organisation.objects.create(slug="elders", name="Elders"))
    give_streets(elsewhere, network([f"Straat {number}" for number in range(600)]), "NWB")
    busy = [
        (85_050.0 + 100 * street, 447_004.0)
        for street, count in enumerate([9, 9, 4, 9, 9, 9])
        for _ in range(count)
    ]
    rows = pl.DataFrame({"x": [x for x, _ in busy], "y": [y for _, y in busy]})
    found = find_hot_streets(streets_folder(elsewhere), rows, [], least=5)
    assert found is not None
    counts = {each.name: (each.count, each.per_100_metres) for each in found.hot}
    assert counts["Straat 1"] == (9, 9.0)
    assert counts["Straat 2"] == (None, None)
    few = find_hot_streets(streets_folder(elsewhere), rows.head(3), [], least=5)
    assert few is not None
    assert (few.method, few.hot, few.on, few.far) == (None, (), 3, 0)
