from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from django.conf import settings
from tests.operations.pictures.invented_store import DAY, SCOPE, invented_store
from tests.servers.statistics_office import running_office
from tests.sources.published import office

from waarborg.commitments.beside import COMPARABLE, POLICE_UNIT, PROVINCE, SAFETY_REGION
from waarborg.commitments.demands import Direction, Target
from waarborg.operations.actors import Actor, system_actor
from waarborg.operations.meetings.series import SeriesWish, start_series
from waarborg.operations.pictures.answering import make_task, put_signal_on_agenda, say_signal
from waarborg.operations.pictures.fetching import ask_fetch, carry_out, find_fetch
from waarborg.operations.pictures.keeping import picture_of
from waarborg.operations.pictures.targets import update_target_figures
from waarborg.operations.refusals import NotFound, Overtaken
from waarborg.operations.registers import take_into_use
from waarborg.records.models import Entry, Figure, Organisation
from waarborg.records.queries.measured import measured
from waarborg.registers.durations import Duration
from waarborg.sources.indicators import figure_name

pytestmark = pytest.mark.django_db
TRIANGLE = SeriesWish("Driehoek", "driehoek", Duration.from_json("P1M"), date(2026, 12, 3), time(9, 0))


@pytest.fixture
def actor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Actor:
    """A municipality whose figures are those of the invented one."""
    (tmp_path / "figures").symlink_to(invented_store().folder)
    monkeypatch.setattr(settings, "CONFIGURATION", replace(settings.CONFIGURATION, data=tmp_path))
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    return system_actor(Organisation.objects.create(slug="duinmeer", name="Duinmeer", area_code=SCOPE))


def test_the_month_that_was_made_to_rise_is_a_signal() -> None:
    picture = picture_of(invented_store(), SCOPE, DAY, 5)
    assert picture.signals is not None
    assert picture.tested > 50
    found = [each for each in picture.signals if each.indicator == "woninginbraak"]
    assert [picture.areas[each.area] for each in found] == ["Polder-Oost"]
    assert found[0].count > found[0].upper
    assert picture.methods["signals"].name == "farrington_flexible"
    assert picture.methods["signals"].correction == "fdr"


def test_a_signal_becomes_one_task_however_often_it_is_asked(actor: Actor) -> None:
    take_into_use(actor, "actie", date(2026, 1, 1))
    picture = picture_of(invented_store(), SCOPE, DAY, 5)
    assert picture.signals
    signal = next(each for each in picture.signals if each.indicator == "woninginbraak")
    first = make_task(actor, signal.area, signal.indicator)
    again = make_task(actor, signal.area, signal.indicator)
    assert (first.is_new, again.is_new) == (True, False)
    assert first.entry.pk == again.entry.pk
    assert say_signal(picture, replace(signal, month="2026MM11"))[0].endswith(
        " in Polder-Oost, november 2026"
    )
    assert "woninginbraak in Polder-Oost" in Entry.objects.get().title
    with pytest.raises(NotFound):
        make_task(actor, "BU99999999", signal.indicator)


def test_a_signal_stands_on_the_triangles_agenda_once(actor: Actor) -> None:
    take_into_use(actor, "overleg", date(2026, 1, 1))
    take_into_use(actor, "actie", date(2026, 1, 1))
    triangle = start_series(actor, TRIANGLE, DAY)
    signal = (picture_of(invented_store(), SCOPE, DAY, 5).signals or ())[0]
    first = put_signal_on_agenda(actor, signal.area, signal.indicator, triangle.pk)
    again = put_signal_on_agenda(actor, signal.area, signal.indicator, triangle.pk)
    assert first.pk == again.pk
    assert "Polder-Oost" in first.title


def test_targets_find_the_figures_of_the_picture(actor: Actor) -> None:
    assert update_target_figures(actor) > 20
    assert update_target_figures(actor) == 0
    picture = picture_of(invented_store(), SCOPE, DAY, 5)
    burglary = picture.indicator("woninginbraak")
    assert burglary is not None
    own = Figure.objects.get(indicator=figure_name("woninginbraak"), area_code=SCOPE, period="2025")
    assert own.value == pytest.approx(burglary.years[-1].rate, abs=0.005)
    assert Figure.objects.filter(indicator=own.indicator, area_code=COMPARABLE, period="2025").exists()
    people = Figure.objects.filter(indicator="voelt-zich-weleens-onveilig-in-de-eigen-buurt")
    assert set(people.values_list("area_code", flat=True)) == {SCOPE, "NL", POLICE_UNIT, PROVINCE}
    for kind, name in (("VR", SAFETY_REGION), ("RE", POLICE_UNIT), ("PV", PROVINCE)):
        region = burglary.region(kind)
        assert region is not None
        stored = Figure.objects.get(indicator=own.indicator, area_code=name, period="2025")
        assert stored.value == pytest.approx(region.rate, abs=0.005)


def test_a_target_is_held_against_the_figure_of_the_region(actor: Actor) -> None:
    update_target_figures(actor)
    demand = Target(figure_name("woninginbraak"), Direction.AT_MOST, None, f"area:{SAFETY_REGION}")
    found = measured(actor.organisation, demand, DAY)
    latest = found.history[-1]
    assert latest.reference is not None
    assert (found.value, found.reference, found.period) == (latest.value, latest.reference, "2025")


def test_a_municipality_is_fetched_by_its_name(
    actor: Actor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "other"
    with running_office(office()) as there:
        changed = replace(settings.CONFIGURATION, data=elsewhere, figures_server=there.address)
        monkeypatch.setattr(settings, "CONFIGURATION", changed)
        asked = ask_fetch(actor, "gebied gm1680")

        def somebody_else() -> None:
            with pytest.raises(Overtaken):
                ask_fetch(actor, "Amsterdam")

        done = carry_out(actor.organisation, asked, somebody_else)
    assert (done.state, done.scope) == ("done", "GM1680")
    brought = {each.name.split(" ")[0] for each in done.steps if each.rows}
    assert brought >= {"47018NED", "47022NED", "85146NED"}
    assert find_fetch(actor.organisation) == done
    assert done.is_busy is False


def test_a_table_that_changed_its_columns_is_named_and_keeps_no_other_from_coming_in(
    actor: Actor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    changed = office()
    columns = changed.tables["47022NED"].lists["DataProperties"]
    changed.tables["47022NED"].lists["DataProperties"] = [
        {**each, "Key": str(each["Key"]).replace("GeregistreerdeMisdrijven", "Misdrijven")}
        for each in columns
    ]
    with running_office(changed) as there:
        elsewhere = replace(settings.CONFIGURATION, data=tmp_path / "x", figures_server=there.address)
        monkeypatch.setattr(settings, "CONFIGURATION", elsewhere)
        done = carry_out(actor.organisation, ask_fetch(actor, "GM1680"))
    troubles = {each.name.split(" ")[0]: each.trouble for each in done.steps}
    assert done.state == "done"
    assert troubles["47018NED"] is None
    assert troubles["47022NED"] is not None
    assert "Geregistreerde misdrijven" in troubles["47022NED"][0]


def test_a_name_that_nobody_knows_is_told(
    actor: Actor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with running_office(office()) as there:
        changed = replace(settings.CONFIGURATION, data=tmp_path / "none", figures_server=there.address)
        monkeypatch.setattr(settings, "CONFIGURATION", changed)
        done = carry_out(actor.organisation, ask_fetch(actor, "Nergenshuizen"))
    assert done.state == "stopped"
    assert done.steps[-1].trouble is not None
    assert "Nergenshuizen" in done.steps[-1].trouble[0]
    assert datetime.fromisoformat(done.moved_at) <= datetime.now(UTC)
