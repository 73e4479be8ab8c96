"""How is a problem told, in Dutch and in English? One sentence a code: what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from waarborg.registers.column_labels import COLUMN_LABELS
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.file_wording import FILE_WORDING
from waarborg.registers.problems import Problem
from waarborg.registers.zgw_wording import ZGW_WORDING

Language: TypeAlias = Literal["nl", "en"]

ENTRY_WORDING: Mapping[str, tuple[str, str]] = {
    "missing": ("Vul dit in.", "Fill this in."),
    "unknown_field": (
        "Dit veld kent het register niet. Het kent: {allowed}.",
        "The register does not know this field. It knows: {allowed}.",
    ),
    "not_text": ("Schrijf hier tekst.", "Write text here."),
    "line_breaks": ("Schrijf dit op één regel.", "Write this on one line."),
    "unstorable_characters": (
        "Hier staan tekens die niet bewaard kunnen worden. Typ de tekst opnieuw.",
        "This has characters that cannot be stored. Type the text again.",
    ),
    "not_a_location": (
        "{value} is geen plek. Schrijf RD in meters (85000, 447000) of graden (52,01; 4,36).",
        "{value} is no place. Write RD in metres (85000, 447000) or degrees (52.01, 4.36).",
    ),
    "outside_netherlands": (
        "{value} ligt niet in Nederland. Schrijf eerst x en dan y (RD), of eerst de breedte en dan de lengte.",
        "{value} is not in the Netherlands. Write x and then y (RD), or the latitude and then the longitude.",
    ),
    "not_a_postal_code": (
        "Schrijf een postcode als 1234 AB.",
        "Write a postal code like 1234 AB.",
    ),
    "too_long": (
        "Dit is {length} tekens lang. Maak er hoogstens {maximum} van.",
        "This has {length} characters. Use at most {maximum}.",
    ),
    "not_a_number": (
        "Schrijf een getal, bijvoorbeeld 12 of 12,5.",
        "Write a number, for instance 12 or 12.5.",
    ),
    "ambiguous_number": (
        "Is {value} een geheel getal of een breuk? Schrijf {whole} of gebruik een komma.",
        "Is {value} a whole number or a fraction? Write {whole} or use a comma for the fraction.",
    ),
    "number_too_large": ("Schrijf een getal kleiner dan {value}.", "Write a number below {value}."),
    "below_minimum": ("Dit moet {minimum} of meer zijn.", "This must be {minimum} or more."),
    "above_maximum": ("Dit mag hoogstens {maximum} zijn.", "This must be {maximum} or less."),
    "parts_of_cents": ("Schrijf een bedrag in hele centen.", "Write an amount in whole cents."),
    "not_a_day": (
        "Schrijf een datum als 1-5-2026 of 2026-05-01.",
        "Write a date like 2026-05-01 or 1-5-2026 (day first).",
    ),
    "no_such_day": (
        "De dag {value} bestaat niet. Kijk de datum na.",
        "The day {value} does not exist. Check the date.",
    ),
    "year_out_of_range": (
        "Schrijf een jaar van {first} tot en met {last}.",
        "Write a year from {first} up to and including {last}.",
    ),
    "not_a_moment": (
        "Schrijf een datum met tijd, als 1-5-2026 14:30.",
        "Write a date with a time, like 2026-05-01 14:30.",
    ),
    "no_such_moment": (
        "Het tijdstip {value} bestaat niet. Kijk de tijd na.",
        "The time {value} does not exist. Check it.",
    ),
    "skipped_by_summer_time": (
        "Het tijdstip {value} is overgeslagen door de zomertijd. Kies een uur later.",
        "The time {value} was skipped by summer time. Take an hour later.",
    ),
    "extended_often_enough": (
        "De wet laat dit {times} keer toe, en dat is al gebeurd.",
        "The law allows this {times} times, and that was done already.",
    ),
    "extended_too_long": (
        "De wet laat hoogstens {maximum} toe. Kies een kortere verlenging.",
        "The law allows at most {maximum_en}. Choose a shorter extension.",
    ),
    "extended_too_long_in_all": (
        "Samen mag dit van de wet hoogstens {maximum} duren. Kies een kortere verlenging.",
        "The law allows at most {maximum_en} in all. Choose a shorter extension.",
    ),
    "not_yes_or_no": ("Antwoord met ja of nee.", "Answer with yes or no."),
    "not_one_of": (
        "{value} is geen mogelijkheid. Kies uit: {allowed}.",
        "{value} is not a possibility. Choose from: {allowed}.",
    ),
    "not_a_list": (
        "Geef de keuzes als een lijst, of met een puntkomma ertussen.",
        "Give the choices as a list, or with a semicolon in between.",
    ),
    "not_an_email": (
        "Schrijf een e-mailadres als naam@voorbeeld.nl.",
        "Write an e-mail address like name@example.org.",
    ),
    "not_a_link": (
        "Schrijf een volledig webadres dat begint met https://.",
        "Write a full web address that starts with https://.",
    ),
    "closed_before_opened": (
        "Het einde ligt voor het begin. Kijk beide tijdstippen na.",
        "The end is before the start. Check both times.",
    ),
    "before_other": (
        "Dit ligt vóór ‘{other}’. Kijk beide na.",
        "This is before ‘{other}’. Check both.",
    ),
    "closed_while_open": (
        "In de status {status} kan er nog geen einde zijn. Kies een eindstatus of laat dit leeg.",
        "In status {status} there cannot be an end yet. Choose an end status or leave this empty.",
    ),
    "ends_before_start": (
        "De laatste dag ligt voor de eerste. Kijk beide dagen na.",
        "The last day is before the first. Check both days.",
    ),
    "validity_not_used": (
        "Dit register houdt geen geldigheid bij. Laat dit leeg.",
        "This register does not keep a validity. Leave this empty.",
    ),
    "change_not_allowed": (
        "Van {from} kan dit niet naar {to}. Kies uit: {allowed}.",
        "This cannot go from {from} to {to}. Choose from: {allowed}.",
    ),
    "nothing_follows": (
        "Na {from} kan de status niet meer veranderen.",
        "After {from} the status can no longer change.",
    ),
    "result_missing": (
        "Kies een resultaat om af te sluiten: {allowed}.",
        "Choose a result to close with: {allowed}.",
    ),
    "result_too_early": (
        "Een resultaat kiest u pas bij {allowed}. Laat het nog leeg.",
        "A result is chosen only with {allowed}. Leave it empty for now.",
    ),
}


def say_problem(problem: Problem, language: Language) -> str:
    """Say in one or two sentences what is wrong and what to do."""
    wording = ENTRY_WORDING.get(problem.code) or FILE_WORDING.get(problem.code) or ZGW_WORDING[problem.code]
    values = {name: _write(value, language) for name, value in problem.values}
    if language == "en":
        values |= {name.removesuffix("_en"): value for name, value in values.items() if name.endswith("_en")}
    return wording[_index(language)].format_map(values)


def label_of(definition: RegisterDefinition, field: str, language: Language) -> str:
    """Give the label of a field or column of an entry; its name when the register does not know it."""
    labels = {known.name: known.label for known in definition.fields}
    label = labels.get(field) or COLUMN_LABELS.get(field)
    return field if label is None else label[_index(language)]


def _index(language: Language) -> int:
    return 0 if language == "nl" else 1


def _write(value: str | float, language: Language) -> str:
    if isinstance(value, str):
        return value
    written = f"{value:.0f}" if value == int(value) else str(value)
    return written.replace(".", ",") if language == "nl" else written
