"""Is every row of a panel's file read as it was meant, and is each that does not count told with its reason?"""

from __future__ import annotations

import pytest

from waarborg.sources.incidents.cells import Cell
from waarborg.sources.panel_files.columns import FileQuestion, Kind, check_columns, propose_columns, targets
from waarborg.sources.panel_files.rows import FileResponse, Reading, Reject, read_rows

SAFE = FileQuestion(
    1, "q1", "Hoe veilig voelt u zich?", Kind.SCALE, (1, 5), ("nooit veilig", "altijd veilig")
)
WHERE = FileQuestion(2, "q2", "Waar is het onveilig?", Kind.SEVERAL, options=("straat", "park", "station"))
OFTEN = FileQuestion(3, "q3", "Hoe vaak?", Kind.ONE, options=("nooit", "soms", "vaak"))
WHY = FileQuestion(4, "q4", "Waarom?", Kind.OPEN)
ASKED = (SAFE, WHERE, OFTEN, WHY)


def reading(*columns: str) -> Reading:
    return Reading(columns, ASKED, {"bu01": 7, "dorp": 7}, frozenset({"weet niet", "99"}))


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (["Respondentnummer", "E-mail", "V1", "V2", "V3", "V4"], ["", "", "1", "2", "3", "4"]),
        (["Hoe veilig voelt u zich", "3. Hoe vaak?", "Waarom"], ["1", "3", "4"]),
        (["V2_1", "v2_2", "V02.3", "vraag 1"], ["2.1", "2.2", "2.3", "1"]),
        (["Waar is het onveilig? [park]", "Waar is het onveilig? [straat]"], ["2.2", "2.1"]),
        (["V1", "V1", "V9", "V1_2"], ["1", "", "", ""]),
        (["Weegfactor", "Buurtnaam", "Buurtcode"], ["weight", "", "area"]),
        (["wijk", "Buurten", "2", "2a"], ["", "area", "2", ""]),
    ],
)
def test_columns_find_their_question_by_its_text_or_number(headings: list[str], columns: list[str]) -> None:
    assert propose_columns(headings, ASKED, ["Buurten"]) == tuple(columns)


def test_neighbourhoods_are_not_proposed_where_they_are_not_asked() -> None:
    assert propose_columns(["buurt"], ASKED) == ("",)


def test_a_column_that_is_unknown_or_chosen_twice_is_told() -> None:
    known = targets(ASKED, asks_area=False)
    chosen = ["area", "1", "1", "2", "2.1", ""]
    assert list(check_columns(chosen, known)) == [
        (0, "unknown_panel_column"),
        *((place, "column_twice") for place in (1, 2, 3, 4)),
    ]


@pytest.mark.parametrize(
    ("target", "cell", "answer"),
    [
        ("1", 4, 4),
        ("1", 4.0, 4),
        ("1", "4,0", 4),
        ("1", " 5 ", 5),
        ("1", "Altijd  veilig", 5),
        ("1", "2 - soms", 2),
        ("3", "VAAK", "vaak"),
        ("3", 2, "soms"),
        ("2", "park; straat", ["straat", "park"]),
        ("2", "1|3", ["straat", "station"]),
        ("2.2", "ja", ["park"]),
        ("2.2", True, ["park"]),
        ("2.2", 0, []),
        ("4", "Het is donker", "Het is donker"),
    ],
)
def test_an_answer_is_read_as_agencies_write_it(target: str, cell: Cell, answer: object) -> None:
    found = read_rows([(2, [cell])], reading(target))
    assert [list(each.answers.values()) for each in found.responses] == [[answer]]


@pytest.mark.parametrize(
    ("target", "cell", "code"),
    [
        ("1", 6, "score_outside"),
        ("1", "3,5", "score_outside"),
        ("1", "4-5", "score_outside"),
        ("1", "-1", "score_outside"),
        ("3", "altijd", "answer_unknown"),
        ("3", 4, "answer_unknown"),
        ("2", "park; zee", "answer_unknown"),
        ("2.1", "misschien", "answer_unknown"),
        ("4", "x" * 2_001, "answer_too_long"),
        ("4", "a\x00b", "unstorable_characters"),
        ("area", "Zee", "area_unknown"),
        ("weight", "0", "weight_wrong"),
        ("weight", -1, "weight_wrong"),
        ("weight", "veel", "weight_wrong"),
        ("weight", None, "weight_wrong"),
        ("weight", float("nan"), "weight_wrong"),
        ("weight", float("inf"), "weight_wrong"),
    ],
)
def test_a_row_with_something_unreadable_does_not_count(target: str, cell: Cell, code: str) -> None:
    other = "3" if target == "1" else "1"
    found = read_rows([(5, [cell, 2])], reading(target, other))
    assert found.responses == ()
    assert [(each.row, each.column, each.code) for each in found.told.rejects] == [(5, 0, code)]


def test_a_row_counts_whole_or_not_at_all_and_says_everything_that_is_wrong() -> None:
    rows: list[tuple[int, list[Cell]]] = [
        (2, ["jan@voorbeeld.nl", 4, "BU01", "1,5", "ja", ""]),
        (3, ["b@voorbeeld.nl", 9, "zee", "1", "", ""]),
        (4, ["c@voorbeeld.nl", "Weet niet", "", "0.5", "99", None]),
        (5, ["d@voorbeeld.nl", 1, "dorp", "2", "nee", "ja"]),
    ]
    found = read_rows(rows, reading("", "1", "area", "weight", "2.1", "2.2"))
    assert found.responses == (
        FileResponse(7, {"q1": 4, "q2": ["straat"]}, 1.5),
        FileResponse(7, {"q1": 1, "q2": ["park"]}, 2.0),
    )
    assert found.told.rejects == (
        Reject(3, 1, "score_outside", "9"),
        Reject(3, 2, "area_unknown", "zee"),
        Reject(4, None, "row_empty"),
    )
    assert found.told.rejected == 2


def test_what_is_one_of_the_answers_counts_also_where_it_could_mean_that_there_is_none() -> None:
    asked = FileQuestion(1, "q1", "Hoe vaak?", Kind.ONE, options=("vaak", "weet niet"))
    found = read_rows([(2, ["weet niet"])], Reading(("1",), (asked,), {}, frozenset({"weet niet"})))
    assert found.responses[0].answers == {"q1": "weet niet"}
