"""How is a problem told that needs the database to be seen? The sentences that no register file has."""

from __future__ import annotations

from typing import Literal

from waarborg.operations.implementation.wording import ACTION_WORDING
from waarborg.operations.imports.wording import LIST_WORDING
from waarborg.operations.incidents.wording import INCIDENT_WORDING
from waarborg.operations.panel.wording import PANEL_WORDING
from waarborg.operations.problems_with_files import SAID_OF_FILES
from waarborg.operations.register_drafts.wording import REGISTER_WORDING
from waarborg.registers.problems import Problem
from waarborg.registers.wording import say_problem

_WORDING: dict[str, tuple[str, str]] = {
    "last_administrator": (
        "Een gemeente heeft minstens één beheerder. Maak eerst iemand anders beheerder.",
        "A municipality has at least one administrator. Make somebody else one first.",
    ),
    "no_roles": ("Kies minstens één rol.", "Choose at least one role."),
    "taken": ("Deze naam bestaat al.", "This name is taken."),
    "weak_password": (
        "Kies een wachtwoord van minstens twaalf tekens dat niet voor de hand ligt.",
        "Choose a password of at least twelve characters that is hard to guess.",
    ),
    "in_the_future": (
        "Dit ligt in de toekomst. Vul vandaag of eerder in.",
        "This is in the future. Fill in today or earlier.",
    ),
    "before_last_change": (
        "Dit ligt voor de vorige wijziging. Vul een later tijdstip in.",
        "This is before the previous change. Fill in a later moment.",
    ),
    "nothing_picked": ("Kies minstens één zaak.", "Choose at least one case."),
    "too_many_picked": (
        "Kies hoogstens {maximum} zaken tegelijk.",
        "Choose at most {maximum} cases at a time.",
    ),
    "unknown_team": (
        "Geen register kent dit team. Kies een team uit de lijst.",
        "No register knows this team. Choose a team from the list.",
    ),
    "in_the_past": (
        "Dit ligt in het verleden. Vul vandaag of later in.",
        "This is in the past. Fill in today or later.",
    ),
    "unknown_ground": (
        "Deze grond hoort niet bij deze termijn. Kies uit de lijst, of kies geen grond.",
        "This ground does not belong to this term. Choose from the list, or choose none.",
    ),
    "entry_is_closed": (
        "Deze zaak is afgerond. Open de zaak eerst weer.",
        "This case is closed. Open it again first.",
    ),
    "no_term": ("Deze zaak heeft geen termijn.", "This case has no term."),
    "already_suspended": (
        "De termijn staat al stil. Laat hem eerst weer lopen.",
        "The term stands still already. Let it go on first.",
    ),
    "not_suspended": ("De termijn staat niet stil.", "The term does not stand still."),
    "before_opening": (
        "Toen was deze zaak er nog niet. Vul een later tijdstip in.",
        "There was no case then. Fill in a later moment.",
    ),
    "before_suspension": (
        "Toen stond de termijn nog niet stil. Vul een later tijdstip in.",
        "The term did not stand still then. Fill in a later moment.",
    ),
    "suspended_then": (
        "Toen stond de termijn al eens stil. Vul een later tijdstip in.",
        "The term stood still then already. Fill in a later moment.",
    ),
    "term_is_over": (
        "De termijn was toen al voorbij. Dat kan niet meer veranderen.",
        "The term was over by then. That can no longer change.",
    ),
    "ends_before_it_starts": (
        "De laatste dag ligt voor de eerste. Verbeter een van beide.",
        "The last day is before the first. Correct one of them.",
    ),
    "unknown_member": (
        "{value} staat niet op een lijst die hier past. Kies uit de lijst, of laat hem toevoegen.",
        "{value} is not on a list that fits here. Choose from the list, or have it added.",
    ),
    "not_valid_then": (
        "{value} stond op {day} niet op de lijst. Kies een ander of verbeter de datum.",
        "{value} was not on the list on {day}. Choose another or correct the date.",
    ),
    "nobody_would_see": (
        "Kies een behandelaar: niemand heeft hier de rol die deze zaak anders zou zien.",
        "Choose a handler: nobody here has the role that would see this entry otherwise.",
    ),
    "unknown_person": (
        "Deze collega heeft hier geen rol. Kies iemand uit de lijst.",
        "This colleague has no role here. Choose somebody from the list.",
    ),
    "event_not_scanned": (
        "Doe eerst de risicoscan. Daarna kan een andere klasse worden gekozen.",
        "Do the risk scan first. After that another class can be chosen.",
    ),
    "no_plan_yet": (
        "Er is nog geen plan vastgesteld. Stel eerst een plan vast.",
        "No plan has been adopted yet. Adopt a plan first.",
    ),
    "goals_not_recorded_here": (
        "Het register ‘Document of aanstelling’ kent hier nog geen besluit over de veiligheidsdoelen. "
        "Vraag een beheerder het in gebruik te nemen of te vernieuwen.",
        "The register 'Document or appointment' does not know decisions on the safety goals here yet. "
        "Ask an administrator to take it into use or to renew it.",
    ),
    "too_long_a_cycle": (
        "Een plan loopt hoogstens {most} jaar. Kijk de dagen na.",
        "A plan runs for at most {most} years. Check the days.",
    ),
    "cycle_overlaps": (
        "In deze jaren loopt al een cyclus: {years}. Kies andere dagen.",
        "A cycle runs in these years already: {years}. Choose other days.",
    ),
    "cycle_has_decisions": (
        "In deze cyclus is al iets besloten, of er volgt een cyclus op. Dan blijft zij bestaan.",
        "Something was decided in this cycle already, or another follows on it. Then it stays.",
    ),
    "weight_out_of_range": (
        "Vul een geheel getal in van 0 tot en met {maximum}.",
        "Fill in a whole number from 0 to {maximum}.",
    ),
    "nothing_weighs": (
        "Geef minstens één van de drie een gewicht.",
        "Give at least one of the three a weight.",
    ),
    "score_out_of_range": (
        "Vul een getal in van 1 tot en met 5, of laat het leeg.",
        "Fill in a number from 1 to 5, or leave it empty.",
    ),
    "score_without_source": (
        "Zeg waar deze scores vandaan komen.",
        "Say where these scores come from.",
    ),
    "no_figures_yet": (
        "Er zijn nog geen cijfers opgehaald. Haal ze eerst op bij het veiligheidsbeeld.",
        "No figures have been fetched yet. Fetch them first at the safety picture.",
    ),
    "no_panel_yet": (
        "Er is nog geen vragenlijst gesloten met een vraag over een thema. Stel het panel eerst zo'n vraag.",
        "No survey with a question about a theme was closed yet. Ask the panel such a question first.",
    ),
    "no_priorities_chosen": (
        "Kies minstens één thema van de lijst.",
        "Choose at least one theme of the list.",
    ),
    "same_days": (
        "De stap heeft deze dagen al. Vul andere dagen in.",
        "The step has these days already. Fill in other days.",
    ),
    "step_is_done": (
        "Deze stap is gedaan. Open haar eerst weer.",
        "This step is done. Open it again first.",
    ),
    "broken_template": (
        "Het sjabloon klopt niet in regel {line}: {told}. Verbeter die regel.",
        "The template is wrong in line {line}: {told_in_english}. Correct that line.",
    ),
    "unknown_entry": (
        "Er is geen zaak met nummer {value}. Kijk het nummer na.",
        "There is no case with number {value}. Check the number.",
    ),
    "own_cause": (
        "Een zaak kan niet op zichzelf volgen. Kies een andere zaak.",
        "A case cannot follow itself. Choose another case.",
    ),
    "too_many_rows": (
        "Dit zijn meer dan {maximum} zaken. Kies een kortere periode, of neem CSV.",
        "These are more than {maximum} cases. Choose a shorter period, or take CSV.",
    ),
    "withdrawn": (
        "Deze zaak is vervallen en verandert niet meer. Maak zo nodig een nieuwe.",
        "This case was withdrawn and no longer changes. Make a new one if needed.",
    ),
    "not_planned": (
        "Deze zaak is niet meer gepland: ze is al uitgevoerd. Wijzig haar, of maak een nieuwe.",
        "This case is no longer planned: it was done already. Change it, or make a new one.",
    ),
    "no_meeting_ahead": (
        "Er staat geen overleg gepland in deze reeks. Kies een andere reeks.",
        "No meeting of this series is planned. Choose another series.",
    ),
    "action_without_owner": (
        "Kies wie het doet: een collega, of een organisatie.",
        "Choose who does it: a colleague, or an organisation.",
    ),
    "times_out_of_range": (
        "Vul een aantal in van 1 tot en met {maximum}.",
        "Fill in a number from 1 to {maximum}.",
    ),
    "already_there": (
        "{value} bestaat al. Kies een andere naam.",
        "{value} already exists. Choose another name.",
    ),
    "bad_word": (
        "Schrijf één woord in kleine letters, zonder spaties.",
        "Write one word in lower case, without spaces.",
    ),
    "already_in_use": (
        "Dit register is al in gebruik. Verander zo nodig de begindatum.",
        "This register is already in use. Change its first day if needed.",
    ),
    "has_entries": (
        "In dit register staan zaken. Die moeten leesbaar blijven: het register blijft in gebruik.",
        "There are entries in this register. They must remain to be read: the register stays in use.",
    ),
    "no_newer_version": (
        "De nieuwste versie van dit register is al in gebruik.",
        "The newest version of this register is already in use.",
    ),
    "no_list_of_areas": (
        "De leden van {value} zijn geen gebieden. Kies een lijst van wijken of buurten.",
        "The members of {value} are no areas. Choose a list of districts or neighbourhoods.",
    ),
    **SAID_OF_FILES,
    "file_too_large": (
        "Dit bestand is te groot. Neem een bestand van hoogstens {maximum} MB, met alleen uw gemeente.",
        "This file is too large. Take a file of at most {maximum} MB, with your municipality alone.",
    ),
    "not_areas": (
        "Dit GeoPackage kan niet worden gelezen. Vraag het opnieuw op, of vraag het bestand als GeoJSON.",
        "This GeoPackage cannot be read. Ask for it again, or ask for the file as GeoJSON.",
    ),
    "not_geojson": (
        "Dit is geen GeoJSON of GeoPackage met gebieden. "
        "Vraag het bestand op als GeoPackage of als FeatureCollection in GeoJSON.",
        "This is no GeoJSON or GeoPackage with areas. "
        "Ask for the file as a GeoPackage or as a FeatureCollection in GeoJSON.",
    ),
    "no_areas": (
        "In dit bestand staat geen enkel gebied. Neem een bestand met de wijken of buurten.",
        "There is no area in this file. Take a file with the districts or neighbourhoods.",
    ),
    "area_without_name": (
        "Dit gebied heeft geen code of naam, of een te lange. Geef het een statcode en een statnaam.",
        "This area has no code or name, or one that is too long. Give it a statcode and a statnaam.",
    ),
    "not_an_area": (
        "{value} heeft geen omtrek. Een gebied is een Polygon of MultiPolygon.",
        "{value} has no outline. An area is a Polygon or MultiPolygon.",
    ),
    "area_outside_netherlands": (
        "{value} ligt niet in Nederland. Sla het bestand op in WGS84 of RD.",
        "{value} is not in the Netherlands. Save the file in WGS84 or RD.",
    ),
    "not_a_period": (
        "Schrijf een jaar (2026), kwartaal (2026-Q1) of maand (2026-01).",
        "Write a year (2026), quarter (2026-Q1) or month (2026-01).",
    ),
}


_TABLES = (_WORDING, ACTION_WORDING, LIST_WORDING, REGISTER_WORDING, INCIDENT_WORDING, PANEL_WORDING)


def tell(problem: Problem, language: Literal["nl", "en"]) -> str:
    """One sentence: what is wrong and what to do."""
    sentence = next((table[problem.code] for table in _TABLES if problem.code in table), None)
    if sentence is not None:
        return sentence[language == "en"].format_map(dict(problem.values))
    return say_problem(problem, language)
