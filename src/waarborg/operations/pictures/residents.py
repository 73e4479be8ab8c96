"""How many people live in the neighbourhoods and districts of a municipality?"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from waarborg.operations.apart import compute_apart
from waarborg.operations.pictures.keeping import FOLDER, changes_of
from waarborg.operations.pictures.once import once
from waarborg.sources.holdings import Holdings
from waarborg.sources.tables import KEY_FIGURE_TABLES


def residents_of(store: Holdings, scope: str) -> dict[int, dict[str, float]]:
    """By year, the newest first: the residents of each area that are published, by its code.

    Raises:
        SourceTrouble: where a file is damaged.
    """
    return _residents_then(store.folder, scope, changes_of(store))


@lru_cache(maxsize=8)
def _residents_then(folder: Path, scope: str, changed: tuple[int, ...]) -> dict[int, dict[str, float]]:
    if not any(changed):
        return {}
    found: dict[str, dict[str, float]] = once(
        folder / FOLDER / scope, "residents", changed, lambda: compute_apart(_read, Holdings(folder), scope)
    )
    return {int(year): areas for year, areas in found.items()}


def _read(store: Holdings, scope: str) -> dict[int, dict[str, float]]:
    # Called apart: a page that weighs answers does without what reads tables.
    from waarborg.sources.figures import read_figures

    found = {}
    for year in sorted(KEY_FIGURE_TABLES, reverse=True):
        rows = read_figures(store, KEY_FIGURE_TABLES[year], scope)
        pairs = rows.filter(rows["measure"] == "inhabitants").select("area", "value").iter_rows()
        found[year] = {code.strip(): float(value) for code, value in pairs if value}
    return found
