"""How is it told what a register and a ZGW zaaktype cannot say to each other?"""

from __future__ import annotations

from collections.abc import Mapping

ZGW_WORDING: Mapping[str, tuple[str, str]] = {
    "zgw_catalogus": (
        "Geef het webadres van de catalogus waarin het zaaktype komt.",
        "Give the web address of the catalogue into which the zaaktype goes.",
    ),
    "zgw_aanleiding": (
        "Beschrijf de gebeurtenis waardoor een zaak begint.",
        "Describe the event by which a case begins.",
    ),
    "zgw_doorlooptijd": (
        "Geef de doorlooptijd, als P5D of P8W: het register heeft er geen.",
        "Give the time allowed, as P5D or P8W: the register has none.",
    ),
    "zgw_handelingInitiator": (
        "Geef het werkwoord van wie de zaak begint, zoals melden of aanvragen.",
        "Give the verb of who begins the case, such as melden or aanvragen.",
    ),
    "zgw_handelingBehandelaar": (
        "Geef het werkwoord van wie de zaak behandelt, zoals behandelen of uitvoeren.",
        "Give the verb of who handles the case, such as behandelen or uitvoeren.",
    ),
    "zgw_indicatieInternOfExtern": (
        "Kies of de zaak intern of van buiten begint.",
        "Choose whether the case begins inside or outside.",
    ),
    "zgw_verantwoordelijke": (
        "Geef het team of de functie die verantwoordelijk is.",
        "Give the team or position that is responsible.",
    ),
    "zgw_referentieproces": (
        "Geef de naam van het referentieproces (GEMMA).",
        "Give the name of the reference process (GEMMA).",
    ),
    "zgw_no_duration": (
        "{value} is geen doorlooptijd. Schrijf haar als P5D (dagen), P8W (weken), P3M (maanden) of PT24H (uren).",
        "{value} is no time allowed. Write it as P5D (days), P8W (weeks), P3M (months) or PT24H (hours).",
    ),
    "zgw_no_address": (
        "{value} is geen webadres van een catalogus. Het begint met https://.",
        "{value} is no web address of a catalogue. It starts with https://.",
    ),
    "zgw_does_not_fit": (
        "{value} past hier niet. Schrijf het korter of in de gevraagde vorm.",
        "{value} does not fit here. Write it shorter, or in the form that is asked.",
    ),
    "zgw_result_kind": (
        "Zoek bij ‘{value}’ het adres van de algemene omschrijving op in de Selectielijst-API.",
        "Look up the address of the general description of ‘{value}’ in the Selectielijst API.",
    ),
    "zgw_selection_list": (
        "Zoek bij ‘{value}’ het adres van de selectielijstklasse op (nummer {source}).",
        "Look up the address of the selection list class of ‘{value}’ (number {source}).",
    ),
    "zgw_role_kind": (
        "Kies bij ‘{value}’ de algemene rol, zoals initiator of behandelaar.",
        "Choose the general role of ‘{value}’, such as initiator or behandelaar.",
    ),
    "cut_short": (
        "‘{value}’ is langer dan de {maximum} tekens van de standaard en is ingekort.",
        "‘{value}’ is longer than the {maximum} characters of the standard and was cut short.",
    ),
    "next_statuses_lost": (
        "Welke status op ‘{value}’ mag volgen, kan de standaard niet zeggen.",
        "The standard cannot say which status may follow ‘{value}’.",
    ),
    "terms_of_categories_lost": (
        "Sommige categorieën hebben een eigen termijn; de standaard kent er één per zaaktype.",
        "Some categories have a term of their own; the standard has one for the zaaktype.",
    ),
    "working_days_as_days": (
        "{amount} werkdagen staan er als {days} kalenderdagen: de standaard kent geen werkdagen.",
        "{amount} working days stand as {days} calendar days: the standard has no working days.",
    ),
    "personal_lost": (
        "Dat ‘{value}’ een persoonsgegeven is, kan de standaard niet zeggen.",
        "The standard cannot say that ‘{value}’ identifies a person.",
    ),
    "look_at_english": (
        "De standaard is Nederlands: vul de Engelse namen in.",
        "The standard is in Dutch: fill in the English names.",
    ),
    "look_at_prefix": (
        "Zaken krijgen het voorvoegsel {value}. Kies zo nodig een ander.",
        "Entries get the prefix {value}. Choose another if needed.",
    ),
    "look_at_personal": (
        "‘{value}’ is als persoonsgegeven aangemerkt. Kijk na of dat klopt, ook bij de andere velden.",
        "‘{value}’ was marked as identifying a person. Check that, also for the other fields.",
    ),
    "look_at_next_statuses": (
        "Elke status mag naar alle latere. Kijk na welke er echt mogen volgen.",
        "Every status may go to all later ones. Check which may really follow.",
    ),
    "look_at_retention": (
        "Bij ‘{value}’ is de bewaring leeg gelaten: het nummer uit de Selectielijst stond er niet bij.",
        "The retention of ‘{value}’ was left empty: its number in the Selectielijst was not given.",
    ),
    "not_a_zaaktype": (
        "Dit is geen zaaktype met zijn delen (het gaat mis bij {value}). Kies de JSON van een zaaktype.",
        "This is no zaaktype with its parts (it goes wrong at {value}). Choose the JSON of a zaaktype.",
    ),
}
