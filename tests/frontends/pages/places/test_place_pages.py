"""Can places be kept with the pages alone, and do maps get what they ask?"""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.frontends.pages.registers.test_register_pages import browser_of, page
from tests.operations.test_placing import EAST, ROUND, WEST, outlines
from tests.safety_plan import SafetyPlan

from waarborg.operations.boundaries import import_boundaries
from waarborg.operations.entries import log_entry
from waarborg.records.models import Boundary, Entry, Role, Subject

pytestmark = pytest.mark.django_db
OUTLINES = "/duinstad/lijsten/wijk/grenzen/"


def a_plan() -> SafetyPlan:
    plan = SafetyPlan()
    plan.places("wijk", "West", "Oost", is_area=True)
    import_boundaries(plan.actor, "wijk", outlines("West", "Oost"), "CBS 2026")
    return plan


def file(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("wijken.geojson", content)


def test_outlines_come_in_from_a_file_and_are_shown() -> None:
    plan = SafetyPlan()
    plan.places("wijk", "West", "Haven", is_area=True)
    client = browser_of(plan, Role.ADMINISTRATOR)
    assert "Nog geen van deze gebieden" in page(client, OUTLINES)
    sent = {"file": file(outlines("West", "Oost")), "source": "CBS 2026"}
    html = client.post(OUTLINES, sent, follow=True).content.decode()
    assert "Gebieden met een nieuwe grens: 2, waarvan nieuw op de lijst: 1." in html
    assert "CBS 2026" in html
    assert "Haven" in html
    assert OUTLINES in page(client, "/duinstad/lijsten/wijk/")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "Vul dit in."),
        (b"x", "geen GeoJSON"),
        (outlines("West").replace(b"Polygon", b"Point"), "Gebied 1: "),
    ],
)
def test_a_file_that_is_refused_says_why_and_changes_nothing(content: bytes | None, told: str) -> None:
    client = browser_of(a_plan(), Role.ADMINISTRATOR)
    answer = client.post(OUTLINES, {} if content is None else {"file": file(content)})
    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert Boundary.objects.count() == 2


def test_only_areas_have_outlines() -> None:
    plan = a_plan()
    plan.places("school", "De Bongerd")
    page(browser_of(plan, Role.ADMINISTRATOR), "/duinstad/lijsten/school/grenzen/", 404)


def test_a_map_gets_the_outlines_once() -> None:
    client = browser_of(a_plan(), Role.READER)
    answer = client.get("/duinstad/kaart/gebieden/")
    assert [each["properties"]["name"] for each in answer.json()["features"]] == ["Oost", "West"]
    again = client.get("/duinstad/kaart/gebieden/", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_outlines_that_changed_are_sent_anew() -> None:
    plan = a_plan()
    client = browser_of(plan, Role.READER)
    mark = client.get("/duinstad/kaart/gebieden/")["ETag"]
    import_boundaries(plan.actor, "wijk", outlines("West", "Oost"))
    assert client.get("/duinstad/kaart/gebieden/", headers={"If-None-Match": mark}).status_code == 200


def test_a_point_is_told_in_rd_with_its_area() -> None:
    answer = browser_of(a_plan()).post("/duinstad/kaart/plek/", {"location": WEST}).json()
    assert (answer["area"], answer["degrees"]) == ("West", pytest.approx([52.05, 4.05], abs=1e-5))
    assert answer["written"].startswith("63")


def test_a_point_that_is_none_is_explained() -> None:
    answer = browser_of(a_plan()).post("/duinstad/kaart/plek/", {"location": "Markt"})
    assert answer.status_code == 400
    assert "is geen plek" in answer.json()["problem"]


def test_a_place_is_filled_in_without_a_map_and_shown() -> None:
    client = browser_of(a_plan())
    sent = {**ROUND, "location": EAST, "street": "Kade", "house_number": "3", "token": "1"}
    assert client.post("/duinstad/registers/controle/nieuw/", sent).status_code == 302
    entry = Entry.objects.get()
    html = page(client, f"/duinstad/registers/zaak/{entry.pk}/")
    for told in ("Kade 3", "RD 70", "Oost"):
        assert told in html
    assert 'value="70' in page(client, f"/duinstad/registers/zaak/{entry.pk}/wijzigen/")


def test_who_only_reads_sees_the_area_and_not_the_place() -> None:
    plan = a_plan()
    entry = log_entry(plan.actor, "controle", {**ROUND, "location": EAST, "street": "Kade"}).entry
    html = page(browser_of(plan, Role.PORTFOLIO_HOLDER), f"/duinstad/registers/zaak/{entry.pk}/")
    assert "Oost" in html
    assert "Kade" not in html
    assert "data-point" not in html


def test_an_object_gets_a_kind_and_a_place() -> None:
    plan = a_plan()
    (school,) = plan.places("school", "De Bongerd")
    client = browser_of(plan, Role.SAFETY_OFFICER)
    address = f"/duinstad/lijsten/school/{school.pk}/"
    sent = {"act": "place", "kind": "school", "location": WEST, "town": "Duinstad"}
    assert client.post(address, sent).status_code == 302
    school.refresh_from_db()
    assert (school.kind, school.town, school.location is not None) == ("school", "Duinstad", True)
    html = page(client, address)
    assert '<option value="school" selected>' in html
    entry = log_entry(plan.actor, "controle", {**ROUND, "subject": str(school.pk)}).entry
    shown = page(client, f"/duinstad/registers/zaak/{entry.pk}/")
    assert "(De Bongerd)" in shown
    assert "Duinstad" in shown


def test_a_place_of_an_object_that_is_wrong_is_told_at_its_field() -> None:
    plan = a_plan()
    (school,) = plan.places("school", "De Bongerd")
    client = browser_of(plan, Role.SAFETY_OFFICER)
    sent = {"act": "place", "kind": "kasteel", "location": "nergens", "street": "Kade"}
    answer = client.post(f"/duinstad/lijsten/school/{school.pk}/", sent)
    html = answer.content.decode()
    assert answer.status_code == 400
    for told in ("fout-kind", "fout-location", 'value="nergens"', 'value="Kade"'):
        assert told in html
    assert Subject.objects.get(pk=school.pk).street == ""


def test_a_follow_up_starts_where_the_first_was_and_no_address_says_where() -> None:
    plan = a_plan()
    entry = log_entry(plan.actor, "controle", {**ROUND, "location": EAST, "street": "Kade"}).entry
    client = browser_of(plan)
    html = page(client, f"/duinstad/registers/zaak/{entry.pk}/")
    form = f"/duinstad/registers/controle/nieuw/?follow_up_of=CON-{entry.created_at.year}-{entry.pk}"
    assert form in html
    assert "Kade" not in html.partition("Leg een vervolg vast")[0].rpartition("href=")[2]
    filled = page(client, form)
    assert 'value="Kade"' in filled
    assert 'value="70' in filled


def test_links_between_entries_are_shown_at_both_ends() -> None:
    plan = a_plan()
    first = log_entry(plan.actor, "controle", {**ROUND, "title": "Eerste"}).entry
    again = {**ROUND, "title": "Tweede", "follow_up_of": str(first.pk), "duplicate_of": str(first.pk)}
    second = log_entry(plan.actor, "controle", again).entry
    client = browser_of(plan)
    there = page(client, f"/duinstad/registers/zaak/{second.pk}/")
    assert "Vervolg op" in there
    assert "Dubbel van" in there
    here = page(client, f"/duinstad/registers/zaak/{first.pk}/")
    assert "Dubbele zaken" in here
    assert here.count("Tweede") == 2
