"""Lists as somebody hands them over, for tests."""

from __future__ import annotations

from collections.abc import Sequence

from waarborg.operations.actors import Actor
from waarborg.operations.imports.handing_in import hand_in_list
from waarborg.operations.imports.importing import import_list
from waarborg.records.models import HandedInList

HEADINGS = ["Zaaknummer", "Categorie", "Ontvangen op", "Omschrijving", "Naam van de melder"]


def rows(count: int, first: int = 1) -> list[list[str]]:
    return [
        [f"Z-{number}", "Graffiti", "2-3-2026 09:00", f"Kladden op muur {number}", f"Melder {number}"]
        for number in range(first, first + count)
    ]


def as_file(lines: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS) -> bytes:
    return "\r\n".join(";".join(line) for line in [headings, *lines]).encode("cp1252")


def handed_in(
    actor: Actor, lines: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS
) -> HandedInList:
    return hand_in_list(actor, "melding", "meldingen.csv", as_file(lines, headings))


def imported(
    actor: Actor, lines: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS
) -> HandedInList:
    return import_list(actor, handed_in(actor, lines, headings).pk)
