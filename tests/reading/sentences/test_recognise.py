"""Is a promise recognised, with its kind and numbers?"""

from __future__ import annotations

import pytest

from waarborg.commitments.demands import Kind
from waarborg.reading.sentences.recognise import recognise


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Minimaal 2 keer per jaar vindt een integrale controle plaats.", Kind.FREQUENCY),
        ("Om de vier jaar wordt het crisisplan opnieuw vastgesteld.", Kind.INTERVAL),
        ("Beledigende leuzen worden binnen 24 uur verwijderd.", Kind.RESPONSE),
        ("Uiterlijk 1 januari 2020 is het convenant getekend.", Kind.MILESTONE),
    ],
)
def test_a_promise_is_recognised_with_its_kind(sentence: str, kind: Kind) -> None:
    assert [commitment.kind for commitment in recognise(sentence)] == [kind]


def test_a_law_that_enters_into_force_is_no_promise() -> None:
    assert recognise("De wet treedt per 1 januari 2020 in werking.") == ()
