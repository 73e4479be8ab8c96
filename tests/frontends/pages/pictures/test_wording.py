from __future__ import annotations

import pytest

from waarborg.frontends.pages.pictures.wording import (
    as_share,
    between,
    change_words,
    counted,
    decimal,
    percent,
    period,
    sureness,
)
from waarborg.operations.pictures.findings import Change
from waarborg.operations.pictures.picture import Level, Signal

LEVEL = Level(("2025MM11", "2026MM10"), 87, 19_273, 2025, 4.5141, 3.6156, 5.5681)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (decimal(4.55141), "4,6"),
        (decimal(None), "–"),
        (decimal(1_234.96), "1.235,0"),
        (percent(0.0875), "+9 %"),
        (percent(-0.0299), "−3 %"),
        (as_share(0.0099), "1 %"),
        (between(LEVEL), "3,6 – 5,6"),
        (period("2026MM10"), "oktober 2026"),
        (period("2025JJ00"), "2025"),
        (counted(Level(("", ""), None, 1, 2025, None, None, None, hidden=True)), "te klein getal"),
        (change_words(None), "te weinig gevallen om iets te zeggen"),
        (
            change_words(Change(0.0875, -0.2065, 0.4921, sure=False)),
            "+9\u00a0%; kan toeval zijn (tussen −21\u00a0% en +49\u00a0%)",
        ),
        (
            change_words(Change(0.5, 0.1, 0.9, sure=True)),
            "+50\u00a0%: meer dan toeval (tussen +10\u00a0% en +90\u00a0%)",
        ),
        (
            sureness(Signal("BU1", "x", "2026MM10", 6, 0.6, 3, 1 / 5_489, 0.01)),
            "De kans dat toeval alleen zoveel geeft, is ongeveer 1 op 5.489.",
        ),
    ],
)
def test_a_figure_is_rounded_and_said_with_how_sure_it_is(said: str, words: str) -> None:
    assert said == words
