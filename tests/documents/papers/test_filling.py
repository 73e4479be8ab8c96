from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from waarborg.documents.papers.filling import (
    TemplateRefused,
    built_in,
    check_template,
    fill,
)
from waarborg.documents.papers.pandoc import read_markdown, write_tree
from waarborg.documents.papers.written import write_table
from waarborg.documents.titles import KINDS


def shown(markdown: str) -> str:
    """What a reader sees of Markdown, without marks and on one line."""
    plain = write_tree(read_markdown(markdown), "plain", "--wrap=none").decode()
    return " ".join(plain.split())


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1))
def test_every_value_reads_as_itself_and_marks_nothing(value: str) -> None:
    filled = fill("Dit is {{ waarde }} en niets anders.", {"waarde": value})
    tree = read_markdown(filled)
    assert [block["t"] for block in tree["blocks"]] == ["Para"]
    assert {part["t"] for part in tree["blocks"][0]["c"]} <= {"Str", "Space"}


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
@example("-")
@example("1.")
@example("(@a)")
def test_a_value_that_begins_a_line_makes_nothing_else_of_it(value: str) -> None:
    assert [block["t"] for block in read_markdown(fill("{{ waarde }} x", {"waarde": value}))["blocks"]] == [
        "Para"
    ]


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("1. **Opgepast** [hier](http://x)", "1. **Opgepast** [hier](http://x)"),
        ("regel\n\n# kop", "regel # kop"),
        (date(2026, 12, 31), "31 december 2026"),
        (1234.5, "1.234,5"),
        (-2, "-2"),
        (None, ""),
        (True, "ja"),
    ],
)
def test_values_are_written_in_dutch(value: object, read: str) -> None:
    assert shown(fill("Zie {{ waarde }}", {"waarde": value})) == f"Zie {read}".strip()


def test_a_number_leads_to_its_evidence() -> None:
    filled = fill("{{ 3 | link('https://x.nl/a b') }} van de {{ 4 | words }}", {})
    assert filled == "[3](<https://x.nl/ab>) van de vier\n"


def test_a_table_has_a_row_of_headings_and_numbers_to_the_right() -> None:
    filled = fill(
        "{{ table(['Stand', 'Aantal'], rijen, 'Hoe het staat') }}", {"rijen": [["a|b", 3], ["c", 12]]}
    )
    (table,) = read_markdown(filled)["blocks"]
    assert table["t"] == "Table"
    assert [column[0]["t"] for column in table["c"][2]] == ["AlignLeft", "AlignRight"]
    assert "a|b" in shown(filled)


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("goed\n{{ onbekend }}", 2),
        ("goed\n\n{% for %}", 3),
        ("{% if waar %}\ngeen einde", 2),
        ("\n{{ ''.__class__.__mro__ }}", 2),
        ("\n\n{{ table.__globals__ }}", 3),
        ("{% include '/etc/passwd' %}", 1),
        ("\n{% import 'settings' as s %}", 2),
        ("\n{{ range(9) }}", 2),
        ("\n\n{{ 1 / 0 }}", 3),
        ("\n{{ table(1, 2) }}", 2),
        ("{% for a in l %}{% for b in l %}{% for c in l %}{% for d in l %}\n{% for e in l %}{% endfor %}", 2),
    ],
)
def test_a_broken_or_curious_template_is_refused_with_its_line(template: str, line: int) -> None:
    template += "{% endfor %}" * (template.count("{% for a") * 4)
    with pytest.raises(TemplateRefused) as refused:
        fill(template, {"waar": True, "l": [1]})
    assert refused.value.line == line


@pytest.mark.parametrize(
    ("template", "dutch", "english"),
    [
        ("{{ onbekend }}", "‘onbekend’ is er niet", "there is no ‘onbekend’"),
        ("{{ waar.onbekend }}", "‘onbekend’ is er niet", "there is no ‘onbekend’"),
        ("{{ waar | groot }}", "‘groot’ is er niet", "there is no ‘groot’"),
        ("{% for a in l %}", "‘endfor’ ontbreekt", "‘endfor’ is missing"),
        ("{% voor a in l %}", "‘voor’ is hier geen opdracht", "‘voor’ is no instruction here"),
        ("{{ 1 + }}", "er ontbreekt iets voor de haakjes", "something is missing before the braces"),
        ("{{ ''.__class__ }}", "dit mag een sjabloon niet", "a template may not do this"),
    ],
)
def test_what_is_wrong_with_a_template_is_said_in_both_languages(
    template: str, dutch: str, english: str
) -> None:
    with pytest.raises(TemplateRefused) as refused:
        fill(template, {"waar": True, "l": [1]})
    assert refused.value.told == (dutch, english)


@pytest.mark.parametrize("name", KINDS)
def test_every_template_that_comes_along_can_be_read(name: str) -> None:
    check_template(built_in(name))


def test_numbers_below_each_other_have_as_many_decimals_and_one_may_be_unknown() -> None:
    rows: list[list[object]] = [["a", 8.3, 4, "4"], ["b", 12, None, "vijf"], ["c", 0.25, "–", "6"]]
    table = write_table(["Naam", "Cijfer", "Aantal", "Gezegd"], rows)
    cells = [[cell.strip() for cell in line.strip("| ").split("|")] for line in table.strip().splitlines()]
    assert [row[1:] for row in cells[2:]] == [["8,30", "4", "4"], ["12,00", "", "vijf"], ["0,25", "–", "6"]]
    assert [each.endswith(":") for each in cells[1]] == [False, True, True, False]


def test_no_word_of_a_table_that_is_wider_than_the_page_runs_into_the_next_column() -> None:
    word, sentence = "Verkeersveiligheid", "een zin die lang is " * 4
    table = write_table(["Thema", "Van wie", "Gezegd", "Gedaan"], [[word, sentence, sentence, sentence]])
    rule = table.splitlines()[2].strip("| ").split("|")
    shares = [len(part.strip()) / sum(len(each.strip()) for each in rule) for part in rule]
    assert shares[0] * 100 > len(word)
