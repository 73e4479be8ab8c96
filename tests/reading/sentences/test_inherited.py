"""Does an act get its rhythm from the heading, the lead-in or the sentence in which it stands apart?"""

from __future__ import annotations

from datetime import date

import pytest
from bench.recognition import label_of

from waarborg.reading.blocks import Block, BlockKind
from waarborg.reading.draft import MeasureStatus
from waarborg.reading.read import read_plan
from waarborg.reading.sentences.context import Context
from waarborg.reading.sentences.inherited import often_below
from waarborg.reading.sentences.recognise import recognise
from waarborg.reading.tables import read_table

PLAN = """# Integraal veiligheidsplan Testdorp 2023-2026

## Jeugd en veiligheid

Elk kwartaal:

- Overleg met de scholen
- Bijeenkomst van de werkgroep, uiterlijk 1 mei 2024
- Partners zijn de politie en de scholen

## Ondermijning

### Maandelijks

- Controle van bedrijven
- Afstemming met het RIEC (wekelijks)

## Acties

| Actie | Wie | Aantal per jaar |
|---|---|---|
| Horecacontrole | boa | 4 |
| **Per kwartaal** | | |
| Overleg met de horeca | gemeente | |
"""


@pytest.mark.parametrize(
    ("heading", "often"),
    [
        ("Elk kwartaal:", "elk kwartaal"),
        ("Jaarlijkse activiteiten", "jaarlijks"),
        ("Wat doen we maandelijks?", "maandelijks"),
        ("De volgende acties voeren we twee keer per jaar uit:", "2 keer per jaar"),
        ("Aantal per jaar", "per jaar"),
        ("Jaarlijks terugkerende evenementen", ""),
        ("Twee keer per jaar bespreken we met de politie:", ""),
        ("Ondermijning", ""),
    ],
)
def test_a_heading_that_says_no_more_than_how_often_holds_for_what_stands_below(
    heading: str, often: str
) -> None:
    assert often_below(heading) == often


def test_acts_get_their_rhythm_from_what_stands_above_them() -> None:
    plan = read_plan(PLAN.encode(), "plan.md")
    read = {
        measure.text: [label_of(one) for one in measure.commitments]
        for section in plan.sections
        for measure in section.measures
    }
    assert read == {
        "Overleg met de scholen": ["frequency at_least=1 per=P3M"],
        "Bijeenkomst van de werkgroep, uiterlijk 1 mei 2024": ["milestone by=2024-05-01"],
        "Partners zijn de politie en de scholen": [],
        "Controle van bedrijven": ["frequency at_least=1 per=P1M"],
        "Afstemming met het RIEC (wekelijks)": ["frequency at_least=1 per=P1W"],
        "Horecacontrole (4 keer per jaar)": ["frequency at_least=4 per=P1Y"],
        "Overleg met de horeca": ["frequency at_least=1 per=P3M"],
    }


@pytest.mark.parametrize(
    ("when", "texts"),
    [
        ("jaarlijks", ["Schouw (jaarlijks)", "Controle (jaarlijks)"]),
        ("Q1 2024\nQ2 2024", ["Schouw (Q1 2024)", "Controle (Q2 2024)"]),
        ("Q1\nQ2\nQ3", ["Schouw", "Controle"]),
    ],
)
def test_actions_in_one_cell_share_their_moment_or_have_one_each(when: str, texts: list[str]) -> None:
    rows = [("Actie", "Wie", "Planning"), ("Schouw\nControle", "boa", when)]
    blocks = [Block(BlockKind.ROW, " ".join(cells), cells=cells) for cells in rows]
    [group] = read_table(blocks, 0, None)
    assert [measure.text for measure in group.measures] == texts


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "We controleren regelmatig de havens. Dat doen we minstens vier keer per jaar.",
            "frequency at_least=4 per=P1Y",
        ),
        (
            "Alle bedrijven worden gecontroleerd. Dit gebeurt eens per drie jaar.",
            "interval each=bedrijf within=P3Y",
        ),
        ("Elke melding wordt opgepakt. Dit gebeurt binnen drie werkdagen.", "response within=3WD"),
    ],
)
def test_a_sentence_that_only_says_how_often_is_told_with_the_one_before(text: str, label: str) -> None:
    [found] = recognise(text, context=Context(status=MeasureStatus.ONGOING))
    assert label_of(found) == label
    assert found.sentence == text


def test_the_fields_of_a_card_fill_in_what_its_action_leaves_open() -> None:
    card = "Actie: opstellen plan van aanpak overlast. Trekker: politie. Planning: Q2 2025."
    listed = Context(start=date(2024, 1, 1), end=date(2026, 12, 31), status=MeasureStatus.NEW)
    assert [label_of(one) for one in recognise(card, context=listed)] == ["milestone by=2025-06-30"]


def test_what_has_numbers_of_its_own_stays_beside_it() -> None:
    found = recognise("Elk kwartaal is er overleg. Dit wordt jaarlijks geëvalueerd.")
    assert [label_of(one) for one in found] == [
        "frequency at_least=1 per=P3M",
        "frequency at_least=1 per=P1Y",
    ]
