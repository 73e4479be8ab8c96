"""Is a promise recognised, with its kind and numbers? Tables per expression; traps stand in test_traps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from bench.recognition import label_of

from waarborg.reading.draft import MeasureStatus
from waarborg.reading.sentences.context import Context
from waarborg.reading.sentences.recognise import recognise

PLAN = Context(start=date(2019, 1, 1), end=date(2022, 12, 31))
NEW = Context(start=PLAN.start, end=PLAN.end, status=MeasureStatus.NEW)
GOAL = Context(start=PLAN.start, end=PLAN.end, status=MeasureStatus.GOAL)


def labels(text: str, context: Context = PLAN) -> list[str]:
    return [label_of(one) for one in recognise(text, context=context)]


FREQUENCIES = [
    ("Jaarlijks wordt de horeca gecontroleerd.", "at_least=1 per=P1Y"),
    ("De horeca wordt jaarlijks gecontroleerd.", "at_least=1 per=P1Y"),
    ("Halfjaarlijks bespreken we de cijfers.", "at_least=1 per=P6M"),
    ("Per kwartaal verschijnt een rapportage.", "at_least=1 per=P3M"),
    ("De werkgroep vergadert wekelijks.", "at_least=1 per=P1W"),
    ("Elk weekend staat er een horecateam.", "at_least=1 per=P1W"),
    ("Iedere vrijdagavond houden de boa's toezicht.", "at_least=1 per=P1W"),
    ("Minimaal 2 keer per jaar vindt een controle plaats.", "at_least=2 per=P1Y"),
    ("Tenminste twee maal per jaar wordt er gecontroleerd.", "at_least=2 per=P1Y"),
    ("Er wordt ten minste tweemaal per jaar gecontroleerd.", "at_least=2 per=P1Y"),
    ("Wij controleren 2x per jaar.", "at_least=2 per=P1Y"),
    ("Jaarlijks 4 controles op de recreatieparken", "at_least=4 per=P1Y"),
    ("Vier controles per jaar op de recreatieparken", "at_least=4 per=P1Y"),
    ("Overleg met de ondernemers (6x per jaar)", "at_least=6 per=P1Y"),
    ("Controles: minimaal vijf per jaar", "at_least=5 per=P1Y"),
    ("Maximaal vier festivals per jaar worden vergund.", "at_most=4 per=P1Y"),
    ("Niet meer dan drie keer per jaar wordt de weg afgesloten.", "at_most=3 per=P1Y"),
    ("Minimaal één en maximaal twee keer per jaar is er een oefening.", "at_least=1 at_most=2 per=P1Y"),
    ("Zes tot acht keer per jaar komt het team bijeen.", "at_least=6 per=P1Y"),
    ("In het hoogseizoen controleren we dagelijks.", "at_least=1 months=7,8 per=P1D"),
    ("In april en oktober is er een opschoonactie.", "at_least=2 months=4,10 per=P1Y"),
    ("Elk jaar in november is er een actie.", "at_least=1 months=11 per=P1Y"),
    ("Op vijf avonden per week zijn de jongerenwerkers op straat.", "at_least=5 per=P1W"),
    ("In de weekenden surveilleren de boa's in het centrum.", "at_least=1 per=P1W"),
    ("In elke wijk wordt jaarlijks een schouw gehouden.", "at_least=1 each=wijk per=P1Y"),
    ("Jaarlijks wordt op alle scholen een les gegeven.", "at_least=1 each=school per=P1Y"),
    ("Wijkschouwen: 2 per wijk per jaar", "at_least=2 each=wijk per=P1Y"),
    (
        "Zo'n 70% van alle deelprocessen wordt jaarlijks geoefend.",
        "at_least=1 coverage=0.7 each=deelproces per=P1Y",
    ),
    (
        "Jaarlijks controleren we een kwart van de horecazaken.",
        "at_least=1 coverage=0.25 each=horecazaak per=P1Y",
    ),
    (
        "Beleidsplannen worden uitgewerkt en de jaarlijkse schouw vindt plaats in mei.",
        "at_least=1 months=5 per=P1Y",
    ),
    ("Het is de wens van het college om jaarlijks een oefening te houden.", "at_least=1 per=P1Y"),
]


@pytest.mark.parametrize(("sentence", "numbers"), FREQUENCIES)
def test_a_rate_is_a_frequency(sentence: str, numbers: str) -> None:
    assert labels(sentence) == [f"frequency {numbers}"]


INTERVALS = [
    ("Om de vier jaar wordt het crisisplan vastgesteld.", "within=P4Y"),
    ("Het crisisplan wordt eens per vier jaar vastgesteld.", "within=P4Y"),
    ("Iedere school heeft een veiligheidsplan dat niet ouder is dan twee jaar.", "each=school within=P2Y"),
    ("Iedere vier jaar stellen wij het crisisplan opnieuw vast.", "within=P4Y"),
    ("Eén keer in de twee jaar is er een enquête.", "within=P2Y"),
    ("Tweejaarlijks wordt het programma herzien.", "within=P2Y"),
    ("Dit plan wordt uitgewerkt in tweejaarlijkse uitvoeringsplannen.", "within=P2Y"),
    ("Vierjaarlijkse herziening van het beleid", "within=P4Y"),
    ("Anderhalfjaarlijks wordt de lijst bijgewerkt.", "within=P18M"),
    ("Om de week is er overleg.", "within=P2W"),
    ("De top-x wordt tweewekelijks besproken.", "within=P2W"),
    ("Elke coffeeshop krijgt om de zes maanden een controle.", "each=coffeeshop within=P6M"),
]


@pytest.mark.parametrize(("sentence", "numbers"), INTERVALS)
def test_a_longest_time_without_is_an_interval(sentence: str, numbers: str) -> None:
    assert labels(sentence) == [f"interval {numbers}"]


RESPONSES = [
    ("Racistische teksten worden binnen 24 uur verwijderd.", "within=PT24H"),
    ("Binnen 24 uur verwijderen wij racistische teksten.", "within=PT24H"),
    ("Klachten worden binnen vijf werkdagen behandeld.", "within=5WD"),
    ("Uiterlijk de volgende werkdag neemt de boa contact op.", "within=1WD"),
    ("Uiterlijk twee weken na een inbraak volgt een bewonersbrief.", "within=P2W"),
    ("Twee weken na de sluiting controleert de boa het pand.", "within=P2W"),
    ("90% van de meldingen is binnen drie dagen afgehandeld.", "coverage=0.9 within=P3D"),
    ("Van vernieling wordt altijd aangifte gedaan.", ""),
    ("Na elke inbraak wordt een onderzoek ingesteld.", ""),
    ("Bij elke aanvraag vragen we advies aan de brandweer.", ""),
    ("Alle meldingen worden geregistreerd.", ""),
    ("We controleren alle evenementen met een verhoogd risico.", ""),
    ("Drugs zijn een vast agendapunt van het overleg met de politie.", ""),
    ("Radicalisering staat structureel op de agenda van de driehoek.", ""),
    ("Alle medewerkers leggen de ambtseed af.", ""),
    ("Iedere woning waar drugs worden aangetroffen, wordt gesloten.", ""),
]


@pytest.mark.parametrize(("sentence", "numbers"), RESPONSES)
def test_an_answer_to_every_case_is_a_response(sentence: str, numbers: str) -> None:
    assert labels(sentence) == [f"response {numbers}".strip()]


MILESTONES = [
    ("Uiterlijk 1 januari 2020 is het convenant getekend.", "2020-01-01"),
    ("Het convenant wordt uiterlijk 1 januari 2020 getekend.", "2020-01-01"),
    ("Voor de zomer van 2021 ligt er een plan voor het strand.", "2021-06-20"),
    ("In het eerste kwartaal start een proef met lokfietsen.", "2019-03-31"),
    ("In het derde kwartaal van 2020 stellen we de nota vast.", "2020-09-30"),
    ("Per 1 juli 2021 is de nieuwe regeling ingevoerd.", "2021-07-01"),
    ("Vanaf 1 januari 2020 werken we met één loket.", "2020-01-01"),
    ("Eind 2020 is er een nieuw evenementenbeleid.", "2020-12-31"),
    ("In 2021 wordt de verordening herzien.", "2021-12-31"),
    ("Nota handhaving gereed (Q2 2020)", "2020-06-30"),
    ("Q2 2020: vaststellen van de nota", "2020-06-30"),
    ("Opstellen van een crisisplan, eind 2020", "2020-12-31"),
]


@pytest.mark.parametrize(("sentence", "by"), MILESTONES)
def test_a_result_by_a_day_is_a_milestone(sentence: str, by: str) -> None:
    assert labels(sentence) == [f"milestone by={by}"]


@pytest.mark.parametrize(
    ("sentence", "context"),
    [
        ("Er wordt een convenant opgesteld met de corporaties.", NEW),
        ("Opstellen van een protocol voor de opvang.", NEW),
        ("Er is een visie op zorg en veiligheid ontwikkeld.", GOAL),
    ],
)
def test_a_new_result_without_a_date_is_due_when_the_plan_ends(sentence: str, context: Context) -> None:
    assert labels(sentence, context) == ["milestone by=2022-12-31"]


PRESENCES = [
    ("Er is een privacyfunctionaris aangesteld.", [""]),
    ("Er zijn een CISO en een functionaris gegevensbescherming aangesteld.", ["", ""]),
    ("De gemeente beschikt over een actueel crisisplan.", [""]),
    ("Er is een vertrouwenspersoon waar ongewenst gedrag gemeld kan worden.", [""]),
    ("Elke school heeft een veiligheidsplan.", [" each=school"]),
    ("Zo'n 70% van de wijken heeft een WhatsApp-groep.", [" coverage=0.7 each=wijk"]),
    ("In minstens de helft van de dorpen is er een buurtapp.", [" coverage=0.5 each=dorp"]),
]


@pytest.mark.parametrize(("sentence", "numbers"), PRESENCES)
def test_what_must_be_there_is_in_force(sentence: str, numbers: list[str]) -> None:
    assert labels(sentence) == [f"in_force{one}" for one in numbers]


TARGETS = [
    ("Het aantal inbraken daalt met 10% ten opzichte van 2018.", "coverage=0.1"),
    ("Een daling van 10% van het aantal inbraken ten opzichte van 2018.", "coverage=0.1"),
    ("Inwoners geven de veiligheid in de buurt minimaal een 7,5.", "at_least=7.5"),
    ("Het aantal meldingen van overlast komt niet boven de 150.", "at_most=150"),
    ("Minimaal 80% van de inwoners voelt zich veilig.", "coverage=0.8"),
    ("Het aantal inbraken per 1.000 woningen is lager dan het regionale gemiddelde.", ""),
]


@pytest.mark.parametrize(("sentence", "numbers"), TARGETS)
def test_a_figure_to_reach_is_a_target(sentence: str, numbers: str) -> None:
    assert labels(sentence) == [f"target {numbers}".strip()]


VAGUE = [
    ("De boa's controleren regelmatig de parkeerplaatsen.", "frequency vague"),
    ("De voortgang wordt periodiek besproken.", "frequency vague"),
    ("Meerdere keren per jaar houden we een schouw in elke wijk.", "frequency each=wijk per=P1Y vague"),
    ("In het hoogseizoen zijn er vrijwilligers aanwezig.", "frequency months=7,8 vague"),
    ("Graffiti wordt zo snel mogelijk verwijderd.", "response vague"),
    ("Elke melding wordt binnen de gestelde termijn afgehandeld.", "response vague"),
    ("Het crisisteam is binnen 30 minuten ter plaatse.", "response vague"),
]


@pytest.mark.parametrize(("sentence", "label"), VAGUE)
def test_what_promises_without_a_number_is_vague_and_asks(sentence: str, label: str) -> None:
    [found] = recognise(sentence, context=PLAN)
    assert label_of(found) == label
    assert found.question


TOGETHER = [
    (
        "Het cameratoezicht wordt jaarlijks geëvalueerd en halfjaarlijks wordt daarover gerapporteerd.",
        ["frequency at_least=1 per=P1Y", "frequency at_least=1 per=P6M"],
    ),
    (
        "Meldingen worden binnen een werkdag bevestigd en binnen tien werkdagen afgehandeld.",
        ["response within=1WD", "response within=10WD"],
    ),
    (
        "In 2020 wordt een dashboard gemaakt dat ieder kwartaal wordt ververst.",
        ["milestone by=2020-12-31", "frequency at_least=1 per=P3M"],
    ),
    (
        "De stuurgroep vergadert één keer per jaar en de werkgroep één keer per jaar.",
        ["frequency at_least=1 per=P1Y", "frequency at_least=1 per=P1Y"],
    ),
    (
        "In 2018 is het beleid vastgesteld en jaarlijks wordt het geëvalueerd.",
        ["frequency at_least=1 per=P1Y"],
    ),
    (
        "We rapporteren elk jaar en ronden uiterlijk 30 juni 2021 de evaluatie af.",
        ["milestone by=2021-06-30", "frequency at_least=1 per=P1Y"],
    ),
    (
        "Iedere gemeente oefent één keer per jaar, en jaarlijks is er een gezamenlijke oefening.",
        ["frequency at_least=1 each=gemeente per=P1Y", "frequency at_least=1 per=P1Y"],
    ),
]

CELLS = [
    ("Overleg jeugdgroepen, 1x/6 weken", "interval within=P6W"),
    ("Update dreigingsbeeld 1x p/kw", "frequency at_least=1 per=P3M"),
    ("Terugkoppeling aan melder (binnen 5 wd)", "response within=5WD"),
    ("Signalen mensenhandel < 24 uur doorgezet naar de coördinator", "response within=PT24H"),
    ("Schouw stationsgebied (mei en oktober)", "frequency at_least=2 months=5,10 per=P1Y"),
    ("Horecacontroles (4x per jaar, waarvan 1 in de zomer)", "frequency at_least=4 per=P1Y"),
    ("Camera's plaatsen bij de milieustraat | 1e kwartaal 2021 | € 15.000", "milestone by=2021-03-31"),
    ("Stresstest hoogwater afgerond – dec. 2021", "milestone by=2021-12-31"),
    ("Lokaal meldpunt ondermijning aanwezig", "in_force"),
    ("Opstellen van een beleidsregel op grond van artikel 13b, uiterlijk 2021", "milestone by=2021-12-31"),
    ("Alle bedrijventerreinen gecertificeerd (31-12-2021)", "milestone by=2021-12-31"),
]


@pytest.mark.parametrize(("cell", "expected"), CELLS)
def test_the_short_forms_of_tables_are_read(cell: str, expected: str) -> None:
    assert labels(cell, replace(PLAN, status=MeasureStatus.ONGOING)) == [expected]


@pytest.mark.parametrize(("sentence", "expected"), TOGETHER)
def test_a_sentence_may_promise_more_than_once(sentence: str, expected: list[str]) -> None:
    assert labels(sentence) == expected


def test_what_tells_which_cases_are_meant_is_no_rhythm_of_its_own() -> None:
    listed = Context(status=MeasureStatus.ONGOING)
    told = "Een jongere die drie keer in een maand wordt bekeurd, wordt besproken in het jeugdoverleg."
    assert labels(told, listed) == ["response"]


def test_a_number_of_acts_in_a_plan_of_one_year_is_a_frequency() -> None:
    one_year = Context(start=date(2024, 1, 1), end=date(2024, 12, 31), status=MeasureStatus.NEW)
    assert labels("Vijf integrale controles bij garageboxen.", one_year) == ["frequency at_least=5 per=P1Y"]


def test_the_word_that_means_two_things_asks_which() -> None:
    [found] = recognise("Tweejaarlijks wordt het programma herzien.")
    assert not found.vague
    assert found.question


def test_every_commitment_carries_its_own_sentence_and_page() -> None:
    text = "Veiligheid is van ons allemaal. Jaarlijks is er een schouw. Er is een meldpunt voor misstanden."
    found = recognise(text, page=12)
    assert [one.sentence for one in found] == [
        "Jaarlijks is er een schouw.",
        "Er is een meldpunt voor misstanden.",
    ]
    assert {one.page for one in found} == {12}


def test_a_moment_without_a_year_stays_open_when_the_plan_has_no_period() -> None:
    [found] = recognise("In het eerste kwartaal wordt een werkgroep opgericht.", context=Context())
    assert label_of(found) == "milestone vague"
    assert found.question
