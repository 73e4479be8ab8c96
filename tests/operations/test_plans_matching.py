"""Does a promise keep its number when the plan is read again?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.operations.plans.matching import Promise, match_promises

BARS = Promise(
    "Veilig uitgaan", "Twee controles.", "De horeca wordt twee keer per jaar gecontroleerd.", "frequency"
)
SHOPS = Promise("Winkels", "Overleg.", "We overleggen elk kwartaal met winkeliers.", "frequency")

CASES = [
    ("the same", BARS, True),
    (
        "other capitals and spaces",
        Promise("VEILIG UITGAAN", "twee controles", BARS.sentence.upper(), "frequency"),
        True,
    ),
    ("moved to another section", Promise("Horeca", "Anders.", BARS.sentence, "frequency"), True),
    ("the measure stayed", Promise(BARS.section, BARS.measure, "Heel andere woorden.", "frequency"), True),
    (
        "reworded a little",
        Promise("Horeca", "Anders.", "De horeca wordt drie keer per jaar gecontroleerd.", "frequency"),
        True,
    ),
    ("of another kind", Promise("Horeca", "Anders.", BARS.sentence, "interval"), False),
    (
        "about something else",
        Promise("Jeugd", "Anders.", "De gedragscode is altijd actueel.", "frequency"),
        False,
    ),
]


@pytest.mark.parametrize(("how", "new", "found"), CASES, ids=[case[0] for case in CASES])
def test_a_promise_is_found_back_by_what_it_says_and_where_it_stands(
    how: str, new: Promise, found: bool
) -> None:
    assert match_promises([SHOPS, BARS], [new]) == ({0: 1} if found else {})


def test_the_surest_match_wins_over_one_that_is_merely_alike() -> None:
    alike = Promise("Horeca", "Anders.", "De horeca wordt drie keer per jaar gecontroleerd.", "frequency")
    assert match_promises([BARS], [alike, BARS]) == {1: 0}


WORDS = st.sampled_from(["wijk", "school", "controle", "horeca", "elk jaar", "altijd"])
PROMISES = st.lists(
    st.builds(Promise, WORDS, WORDS, WORDS, st.sampled_from(["frequency", "response"])), max_size=8
)


@given(PROMISES, PROMISES)
def test_no_number_is_given_twice(old: list[Promise], new: list[Promise]) -> None:
    matches = match_promises(old, new)
    assert len(set(matches.values())) == len(matches)
    assert all(old[there].kind == new[here].kind for here, there in matches.items())


@given(PROMISES)
def test_an_unchanged_plan_keeps_every_promise(promises: list[Promise]) -> None:
    matches = match_promises(promises, promises)
    assert all(promises[there] == promises[here] for here, there in matches.items())
    assert len(matches) == len(promises)
