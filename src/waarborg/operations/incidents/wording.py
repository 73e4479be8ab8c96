"""How is it told what is wrong with a list of incidents?"""

from __future__ import annotations

from collections.abc import Mapping

INCIDENT_WORDING: Mapping[str, tuple[str, str]] = {
    "column_needed": (
        "Kies welke kolom dit is: zonder plaats en begin kan een incident niet meetellen.",
        "Choose which column this is: without a place and a beginning an incident cannot count.",
    ),
    "no_incidents": (
        "Van de {number} rijen telt er geen enkele mee. De eerste: {reason}. Kijk of de kolommen kloppen.",
        "Of the {number} rows not one counts. The first: {reason}. See whether the columns are right.",
    ),
}
