"""Do glued words come apart, and does good Dutch stay whole?"""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waarborg.reading.blocks import Block, BlockKind
from waarborg.reading.repair import Ungluer, count_words
from waarborg.reading.tidy import tidy

KNOWN = count_words(
    [
        "de politie, de scholen, de website, radicalisering, polarisatie, centrale, gelijk, gelijkheid, briefing",
        "motie stabiliseren motiveren regulering escaleren montage handel uren ken len gene zelfde stijds lict",
    ]
)


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ("depolitie", "de politie"),
        ("Depolitie", "De politie"),
        ("dewebsite van de gemeente", "de website van de gemeente"),
        ("DeWet regelt dit", "De Wet regelt dit"),
        ("deOM-aanpak", "de OM-aanpak"),
        ("omeen plan", "om een plan"),
        ("alseen pand leeg staat", "als een pand leeg staat"),
        ("er wordt gewerkt meteen plan", "er wordt gewerkt met een plan"),
        ("is gestart meteen project", "is gestart met een project"),
        ("zosnel mogelijk", "zo snel mogelijk"),
        ("zodat wesneller ingrijpen", "zodat we sneller ingrijpen"),
    ],
)
def test_glued_words_come_apart(glued: str, apart: str) -> None:
    assert Ungluer(KNOWN).repair(glued) == apart


@pytest.mark.parametrize(
    "word",
    [
        *(
            "dezelfde",
            "degene",
            "destijds",
            "deelnemers",
            "deelname",
            "december",
            "delict",
            "delen",
            "deken",
            "deuren",
        ),
        *(
            "deradicalisering",
            "depolarisatie",
            "decentrale",
            "degelijk",
            "degelijkheid",
            "debriefing",
            "demotie",
        ),
        *(
            "destabiliseren",
            "demotiveren",
            "deregulering",
            "deëscaleren",
            "demontage",
            "detailhandel",
            "hetzelfde",
        ),
        *("overeen", "bijeen", "westelijk", "wethouder", "zoveel mogelijk", "opeens", "vandaan", "aandeel"),
        *("we gaan meteen aan de slag", "politie werkt meteen samen", "de raad is meteen gestart"),
    ],
)
def test_good_dutch_stays_whole(word: str) -> None:
    assert Ungluer(KNOWN).repair(word) == word


@given(st.text(max_size=80))
def test_nothing_but_spaces_is_ever_added(text: str) -> None:
    assert Ungluer(Counter()).repair(text).replace(" ", "") == text.replace(" ", "")


def _paragraphs(*texts: str) -> list[Block]:
    return [Block(BlockKind.PARAGRAPH, text) for text in texts]


def test_a_paragraph_broken_by_a_page_end_is_one() -> None:
    broken = _paragraphs("De gemeente zet zich in voor de veiligheid van", "inwoners en ondernemers.")
    assert [block.text for block in tidy(broken)] == [
        "De gemeente zet zich in voor de veiligheid van inwoners en ondernemers."
    ]


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("rechts- extremisme", "rechts-extremisme"),
        ("WhatsApp- groepen", "WhatsApp-groepen"),
        ("zorg- en veiligheidshuis", "zorg- en veiligheidshuis"),
        ("een woning- inbraak", "een woninginbraak"),
    ],
)
def test_a_hyphen_left_by_the_end_of_a_line_is_mended(broken: str, mended: str) -> None:
    first, _ = tidy(_paragraphs(f"Dit gaat over {broken}.", "Een woninginbraak is ingrijpend."))
    assert first.text == f"Dit gaat over {mended}."
