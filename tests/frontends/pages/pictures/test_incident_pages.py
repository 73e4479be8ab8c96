"""Does a list of incidents come in, and do its pages and files tell what follows from it?"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.frontends.pages.pictures.visiting import MOMENT, PICTURE, neighbourhoods
from tests.shared_data import shared_file

from waarborg.documents.sheets import as_csv
from waarborg.operations.apart import NotComputed
from waarborg.operations.imports.runs import Tell
from waarborg.sources.invented.incidents import HEADINGS, invent_burglaries
from waarborg.sources.invented.streets import invent_streets

pytestmark = pytest.mark.django_db


def handed_in(client: Client, rows: list[dict[str, str]]) -> str:
    """Hand a list in, and give where it waits."""
    lines = [";".join(rows[0]), *(";".join(each.values()) for each in rows)]
    file = SimpleUploadedFile("lijst.csv", "\n".join(lines).encode())
    return client.post(f"{PICTURE}/incidenten/", {"list": file})["Location"]


def chosen(client: Client, address: str) -> dict[str, str]:
    """What is proposed for a list that waits."""
    page = client.get(address).context
    given = {each.name: each.chosen for each in page["choices"]} | {"system": page["system"] or ""}
    return {**given, "title": "Lijst", "source": "Politie", "only_known": "ja"}


def bring(client: Client, rows: list[dict[str, str]]) -> str:
    """Hand a list in, take what is proposed, and give the page that follows."""
    address = handed_in(client, rows)
    return client.post(address, chosen(client, address), follow=True).content.decode()


def give_nothing(*_arguments: object) -> None:
    """As a process that was stopped."""
    raise NotComputed("stopped")


def test_a_list_of_incidents_leaves_as_tables_and_never_as_incidents(officer: Client) -> None:
    content = b"".join(as_csv(HEADINGS, invent_burglaries(neighbourhoods(), MOMENT)))
    handed = officer.post(f"{PICTURE}/incidenten/", {"list": SimpleUploadedFile("lijst.csv", content)})
    page = officer.get(handed["Location"]).context
    given = {each.name: each.chosen for each in page["choices"]} | {"system": page["system"]}
    told = {**given, "title": "Eigen lijst", "source": "Politie", "only_known": "ja"}
    shown = officer.post(handed["Location"], told, follow=True).content.decode()
    assert "Hete plekken" in shown
    for what, word in (("tijden", b"maandag"), ("plekken", b"Polder"), ("buurten", b"BU9901")):
        listed = officer.get(f"{PICTURE}/incidenten/eigen-lijst/bestand/?wat={what}&vorm=csv")
        assert word in b"".join(listed)
        assert listed["Cache-Control"] == "private, no-store"
    book = officer.get(f"{PICTURE}/incidenten/eigen-lijst/bestand/?wat=afgekeurd&vorm=xlsx")
    assert b"".join(book).startswith(b"PK")
    assert officer.get(f"{PICTURE}/incidenten/eigen-lijst/bestand/?wat=incidenten").status_code == 404


def test_an_officer_gives_the_streets_and_keeps_the_hot_ones_as_drawing_table_and_map(
    officer: Client,
) -> None:
    refused = officer.post(f"{PICTURE}/straten/", {"source": "", "file": SimpleUploadedFile("a.json", b"{}")})
    assert refused.status_code == 400
    assert "Dit is geen GeoJSON of GeoPackage" in refused.content.decode()
    file = SimpleUploadedFile("wegvakken.geojson", invent_streets(neighbourhoods()))
    given = {"file": file, "source": "NWB", "licence": "CC0"}
    assert "2.066" in officer.post(f"{PICTURE}/straten/", given, follow=True).content.decode()
    content = b"".join(as_csv(HEADINGS, invent_burglaries(neighbourhoods(), MOMENT)))
    handed = officer.post(f"{PICTURE}/incidenten/", {"list": SimpleUploadedFile("lijst.csv", content)})
    page = officer.get(handed["Location"]).context
    told = {each.name: each.chosen for each in page["choices"]} | {"system": page["system"]}
    wishes = {**told, "title": "Eigen lijst", "source": "Politie", "only_known": "ja"}
    shown = officer.post(handed["Location"], wishes, follow=True).content.decode()
    assert "Stratennet: NWB (CC0)" in shown
    assert "Lindenhof" in shown.split('id="straten"')[1]
    base = f"{PICTURE}/incidenten/eigen-lijst"
    assert b"Lindenhof" in b"".join(officer.get(f"{base}/bestand/?wat=straten&vorm=csv"))
    drawn = officer.get(f"{base}/straten.json").json()
    assert len(drawn["network"]) == 2066
    assert {len(each["lines"]) for each in drawn["streets"]} >= {2}
    kept = officer.get(f"{base}/straten.geojson").json()
    assert (kept["licence"], kept["features"][0]["geometry"]["type"]) == ("CC0", "MultiLineString")
    assert b"NWB (CC0)" in officer.get(f"{base}/straten.svg").content
    hours = officer.get(f"{base}/klok.svg?bewaar=1")
    assert (b"Politie" in hours.content, hours["Content-Disposition"][:10]) == (True, "attachment")
    monitored = officer.get(f"{PICTURE}/hic/kaart.json").json()
    assert monitored["streets"] == drawn["streets"]
    assert officer.get(f"{base}/straten.png").content.startswith(b"\x89PNG")
    officer.post(f"{PICTURE}/straten/verwijder/")
    assert officer.get(f"{base}/straten.geojson").status_code == 404


ROW = {
    "nr": "1",
    "datum": "2-11-2026 20:00",
    "tot": "2-11-2026 21:00",
    "x": "56960",
    "y": "474892",
    "delict": "A20",
}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"x": "474892", "y": "56960"}, "x en y lijken verwisseld"),
        ({"x": "10", "y": "20"}, "ligt niet in Nederland"),
        ({"datum": "2-11-2026 22:00"}, "het einde ligt voor het begin"),
        ({"delict": "Z99"}, "deze delictcode is niet bekend"),
        ({"x": "121000", "y": "487000"}, "ligt in geen van de buurten"),
        ({"datum": ""}, "geen datum"),
    ],
    ids=["swapped", "abroad", "reversed", "unknown code", "elsewhere", "no moment"],
)
def test_a_row_that_cannot_count_is_told_on_the_page_with_its_reason(
    officer: Client, changed: dict[str, str], told: str
) -> None:
    shown = bring(officer, [ROW, {**ROW, "nr": "2", **changed}, {**ROW, "nr": "1"}])
    rejects = shown.split('id="afgekeurd"')[1]
    assert told in rejects
    assert "staat al eerder in de lijst" in rejects
    # One incident is left: too few for hours, hot spots, repetition and groups.
    assert shown.count("Te weinig") == 4


def test_a_list_whose_columns_are_missing_says_which(officer: Client) -> None:
    shown = bring(officer, [{"nr": "1", "naam": "x"}])
    assert '<a class="utrecht-link" href="#kolom-begin">Kies in welke kolom het begin staat' in shown
    assert '<a class="utrecht-link" href="#kolom-x">Kies de kolommen van x en y' in shown


def test_what_was_chosen_for_a_list_of_which_no_row_counts_is_still_chosen(officer: Client) -> None:
    shown = bring(officer, [{**ROW, "datum": "ooit"}])
    assert "Geen enkele rij telt mee" in shown
    assert 'value="Lijst"' in shown
    assert "kijk waarom" in officer.get(f"{PICTURE}/incidenten/").content.decode()


def test_a_list_that_is_being_taken_in_says_so_asks_again_and_leads_to_what_came_in(
    officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    behind: list[Callable[[Tell], object]] = []
    for module in ("intake", "waiting"):
        monkeypatch.setattr(
            f"waarborg.frontends.pages.pictures.{module}.go_on_behind_the_page", behind.append
        )
    address = handed_in(officer, [ROW, {**ROW, "nr": "2", "x": "10"}])
    given = chosen(officer, address)
    shown = officer.post(address, given, follow=True)
    assert (shown.status_code, "lijst.csv wordt gelezen" in shown.content.decode()) == (202, True)
    assert f'hx-get="{address}"' in shown.content.decode()
    assert "wordt ingelezen" in officer.get(f"{PICTURE}/incidenten/").content.decode()
    officer.post(address, given)
    assert len(behind) == 1  # who asks twice has it taken in once
    behind.pop()(lambda _passed, _lines: None)
    assert (
        officer.get(address, headers={"HX-Request": "true"})["HX-Redirect"] == f"{PICTURE}/incidenten/lijst/"
    )
    page = officer.get(address, follow=True).content.decode()
    assert "1 incident telt mee" in page
    assert "ligt in geen van de buurten" in page
    assert "Wat de lijst Lijst zegt, wordt berekend." in officer.get(f"{PICTURE}/hic/").content.decode()
    behind.pop()(lambda _passed, _lines: None)
    assert "Hete plekken" in officer.get(f"{PICTURE}/incidenten/lijst/").content.decode()


def test_taking_in_and_computing_that_fail_say_so_keep_nothing_half_and_can_be_tried_again(
    officer: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = handed_in(officer, [ROW])
    given = chosen(officer, address)
    with monkeypatch.context() as broken:
        broken.setattr("waarborg.operations.incidents.lists.compute_apart", give_nothing)
        assert "Het inlezen is niet gelukt" in officer.post(address, given, follow=True).content.decode()
    assert "Er is nog geen lijst" in officer.get(f"{PICTURE}/incidenten/").content.decode()
    with monkeypatch.context() as broken:
        broken.setattr("waarborg.operations.incidents.results.compute_apart", give_nothing)
        officer.post(address, given, follow=True)
        failed = officer.get(f"{PICTURE}/incidenten/lijst/").content.decode()
    assert "Het berekenen is niet gelukt" in failed
    assert "Hete plekken" in officer.get(f"{PICTURE}/incidenten/lijst/?opnieuw=1").content.decode()


def test_a_list_without_headings_is_not_taken_for_one_with_odd_names(officer: Client) -> None:
    file = SimpleUploadedFile("lijst.csv", b"359192.3,570510.89,2016-01-01\n356347.3,576182.58,2016-01-03\n")
    shown = officer.post(f"{PICTURE}/incidenten/", {"list": file})
    assert shown.status_code == 400
    assert "Deze lijst begint meteen met een incident" in shown.content.decode()


def test_incidents_of_which_only_the_month_is_known_count_and_say_nothing_of_hours_and_repetition(
    officer: Client,
) -> None:
    # At one place much happens in a month that is not one and the same.
    shown = bring(
        officer, [{"nr": "", "maand": "2026-10", "x": "56960", "y": "474892", "delict": "A20"}] * 30
    )
    assert "30 incidenten van 1 oktober 2026" in shown
    assert "Alle rijen tellen mee" in shown
    assert "Te weinig incidenten met een bekend tijdstip" in shown
    assert "Te weinig incidenten met een plek en een bekende dag" in shown


def test_days_without_a_time_say_nothing_of_the_hours(officer: Client) -> None:
    shown = bring(
        officer, [{**ROW, "nr": f"{day}", "datum": f"{day}-10-2026", "tot": ""} for day in range(1, 31)]
    )
    assert "30 incidenten van 1 oktober 2026" in shown
    assert "Te weinig incidenten met een bekend tijdstip" in shown
    assert "Op welke uren van de week" not in shown


def test_the_pairs_of_a_list_are_counted_by_bands_of_ones_own_choice(officer: Client) -> None:
    """Burkitt: 13 pairs within 20 and 5 days, 10.14 expected (surveillance, pointpats)."""
    file = SimpleUploadedFile("lijst.csv", shared_file("data/nearrepeat/burkitt.csv").read_bytes())
    address = officer.post(f"{PICTURE}/incidenten/", {"list": file})["Location"]
    page = officer.get(address).context
    given = {each.name: each.chosen for each in page["choices"]} | {"system": page["system"]}
    officer.post(address, {**given, "title": "Burkitt", "source": "Burkitt"})
    table = f"{PICTURE}/incidenten/burkitt/herhaling/?meter=20,0001&afstanden=1&dagen=5,0001&tijden=1&gemeten=recht"
    same, near = officer.get(table).context["found"].rows
    assert same.observed[0] + near.observed[0] == 13
    assert same.expected[0] + near.expected[0] == pytest.approx(10.1438161, abs=1e-6)
    listed = b"".join(officer.get(f"{table}&vorm=csv")).decode()
    assert f"0,0;20,0001;0,0;5,0001;{near.observed[0]};" in listed
    refused = officer.get(f"{PICTURE}/incidenten/burkitt/herhaling/?meter=x&tijden=11")
    assert refused.status_code == 400
    assert "Vul een getal in boven 0, hoogstens 5000." in refused.content.decode()


def test_columns_without_a_number_are_no_question_of_the_system(officer: Client) -> None:
    shown = bring(officer, [{**ROW, "x": "=A1", "y": ""}])
    assert "staan nergens twee getallen" in shown
    assert "In welk stelsel" in shown
    assert "Kies in welk stelsel" not in shown


def test_the_order_of_day_and_month_is_told_before_anything_is_taken_in(officer: Client) -> None:
    lines = "nr;datum;x;y\n1;12/31/2025;56960;474892\n2;4/5/2026;56960;474892\n"
    for more, told in (("", "met de maand voorop, en worden zo"), ("3;31/12/2025;1;1\n", "door elkaar")):
        file = SimpleUploadedFile("lijst.csv", f"{lines}{more}".encode())
        assert told in officer.post(f"{PICTURE}/incidenten/", {"list": file}, follow=True).content.decode()
