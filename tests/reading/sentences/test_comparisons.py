"""Is it found with what a sentence compares a figure, and on which side of it the figure must stand?"""

from __future__ import annotations

import pytest

from waarborg.reading.sentences.comparisons import find_comparison


@pytest.mark.parametrize(
    ("sentence", "reference", "direction"),
    [
        (
            "Het aantal inbraken is niet hoger dan het gemiddelde van de regio.",
            "area:veiligheidsregio",
            "at_most",
        ),
        ("Het aantal inbraken ligt lager dan in vergelijkbare gemeenten.", "area:vergelijkbaar", "below"),
        ("Wij willen onder het regionale gemiddelde blijven.", "area:veiligheidsregio", "below"),
        ("De meldingsbereidheid ligt boven het landelijk gemiddelde.", "area:NL", "above"),
        (
            "Het aantal straatroven komt niet boven het provinciaal gemiddelde uit.",
            "area:provincie",
            "at_most",
        ),
        ("Minder overvallen dan gemiddeld in de politie-eenheid.", "area:politie-eenheid", "below"),
        (
            "De tevredenheid is niet lager dan die van gemeenten van gelijke omvang.",
            "area:vergelijkbaar",
            "at_least",
        ),
        ("Het cijfer is minstens zo hoog als het landelijke cijfer.", "area:NL", "at_least"),
        ("Het aantal misdrijven is lager dan in 2018.", "year:2018", "below"),
        ("Het aantal misdrijven daalt ten opzichte van 2022.", "year:2022", "below"),
        ("De meldingsbereidheid stijgt ten opzichte van het jaar 2022.", "year:2022", "above"),
    ],
)
def test_a_comparison_with_another_area_or_year(sentence: str, reference: str, direction: str) -> None:
    found = find_comparison(sentence)
    assert found is not None
    assert (found.reference, found.direction and found.direction.value) == (reference, direction)


@pytest.mark.parametrize(
    "sentence",
    [
        "Het aantal woninginbraken is lager dan 150.",
        "De regio overlegt vaker dan de gemeente.",
        "Er zijn minder overvallen dan winkeldiefstallen.",
    ],
)
def test_what_names_no_other_area_or_year_is_no_comparison(sentence: str) -> None:
    assert find_comparison(sentence) is None
