"""What misleads in real plans: numbers that promise nothing, and promises whose number is easily misread?"""

from __future__ import annotations

from datetime import date

import pytest

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import DraftCommitment
from waarborg.reading.sentences.context import Context
from waarborg.reading.sentences.recognise import recognise
from waarborg.registers.durations import Duration, Unit

PLAN = Context(start=date(2023, 1, 1), end=date(2026, 12, 31))


@pytest.mark.parametrize(
    "sentence",
    [
        "In de komende vier jaar controleren we de horeca.",
        "Dit plan kent vier prioriteiten, die in vijf wijken worden uitgewerkt.",
        "In 2022 hebben we zes integrale controles uitgevoerd en twee panden gesloten.",
        "Het afgelopen jaar werd elke melding binnen 24 uur opgepakt.",
        "Naar verwachting worden er elk jaar twintig woningen gesloten.",
        "Waar mogelijk controleren we maandelijks.",
        "Waar haalbaar wordt elk jaar een oefening gehouden.",
        "Per 1 juli 2021 is de Wet digitale overheid van kracht.",
        "Vooralsnog voeren we geen jaarlijkse vergunningplicht in.",
        "In de gemeente staan 24 camera's en werken 12 boa's.",
        "We stellen jaarlijks € 100.000 beschikbaar voor buurtinitiatieven.",
        "Uiterlijk 14 weken vóór het evenement dient de organisator de aanvraag in.",
        "De subsidieregeling loopt tot 1 januari 2027.",
        "De regionale meldkamer verwerkt elk jaar meer dan 300.000 oproepen.",
        "Een gemiddelde inwoner wordt eens in de twaalf jaar slachtoffer van een misdrijf.",
        "De gevolgen van klimaatverandering worden elk jaar zichtbaarder.",
        "Bewoners ergeren zich dagelijks aan hardrijders.",
        "De ervaring leert dat overlast na drie maanden verdwijnt.",
        "Dit uitvoeringsplan heeft betrekking op 2025 en 2026.",
        "Dat is een daling van 14% ten opzichte van 2019.",
    ],
)
def test_a_number_that_is_no_demand(sentence: str) -> None:
    assert recognise(sentence, context=PLAN) == ()


@pytest.mark.parametrize(
    ("term", "within"),
    [
        ("24 uur", Duration(24, Unit.HOUR)),
        ("één dag", Duration(1, Unit.DAY)),
        ("vijf dagen", Duration(5, Unit.DAY)),
        ("vijf werkdagen", Duration(5, Unit.WORKING_DAY)),
        ("24uur", Duration(24, Unit.HOUR)),
        ("vijfwerkdagen", Duration(5, Unit.WORKING_DAY)),
    ],
)
def test_hours_days_and_working_days_stay_what_they_are_also_when_glued(term: str, within: Duration) -> None:
    assert _only(f"Meldingen worden binnen {term} opgepakt.").within == within


@pytest.mark.parametrize(
    "sentence",
    [
        "Meldingen worden zo snel mogelijk opgepakt.",
        "We overleggen met enige regelmaat met de horeca.",
        "We controleren meerdere keren per jaar.",
    ],
)
def test_a_promise_without_a_number_comes_with_a_question(sentence: str) -> None:
    found = _only(sentence)
    assert found.vague
    assert found.question


@pytest.mark.parametrize(
    "often", ["om de vier jaar", "eens in de vier jaar", "iedere vier jaar", "vierjaarlijks"]
)
def test_four_years_are_the_longest_time_without(often: str) -> None:
    found = _only(f"Het beleid wordt {often} herzien.")
    assert (found.kind, found.within) == (Kind.INTERVAL, Duration(4, Unit.YEAR))


def test_tweejaarlijks_is_read_as_every_two_years_and_asked_about() -> None:
    found = _only("De monitor wordt tweejaarlijks uitgevoerd.")
    assert found.within == Duration(2, Unit.YEAR)
    assert found.question


def test_a_ceiling_is_an_upper_bound() -> None:
    assert _only("Het aantal inbraken komt niet boven de 150.").at_most == 150


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("Er is jaarlijkseen controle in de horeca.", 1),
        ("Minimaaltwee keer per jaar is er een oefening.", 2),
        ("Tweemaal perjaar vindt er overleg plaats.", 2),
    ],
)
def test_glued_words_keep_their_rhythm(sentence: str, times: int) -> None:
    found = _only(sentence)
    assert (found.at_least, found.per) == (times, Duration(1, Unit.YEAR))


@pytest.mark.parametrize(
    ("sentence", "at_least", "each", "months"),
    [
        ("De boa's houden 16 uur per week toezicht in het centrum.", 16, None, ()),
        ("De brandweer geeft elk jaar een les op tien basisscholen.", 10, None, ()),
        ("Elk jaar is er in alle negen wijken een schouw.", 1, "wijk", ()),
        ("In de eerste week van september controleren we dagelijks.", 1, None, (9,)),
        ("Per jaar krijgen acht vrijwilligers een opleiding.", 8, None, ()),
        ("In de zomermaanden is er minimaal drie keer een controle.", 3, None, (6, 7, 8)),
        ("Twee keer per jaar is er een test, waarvan één keer onaangekondigd.", 2, None, ()),
        ("Twee keer per jaar is er overleg, in het voorjaar en na de jaarwisseling.", 2, None, ()),
    ],
)
def test_the_number_belongs_to_what_it_counts(
    sentence: str, at_least: int, each: str | None, months: tuple[int, ...]
) -> None:
    found = _only(sentence)
    assert (found.at_least, found.each, found.months) == (at_least, each, months)


def test_a_span_within_which_things_repeat_is_no_term() -> None:
    found = _only("Wie binnen een jaar voor de tweede keer in overtreding is, krijgt altijd een boete.")
    assert (found.kind, found.within) == (Kind.RESPONSE, None)


def _only(sentence: str) -> DraftCommitment:
    [found] = recognise(sentence, context=PLAN)
    return found
