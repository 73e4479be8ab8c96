"""Is a right entry typed, and is a wrong one refused with all of its problems, field by field?"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.registers.sample import sample_register

from waarborg.registers.entries import CheckedEntry, check_entry
from waarborg.registers.problems import Problem
from waarborg.registers.shelf import builtin_registers
from waarborg.registers.values import TIME_ZONE
from waarborg.registers.wording import say_problem

REGISTER = sample_register()
RIGHT: dict[str, object] = {"category": "snel", "onderwerp": "Iets"}


def checked(values: dict[str, object]) -> CheckedEntry:
    entry = check_entry(REGISTER, {**RIGHT, **values})
    assert isinstance(entry, CheckedEntry), entry
    return entry


def problems(values: dict[str, object]) -> list[tuple[str, str]]:
    found = check_entry(REGISTER, {**RIGHT, **values})
    assert not isinstance(found, CheckedEntry)
    return [(problem.field, problem.code) for problem in found]


READINGS = [
    ("onderwerp", "  Iets  ", "Iets"),
    ("verhaal", "eerst\r\ndan", "eerst\ndan"),
    ("aantal", "12", Decimal(12)),
    ("aantal", "12,5", Decimal("12.5")),
    ("aantal", "12.5", Decimal("12.5")),
    ("aantal", 12, Decimal(12)),
    ("aantal", 0, Decimal(0)),
    ("aantal", 0.1, Decimal("0.1")),
    ("kosten", "1.234,56", Decimal("1234.56")),
    ("kosten", "€ 1.234.567", Decimal(1234567)),
    ("kosten", "-3,10", Decimal("-3.10")),
    ("dag", "2026-05-01", date(2026, 5, 1)),
    ("dag", "1-5-2026", date(2026, 5, 1)),
    ("dag", "01/05/2026", date(2026, 5, 1)),
    ("dag", "29-2-2028", date(2028, 2, 29)),
    ("moment", "2026-05-01T14:30", datetime(2026, 5, 1, 14, 30, tzinfo=TIME_ZONE)),
    ("moment", "1-5-2026 14:30", datetime(2026, 5, 1, 12, 30, tzinfo=UTC)),
    ("moment", "2026-05-01T14:30:15Z", datetime(2026, 5, 1, 14, 30, 15, tzinfo=UTC)),
    ("moment", "2026-05-01 14:30+02:00", datetime(2026, 5, 1, 12, 30, tzinfo=UTC)),
    ("klaar", "ja", True),
    ("klaar", "on", True),
    ("klaar", False, False),
    ("klaar", "Nee", False),
    ("kleur", "rood", "rood"),
    ("kleur", "light BLUE", "blauw"),
    ("kleuren", ["blauw", "rood", "blauw"], ("rood", "blauw")),
    ("kleuren", "Blauw, licht; rood", ("rood", "blauw")),
    ("adres", "a.b@voorbeeld.nl", "a.b@voorbeeld.nl"),
    ("bron", "https://voorbeeld.nl/a?b=c", "https://voorbeeld.nl/a?b=c"),
]


@pytest.mark.parametrize(("field", "written", "read"), READINGS)
def test_a_written_value_is_read_by_its_type(field: str, written: object, read: object) -> None:
    assert checked({field: written}).fields[field] == read


REFUSALS = [
    ("onderwerp", "", "missing"),
    ("onderwerp", "   ", "missing"),
    ("onderwerp", None, "missing"),
    ("onderwerp", "x" * 21, "too_long"),
    ("onderwerp", "twee\nregels", "line_breaks"),
    ("onderwerp", "nul\x00teken", "unstorable_characters"),
    ("onderwerp", "half \ud83d", "unstorable_characters"),
    ("onderwerp", 12, "not_text"),
    ("aantal", "twaalf", "not_a_number"),
    ("aantal", True, "not_a_number"),
    ("aantal", float("nan"), "not_a_number"),
    ("aantal", "1.234", "ambiguous_number"),
    ("aantal", "-1", "below_minimum"),
    ("aantal", 5001, "above_maximum"),
    ("aantal", 10**40, "number_too_large"),
    ("aantal", -1e300, "number_too_large"),
    ("aantal", "٣", "not_a_number"),
    ("kosten", "3,105", "parts_of_cents"),
    ("kosten", [1], "not_a_number"),
    ("dag", "31-2-2026", "no_such_day"),
    ("dag", "2026-02-29", "no_such_day"),
    ("dag", "gisteren", "not_a_day"),
    ("dag", "1-5-26", "not_a_day"),
    ("dag", 20260501, "not_a_day"),
    ("dag", "1-5-0026", "year_out_of_range"),
    ("moment", "2026-05-01", "not_a_moment"),
    ("moment", "2026-05-01T25:00", "no_such_moment"),
    ("moment", "31-2-2026 12:00", "no_such_day"),
    ("moment", "2026-03-29T02:30", "skipped_by_summer_time"),
    ("klaar", "misschien", "not_yes_or_no"),
    ("klaar", 2, "not_yes_or_no"),
    ("kleur", "groen", "not_one_of"),
    ("kleur", ["rood"], "not_one_of"),
    ("kleuren", ["rood", "groen"], "not_one_of"),
    ("kleuren", {"rood": 1}, "not_a_list"),
    ("adres", "geen adres", "not_an_email"),
    ("adres", "a@b", "not_an_email"),
    ("bron", "voorbeeld.nl", "not_a_link"),
    ("bron", "javascript:alert(1)", "not_a_link"),
    ("bron", "https://[", "not_a_link"),
    ("geheim", "x", "unknown_field"),
    ("category", "onbekend", "not_one_of"),
    ("category", "", "missing"),
    ("category", 3, "not_text"),
    ("status", "weg", "not_one_of"),
    ("status", "klaar", None),
    ("result", "gelukt", "result_too_early"),
    ("valid_from", "1-1-2026", "validity_not_used"),
    ("happened_on", "32-1-2026", "no_such_day"),
    ("title", "x" * 201, "too_long"),
]


@pytest.mark.parametrize(("field", "written", "code"), REFUSALS)
def test_a_wrong_value_is_refused_at_its_field(field: str, written: object, code: str | None) -> None:
    expected = ("result", "result_missing") if code is None else (field, code)
    assert problems({field: written}) == [expected]


def test_a_number_of_thousands_of_digits_is_refused_like_any_other() -> None:
    assert problems({"aantal": 10**5000}) == [("aantal", "number_too_large")]


def test_all_problems_come_at_once() -> None:
    assert set(problems({"onderwerp": "", "aantal": "x", "dag": "31-2-2026", "category": "x", "los": 1})) == {
        ("onderwerp", "missing"),
        ("aantal", "not_a_number"),
        ("dag", "no_such_day"),
        ("category", "not_one_of"),
        ("los", "unknown_field"),
    }


def test_an_entry_takes_the_first_status_and_its_categorys_label_by_itself() -> None:
    entry = checked({})
    assert (entry.status, entry.result, entry.title) == ("nieuw", None, "Snel")
    assert entry.happened_on is None
    assert entry.fields == {"onderwerp": "Iets"}


def test_an_entry_cannot_close_before_it_opened() -> None:
    times = {"opened_at": "2026-05-02 09:00", "closed_at": "2026-05-01 09:00"}
    assert problems({**times, "status": "klaar", "result": "gelukt"}) == [
        ("closed_at", "closed_before_opened")
    ]


def test_the_time_zone_counts_in_what_comes_first() -> None:
    times = {"opened_at": "2026-05-01T09:30+02:00", "closed_at": "2026-05-01T08:00Z"}
    assert checked({**times, "status": "klaar", "result": "gelukt"}).closed_at is not None


def test_an_open_entry_has_no_end() -> None:
    assert problems({"closed_at": "2026-05-01 09:00"}) == [("closed_at", "closed_while_open")]


def test_a_validity_cannot_end_before_it_starts() -> None:
    document = builtin_registers()["document"]
    found = check_entry(
        document, {"category": "convenant", "valid_from": "2026-05-02", "valid_until": "2026-05-01"}
    )
    assert found == (Problem("valid_until", "ends_before_start"),)


def test_a_document_needs_its_first_day() -> None:
    found = check_entry(builtin_registers()["document"], {"category": "convenant"})
    assert found == (Problem("valid_from", "missing"),)


def test_an_area_can_be_required() -> None:
    found = check_entry(sample_register("gebied_verplicht = true\n"), RIGHT)
    assert found == (Problem("area", "missing"),)


def test_what_simply_happened_closes_with_the_first_result() -> None:
    entry = check_entry(builtin_registers()["controle"], {"category": "horecacontrole"})
    assert isinstance(entry, CheckedEntry)
    assert (entry.status, entry.result) == ("uitgevoerd", "akkoord")


def test_a_problem_does_not_repeat_what_is_personal() -> None:
    found = check_entry(REGISTER, {**RIGHT, "adres": "Jan Jansen, Dorpsstraat 1"})
    assert isinstance(found, tuple)
    assert all("Jansen" not in say_problem(problem, "nl") for problem in found)


def test_fields_are_stored_as_plain_values() -> None:
    entry = checked({"aantal": "12", "kosten": "3,5", "moment": "1-5-2026 14:30", "kleuren": "rood"})
    assert entry.fields_as_json() == {
        "onderwerp": "Iets",
        "aantal": 12,
        "kosten": 3.5,
        "moment": "2026-05-01T12:30:00+00:00",
        "kleuren": ["rood"],
    }


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(
    [field.name for field in REGISTER.fields]
    + ["category", "status", "result", "opened_at", "closed_at", "valid_from", "happened_on", "title"]
)


@given(st.dictionaries(NAMES | st.text(max_size=10), JSON, max_size=8))
def test_no_json_value_whatever_breaks_the_check(values: dict[str, object]) -> None:
    found = check_entry(REGISTER, values)
    if isinstance(found, CheckedEntry):
        json.dumps(found.fields_as_json(), allow_nan=False)
    else:
        told = [say_problem(problem, language) for problem in found for language in ("nl", "en")]
        "".join(told).encode()


A_DAY = r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}"
A_TIME = r"[0-9]{1,2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?"
DAYS_AND_TIMES = st.from_regex(f"{A_DAY}([T ]{A_TIME})?", fullmatch=True)


@given(DAYS_AND_TIMES)
def test_no_day_or_moment_whatever_breaks_the_check(text: str) -> None:
    check_entry(REGISTER, {**RIGHT, "dag": text, "moment": text, "opened_at": text})


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_a_day_is_read_back_from_what_was_stored(day: date) -> None:
    stored = checked({"dag": day.isoformat()}).fields_as_json()["dag"]
    assert checked({"dag": stored}).fields["dag"] == day


@given(st.datetimes(timezones=st.just(UTC)).filter(lambda moment: 1901 < moment.year < 2199))
def test_a_moment_is_read_back_from_what_was_stored(moment: datetime) -> None:
    stored = checked({"moment": moment.replace(microsecond=0).isoformat()}).fields_as_json()["moment"]
    assert checked({"moment": stored}).fields["moment"] == moment.replace(microsecond=0)


@pytest.mark.parametrize(
    ("ends", "codes"),
    [("2026-12-12T23:00", []), ("2026-12-12T14:00", []), ("2026-12-12T10:00", ["before_other"])],
)
def test_what_follows_another_may_not_precede_it(ends: str, codes: list[str]) -> None:
    values = {"category": "nog_te_bepalen", "begint_op": "2026-12-12T14:00", "eindigt_op": ends}
    found = check_entry(builtin_registers()["evenement"], values)
    problems = () if isinstance(found, CheckedEntry) else found
    assert [(each.field, each.code) for each in problems] == [("eindigt_op", code) for code in codes]
