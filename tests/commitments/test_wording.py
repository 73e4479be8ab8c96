"""Is every verdict and demand said in both languages?"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.commitments.strategies import commitments, days, demands, evidence_for

import waarborg.commitments
from waarborg.commitments.commitment import Commitment
from waarborg.commitments.demands import Demand, Direction, Frequency, Interval, Kind, Response, Target
from waarborg.commitments.describing import describe
from waarborg.commitments.judge import judge, judge_period, windows_until
from waarborg.commitments.sentences import DUTCH, ENGLISH, PROBLEMS
from waarborg.commitments.verdicts import Reason, Standing
from waarborg.commitments.wording import Language, name_of, say, say_day, say_number
from waarborg.registers.durations import Duration, Unit

YEAR = Duration(1, Unit.YEAR)
BOTH: tuple[Language, Language] = ("nl", "en")


def test_both_languages_have_a_sentence_for_the_same_codes_with_the_same_values() -> None:
    assert DUTCH.keys() == ENGLISH.keys()
    for code in DUTCH:
        values = [set(re.findall(r"\{(\w+)", table[code])) for table in (DUTCH, ENGLISH)]
        assert values[0] == values[1], code


def test_every_problem_with_a_demand_has_its_sentence() -> None:
    source = (Path(waarborg.commitments.__file__).parent / "as_json.py").read_text()
    used = set(re.findall(r'"((?:no_|asks_|below_|share_of_)\w+)"', source))
    assert used == PROBLEMS.keys()


@settings(max_examples=800, deadline=None)
@given(st.data(), commitments(), days)
def test_every_verdict_can_be_said_without_a_placeholder_left(
    data: st.DataObject, commitment: Commitment, day: date
) -> None:
    evidence = data.draw(evidence_for(commitment, day))
    verdicts = [judge(commitment, evidence, day)]
    verdicts += [
        judge_period(commitment, evidence, window, day)
        for window in list(windows_until(commitment, day))[-2:]
    ]
    for verdict in verdicts:
        for language in BOTH:
            said = say(verdict.reason, language)
            assert said.endswith(".")
            assert not re.search(r"[{}]|None|9999|\d\d\d\d-\d\d", said), said


@given(st.none() | demands)
def test_every_demand_can_be_described(demand: Demand | None) -> None:
    for language in BOTH:
        line = describe(demand, language)
        assert line
        assert not re.search(r"[{}]|None|\d\d\d\d-\d\d", line), line


def test_every_standing_and_kind_has_a_name() -> None:
    for named in (*Standing, *Kind):
        assert name_of(named, "nl")
        assert name_of(named, "en")


@pytest.mark.parametrize(
    ("code", "values", "dutch", "english"),
    [
        (
            "frequency_to_go",
            {"measured": 3, "required": 4, "to_go": 1, "end": "2026-12-31"},
            "3 van de 4; nog één, uiterlijk 31 december 2026.",
            "3 of 4; one to go, by 31 December 2026.",
        ),
        (
            "response_missed",
            {"missed": 1, "triggers": 1},
            "1 van 1 geval niet of te laat beantwoord.",
            "1 of 1 case not answered, or too late.",
        ),
        (
            "response_due_soon",
            {"waiting": 1, "due": "2026-12-01T14:05"},
            "Nog open: 1. Het eerste moet uiterlijk 1 december 2026 om 14:05 uur beantwoord zijn.",
            "Still open: 1. The first must be answered by 1 December 2026 at 14:05.",
        ),
        (
            "in_force_gap",
            {"bare": 12, "end": "2026-12-31"},
            "In de periode tot en met 31 december 2026 12 dagen niet geldig.",
            "Not valid for 12 days in the period up to 31 December 2026.",
        ),
        (
            "target_at_most_met",
            {"measured": 3.25, "required": 4.5, "period": "2025"},
            "3,25 in 2025; het doel is hooguit 4,5.",
            "3.25 in 2025; the aim is at most 4.5.",
        ),
        (
            "target_at_most_not_met",
            {
                "measured": 3.25,
                "required": 3,
                "period": "2025",
                "reference": "area:veiligheidsregio",
                "factor": 1,
            },
            "3,25 in 2025; dat mag hooguit 3 zijn (het cijfer van de veiligheidsregio).",
            "3.25 in 2025; it may be at most 3 (the figure of the safety region).",
        ),
        (
            "target_below_met",
            {"measured": 2.5, "required": 2.7, "period": "2025", "reference": "year:2018", "factor": 0.9},
            "2,5 in 2025; het doel is minder dan 2,7 (90% van het cijfer in 2018).",
            "2.5 in 2025; the aim is less than 2.7 (90% of the figure in 2018).",
        ),
        (
            "target_no_reference",
            {"measured": 2.5, "period": "2025", "reference": "area:vergelijkbaar", "factor": 1},
            "Het cijfer is 2,5 in 2025, maar het cijfer van het midden van vergelijkbare gemeenten in 2025 is niet"
            " bekend.",
            "The figure is 2.5 in 2025, but the figure of the middle of comparable municipalities in 2025 is not"
            " known.",
        ),
    ],
)
def test_a_reason_in_words(code: str, values: dict[str, str | int | float], dutch: str, english: str) -> None:
    reason = Reason(code, tuple(values.items()))
    assert (say(reason, "nl"), say(reason, "en")) == (dutch, english)


@pytest.mark.parametrize(
    ("demand", "dutch", "english"),
    [
        (
            Frequency(YEAR, 2, each="wijk"),
            "minstens 2 per jaar, in elke wijk",
            "at least 2 per year, in every district",
        ),
        (
            Frequency(Duration(3, Unit.MONTH), 2, 2),
            "precies 2 per kwartaal",
            "exactly 2 per quarter",
        ),
        (
            Frequency(YEAR, 1, each="deelproces", coverage=0.7),
            "minstens 1 per jaar, bij 70% van de lijst ‘deelproces’",
            "at least 1 per year, for 70% of the list ‘deelproces’",
        ),
        (
            Frequency(YEAR, at_most=0, months=(7, 8)),
            "geen enkele per jaar, in juli en augustus",
            "none per year, in July and August",
        ),
        (
            Interval(Duration(4, Unit.YEAR)),
            "nooit langer dan vier jaar zonder",
            "never longer than four years without one",
        ),
        (
            Response(Duration(24, Unit.HOUR), 0.95),
            "95% van de gevallen binnen 24 uur beantwoord",
            "95% of the cases answered within 24 hours",
        ),
        (
            Target("inbraken", Direction.AT_MOST, 0.9, "year:2018"),
            "inbraken: hooguit 90% van het cijfer in 2018",
            "inbraken: at most 90% of the figure in 2018",
        ),
        (
            Target("inbraken_per_1000_woningen", Direction.BELOW, reference="area:regio"),
            "inbraken per 1000 woningen: minder dan het cijfer van ‘regio’",
            "inbraken per 1000 woningen: less than the figure of ‘regio’",
        ),
        (
            Target("inbraken", Direction.AT_MOST, 0.9, "area:provincie"),
            "inbraken: hooguit 90% van het cijfer van de provincie",
            "inbraken: at most 90% of the figure of the province",
        ),
        (None, "nog niet duidelijk hoe vaak of hoe snel", "not clear yet how often or how fast"),
    ],
)
def test_a_demand_in_one_line(demand: Demand | None, dutch: str, english: str) -> None:
    assert (describe(demand, "nl"), describe(demand, "en")) == (dutch, english)


@pytest.mark.parametrize(
    ("number", "dutch"), [(3, "3"), (3.0, "3"), (2.5, "2,5"), (2.666, "2,67"), (0.001, "0,001"), (-0.0, "0")]
)
def test_figures_have_a_decimal_comma_in_dutch(number: float, dutch: str) -> None:
    assert say_number(number, "nl") == dutch


def test_days_are_said_in_full() -> None:
    assert say_day(date(2026, 5, 1), "nl") == "1 mei 2026"
