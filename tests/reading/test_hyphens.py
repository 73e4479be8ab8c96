"""Are words that the ends of lines broke put together, and do real hyphens stay?"""

from __future__ import annotations

import pytest

from waarborg.reading.hyphens import Mender
from waarborg.reading.repair import count_words

ABOUT = "De gemeente werkt samen met haar partners aan dit onderwerp. " * 10


def mend(text: str, *around: str) -> str:
    texts = (text, *around)
    return Mender(texts, count_words(texts)).mend(text)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Opkopers worden gecon- troleerd.", "Opkopers worden gecontroleerd."),
        ("Handhavers surveilleren da- gelijks.", "Handhavers surveilleren dagelijks."),
        ("Een aanpak van rechts- extremisme.", "Een aanpak van rechts-extremisme."),
        ("In de voor- en nazorg.", "In de voor- en nazorg."),
        ("De HIC- aanpak.", "De HIC-aanpak."),
    ],
)
def test_a_word_is_mended_when_only_one_word_fits(text: str, mended: str) -> None:
    assert mend(text, ABOUT) == mended


def test_what_the_document_writes_elsewhere_decides() -> None:
    assert mend("De horeca- controle.", "Een horecacontrole.", ABOUT) == "De horecacontrole."
    assert mend("De horeca- controle.", "Een horeca-controle.", ABOUT) == "De horeca-controle."


def test_a_document_that_breaks_words_broke_the_unknown_ones_too() -> None:
    habit = "Het verkeers- examen voor seni- oren en inwo- ners bij auto- inbraken."
    assert mend(habit) == "Het verkeersexamen voor senioren en inwoners bij auto-inbraken."
    assert mend("Het verkeers- examen.", ABOUT) == "Het verkeers-examen."
