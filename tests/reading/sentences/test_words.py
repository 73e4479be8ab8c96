"""Are verb forms, plurals and clauses told apart?"""

from __future__ import annotations

import pytest

from waarborg.reading.sentences.clauses import clauses_of
from waarborg.reading.sentences.nouns import singular_of
from waarborg.reading.sentences.scopes import find_scopes
from waarborg.reading.sentences.splitting import LONGEST, split_sentences
from waarborg.reading.sentences.verbs import is_act, is_finite, is_participle, is_past


@pytest.mark.parametrize(
    "word", ["controleerde", "voerden", "vond", "evalueerde", "werd", "handhaafde", "kwam"]
)
def test_a_past_tense_is_known(word: str) -> None:
    assert is_past(word)


@pytest.mark.parametrize("word", ["zetten", "verleende", "gemeente", "eerste", "harde", "bezocht", "maand"])
def test_what_may_be_something_else_is_no_past_tense(word: str) -> None:
    assert not is_past(word)


@pytest.mark.parametrize(
    "word", ["geëvalueerd", "opgesteld", "verwijderd", "teruggekoppeld", "plaatsgevonden", "geïnformeerd"]
)
def test_a_participle_is_known(word: str) -> None:
    assert is_participle(word)


@pytest.mark.parametrize("word", ["geweld", "gebied", "gezondheid", "gemeente", "agendapunt", "beleid"])
def test_a_noun_is_no_participle(word: str) -> None:
    assert not is_participle(word)


@pytest.mark.parametrize(("word", "act"), [("controleert", True), ("bespreken", True), ("blijft", False)])
def test_deliberate_acts_are_told_from_what_happens(word: str, act: bool) -> None:
    assert is_finite(word)
    assert is_act(word) is act


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("wijken", "wijk"),
        ("basisscholen", "basisschool"),
        ("jachthavens", "jachthaven"),
        ("deelprocessen", "deelproces"),
        ("horecabedrijven", "horecabedrijf"),
        ("straten", "straat"),
        ("boa's", "boa"),
        ("functionarissen", "functionaris"),
        ("evenementen", "evenement"),
        ("gelegenheden", "gelegenheid"),
        ("jachthaven", "jachthaven"),
    ],
)
def test_a_plural_has_its_singular(plural: str, singular: str) -> None:
    assert singular_of(plural) == singular


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("op alle grote evenementen wordt", "evenement"),
        ("elke aangifte van bedreiging", "aangifte"),
        ("2 controles per wijk per jaar", "wijk"),
        ("ontwikkelingen per gebied", None),
        ("alle partners werken mee", None),
        ("elke vrijdagavond", None),
    ],
)
def test_a_list_is_named_by_its_noun(text: str, each: str | None) -> None:
    assert next((scope.each for scope in find_scopes(text)), None) == each


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("in 2018 is het beleid vastgesteld en jaarlijks wordt het herzien", 2),
        ("jongeren die zijn aangehouden, worden besproken", 3),
        ("politie en gemeente houden toezicht", 1),
        ("als er een melding komt, gaan we kijken", 2),
        ("het team, dat in 2020 is opgericht, komt elke maand bijeen", 3),
    ],
)
def test_a_sentence_falls_into_clauses(text: str, clauses: int) -> None:
    found = clauses_of(text)
    assert len(found) == clauses
    assert "".join(text[one.start : one.end] for one in found) == text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("De raad krijgt een brief over het IVP. Daarna volgt overleg.", 2),
        ("De controle vindt o.a. plaats in de horeca.", 1),
        ("Eerst dit; dan dat.", 2),
        ("Burgemeester J. Jansen opent de dag.", 1),
        ("woord " * 1000, 6),
    ],
)
def test_a_paragraph_falls_into_sentences(text: str, number: int) -> None:
    sentences = split_sentences(text)
    assert len(sentences) == number
    assert all(len(sentence) <= LONGEST for sentence in sentences)
