"""Do lines on a page become the paragraphs and items that a person sees?"""

from __future__ import annotations

from waarborg.reading.page_blocks import blocks_of_pages
from waarborg.reading.page_lines import Line, Page


def _texts(*rows: tuple[str, float, float]) -> list[str]:
    """Texts of the blocks that lines make, each given by its text and by where it begins and ends."""
    lines = [
        Line(text, left, right, 700.0 - 13 * row, 10.0, bold=False, word=5.0 * len(text.split()[0]))
        for row, (text, left, right) in enumerate(rows)
    ]
    return [block.text for block in blocks_of_pages([Page(1, tuple(lines))])]


def test_a_hanging_line_goes_on_with_its_item_though_it_begins_with_a_capital() -> None:
    assert _texts(
        ("Een regel over de volle breedte van de bladspiegel, van links tot rechts.", 57, 540),
        ("• De gemeenten hebben hetzelfde Bibob- en", 57, 210),
        ("Damoclesbeleid.", 71, 144),
        ("• Het team controleert.", 57, 160),
    )[1:] == ["De gemeenten hebben hetzelfde Bibob- en Damoclesbeleid.", "Het team controleert."]


def test_a_label_right_below_an_item_that_ended_stands_by_itself() -> None:
    assert _texts(
        ("• De drempel om geweld te melden is lager; het aantal meldingen mag stijgen.", 74, 510),
        ("Bestaande aanpak", 74, 161),
        ("• Het steunpunt is dag en nacht bereikbaar.", 74, 300),
    ) == [
        "De drempel om geweld te melden is lager; het aantal meldingen mag stijgen.",
        "Bestaande aanpak",
        "Het steunpunt is dag en nacht bereikbaar.",
    ]
