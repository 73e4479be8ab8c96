"""Is a register file read as it says, and is every mistake in it told at once?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.registers.sample import CATEGORIES, FIELDS, HEAD, RESULTS, SOUND, STATUSES, sample_register

from waarborg.registers.definitions import FieldType
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.files import RegisterFileError, read_register
from waarborg.registers.wording import say_problem


def mistakes_in(text: str, name: str = "proef") -> set[tuple[str, str]]:
    try:
        read_register(name, text)
    except RegisterFileError as error:
        for problem in error.problems:
            assert say_problem(problem, "nl")
            assert say_problem(problem, "en")
        return {(problem.field, problem.code) for problem in error.problems}
    return set()


def test_a_sound_file_gives_what_it_says() -> None:
    register = sample_register()
    assert register.name == "proef"
    assert register.valid_from == date(2026, 1, 1)
    assert register.label == ("Proef", "Trial")
    assert register.fields[0].max_length == 20
    assert register.fields[0].required
    assert register.fields[7].choices == (("rood", "Rood", "Red"), ("blauw", "Blauw, licht", "Light blue"))
    assert [field.type for field in register.fields] == list(FieldType)
    assert register.statuses[0].next == ("bezig", "klaar")
    assert register.statuses[2].end
    assert register.categories[0].term == Duration(24, Unit.HOUR)
    assert register.categories[0].words == ("spoedklus",)
    assert register.categories[0].hints == ("haast",)
    assert register.categories[1].term == Duration(10, Unit.WORKING_DAY)
    assert register.confidentiality == "intern"


def test_retention_is_a_term_for_good_or_unknown() -> None:
    done, kept, unknown = sample_register().results
    assert (done.retention, done.retention_source) == (Duration(5, Unit.YEAR), "12.1")
    assert (kept.retention, kept.retention_source) == (None, "2.1.1")
    assert (unknown.retention, unknown.retention_source) == (None, "")


def test_the_keys_of_the_head_arrive() -> None:
    register = sample_register(
        'gebied_verplicht = true\ngeldigheid = true\nlijst = "school"\nteam = "Wijk"\ndoorlooptijd = "P2W"\n'
        'vertrouwelijkheidaanduiding = "geheim"\nwoorden = ["proef", "op de proef"]\n'
    )
    assert register.needs_area
    assert register.needs_validity
    assert register.subject_lists == ("school",)
    assert register.team == "Wijk"
    assert register.term == Duration(2, Unit.WEEK)
    assert register.confidentiality == "geheim"
    assert register.words == ("proef", "op de proef")


REST = FIELDS + STATUSES + RESULTS + CATEGORIES
STATUS = "[[statustypen]]\nnaam = '{}'\nlabel = {{ nl = 'a', en = 'b' }}\n"
FIELD = "[[eigenschappen]]\nnaam = '{}'\nlabel = {{ nl = 'a', en = 'b' }}\ntype = '{}'\n"
RESULT = "[[resultaattypen]]\nnaam = 'r'\nlabel = { nl = 'a', en = 'b' }\n"

MISTAKES = [
    ("no TOML", "naam = ", ("", "not_toml")),
    ("a key is missing", SOUND.replace("versie = 1\n", ""), ("versie", "key_missing")),
    ("a day is missing", SOUND.replace("geldig_vanaf = 2026-01-01\n", ""), ("geldig_vanaf", "key_missing")),
    ("a day as text", SOUND.replace("2026-01-01", '"2026-01-01"'), ("geldig_vanaf", "not_a_day_in_file")),
    ("version zero", SOUND.replace("versie = 1", "versie = 0"), ("versie", "not_a_count")),
    ("unknown key", "kleur = 1\n" + SOUND, ("kleur", "unknown_key")),
    ("unknown key in a table", SOUND + "formule = 'a > b'\n", ("categorieen[2].formule", "unknown_key")),
    ("one language", SOUND.replace('nl = "Proef", ', ""), ("naam", "not_both_languages")),
    ("empty language", SOUND.replace('en = "Trial"', 'en = " "'), ("naam", "not_both_languages")),
    ("prefix", SOUND.replace('"PRF"', '"p1"'), ("voorvoegsel", "bad_prefix")),
    ("flag as text", "gebied_verplicht = 'ja'\n" + SOUND, ("gebied_verplicht", "not_true_or_false")),
    ("text as number", "team = 3\n" + SOUND, ("team", "not_a_text")),
    ("words as text", "woorden = 'proef'\n" + SOUND, ("woorden", "not_a_list_of_texts")),
    ("words with a number", "woorden = ['proef', 3]\n" + SOUND, ("woorden", "not_a_list_of_texts")),
    ("bad duration", SOUND.replace("PT24H", "24 uur"), ("categorieen[1].doorlooptijd", "not_a_duration")),
    ("duration of nothing", "doorlooptijd = 'P0D'\n" + SOUND, ("doorlooptijd", "not_a_duration")),
    ("no working days", "doorlooptijd = { werkdagen = 0 }\n" + SOUND, ("doorlooptijd", "not_a_duration")),
    (
        "secrecy",
        "vertrouwelijkheidaanduiding = 'top'\n" + SOUND,
        ("vertrouwelijkheidaanduiding", "not_one_of"),
    ),
    (
        "order of what has none",
        SOUND.replace('type = "getal"', 'type = "getal"\nniet_voor = "naam"'),
        ("eigenschappen[3].niet_voor", "no_earlier_field"),
    ),
    ("no tables", "roltypen = 'x'\n" + SOUND, ("roltypen", "not_tables")),
    ("unknown type", SOUND.replace('"getal"', '"cijfer"'), ("eigenschappen[3].type", "not_one_of")),
    (
        "bounds as text",
        SOUND.replace("minimum = 0", "minimum = '0'"),
        ("eigenschappen[3].minimum", "not_a_number_in_file"),
    ),
    (
        "bounds swapped",
        SOUND.replace("minimum = 0", "minimum = 9000"),
        ("eigenschappen[3].minimum", "minimum_above_maximum"),
    ),
    (
        "double field",
        HEAD + FIELDS + FIELD.format("dag", "tekst") + STATUSES + RESULTS,
        ("eigenschappen", "double_name"),
    ),
    ("double status", SOUND + STATUS.format("nieuw") + "eind = true\n", ("statustypen", "double_name")),
    (
        "a status that every register has",
        SOUND + STATUS.format("vervallen") + "eind = true\n",
        ("statustypen", "reserved_name"),
    ),
    (
        "column's name",
        HEAD + FIELD.format("status", "tekst") + STATUSES + RESULTS,
        ("eigenschappen[1].naam", "reserved_name"),
    ),
    (
        "bad name",
        HEAD + FIELD.format("Mijn Veld", "tekst") + STATUSES + RESULTS,
        ("eigenschappen", "bad_name"),
    ),
    (
        "choice without choices",
        HEAD + FIELD.format("k", "keuze") + STATUSES + RESULTS,
        ("eigenschappen[1].keuzes", "no_choices"),
    ),
    (
        "choices at text",
        SOUND.replace('"keuze"', '"tekst"'),
        ("eigenschappen[8].keuzes", "choices_not_allowed"),
    ),
    (
        "bounds at text",
        HEAD + FIELD.format("k", "tekst") + "minimum = 1\n" + STATUSES + RESULTS,
        ("eigenschappen[1].minimum", "bounds_not_allowed"),
    ),
    (
        "length at number",
        HEAD + FIELD.format("k", "getal") + "maximale_lengte = 1\n" + STATUSES + RESULTS,
        ("eigenschappen[1].maximale_lengte", "length_not_allowed"),
    ),
    ("no statuses", HEAD + RESULTS, ("statustypen", "no_statuses")),
    ("no results", HEAD + STATUSES, ("resultaattypen", "no_results")),
    (
        "next status unknown",
        SOUND.replace('["klaar"]', '["weg", "klaar"]'),
        ("statustypen[2].volgende", "unknown_next_status"),
    ),
    ("dead end", SOUND.replace('volgende = ["klaar"]\n', ""), ("statustypen[2].volgende", "dead_end")),
    ("no end", SOUND.replace("eind = true", "volgende = ['bezig']"), ("statustypen", "no_end_status")),
    (
        "end out of reach",
        HEAD + STATUS.format("a") + "volgende = ['a']\n" + STATUS.format("b") + "eind = true\n" + RESULT,
        ("statustypen", "end_out_of_reach"),
    ),
    (
        "status out of reach",
        SOUND + STATUS.format("los") + "eind = true\n",
        ("statustypen", "status_out_of_reach"),
    ),
    ("occurrence opens", "gebeurtenis = true\n" + SOUND, ("statustypen[1].eind", "occurrence_starts_open")),
    ("occurrence has a term", "gebeurtenis = true\n" + SOUND, ("doorlooptijd", "occurrence_with_term")),
    ("no such moment", 'beginveld = "naam"\n' + SOUND, ("beginveld", "not_one_of")),
    (
        "kept with a term",
        SOUND.replace('"blijvend_bewaren"', '"blijvend_bewaren"\narchiefactietermijn = "P1Y"'),
        ("resultaattypen[2].archiefactietermijn", "kept_for_good_with_term"),
    ),
    (
        "destroyed when?",
        SOUND.replace('archiefactietermijn = "P5Y"\n', ""),
        ("resultaattypen[1].archiefactietermijn", "destroyed_without_term"),
    ),
    (
        "term alone",
        SOUND.replace('archiefnominatie = "vernietigen"\n', ""),
        ("resultaattypen[1].archiefnominatie", "term_without_destruction"),
    ),
    (
        "nomination unknown",
        SOUND.replace('"blijvend_bewaren"', '"weggooien"'),
        ("resultaattypen[2].archiefnominatie", "not_one_of"),
    ),
    (
        "no source",
        SOUND.replace('selectielijst = "2.1.1"\n', ""),
        ("resultaattypen[2].selectielijst", "retention_without_source"),
    ),
    (
        "source alone",
        SOUND.replace('archiefnominatie = "blijvend_bewaren"\n', ""),
        ("resultaattypen[2].archiefnominatie", "source_without_retention"),
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in MISTAKES], ids=[case[0] for case in MISTAKES]
)
def test_a_mistake_is_told_with_its_place(text: str, expected: tuple[str, str]) -> None:
    assert expected in mistakes_in(text)


def test_the_name_of_the_file_must_serve_as_a_name() -> None:
    assert ("", "bad_file_name") in mistakes_in(SOUND, name="Mijn Register")


def test_all_mistakes_are_told_at_once() -> None:
    text = "kleur = 1\n" + SOUND.replace("versie = 1", "versie = 'een'").replace('"bezig", ', '"weg", ')
    assert mistakes_in(text) >= {
        ("versie", "not_a_count"),
        ("kleur", "unknown_key"),
        ("statustypen[1].volgende", "unknown_next_status"),
        ("statustypen", "status_out_of_reach"),
    }


def test_the_error_itself_names_the_file_and_its_mistakes() -> None:
    with pytest.raises(
        RegisterFileError, match=r"proef\.toml cannot be used:\n  kleur: kleur is unknown\. Remove it"
    ):
        read_register("proef", "kleur = 1\n" + SOUND)


@given(st.text(max_size=200))
def test_no_text_whatever_breaks_the_reader(text: str) -> None:
    assert mistakes_in(text)


JSON_LIKE = st.recursive(
    st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["nl", "en", "naam"]), inner),
    max_leaves=6,
)


def _as_toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(_as_toml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_as_toml(item)}" for key, item in value.items()) + "}"
    return '"' + "".join(letter for letter in str(value) if letter.isalnum()) + '"'


@given(
    st.sampled_from(
        ["versie", "naam", "geldig_vanaf", "doorlooptijd", "woorden", "statustypen", "eigenschappen"]
    ),
    JSON_LIKE,
)
def test_no_value_whatever_breaks_the_reader(key: str, value: object) -> None:
    assert mistakes_in(f"{key} = {_as_toml(value)}\n")
