"""Is what stands in a row filled in as somebody would who reads it?"""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.registers.list_rows import Cell, RowKeys, RowReader
from waarborg.registers.shelf import builtin_registers
from waarborg.registers.values import TIME_ZONE

REPORT = builtin_registers()["melding"]
INSPECTION = builtin_registers()["controle"]
NINE = datetime.fromisoformat("2026-03-02T09:00")


def read(*pairs: tuple[str, Cell]) -> dict[str, object]:
    return RowReader(REPORT, [target for target, _ in pairs]).read([cell for _, cell in pairs])


@pytest.mark.parametrize(
    ("target", "cell", "filled_in"),
    [
        ("category", "Racistische of discriminerende tekst", "racistische_tekst"),
        ("category", "graffiti", "graffiti"),
        ("category", "Weet niet", "Weet niet"),
        ("status", "In progress", "in_behandeling"),
        ("result", "OPGELOST", "opgelost"),
        ("title", 12, "12"),
        ("title", 12.5, "12,5"),
        ("title", True, "ja"),
        ("title", NINE, "2026-03-02 09:00"),
        ("title", "'=som", "=som"),
        ("title", "'s avonds", "'s avonds"),
        ("opened_at", NINE, NINE),
        ("opened_at", "2-3-2026 09:00", "2-3-2026 09:00"),
        ("happened_on", date(2026, 3, 2), date(2026, 3, 2)),
        ("source_key", "Z-1", None),
        ("", "wat dan ook", None),
        ("title", None, None),
    ],
)
def test_a_cell_becomes_what_its_field_asks(target: str, cell: Cell, filled_in: object) -> None:
    assert read((target, cell)).get(target) == filled_in


def test_a_day_of_coming_in_is_the_day_that_counts() -> None:
    assert read(("opened_at", "2-3-2026")) == {"happened_on": date(2026, 3, 2)}
    both = read(("opened_at", date(2026, 3, 2)), ("happened_on", date(2026, 3, 1)))
    assert both == {"happened_on": date(2026, 3, 1)}


def test_a_date_with_a_time_is_the_moment_too() -> None:
    found = read(("happened_on", NINE))
    assert found["happened_on"] == NINE.date()
    assert found["opened_at"] == NINE.replace(tzinfo=TIME_ZONE)


def test_a_case_that_closed_on_a_day_closed_at_noon_and_never_before_it_opened() -> None:
    noon = datetime(2026, 3, 2, 12, 0, tzinfo=TIME_ZONE)
    assert read(("closed_at", "2-3-2026"))["closed_at"] == noon
    assert read(("opened_at", "2-3-2026 15:10"), ("closed_at", "2-3-2026"))["closed_at"] == noon.replace(
        hour=15, minute=10
    )


def test_numbers_stay_numbers_and_a_cross_is_a_yes() -> None:
    reader = RowReader(INSPECTION, ["gecontroleerd", "integraal"])
    assert reader.read([1234.0, "x"]) == {"gecontroleerd": 1234.0, "integraal": True}


def test_a_row_is_known_by_its_key_whatever_else_changed() -> None:
    first, second = RowKeys("melding"), RowKeys("melding")
    assert first.of("Z-1", ["a"]) == second.of("Z-1", ["b"])
    assert RowKeys("controle").of("Z-1", ["a"]) != RowKeys("melding").of("Z-1", ["a"])
    assert first.is_double("Z-1")
    assert not first.is_double("Z-2")


@given(
    st.lists(st.lists(st.text(max_size=3) | st.integers() | st.none(), min_size=2, max_size=2), max_size=8)
)
def test_the_same_list_has_the_same_keys_and_no_two_of_its_rows_share_one(rows: list[list[Cell]]) -> None:
    keys = [[each.of("", row) for row in rows] for each in (RowKeys("melding"), RowKeys("melding"))]
    assert keys[0] == keys[1]
    assert len(set(keys[0])) == len(rows)
    assert all(len(key) == 36 for key in keys[0])
