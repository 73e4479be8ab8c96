"""What are the columns called that every entry has, in Dutch and in English?"""

from __future__ import annotations

from collections.abc import Mapping

COLUMN_LABELS: Mapping[str, tuple[str, str]] = {
    "title": ("Titel", "Title"),
    "category": ("Categorie", "Category"),
    "status": ("Status", "Status"),
    "result": ("Resultaat", "Result"),
    "area": ("Gebied", "Area"),
    "subject": ("Onderwerp", "Subject"),
    "happened_on": ("Datum", "Date"),
    "opened_at": ("Begin", "Start"),
    "closed_at": ("Einde", "End"),
    "valid_from": ("Geldig vanaf", "Valid from"),
    "valid_until": ("Geldig tot en met", "Valid up to and including"),
}
