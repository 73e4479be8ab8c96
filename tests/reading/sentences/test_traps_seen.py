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
        "In het coalitieakkoord is veiligheid als een van de vijf speerpunten benoemd.",
        "De wijkagent is aangewezen op basis van 1 per 5.000 inwoners.",
        "Het huidige cijfer, een 7,2, ligt net onder het gemiddelde van vergelijkbare gemeenten.",
        "Het verzuim in de regio ligt boven het landelijk gemiddelde.",
        "De veiligheidsregio actualiseert het risicoprofiel wettelijk eens in de vier jaar.",
        "Actielijst bij het veiligheidsplan, stand per 1 februari 2024",
        "De sirene gaat iedere eerste maandag van de maand.",
        "Dagelijks rijden er 20.000 auto's over de provinciale weg.",
        "Binnen een jaar verdubbelde het aantal leden.",
        "Drie jaar na de brand is de loods nog steeds leeg.",
        "Afgesproken is dat iedere actiehouder zelf zijn planning bewaakt.",
        "In vier van de zes wijken is een buurtapp actief.",
        "Van onze inwoners fietst 61% dagelijks.",
        "Wij danken alle vrijwilligers voor hun inzet.",
        "Elk jaar organiseren bewoners een straatfeest.",
        "Hoewel we elk jaar oefenen, blijft er werk te doen.",
        "De wijkteams, die wekelijks bijeenkomen en waarin veel partners zitten, zijn in 2020 geëvalueerd.",
        "Zoals gezegd vindt een kwart van de incidenten plaats in het weekend.",
        "Dit hoofdstuk beschrijft de acties voor 2024.",
        "De verkiezingen van maart 2026 leiden tot een nieuw college.",
        "Aanvragen voor de kalender moeten voor 1 oktober binnen zijn.",
        "Sinds 2021 is er een landelijk meldpunt.",
        "De schutter moet zijn carbidplek uiterlijk 15 december bij de gemeente aanmelden.",
        "Elke week wordt er zo'n 2.000 kilo afval naast de containers gezet.",
        "De vergunning schrijft voor dat de organisator alle nooduitgangen naloopt.",
        "Voor de jaarwisseling geldt in het hele land een verbod op knalvuurwerk.",
        "In de kadernota is afgesproken dat cybercriminaliteit een prioriteit is.",
        "Het wordt steeds lastiger om een volledige bezetting te vinden.",
        "Of alle buurthuizen daarvoor geschikt zijn, zoeken we nog uit.",
        "In 2024 komt er een tekort aan agenten.",
        "In 2025 komt er een nieuwe Omgevingswet.",
        "Het staat elke gemeente vrij om eigen prioriteiten te stellen.",
        "De raad stelt, gelet op artikel 38b van de Politiewet, eens in de vier jaar de doelen vast.",
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
        ("In elk van de vijf dorpen houden we jaarlijks een schouw.", 1, "dorp", ()),
        ("Ieder jaar in oktober start de campagne tegen inbraak in de donkere maanden.", 1, None, (10,)),
        ("Elk jaar houden we in december vijf controles op vuurwerk.", 5, None, (12,)),
        ("Elke dag leest een medewerker de stroming bij paal 12 af.", 1, None, ()),
        ("We bezoeken jaarlijks twaalf evenementen.", 12, None, ()),
        ("We bespreken de voortgang van alle acties twee keer per jaar.", 2, None, ()),
        ("Alle leidinggevenden volgen elk jaar een training.", 1, "leidinggevende", ()),
        ("Eén week in mei en één week in oktober controleren we op verlichting.", 2, None, (5, 10)),
        ("In april, mei en juni controleren we wekelijks.", 1, None, (4, 5, 6)),
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


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Er is een aanspreekpunt voor ondernemers die met afpersing te maken krijgen.", Kind.IN_FORCE),
        (
            "Bewoners die fraude melden, krijgen binnen een week bericht van het team Wonen en Toezicht.",
            Kind.RESPONSE,
        ),
        ("De raad krijgt elk voorjaar een overzicht van wat er gedaan is.", Kind.FREQUENCY),
        ("Het snelheidsbord verhuist minstens zes keer per jaar.", Kind.FREQUENCY),
        (
            "Het team, waarin alle partners zijn vertegenwoordigd, komt vier keer per jaar samen.",
            Kind.FREQUENCY,
        ),
        ("Elk kwartaal, of zoveel vaker als de actualiteit vraagt, informeren we de raad.", Kind.FREQUENCY),
        (
            "De regeling, waarvan de opzet in 2022 is verkend, treedt uiterlijk 1 juni 2024 in werking.",
            Kind.MILESTONE,
        ),
        ("In 2026 komt er een prikkelarme plek waar mensen tot rust kunnen komen.", Kind.MILESTONE),
        ("We sturen bewoners van een straat waar is ingebroken binnen twee dagen een brief.", Kind.RESPONSE),
        (
            "Omdat het convenant, dat in 2019 werd gesloten, niet meer past, sluiten we voor mei 2024 een nieuw.",
            Kind.MILESTONE,
        ),
        ("Inwoners die slachtoffer zijn van oplichting krijgen binnen een week nazorg.", Kind.RESPONSE),
        (
            "Na een brand in een woning of stal belt de gemeente binnen drie dagen met de familie.",
            Kind.RESPONSE,
        ),
        ("Wie slachtoffer is van een inbraak krijgt binnen 48 uur bezoek van een adviseur.", Kind.RESPONSE),
        ("Vier keer per jaar plaatsen we een artikel over veilig wonen.", Kind.FREQUENCY),
        ("Twee keer per jaar vertellen we de raad hoe het met dit plan gaat.", Kind.FREQUENCY),
        ("De jongerenwerkers komen regelmatig op het schoolplein.", Kind.FREQUENCY),
        ("Met de omgevingsdienst is er periodiek afstemming.", Kind.FREQUENCY),
        ("Drie keer per jaar toetsen we of de portiers gecertificeerd zijn.", Kind.FREQUENCY),
        ("Er is een klachtenlijn die tijdens evenementen bemenst is.", Kind.IN_FORCE),
        ("Mocht een inwoner zich melden, dan belt het team binnen twee werkdagen.", Kind.RESPONSE),
        ("De waardering, thans een 6,4, bedraagt in 2026 minimaal een 7,2.", Kind.TARGET),
        ("Zodra de wet in werking treedt, stellen we binnen drie maanden een verordening op.", Kind.RESPONSE),
    ],
)
def test_what_is_said_beside_it_takes_no_promise_away(sentence: str, kind: Kind) -> None:
    assert _only(sentence).kind is kind


@pytest.mark.parametrize(
    ("moment", "by"),
    [
        ("In het tweede jaar van dit plan", date(2024, 12, 31)),
        ("In het laatste jaar van dit plan", date(2026, 12, 31)),
        ("In de tweede helft van de planperiode", date(2026, 12, 31)),
        ("Halverwege dit plan", date(2024, 12, 31)),
    ],
)
def test_a_part_of_the_plans_period_is_a_moment(moment: str, by: date) -> None:
    assert _only(f"{moment} evalueren we de aanpak.").by == by


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("Controle van twintig bedrijven per jaar op leeftijdsgrenzen.", 20),
        ("Jaarlijks uitvoeren van zestien testaankopen bij supermarkten.", 16),
        ("Van mei tot en met augustus zijn de boa's zestien uur per week te vinden op het strand.", 16),
        ("Het aantal controles gaat van vier naar acht per jaar.", 8),
    ],
)
def test_what_a_rate_follows_is_counted(sentence: str, times: int) -> None:
    assert _only(sentence).at_least == times


def test_a_span_within_which_things_repeat_is_no_term() -> None:
    found = _only("Wie binnen een jaar voor de tweede keer in overtreding is, krijgt altijd een boete.")
    assert (found.kind, found.within) == (Kind.RESPONSE, None)


def _only(sentence: str) -> DraftCommitment:
    [found] = recognise(sentence, context=PLAN)
    return found
