"""What looks like a promise and is none."""

from __future__ import annotations

from datetime import date

import pytest

from waarborg.reading.sentences.context import Context
from waarborg.reading.sentences.recognise import recognise

PLAN = Context(start=date(2023, 1, 1), end=date(2026, 12, 31))

TRAPS = {
    "history": [
        "In 2018 zijn er 12 controles uitgevoerd.",
        "In 2021 controleerden we de horeca vier keer.",
        "De afgelopen jaren is er maandelijks overleg gevoerd.",
        "Sinds 2019 vindt elke week overleg plaats.",
        "De werkgroep heeft in 2022 drie keer per maand vergaderd.",
        "Per 1 januari 2023 zijn de drie gemeenten samengegaan.",
        "De veiligheidsanalyse is vastgesteld op 22 mei 2023.",
    ],
    "facts": [
        "Jaarlijks worden in de gemeente ongeveer 250 fietsen gestolen.",
        "Gemiddeld drie keer per week rukt de brandweer uit.",
        "Jaarlijks vinden er ongeveer zestig evenementen plaats.",
        "Het aantal meldingen schommelt rond de 400 per jaar.",
        "Vernielingen kosten de samenleving elk jaar veel geld.",
        "De politie is 24 uur per dag bereikbaar.",
        "Ruim 70% van de ondernemers geeft aan geen aangifte te doen.",
        "Er zijn signalen dat jongeren steeds vaker wapens dragen.",
    ],
    "expectations": [
        "Naar verwachting stijgt het aantal meldingen jaarlijks met 10%.",
        "De verwachting is dat de opvang in 2025 opengaat.",
        "Mogelijk wordt het convenant in 2025 uitgebreid.",
    ],
    "denials": [
        "Er worden geen extra controles uitgevoerd.",
        "We voeren geen jaarlijkse enquête meer uit.",
        "De politie kan niet op elke melding direct reageren.",
    ],
    "quotations": [
        '"Twee keer per week willen wij de wijkagent zien", zegt een bewoner.',
        "“Elke melding wordt binnen een dag opgelost”, zo staat in het akkoord.",
    ],
    "definitions": [
        "Onder woonoverlast verstaan we regelmatige hinder door omwonenden.",
        "De monitor is een tweejaarlijks onderzoek van een bureau.",
    ],
    "money and manpower": [
        "Voor toezicht is jaarlijks € 100.000 beschikbaar.",
        "De kosten van het cameratoezicht bedragen 40.000 euro per jaar.",
        "De subsidie wordt jaarlijks verlaagd met 5%.",
        "Het team heeft 36 uur per week beschikbaar.",
    ],
    "the plan's own period": [
        "De komende vier jaar werken we aan de veiligheid.",
        "Dit plan heeft een looptijd van vier jaar.",
        "Het sluit aan bij de thema's 2023 – 2026 van de politie.",
        "We hebben vier prioriteiten gekozen.",
    ],
    "laws": [
        "De wet treedt per 1 januari 2024 in werking.",
        "Gemeenten zijn wettelijk verplicht om iedere vier jaar een plan vast te stellen.",
        "Volgens de wet moet de gemeente iedere vier jaar een plan vaststellen.",
        "De wet stelt dat een crisismaatregel maximaal drie dagen duurt.",
    ],
    "what others must do": [
        "De organisator dient de aanvraag 14 weken vóór het evenement in.",
        "De exploitant moet ieder jaar een vergunning aanvragen.",
        "Het Rijk stelt jaarlijks middelen beschikbaar.",
        "Inwoners kunnen 24 uur per dag een melding doen.",
    ],
    "what is only allowed or possible": [
        "Waar mogelijk worden jaarlijks extra cursussen aangeboden.",
        "Indien gewenst kan jaarlijks een extra oefening worden gehouden.",
        "De burgemeester kan een pand voor zes maanden sluiten.",
        "We onderzoeken of het zinvol is om vaker te controleren.",
    ],
    "good intentions": [
        "Een veilige gemeente, daar werken we elke dag aan.",
        "Alle partners werken nauw samen.",
        "Iedere inwoner heeft recht op een veilige leefomgeving.",
        "Er is blijvende aandacht voor jeugdoverlast.",
    ],
    "questions": ["Hoe vaak per jaar controleren we de horeca?"],
}


@pytest.mark.parametrize(
    ("trap", "sentence"), [(trap, sentence) for trap, sentences in TRAPS.items() for sentence in sentences]
)
def test_a_trap_holds_no_promise(trap: str, sentence: str) -> None:
    assert recognise(sentence, context=PLAN) == (), trap


@pytest.mark.parametrize(
    "sentence",
    [
        "Jongeren die zijn aangehouden, worden binnen een week besproken.",
        "De kosten worden altijd verhaald op de dader.",
        "Minimaal twee keer per jaar (en vaker indien nodig) is er een controle.",
        "Binnen vier weken nadat het incident heeft plaatsgevonden, evalueren we.",
        "De politie zal deze jongeren wekelijks bezoeken.",
    ],
)
def test_a_trap_in_one_clause_leaves_the_promise_in_another(sentence: str) -> None:
    assert len(recognise(sentence, context=PLAN)) == 1
