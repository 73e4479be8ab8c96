"""How is it told what is wrong with a list that was handed in?"""

from __future__ import annotations

from collections.abc import Mapping

LIST_WORDING: Mapping[str, tuple[str, str]] = {
    "list_too_large": (
        "Dit bestand is te groot. Neem hoogstens {maximum} MB, of deel de lijst op.",
        "This file is too large. Use at most {maximum} MB, or divide the list.",
    ),
    "too_many_lines": (
        "Deze lijst heeft meer dan {maximum} rijen. Deel haar op.",
        "This list has more than {maximum} rows. Divide it.",
    ),
    "too_many_columns": (
        "Deze lijst heeft meer dan {maximum} kolommen. Laat weg wat niet nodig is.",
        "This list has more than {maximum} columns. Leave out what is not needed.",
    ),
    "empty_list": (
        "In dit bestand staat niets. Kies een bestand met een kopregel en rijen.",
        "There is nothing in this file. Choose a file with a line of headings and rows.",
    ),
    "no_lines": (
        "Onder de kopregel staan geen rijen. Kies een ander bestand.",
        "There are no rows below the headings. Choose another file.",
    ),
    "protected_list": (
        "Dit bestand is met een wachtwoord beveiligd. Sla het zonder wachtwoord op.",
        "This file is protected by a password. Save it without one.",
    ),
    "damaged_list": (
        "Dit bestand is niet te lezen. Open het in een spreadsheet en sla het op als xlsx of csv.",
        "This file cannot be read. Open it in a spreadsheet and save it as xlsx or csv.",
    ),
    "columns_missing": ("Kies bij elke kolom wat het is.", "Choose for every column what it is."),
    "no_columns": ("Kies bij ten minste één kolom wat het is.", "Choose for at least one column what it is."),
    "column_twice": (
        "Dit is bij twee kolommen gekozen. Kies het bij één.",
        "This was chosen for two columns. Choose it for one.",
    ),
    "unknown_column": (
        "Dit kent het register niet. Kies opnieuw.",
        "The register does not know this. Choose again.",
    ),
    "double_key": (
        "Dit kenmerk staat twee keer in de lijst. Haal een van de twee rijen weg.",
        "This key is in the list twice. Remove one of the two rows.",
    ),
}
