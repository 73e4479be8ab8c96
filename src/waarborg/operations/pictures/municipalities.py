"""Of which municipalities are crimes held, and what are they called?"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from waarborg.operations.pictures.followed import MONTHS, MUNICIPALITIES, YEARS
from waarborg.sources.editions import WHOLE_COUNTRY
from waarborg.sources.figures import read_titles
from waarborg.sources.holdings import Holdings


def names_held(store: Holdings) -> dict[str, str]:
    """Their names by code, in the order of their names.

    Raises:
        SourceTrouble: where a file is damaged.
    """
    titles = read_titles(store, MUNICIPALITIES, "RegioS")
    for table in (MONTHS, YEARS):
        titles |= read_titles(store, table, "WijkenEnBuurten")
    names = {code: titles.get(code, code).strip() for code in sorted(set(_held(store)))}
    return dict(sorted(names.items(), key=lambda each: each[1].casefold()))


def _held(store: Holdings) -> Iterator[str]:
    for identifier in (YEARS, MONTHS):
        holding = store.read(identifier)
        yield from (each.scope for each in holding.slices if each.scope.startswith("GM"))
        country = [each for each in holding.slices if each.scope == WHOLE_COUNTRY]
        newest = max((each.year for each in country), default=0)
        for each in country:
            if each.year == newest and each.first_area <= "GM\uffff" and each.last_area >= "GM":
                path = store.table_folder(identifier) / each.file
                areas = pl.scan_parquet(path).select(pl.col("area").unique()).collect()["area"]
                yield from (code for code in areas if code.startswith("GM"))
