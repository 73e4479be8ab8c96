"""Do the forms of one Dutch word fall together, and do different words stay apart?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.registers.stems import split_words, stem

FORMS = [
    ("controle", "controles", "controleren", "controleert", "gecontroleerd", "gecontroleerde"),
    ("oefening", "oefeningen", "oefenen", "oefent", "oefende", "geoefend"),
    ("training", "trainingen", "trainen", "getraind", "traint"),
    ("opleiding", "opleidingen", "opgeleid", "opleiden"),
    ("aanstelling", "aangesteld", "aanstellen"),
    ("vaststelling", "vastgesteld", "vaststellen"),
    ("inbraak", "inbraken"),
    ("brief", "brieven", "briefje"),
    ("leus", "leuzen"),
    ("school", "scholen"),
    ("examen", "examens"),
    ("evenement", "evenementen"),
    ("schouw", "schouwen", "geschouwd"),
    ("boa", "boa's", "boa’s"),
    ("informeren", "geinformeerd", "informeert"),
    ("wapenvergunning", "wapenvergunningen"),
]


@pytest.mark.parametrize("forms", FORMS, ids=lambda forms: forms[0])
def test_the_forms_of_a_word_fall_together(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


DIFFERENT = [
    ("geweld", "wel"),
    ("melding", "middel"),
    ("controle", "contract"),
    ("school", "schouw"),
    ("oefening", "offensief"),
    ("gemeente", "gemeen"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_words_are_split_without_marks_and_accents() -> None:
    assert split_words("Zorg- en veiligheidsoverleg: geïnformeerd over (WhatsApp-groepen)!") == [
        "zorg",
        "en",
        "veiligheidsoverleg",
        "geinformeerd",
        "over",
        "whatsapp-groepen",
    ]


@given(st.text())
def test_every_text_can_be_split_and_stemmed(text: str) -> None:
    for word in split_words(text):
        assert len(stem(word)) <= len(word)
