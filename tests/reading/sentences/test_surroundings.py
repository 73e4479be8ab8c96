"""Does what surrounds a promise leave it as it is?"""

from __future__ import annotations

from datetime import date

import pytest
from bench.recognition import label_of

from waarborg.reading.draft import MeasureStatus
from waarborg.reading.sentences.context import Context
from waarborg.reading.sentences.recognise import recognise

_PROMISES = [
    ("We controleren twee keer per jaar de fietsenstalling", "controleren we"),
    ("Er is een meldpunt ondermijning", "is er"),
    ("De gemeente beantwoordt elke melding binnen vijf werkdagen", "beantwoordt de gemeente"),
    ("Er wordt regelmatig overlegd met de horeca", "wordt er"),
    ("We stellen een convenant op met de corporaties", "stellen we"),
    ("De raad ontvangt uiterlijk 1 juni 2025 een evaluatie", "ontvangt de raad"),
    ("We hanteren al jaren dezelfde huisstijl", "hanteren we"),
]
_BEHIND = [
    ", omdat het aantal incidenten de afgelopen jaren is gestegen.",
    ", want in 2022 waren er nog 140 meldingen.",
    ", zoals bewoners en ondernemers hebben gevraagd.",
    ", met aandacht voor kwetsbare inwoners.",
    ", mede op verzoek van veel inwoners.",
    " om overlast te voorkomen.",
    " in Oud-West en De Hoeven.",
]
_AHEAD = [
    "Omdat de overlast de afgelopen jaren is toegenomen,",
    "Waar inwoners zich onveilig voelen,",
    "Om de overlast terug te dringen,",
    "Mede dankzij de inzet van vrijwilligers",
    "In het kader van de Wet aanpak woonoverlast",
    "Daarom",
]


def _labels(sentence: str) -> list[str]:
    context = Context(start=date(2024, 1, 1), end=date(2027, 12, 31), status=MeasureStatus.NEW)
    return [label_of(one) for one in recognise(sentence, context=context)]


@pytest.mark.parametrize("behind", _BEHIND)
def test_a_reason_a_purpose_or_a_name_behind_a_promise_changes_nothing(behind: str) -> None:
    for sentence, _ in _PROMISES:
        assert _labels(f"{sentence}{behind}") == _labels(f"{sentence}."), sentence


@pytest.mark.parametrize("ahead", _AHEAD)
def test_a_reason_or_an_occasion_ahead_of_a_promise_changes_nothing(ahead: str) -> None:
    for sentence, turned in _PROMISES:
        rest = " ".join(sentence.split()[len(turned.split()) :])
        assert _labels(f"{ahead} {turned} {rest}.") == _labels(f"{sentence}."), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "De gebruiker van het gebouw is verantwoordelijk en laat de installatie jaarlijks keuren.",
        "De carnavalsvereniging houdt elk jaar een optocht.",
        "Als u iets verdachts ziet, belt u direct de politie.",
        "De inspectie toetst eens in de vier jaar de veiligheidsregio's.",
        "Als voorzitter treedt in 2025 de burgemeester op.",
        "Over een vervolg na 2027 nemen de raden te zijner tijd een besluit.",
        "Bewoners willen dat de boa's elke avond een ronde lopen.",
        "Het zou goed zijn als de politie elke week een spreekuur houdt.",
        "De tarieven worden jaarlijks geïndexeerd.",
        "Een bezwaarschrift moet binnen zes weken worden ingediend.",
        "De bestuursrechter stelt, met name als er kinderen wonen, steeds hogere eisen.",
    ],
)
def test_what_others_do_or_what_is_so_in_some_year_promises_nothing(sentence: str) -> None:
    found = recognise(sentence, context=Context(start=date(2024, 1, 1), end=date(2027, 12, 31)))
    assert found == ()


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Het team oefent tweemaal 's jaars.", "frequency at_least=2 per=P1Y"),
        ("Iedere donderdag drinkt de wijkagent koffie in het buurthuis.", "frequency at_least=1 per=P1W"),
        ("Tweemaal daags lopen de boa's een ronde.", "frequency at_least=2 per=P1D"),
        ("In de even jaren nemen we een monitor af.", "interval within=P2Y"),
        ("Het team komt veertiendaags bijeen.", "interval within=P14D"),
        ("We voeren een jaarlijkse enquête uit.", "frequency at_least=1 per=P1Y"),
        ("Aantal controles per jaar: 25", "frequency at_least=25 per=P1Y"),
        ("Een tiental controles per jaar.", "frequency at_least=10 per=P1Y"),
        ("Van de evenementen bezoeken we er jaarlijks minimaal tien.", "frequency at_least=10 per=P1Y"),
        ("De beslistermijn voor een vergunning is maximaal acht weken.", "response within=P8W"),
    ],
)
def test_ways_to_say_how_often_and_how_soon(sentence: str, label: str) -> None:
    context = Context(start=date(2024, 1, 1), end=date(2027, 12, 31), status=MeasureStatus.ONGOING)
    assert [label_of(one) for one in recognise(sentence, context=context)] == [label]


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        (
            "In de wijken, waar het 's avonds vaak misgaat, laten we zes scans per jaar uitvoeren.",
            ["frequency at_least=6 per=P1Y"],
        ),
        ("Bewoners worden, ook als er nog niets bekend is, binnen een week gebeld.", ["response within=P1W"]),
        (
            "Gelet op de klachten bij de brug, waar niemand komt, maken we een plan uiterlijk eind 2026.",
            ["milestone by=2026-12-31"],
        ),
        (
            "De stuurgroep, waarin de politie zitting heeft, bekijkt elk kwartaal hoe het gaat.",
            ["frequency at_least=1 per=P3M"],
        ),
        ("Met de twee corporaties die hier actief zijn, hebben we een convenant.", ["in_force"]),
        ("We hebben een convenant, waaraan alle scholen meedoen.", ["in_force"]),
        ("Voor de haven, waar het anders is, hebben wij sinds enkele jaren een noodplan.", ["in_force"]),
    ],
)
def test_a_clause_between_commas_leaves_the_main_clause_its_promise(sentence: str, labels: list[str]) -> None:
    context = Context(start=date(2024, 1, 1), end=date(2027, 12, 31))
    assert [label_of(one) for one in recognise(sentence, context=context)] == labels


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("In juni 2025 sluiten we een convenant met het voortgezet onderwijs.", "milestone by=2025-06-30"),
        ("Vervanging van de hekken bij het station vóór 1 mei 2025.", "milestone by=2025-04-30"),
    ],
)
def test_a_new_deed_by_a_day_is_a_milestone_whoever_and_however_named(sentence: str, label: str) -> None:
    context = Context(start=date(2024, 1, 1), end=date(2027, 12, 31), status=MeasureStatus.NEW)
    assert [label_of(one) for one in recognise(sentence, context=context)] == [label]


@pytest.mark.parametrize(
    ("sentence", "status", "label"),
    [
        ("In 2026 staat op 80% van de pleinen een bank.", MeasureStatus.GOAL, "target coverage=0.8"),
        ("Tijdige afhandeling van 60% van de klachten in 2026.", MeasureStatus.GOAL, "target coverage=0.6"),
        (
            "Zes uur jongerenwerk per week op het plein.",
            MeasureStatus.ONGOING,
            "frequency at_least=6 per=P1W",
        ),
    ],
)
def test_a_share_by_a_moment_and_hours_on_the_street_keep_their_number(
    sentence: str, status: MeasureStatus, label: str
) -> None:
    context = Context(start=date(2024, 1, 1), end=date(2027, 12, 31), status=status)
    assert [label_of(one) for one in recognise(sentence, context=context)] == [label]
