"""Can every problem be told, in both languages, and is every sentence in use?"""

from __future__ import annotations

import ast
from pathlib import Path

from tests.registers.sample import sample_register

from waarborg import registers
from waarborg.registers.entries import CheckedEntry, check_entry
from waarborg.registers.file_wording import FILE_WORDING
from waarborg.registers.problems import Problem
from waarborg.registers.wording import ENTRY_WORDING, label_of, say_problem

CODE_IS_ARGUMENT = {"Problem": 1, "note": 1, "UnreadableValueError": 0}


def _codes_in_source() -> set[str]:
    codes: set[str] = set()
    for path in Path(registers.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = CODE_IS_ARGUMENT.get(name)
            if place is None or len(node.args) <= place:
                continue
            codes |= {
                inner.value
                for inner in ast.walk(node.args[place])
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str)
            }
    return codes


def test_every_code_has_its_sentence_and_every_sentence_its_code() -> None:
    assert _codes_in_source() == ENTRY_WORDING.keys() | FILE_WORDING.keys()


def test_no_code_is_told_in_two_ways() -> None:
    assert not ENTRY_WORDING.keys() & FILE_WORDING.keys()


def test_a_problem_is_told_in_the_language_with_its_numbers() -> None:
    problem = Problem("aantal", "below_minimum", (("minimum", 0.5),))
    assert say_problem(problem, "nl") == "Dit moet 0,5 of meer zijn."
    assert say_problem(problem, "en") == "This must be 0.5 or more."


def test_possibilities_are_named_as_the_form_shows_them() -> None:
    found = check_entry(sample_register(), {"onderwerp": "x", "kleur": "groen"})
    assert not isinstance(found, CheckedEntry)
    told = {
        language: [say_problem(each, language) for each in found if each.field == "kleur"]
        for language in ("nl", "en")
    }
    assert told == {
        "nl": ["groen is geen mogelijkheid. Kies uit: Rood; Blauw, licht."],
        "en": ["groen is not a possibility. Choose from: Red; Light blue."],
    }


def test_fields_and_columns_have_labels_in_both_languages() -> None:
    register = sample_register()
    assert label_of(register, "kosten", "nl") == "Kosten"
    assert label_of(register, "kosten", "en") == "Costs"
    assert label_of(register, "valid_until", "nl") == "Geldig tot en met"
    assert label_of(register, "verzonnen", "nl") == "verzonnen"
