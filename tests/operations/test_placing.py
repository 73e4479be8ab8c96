"""Does an entry keep its place, and does its area follow from it?"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import shapely
from django.db import IntegrityError, transaction
from tests.safety_plan import SafetyPlan
from tests.shared_data import shared_file
from tests.sources.geopackage_files import write_geopackage

from waarborg.analysis.area_files import read_areas
from waarborg.analysis.areas import AreaMap, Outline
from waarborg.operations.area_maps import area_map
from waarborg.operations.boundaries import import_boundaries
from waarborg.operations.entries import change_entry, log_entry
from waarborg.operations.loading import NewEntry, load_entries
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.operations.subjects import end_subject
from waarborg.records.models import AuditLine, Boundary, Entry, Subject, SubjectKind, SubjectList

pytestmark = pytest.mark.django_db

ROUND = {"category": "horecacontrole", "happened_on": "2026-03-02"}
WEST, EAST, BORDER = "52.05, 4.05", "52.05, 4.15", "52.05, 4.0999"


def outlines(*names: str, west: float = 4.0) -> bytes:
    """Squares of a tenth of a degree, from west to east."""
    features = [
        {
            "type": "Feature",
            "properties": {"statnaam": name, "statcode": f"WK99990{number}"},
            "geometry": shapely.geometry.mapping(
                shapely.box(west + number / 10, 52.0, west + (number + 1) / 10, 52.1)
            ),
        }
        for number, name in enumerate(names)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


@pytest.fixture
def plan() -> SafetyPlan:
    """A municipality with two districts beside each other, west and east."""
    made = SafetyPlan()
    made.places("wijk", "West", "Oost", is_area=True)
    import_boundaries(made.actor, "wijk", outlines("West", "Oost"))
    return made


def area_of(entry: Entry) -> str:
    return entry.area.name if entry.area else ""


def refused(plan: SafetyPlan, **values: object) -> dict[str, str]:
    with pytest.raises(Invalid) as refusal:
        log_entry(plan.actor, "controle", {**ROUND, **values})
    return {problem.field: problem.code for problem in refusal.value.problems}


@pytest.mark.parametrize(("place", "area"), [(WEST, "West"), (EAST, "Oost"), ("53.0, 6.0", "")])
def test_the_area_follows_from_the_place(plan: SafetyPlan, place: str, area: str) -> None:
    assert area_of(log_entry(plan.actor, "controle", {**ROUND, "location": place}).entry) == area


def test_who_names_an_area_is_believed(plan: SafetyPlan) -> None:
    entry = log_entry(plan.actor, "controle", {**ROUND, "location": BORDER, "area": "Oost"}).entry
    assert area_of(entry) == "Oost"


def test_an_entry_that_moves_gets_the_area_of_its_new_place(plan: SafetyPlan) -> None:
    entry = log_entry(plan.actor, "controle", {**ROUND, "location": WEST}).entry
    moved = change_entry(plan.actor, entry.pk, 1, {"location": EAST, "area": str(entry.area_id)})
    assert area_of(moved) == "Oost"


def test_an_area_that_was_corrected_by_hand_stays_until_the_place_changes(plan: SafetyPlan) -> None:
    entry = log_entry(plan.actor, "controle", {**ROUND, "location": BORDER, "area": "Oost"}).entry
    assert area_of(change_entry(plan.actor, entry.pk, 1, {"bevindingen": "Niets"})) == "Oost"
    assert area_of(change_entry(plan.actor, entry.pk, 2, {"location": WEST})) == "West"


def test_the_smallest_area_counts(plan: SafetyPlan) -> None:
    plan.places("buurt", is_area=True)
    small = {
        "type": "Feature",
        "properties": {"naam": "Plein"},
        "geometry": shapely.geometry.mapping(shapely.box(4.04, 52.04, 4.06, 52.06)),
    }
    import_boundaries(plan.actor, "buurt", json.dumps({"features": [small]}).encode())
    assert area_of(log_entry(plan.actor, "controle", {**ROUND, "location": WEST}).entry) == "Plein"


def test_an_area_that_was_not_there_yet_or_any_more_is_passed_over(plan: SafetyPlan) -> None:
    end_subject(plan.actor, Subject.objects.get(name="West").pk, date(2025, 12, 31))
    assert area_of(log_entry(plan.actor, "controle", {**ROUND, "location": WEST}).entry) == ""
    earlier = {**ROUND, "happened_on": "2025-06-01", "location": WEST}
    assert area_of(log_entry(plan.actor, "controle", earlier).entry) == "West"


def test_an_entry_about_an_object_lies_where_the_object_lies(plan: SafetyPlan) -> None:
    (school,) = plan.places("school", "De Bongerd")
    Subject.objects.filter(pk=school.pk).update(latitude=52.05, longitude=4.15)
    entry = log_entry(plan.actor, "controle", {**ROUND, "subject": str(school.pk)}).entry
    assert area_of(entry) == "Oost"
    assert entry.location is None


def test_outlines_that_were_imported_anew_count_at_once(plan: SafetyPlan) -> None:
    assert area_map(plan.organisation).areas_at(4.35, 52.05) == []
    import_boundaries(plan.actor, "wijk", outlines("West", "Oost", west=4.3))
    assert area_of(log_entry(plan.actor, "controle", {**ROUND, "location": "52.05, 4.35"}).entry) == "West"


def test_a_place_is_kept_whole_and_given_back_unchanged(plan: SafetyPlan) -> None:
    address = {"street": "Markt", "house_number": "1a", "postal_code": "1234ab", "town": "Duinstad"}
    entry = log_entry(plan.actor, "controle", {**ROUND, "location": "85000,447000", **address}).entry
    entry.refresh_from_db()
    assert entry.address == "Markt 1a, 1234 AB Duinstad"
    again = change_entry(plan.actor, entry.pk, 1, {"location": "85000.0, 447000.0"})
    assert again.revision == 1
    emptied = change_entry(plan.actor, entry.pk, 1, {"location": "", "street": ""})
    assert (emptied.location, emptied.street) == (None, "")


def test_the_audit_trail_tells_that_a_place_changed_but_not_which(plan: SafetyPlan) -> None:
    entry = log_entry(plan.actor, "controle", {**ROUND, "location": WEST, "street": "Markt"}).entry
    change_entry(plan.actor, entry.pk, 1, {"location": EAST, "street": "Kade"})
    line = AuditLine.objects.latest("id")
    assert line.changes["location"] == line.changes["street"] == [None, None]


def test_what_is_wrong_with_a_place_is_told_with_all_the_rest(plan: SafetyPlan) -> None:
    told = refused(plan, location="Markt", postal_code="x", street="a" * 101, cause="999")
    assert told == {
        "location": "not_a_location",
        "postal_code": "not_a_postal_code",
        "street": "too_long",
        "cause": "unknown_entry",
    }


def test_half_a_point_cannot_be_stored(plan: SafetyPlan) -> None:
    entry = log_entry(plan.actor, "controle", ROUND).entry
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(latitude=52.0)


def test_many_entries_at_once_get_their_areas_too(plan: SafetyPlan) -> None:
    new = [NewEntry({**ROUND, "location": place}) for place in (WEST, EAST)]
    numbers = load_entries(plan.actor, "controle", new)
    assert [area_of(Entry.objects.get(pk=number)) for number in numbers] == ["West", "Oost"]


def test_an_organisation_can_be_the_party_of_an_entry_and_a_school_cannot(plan: SafetyPlan) -> None:
    school, club = plan.places("partner", "De Bongerd", "Voetbalvereniging")
    Subject.objects.filter(pk=club.pk).update(kind=SubjectKind.ORGANISATION)
    entry = log_entry(plan.actor, "controle", {**ROUND, "party": str(club.pk)}).entry
    assert entry.party == club
    assert refused(plan, party=str(school.pk)) == {"party": "unknown_member"}


def test_entries_go_on_with_others_and_double_others_but_never_themselves(plan: SafetyPlan) -> None:
    first = log_entry(plan.actor, "controle", ROUND).entry
    second = log_entry(plan.actor, "controle", {**ROUND, "follow_up_of": str(first.pk)}).entry
    third = log_entry(plan.actor, "controle", {**ROUND, "duplicate_of": f"CON-2026-{second.pk}"}).entry
    assert (second.follow_up_of, third.duplicate_of) == (first, second)
    with pytest.raises(Invalid):
        change_entry(plan.actor, first.pk, 1, {"follow_up_of": str(second.pk)})
    with pytest.raises(Invalid):
        change_entry(plan.actor, third.pk, 1, {"duplicate_of": str(third.pk)})


def test_an_import_draws_who_is_known_adds_who_is_not_and_names_who_is_left(plan: SafetyPlan) -> None:
    SubjectList.objects.get(name="wijk").subjects.create(name="Haven")
    done = import_boundaries(plan.actor, "wijk", outlines("West", "Oost", "Nieuw"), "CBS 2026")
    assert (done.added, done.drawn, done.without) == (("Nieuw",), 3, ("Haven",))
    assert Subject.objects.get(name="West").code == "WK999900"
    assert set(Boundary.objects.values_list("source", flat=True)) == {"CBS 2026"}


def test_the_same_file_twice_changes_nothing_more(plan: SafetyPlan) -> None:
    again = import_boundaries(plan.actor, "wijk", outlines("West", "Oost"))
    assert (again.added, again.drawn) == ((), 2)
    assert (Subject.objects.count(), Boundary.objects.count()) == (2, 2)


def test_a_renamed_area_is_known_by_its_code(plan: SafetyPlan) -> None:
    import_boundaries(plan.actor, "wijk", outlines("Westwijk", "Oost"))
    assert set(Subject.objects.values_list("name", flat=True)) == {"West", "Oost"}


def test_an_area_of_the_same_name_with_another_code_is_another_area(plan: SafetyPlan) -> None:
    done = import_boundaries(plan.actor, "wijk", outlines("Noord", "West").replace(b"WK99990", b"WK88880"))
    assert done.added == ("Noord", "West (WK888801)")


def test_of_a_file_of_the_country_only_the_areas_of_the_list_and_the_municipality_count(
    plan: SafetyPlan, tmp_path: Path
) -> None:
    west, east, far = (shapely.box(4 + n / 10, 52.0, 4.1 + n / 10, 52.1) for n in range(3))
    layers = {
        "gemeenten": [("GM0999", "Duinstad", west), ("GM0614", "Elders", far)],
        "wijken": [("WK099901", "Noord", west), ("WK099902", "Zuid", east), ("WK061401", "Ver", far)],
    }
    content = write_geopackage(tmp_path / "land.gpkg", 4326, layers).read_bytes()
    done = import_boundaries(plan.actor, "wijk", content, "CBS 2026")
    assert (done.added, done.drawn) == (("Noord", "Zuid"), 2)


def test_a_file_with_a_mistake_changes_nothing(plan: SafetyPlan) -> None:
    broken = outlines("Nieuw").replace(b"Polygon", b"Point")
    with pytest.raises(Invalid) as refusal:
        import_boundaries(plan.actor, "wijk", broken)
    assert [problem.code for problem in refusal.value.problems] == ["not_an_area"]
    assert Boundary.objects.count() == 2


def test_outlines_belong_to_a_list_of_areas_of_ones_own(plan: SafetyPlan) -> None:
    plan.places("school", "De Bongerd")
    with pytest.raises(Invalid):
        import_boundaries(plan.actor, "school", outlines("West"))
    with pytest.raises(NotFound):
        import_boundaries(SafetyPlan("veenstad").actor, "wijk", outlines("West"))


def test_a_place_never_finds_the_area_of_another_municipality(plan: SafetyPlan) -> None:
    other = SafetyPlan("veenstad")
    assert area_of(log_entry(other.actor, "controle", {**ROUND, "location": WEST}).entry) == ""


def test_every_neighbourhood_of_a_real_municipality_is_found(plan: SafetyPlan) -> None:
    content = shared_file("data/geometry/groningen_GM0014_buurten_2017_wgs84.geojson").read_bytes()
    plan.places("buurt", is_area=True)
    import_boundaries(plan.actor, "buurt", content)
    areas = read_areas(content)
    assert isinstance(areas, list)
    slow = AreaMap([Outline(number, area.shape) for number, area in enumerate(areas)])
    for area in areas:
        point = area.shape.representative_point()
        entry = log_entry(
            plan.actor, "controle", {**ROUND, "location": f"{point.y:.7f}, {point.x:.7f}"}
        ).entry
        assert entry.area is not None
        assert entry.area.code == areas[slow.areas_at(point.x, point.y)[0]].code
