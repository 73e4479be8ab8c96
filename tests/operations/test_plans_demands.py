"""With what does the form of a target start, by what its sentence says?"""

from __future__ import annotations

import pytest

from waarborg.commitments.demands import Kind
from waarborg.operations.plans.demands import known_of
from waarborg.reading.draft import DraftCommitment

BURGLARIES = {"indicator": "woninginbraak-per-1000"}


@pytest.mark.parametrize(
    ("draft", "known"),
    [
        (
            DraftCommitment(Kind.TARGET, "Het aantal woninginbraken is niet hoger dan in de regio."),
            {**BURGLARIES, "reference": "area:veiligheidsregio", "direction": "at_most"},
        ),
        (
            DraftCommitment(
                Kind.TARGET, "Het aantal woninginbraken ligt 20% lager dan in 2018.", coverage=0.2
            ),
            {**BURGLARIES, "reference": "year:2018", "direction": "at_most", "bound": 0.8},
        ),
        (
            DraftCommitment(Kind.TARGET, "Het aantal woninginbraken blijft onder de 150.", at_most=150),
            {"direction": "at_most", "bound": 150},
        ),
        (
            DraftCommitment(Kind.TARGET, "Inwoners geven hun buurt een 7,5.", at_least=7.5),
            {"direction": "at_least", "bound": 7.5},
        ),
        (DraftCommitment(Kind.TARGET, "90% van de inwoners voelt zich veilig.", coverage=0.9), {}),
    ],
)
def test_a_target_starts_with_what_its_sentence_says(
    draft: DraftCommitment, known: dict[str, object]
) -> None:
    assert known_of(draft) == known
