"""Is the municipality found that somebody means, however its name is written, and whatever it was called before?"""

from __future__ import annotations

import pytest

from waarborg.sources.naming import codes_then, find_municipality, gone_municipalities
from waarborg.sources.trouble import SourceTrouble, Trouble

KNOWN = {
    "GM0373": "Bergen (NH.)",
    "GM0893": "Bergen (L.)",
    "GM0164": "Hengelo (O.)",
    "GM0518": "'s-Gravenhage (gemeente)",
    "GM0603": "Rijswijk (ZH.)",
    "GM1900": "Súdwest-Fryslân",
    "GM1992": "Voorne aan Zee",
}


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("GM1992", "GM1992"),
        ("gm 1992", "GM1992"),
        ("1992", "GM1992"),
        ("  voorne  AAN zee ", "GM1992"),
        ("Gemeente Voorne aan Zee", "GM1992"),
        ("Bergen NH", "GM0373"),
        ("bergen (l)", "GM0893"),
        ("Hengelo", "GM0164"),
        ("Rijswijk", "GM0603"),
        ("Den Haag", "GM0518"),
        ("s Gravenhage", "GM0518"),
        ("Sudwest Fryslan", "GM1900"),
    ],
)
def test_a_name_is_found_as_people_write_it(written: str, code: str) -> None:
    assert find_municipality(written, KNOWN).code == code


@pytest.mark.parametrize("written", ["Westvoorne", "GM0614"])
def test_one_that_merged_leads_to_what_it_became_and_that_is_said(written: str) -> None:
    found = find_municipality(written, KNOWN)
    assert found.code == "GM1992"
    assert found.say_gone("nl") == "Westvoorne is in 2023 opgegaan in Voorne aan Zee (GM1992)."


@pytest.mark.parametrize(
    ("written", "trouble", "named"),
    [
        ("Bergen", Trouble.SEVERAL_NAMES, "Bergen (NH.) (GM0373), Bergen (L.) (GM0893)"),
        ("Voorne", Trouble.LIKE_NAMES, "Voorne aan Zee (GM1992)"),
        ("Rijswik", Trouble.LIKE_NAMES, "Rijswijk (ZH.) (GM0603)"),
        ("Haaren", Trouble.DIVIDED, "Vught (GM0865)"),
        ("Uden", Trouble.MERGED, "Maashorst (GM1991)"),
        ("Gotham", Trouble.UNKNOWN_NAME, "Gotham"),
        ("GM9999", Trouble.UNKNOWN_NAME, "GM9999"),
        ("", Trouble.UNKNOWN_NAME, "GM1680"),
    ],
)
def test_where_it_is_in_doubt_it_is_asked(written: str, trouble: Trouble, named: str) -> None:
    with pytest.raises(SourceTrouble) as stopped:
        find_municipality(written, KNOWN)
    assert stopped.value.trouble is trouble
    assert named in stopped.value.say("nl")


def test_none_that_went_up_in_another_is_one_of_those_that_others_went_up_in() -> None:
    gone = {each.code for each in gone_municipalities()}
    assert len(gone) == len(gone_municipalities())
    assert not gone & {code for each in gone_municipalities() for code in each.into}


@pytest.mark.parametrize(
    ("code", "year", "codes"),
    [
        ("GM1992", 2022, ("GM1992", "GM0501", "GM0530", "GM0614")),
        ("GM1992", 2024, ("GM1992",)),
        ("GM0363", 2022, ("GM0363", "GM0457")),
        ("GM0865", 2019, ("GM0865", "GM0788")),
        ("NL", 2019, ("NL",)),
    ],
)
def test_what_a_municipality_was_in_a_year(code: str, year: int, codes: tuple[str, ...]) -> None:
    assert codes_then(code, year) == codes
