"""How is a mistake in a register file told, in Dutch and English?"""

from __future__ import annotations

from collections.abc import Mapping

FILE_WORDING: Mapping[str, tuple[str, str]] = {
    "not_toml": ("Dit is geen geldig TOML-bestand: {error}.", "This is not a valid TOML file: {error}."),
    "key_missing": ("Zet {key} erbij.", "Add {key}."),
    "unknown_key": (
        "{key} is onbekend. Haal het weg of gebruik een van: {known}.",
        "{key} is unknown. Remove it or use one of: {known}.",
    ),
    "not_a_text": ("Schrijf bij {key} tekst tussen aanhalingstekens.", "Write {key} as text in quotes."),
    "not_a_list_of_texts": (
        'Schrijf {key} als lijst van teksten: ["…", "…"].',
        'Write {key} as a list of texts: ["…", "…"].',
    ),
    "not_true_or_false": ("Schrijf true of false.", "Write true or false."),
    "not_a_number_in_file": ("Schrijf een getal zonder aanhalingstekens.", "Write a number without quotes."),
    "not_points": ("Schrijf een heel getal van 0 of meer.", "Write a whole number of 0 or more."),
    "no_questions": ("Zet er ten minste één vraag in.", "Put at least one question in it."),
    "too_few_answers": (
        "Geef deze vraag ten minste twee antwoorden, elk met een eigen waarde.",
        "Give this question at least two answers, each with a value of its own.",
    ),
    "first_class_not_nought": (
        "Laat de laagste klasse beginnen bij 0 punten.",
        "Let the lowest class begin at 0 points.",
    ),
    "thresholds_do_not_rise": (
        "Laat de drempels van klasse tot klasse stijgen.",
        "Let the thresholds rise from class to class.",
    ),
    "not_a_count": ("Schrijf een heel getal van 1 of meer.", "Write a whole number of 1 or more."),
    "not_a_day_in_file": (
        "Schrijf een dag als 2026-01-01, zonder aanhalingstekens.",
        "Write a day like 2026-01-01, without quotes.",
    ),
    "not_a_duration": (
        'Schrijf een duur als "P1Y", "P6M", "P2W", "P5D", "PT24H" of {{ werkdagen = 5 }}.',
        'Write a duration like "P1Y", "P6M", "P2W", "P5D", "PT24H" or {{ werkdagen = 5 }}.',
    ),
    "not_both_languages": (
        'Schrijf {key} in twee talen: {{ nl = "…", en = "…" }}.',
        'Write {key} in two languages: {{ nl = "…", en = "…" }}.',
    ),
    "not_tables": ("Schrijf dit als tabellen: [[{key}]].", "Write this as tables: [[{key}]]."),
    "bad_file_name": (
        "Noem het bestand met kleine letters, cijfers en _: {value} kan niet.",
        "Name the file in lower case letters, digits and _: {value} cannot be.",
    ),
    "bad_prefix": (
        "Neem twee tot zes hoofdletters, niet {value}.",
        "Take two to six capital letters, not {value}.",
    ),
    "bad_name": (
        "Schrijf de naam in kleine letters, cijfers en _, niet {value}.",
        "Write the name in lower case letters, digits and _, not {value}.",
    ),
    "double_name": (
        "{value} komt twee keer voor. Geef er een een andere naam.",
        "{value} is there twice. Give one of them another name.",
    ),
    "reserved_name": (
        "{value} heeft elke zaak al. Kies een andere naam.",
        "Every entry has {value} already. Choose another name.",
    ),
    "no_choices": ("Geef {value} ten minste één keuze.", "Give {value} at least one choice."),
    "choices_not_allowed": (
        "Een veld van type {type} heeft geen keuzes. Haal ze weg of neem keuze of meerkeuze.",
        "A field of type {type} has no choices. Remove them or take keuze or meerkeuze.",
    ),
    "bounds_not_allowed": (
        "Alleen getal en bedrag hebben een minimum of maximum, {type} niet.",
        "Only getal and bedrag have a minimum or maximum, {type} has not.",
    ),
    "minimum_above_maximum": (
        "Het minimum is groter dan het maximum. Wissel ze om.",
        "The minimum is above the maximum. Swap them.",
    ),
    "length_not_allowed": (
        "Alleen tekst en lange_tekst hebben een maximale_lengte, {type} niet.",
        "Only tekst and lange_tekst have a maximale_lengte, {type} has not.",
    ),
    "kept_for_good_with_term": (
        "Wat blijvend bewaard wordt, heeft geen termijn. Haal de termijn weg.",
        "What is kept for good has no term. Remove the term.",
    ),
    "destroyed_without_term": (
        'Zet erbij na hoe lang het vernietigd wordt, bijvoorbeeld "P5Y".',
        'Add after how long it is destroyed, for instance "P5Y".',
    ),
    "term_without_destruction": (
        'Bij een termijn hoort archiefnominatie = "vernietigen".',
        'A term needs archiefnominatie = "vernietigen".',
    ),
    "retention_without_source": (
        "Zet het nummer uit de Selectielijst erbij, of laat de bewaring weg als het onzeker is.",
        "Add the number in the Selectielijst, or leave the retention out when you are not sure.",
    ),
    "source_without_retention": (
        "Zet bij het nummer uit de Selectielijst ook de archiefnominatie.",
        "Add the archiefnominatie to the number in the Selectielijst.",
    ),
    "no_statuses": ("Geef ten minste één statustype.", "Give at least one status."),
    "no_results": ("Geef ten minste één resultaattype.", "Give at least one result."),
    "no_earlier_field": (
        "Noem bij niet_voor een ander veld van dezelfde soort, datum of datum_tijd; {value} is dat niet.",
        "Name at niet_voor another field of the same type, datum or datum_tijd; {value} is none.",
    ),
    "unknown_next_status": (
        "De volgende status {value} bestaat niet. Kies uit: {allowed}.",
        "The next status {value} does not exist. Choose from: {allowed}.",
    ),
    "dead_end": (
        "Na {value} komt niets. Noem een volgende status of zet eind = true.",
        "Nothing follows {value}. Name a next status or set eind = true.",
    ),
    "no_end_status": (
        "Er is geen eindstatus. Zet bij een status eind = true.",
        "There is no end status. Set eind = true at a status.",
    ),
    "end_out_of_reach": (
        "Van de eerste status komt men nooit bij een eindstatus. Noem hem bij volgende.",
        "No end status can be reached from the first. Name it under volgende.",
    ),
    "status_out_of_reach": (
        "De status {value} is niet te bereiken. Noem hem bij volgende van een andere.",
        "Status {value} cannot be reached. Name it under volgende of another.",
    ),
    "occurrence_starts_open": (
        "Een gebeurtenis is meteen klaar. Zet bij de eerste status eind = true.",
        "An occurrence is over at once. Set eind = true at the first status.",
    ),
    "occurrence_with_term": (
        "Een gebeurtenis is meteen klaar en heeft geen doorlooptijd. Haal die weg.",
        "An occurrence is over at once and has no doorlooptijd. Remove it.",
    ),
}
