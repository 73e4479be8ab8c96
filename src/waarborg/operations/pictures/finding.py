"""Which municipalities can be named?"""

from __future__ import annotations

from waarborg.operations.pictures.comparing import MUNICIPALITIES
from waarborg.operations.pictures.keeping import held_municipalities
from waarborg.operations.pictures.material import MONTHS, YEARS
from waarborg.sources.figures import read_titles
from waarborg.sources.holdings import Holdings


def held_names(store: Holdings) -> dict[str, str]:
    """The names of the municipalities of which crimes are held, by code; in the order of their names."""
    titles = read_titles(store, MUNICIPALITIES, "RegioS")
    for table in (MONTHS, YEARS):
        titles |= read_titles(store, table, "WijkenEnBuurten")
    names = {code: titles.get(code, code).strip() for code in held_municipalities(store)}
    return dict(sorted(names.items(), key=lambda each: each[1].casefold()))
