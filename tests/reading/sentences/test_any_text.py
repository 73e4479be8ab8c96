"""Is every text read without a crash, in a time that grows with its length?"""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import MeasureStatus
from waarborg.reading.sentences.context import Context
from waarborg.reading.sentences.recognise import recognise

TEXT = """
minimaal twee keer per jaar wordt worden de het een in elke alle wijk scholen binnen 24 uur werkdagen
uiterlijk 1 januari 2024 voor zomer van eerste kwartaal om vier jaarlijks halfjaarlijks 70% controle controles
gecontroleerd is zijn er geen niet altijd na bij incident meldingen , . ; : ( ) " ' – € 100.000 en maximaal
tot de politie we dat die waar mogelijk vóór week om-de één één- 2x hoogseizoen vast agendapunt q1 medio eind
[nieuw] daling
"""
WORDS = st.sampled_from(TEXT.split())
SENTENCES = st.lists(WORDS, max_size=40).map(" ".join)


@settings(max_examples=400, deadline=None)
@example('"', None)
@example("minimaal die ,", None)
@example("Het aantal meldingen is onder 0%", MeasureStatus.GOAL)
@example("als er 3 zijn, 4 keer", MeasureStatus.GOAL)
@given(SENTENCES | st.text(max_size=200), st.sampled_from([None, *MeasureStatus]))
def test_any_text_is_read_and_what_is_found_is_sound(text: str, status: MeasureStatus | None) -> None:
    for found in recognise(text, page=3, context=Context(status=status, often="per kwartaal")):
        assert found.sentence.strip()
        assert found.page == 3
        assert found.coverage is None or 0 < found.coverage <= 1
        assert all(1 <= month <= 12 for month in found.months)
        assert found.question or not found.vague
        if found.kind is Kind.INTERVAL:
            assert found.within is not None
        if found.kind is Kind.FREQUENCY and not found.vague:
            assert found.per is not None
            assert found.at_least is not None or found.at_most is not None


HARD = [
    "per ",
    "in elke wijk, die ",
    "een a-b-c-d-e ",
    "2 ",
    "2 keer ",
    "de kosten van de ",
    "wordt worden is zijn ",
    "voor de 1 januari 2024 ",
    "'a b c d e ",
    '"',
    "(",
    "alle ",
    "binnen ",
    "onderzoeken of ",
    "er is ",
    "1 - ",
]


def _seconds(text: str) -> float:
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        recognise(text)
        best = min(best, time.process_time() - started)
    return best


@pytest.mark.parametrize("part", HARD)
def test_the_time_grows_with_the_length(part: str) -> None:
    _seconds(part * 50)
    short, long = _seconds(part * 200), _seconds(part * 800)
    assert long < 20 * max(short, 0.005), f"four times the text took {long / short:.0f} times as long"
