"""Do demands and verdicts survive being stored, and are wrong ones refused with all problems at once?"""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.commitments.strategies import commitments, days, demands, evidence_for

from waarborg.commitments.as_json import (
    WrongDemandError,
    demand_as_json,
    demand_from_json,
    verdict_as_json,
    verdict_from_json,
)
from waarborg.commitments.commitment import Commitment
from waarborg.commitments.demands import Demand
from waarborg.commitments.judge import judge
from waarborg.commitments.wording import say_problem


@given(demands)
def test_a_demand_survives_being_stored(demand: Demand) -> None:
    assert demand_from_json(json.loads(json.dumps(demand_as_json(demand)))) == demand


@given(st.data(), commitments(), days)
def test_a_verdict_survives_being_stored(data: st.DataObject, commitment: Commitment, day: date) -> None:
    verdict = judge(commitment, data.draw(evidence_for(commitment, day)), day)
    assert verdict_from_json(json.loads(json.dumps(verdict_as_json(verdict)))) == verdict


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        (5, {"kind"}),
        ({}, {"kind"}),
        ({"kind": "vaak"}, {"kind"}),
        ({"kind": "frequency"}, {"per", "at_least"}),
        ({"kind": "frequency", "per": "PT24H", "at_least": 1}, {"per"}),
        ({"kind": "frequency", "per": "P0Y", "at_least": 1}, {"per"}),
        ({"kind": "frequency", "per": "P9999Y", "at_least": 1}, {"per"}),
        ({"kind": "frequency", "per": "P1Y", "at_least": 0}, {"at_least"}),
        ({"kind": "frequency", "per": "P1Y", "at_least": True}, {"at_least"}),
        ({"kind": "frequency", "per": "P1Y", "at_least": 3, "at_most": 2}, {"at_most"}),
        ({"kind": "frequency", "per": "P1Y", "at_least": 3, "coverage": 0.5}, {"each"}),
        (
            {"kind": "frequency", "per": "jaar", "at_least": -1, "each": " ", "coverage": 70, "months": [13]},
            {"per", "at_least", "each", "coverage", "months"},
        ),
        ({"kind": "interval", "by": "2026-01-01"}, {"within", "by"}),
        ({"kind": "response", "within": "24 uur", "coverage": 0}, {"within", "coverage"}),
        ({"kind": "milestone", "by": "2026-02-30"}, {"by"}),
        ({"kind": "in_force", "each": 3}, {"each"}),
        ({"kind": "in_force", "coverage": 0.7}, {"each"}),
        ({"kind": "target", "direction": "omlaag"}, {"indicator", "direction", "bound"}),
        (
            {"kind": "target", "indicator": "x", "direction": "above", "reference": "year:vorig"},
            {"reference"},
        ),
        (
            {"kind": "target", "indicator": "x", "direction": "above", "bound": float("nan")},
            {"bound"},
        ),
        ({"kind": "attested", "every": "P1Q"}, {"every"}),
    ],
)
def test_a_wrong_demand_is_refused_with_all_its_problems(written: object, wrong: set[str]) -> None:
    with pytest.raises(WrongDemandError) as refused:
        demand_from_json(written)
    assert {problem.field for problem in refused.value.problems} == wrong
    for problem in refused.value.problems:
        assert "{" not in say_problem(problem, "nl") + say_problem(problem, "en")


def test_fields_that_are_left_open_may_be_absent_or_null() -> None:
    short = demand_from_json({"kind": "frequency", "per": "P1Y", "at_least": 2})
    long = demand_from_json({"kind": "frequency", "per": "P1Y", "at_least": 2, "by": None, "months": None})
    assert short == long


@pytest.mark.parametrize("written", [None, 3, {}, {"standing": "best"}, {"window": {}, "reason": None}])
def test_what_is_no_verdict_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match=r"verdict|Standing"):
        verdict_from_json(written)
