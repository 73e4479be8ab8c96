"""Do all the words of a sentence together put right what the rules do not know?"""

from __future__ import annotations

from datetime import date

import pytest

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import MeasureStatus
from waarborg.reading.sentences.composing import compose
from waarborg.reading.sentences.context import Context
from waarborg.reading.sentences.deciding import decide
from waarborg.reading.sentences.sentence import Sentence
from waarborg.reading.sentences.weighing import features_of, weigh
from waarborg.registers.durations import Duration, Unit

BEFORE_ALL_WORDS = "the rules alone say something else, or the case shows nothing"


def _sentence(written: str, status: MeasureStatus | None = None) -> Sentence:
    return Sentence(written, Context(start=date(2024, 1, 1), end=date(2027, 12, 31), status=status))


@pytest.mark.parametrize(
    ("written", "kind", "number"),
    [
        (
            "Daarom krijgt iedereen die ons belt met een zorg over de straat, binnen drie werkdagen een antwoord"
            " van een mens, niet van een computer.",
            Kind.RESPONSE,
            Duration(3, Unit.WORKING_DAY),
        ),
        (
            "Voor de zomer van 2026 leggen wij, gevoed door de klachten van de afgelopen vijf jaar, de raad een"
            " verkeersplan voor.",
            Kind.MILESTONE,
            date(2026, 6, 20),
        ),
        (
            "Ieder jaar vertellen we de stad, eerlijk en zonder jargon, wat er gelukt is en wat niet.",
            Kind.FREQUENCY,
            Duration(1, Unit.YEAR),
        ),
        (
            "De draaiboeken mogen geen dode letter worden, en daarom herzien wij deze draaiboeken om de vier jaar.",
            Kind.INTERVAL,
            Duration(4, Unit.YEAR),
        ),
    ],
)
def test_a_promise_among_words_that_the_rules_take_for_a_fact_is_read(
    written: str, kind: Kind, number: Duration | date
) -> None:
    sentence = _sentence(written)
    assert compose(sentence) == [], BEFORE_ALL_WORDS
    [found] = decide(sentence)
    assert found.kind is kind
    assert number in (found.by, found.per, found.within)


def test_a_fact_that_a_rule_takes_for_a_promise_is_left_out_of_running_text() -> None:
    written = (
        "De eigenaren van de campings zijn zelf verantwoordelijk voor het maandelijks testen van de lampen."
    )
    sentence = _sentence(written)
    assert compose(sentence), BEFORE_ALL_WORDS
    assert decide(sentence) == []


def test_what_a_plan_lists_is_not_dropped_for_its_words() -> None:
    written = (
        "De eigenaren van de campings zijn zelf verantwoordelijk voor het maandelijks testen van de lampen."
    )
    sentence = _sentence(written, MeasureStatus.ONGOING)
    assert decide(sentence) == compose(sentence)


@pytest.mark.parametrize(
    "written",
    [
        "Opkomst van 85% van de vrijwilligers bij de oefening in 2026.",
        "Naleving van de leeftijdsgrens bij sportkantines: 85% in 2027.",
    ],
)
def test_a_figure_to_reach_in_a_year_is_no_date(written: str) -> None:
    [found] = decide(_sentence(written, MeasureStatus.GOAL))
    assert (found.kind, found.coverage) == (Kind.TARGET, 0.85)


def test_a_question_is_no_promise_however_it_sounds() -> None:
    assert decide(_sentence("Hoe vaak per jaar controleren we de horeca?", MeasureStatus.ONGOING)) == []


def test_what_no_rule_reads_is_read_only_where_it_has_the_number_of_its_kind() -> None:
    sentence = _sentence("Inzetten op het bezoeken van ouderen door vrijwilligers.", MeasureStatus.ONGOING)
    assert decide(sentence) == []


@pytest.mark.parametrize(("one", "other"), [("twee", "zes"), ("binnen 5 dagen", "binnen 8 dagen")])
def test_the_size_of_a_number_weighs_nothing(one: str, other: str) -> None:
    written = f"We bezoeken {one} scholen per jaar." if " " not in one else f"We bellen bewoners {one} terug."
    assert features_of(_sentence(written)) == features_of(_sentence(written.replace(one, other)))


@pytest.mark.parametrize(
    ("year", "named"),
    [(2019, "year before"), (2024, "year within"), (2027, "year within"), (2031, "year after")],
)
def test_a_year_weighs_by_where_it_lies_beside_the_plan(year: int, named: str) -> None:
    assert f"word {named}" in features_of(_sentence(f"In {year} sluiten we een convenant."))


def test_likelihoods_are_chances() -> None:
    for written in ("", "…", "De raad.", "Wij controleren elk jaar twee keer de cafés aan de haven. " * 20):
        assert all(0 <= chance <= 1 for chance in weigh(_sentence(written)).values())
