"""Which municipalities can be named?"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from waarborg.operations.pictures.comparing import MUNICIPALITIES
from waarborg.operations.pictures.keeping import held_municipalities
from waarborg.operations.pictures.material import MONTHS, YEARS
from waarborg.sources.figures import read_titles
from waarborg.sources.holdings import Holdings


def held_names(store: Holdings) -> dict[str, str]:
    """The names of the municipalities of which crimes are held, by code; in the order of their names."""
    return _names_of(store.folder, held_municipalities(store))


@lru_cache(maxsize=8)
def _names_of(folder: Path, codes: tuple[str, ...]) -> dict[str, str]:
    store = Holdings(folder)
    titles = read_titles(store, MUNICIPALITIES, "RegioS")
    for table in (MONTHS, YEARS):
        titles |= read_titles(store, table, "WijkenEnBuurten")
    names = {code: titles.get(code, code).strip() for code in codes}
    return dict(sorted(names.items(), key=lambda each: each[1].casefold()))
