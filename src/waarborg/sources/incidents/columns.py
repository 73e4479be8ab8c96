"""Which column of a list of incidents is which? A proposal, that somebody looks at before anything comes in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from waarborg.sources.incidents.cells import Cell, System, guess_system
from waarborg.sources.incidents.pairs import find_pair
from waarborg.sources.incidents.thousands import has_thousands, read_point

_WORDS = {
    "number": (
        "incidentnummer registratienummer bvhnummer incidentnr registratienr bvhnr mutatienummer dossiernummer "
        "meldingsnummer zaaknummer crimeid id nummer nr"
    ),
    "x": "xcoordinaat rdx xrd longitude lengtegraad lon lng x xcoord",
    "y": "ycoordinaat rdy yrd latitude breedtegraad lat y ycoord",
    "begin": (
        "begindatumtijd startdatetime begintijdstip pleegdatumvan datumtijdvan vanaf begindatum pleegdatumbegin "
        "startdatum datumbegin datumvan pleegdatum datumtijd datum van begin date maand month"
    ),
    "begin_time": "begintijd pleegtijdvan starttijd tijdvan tijdbegin pleegtijd tijd",
    "end": (
        "einddatumtijd enddatetime eindtijdstip pleegdatumtot datumtijdtot einddatum pleegdatumeind datumeind "
        "datumtot totenmet tot eind einde"
    ),
    "end_time": "eindtijd pleegtijdtot tijdtot tijdeind",
    "kind": (
        "delictcode maatschappelijkeklassecode mkcode maatschappelijkeklasse mk feitcode incidentcode "
        "mkomschrijving soortmisdrijf projectcode delict "
        "feit incidenttype crimetype soort categorie type"
    ),
    "area": "buurtcode bucode statcode cbsbuurt buurt",
}
_SAMPLE = 200


@dataclass(frozen=True, slots=True)
class Columns:
    """The place of each column in the list, from 0; ``None``: the list has none.

    Attributes:
        x, y: east and north, in metres of RD or degrees; in degrees x is the longitude.
        begin, end: from and until when it may have happened, with or without the time of day.
        kind: the code of the offence.
        area: the CBS code of the neighbourhood, for a list without coordinates.
        system: of x and y; ``None``: there are none, or it cannot be seen and has to be chosen.
    """

    number: int | None = None
    x: int | None = None
    y: int | None = None
    begin: int | None = None
    begin_time: int | None = None
    end: int | None = None
    end_time: int | None = None
    kind: int | None = None
    area: int | None = None
    system: System | None = None

    def missing(self) -> tuple[str, ...]:
        """What a list cannot do without, and has not: a place and a moment."""
        places = self.area is not None or (self.x is not None and self.y is not None)
        return tuple(
            name for name, there in (("begin", self.begin is not None), ("place", places)) if not there
        )


def propose_columns(headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Columns:
    """Find the columns by their headings, and see from the first 200 rows what the coordinates are.

    Longer words go first: *begindatumtijd* before *datum*. Coordinates whose values only make sense the other way
    round are proposed the other way round.
    """
    plain = [_plain(heading) for heading in headings]
    found: dict[str, Any] = {}
    for field in fields(Columns):
        place = _find(plain, _WORDS.get(field.name, "").split(), set(found.values()))
        if place is not None:
            found[field.name] = place
    columns = Columns(**found)
    if columns.x is None or columns.y is None:
        first, second = find_pair(headings)
        columns = replace(columns, x=first, y=second)
    if columns.x is None or columns.y is None:
        return columns
    cells = [(row[columns.x], row[columns.y]) for row in rows[:_SAMPLE]]
    thousands = has_thousands(cells)
    system, swapped = guess_system([read_point(x, y, thousands) for x, y in cells])
    if swapped:
        columns = replace(columns, x=columns.y, y=columns.x)
    return replace(columns, system=system)


def find_headings(rows: Sequence[Sequence[Cell]]) -> int:
    """Which of the first rows of a sheet has the headings: the one with most names of columns that we know.

    Above it may stand a title, or a row that tells which columns belong together. Without two such names it is the
    first.
    """
    known = {word for words in _WORDS.values() for word in words.split()}
    numbers = [sum(isinstance(cell, str) and _plain(cell) in known for cell in row) for row in rows]
    most = max(numbers, default=0)
    return numbers.index(most) if most > 1 else 0


def _find(headings: Sequence[str], words: Sequence[str], taken: set[int]) -> int | None:
    free = [place for place in range(len(headings)) if place not in taken]
    for word in words:
        for place in free:
            if headings[place] == word:
                return place
    return None


def _plain(heading: str) -> str:
    """Without accents, signs, spaces and capitals."""
    letters = unicodedata.normalize("NFKD", heading.lower())
    return re.sub(r"[^a-z0-9]", "", letters)
