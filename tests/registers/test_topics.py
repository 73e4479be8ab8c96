"""Which topic of a meeting does a sentence name?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.registers.shelf import builtin_registers
from waarborg.registers.topics import find_topics

MEETING = builtin_registers()["overleg"]

TOPICS = [
    ("Drugsgebruik is een vast agendapunt in de driehoek.", ["drugs"]),
    ("Ondermijning staat op elke agenda.", ["ondermijning"]),
    ("Overlast van verwarde personen is vast onderwerp van gesprek.", ["verward_gedrag"]),
    ("Polarisatie en radicalisering komt in elk AVO aan de orde.", ["polarisatie_radicalisering"]),
    ("Radicalisering komt in elk AVO aan de orde.", ["polarisatie_radicalisering"]),
    ("Mensenhandel en cybercrime staan vast op de agenda.", ["mensenhandel", "cybercrime"]),
    ("We vergaderen elke maand.", []),
    ("", []),
]


@pytest.mark.parametrize(("sentence", "values"), TOPICS)
def test_a_sentence_names_its_topic(sentence: str, values: list[str]) -> None:
    assert find_topics(sentence, MEETING) == tuple(("agendapunten", value) for value in values)


def test_a_register_without_multiple_choice_has_no_topics() -> None:
    assert find_topics("Drugs op de agenda", builtin_registers()["attest"]) == ()


@given(st.text())
def test_no_text_whatever_breaks_the_finding(text: str) -> None:
    assert isinstance(find_topics(text, MEETING), tuple)
