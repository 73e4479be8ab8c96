"""Which register does a commitment propose?"""

from __future__ import annotations

import pytest

from waarborg.commitments.demands import Kind
from waarborg.reading.sentences.proposing import propose_selections
from waarborg.reading.sentences.recognise import recognise
from waarborg.registers.selections import Selection
from waarborg.registers.shelf import builtin_registers


@pytest.mark.parametrize(
    ("sentence", "trigger", "answer"),
    [
        ("Na elke inbraak wordt een buurtonderzoek gehouden.", "melding", "attest"),
        ("Van geweld tegen medewerkers wordt altijd aangifte gedaan.", "melding", "aangifte"),
        ("Racistische teksten worden binnen 24 uur verwijderd.", "melding", None),
        ("Bij elke ruimtelijke ontwikkeling wordt advies gevraagd.", "melding", "attest"),
        ("Alle medewerkers leggen de ambtseed af.", "eed", None),
        ("De kosten van een ontruiming worden altijd verhaald.", "schadeverhaal", None),
        ("Wordt een boa bedreigd, dan volgt altijd aangifte.", "melding", "aangifte"),
        ("Alle meldingen die over discriminatie gaan, bespreken we in de driehoek.", "melding", "overleg"),
        ("De meldkamer start bij elke overval een Burgernetactie.", "melding", "burgernetactie"),
        ("Burenruzies worden binnen twee weken aangemeld bij Buurtbemiddeling.", "buurtbemiddeling", None),
        ("Hennepkwekerijen worden binnen twee dagen na ontdekking ontmanteld.", "melding", "ontmanteling"),
        ("Signalen van ondermijning van boa's worden binnen een week gemeld.", "ondermijningssignaal", None),
    ],
)
def test_a_response_proposes_trigger_and_answer_apart(
    sentence: str, trigger: str, answer: str | None
) -> None:
    [found] = recognise(sentence)
    assert found.proposal is not None
    assert found.proposal.register == trigger
    assert (found.answer.register if found.answer else None) == answer


@pytest.mark.parametrize(
    ("sentence", "meeting", "topic"),
    [
        (
            "Polarisatie en radicalisering is een vast agendapunt in het AVO.",
            "avo",
            "polarisatie_radicalisering",
        ),
        ("Ondermijning staat als vast agendapunt op de agenda van de driehoek.", "driehoek", "ondermijning"),
        (
            "Verkeersveiligheid is een vast agendapunt in het verkeersoverleg.",
            "verkeer",
            "verkeersveiligheid",
        ),
    ],
)
def test_a_standing_topic_is_answered_by_the_meetings_in_which_it_was_discussed(
    sentence: str, meeting: str, topic: str
) -> None:
    [found] = recognise(sentence)
    assert found.proposal == Selection("overleg", (meeting,))
    assert found.answer == Selection("overleg", (meeting,), fields=(("agendapunten", topic),))


@pytest.mark.parametrize(
    ("sentence", "register", "category"),
    [
        ("Jaarlijks vindt een horecacontrole plaats.", "controle", "horecacontrole"),
        ("Er is een gedragscode vastgesteld.", "document", "gedragscode"),
    ],
)
def test_another_kind_proposes_what_its_sentence_points_to(
    sentence: str, register: str, category: str
) -> None:
    [found] = recognise(sentence)
    assert found.proposal is not None
    assert (found.proposal.register, found.proposal.categories) == (register, (category,))
    assert found.answer is None


def test_a_target_proposes_no_register() -> None:
    proposal = propose_selections(Kind.TARGET, "Het aantal controles stijgt met 10%.", builtin_registers())
    assert proposal.selection is None


def test_only_the_registers_given_are_proposed() -> None:
    registers = {"overleg": builtin_registers()["overleg"]}
    [found] = recognise("Jaarlijks vindt een horecacontrole plaats.", registers=registers)
    assert found.proposal is None
