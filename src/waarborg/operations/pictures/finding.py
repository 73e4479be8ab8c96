"""Which municipalities can be named?"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from waarborg.operations.apart import compute_apart
from waarborg.operations.pictures.keeping import FOLDER, changes_of
from waarborg.operations.pictures.once import once, path_of
from waarborg.sources.holdings import Holdings

_NAMES = "names"


def are_looked_up(store: Holdings) -> bool:
    """Whether the names are there, so that nobody waits for them."""
    changed = changes_of(store)
    return not any(changed) or path_of(store.folder / FOLDER, _NAMES, changed).exists()


def held_names(store: Holdings) -> dict[str, str]:
    """The names of the municipalities of which crimes are held, by code; in the order of their names.

    Raises:
        SourceTrouble: where a file is damaged.
    """
    changed = changes_of(store)
    return _names_then(store.folder, changed) if any(changed) else {}


@lru_cache(maxsize=8)
def _names_then(folder: Path, changed: tuple[int, ...]) -> dict[str, str]:
    """Looked up once for all processes, until something else is held."""
    names: dict[str, str] = once(
        folder / FOLDER, _NAMES, changed, lambda: compute_apart(_look_up, Holdings(folder))
    )
    return names


def _look_up(store: Holdings) -> dict[str, str]:
    # Called apart: whoever asks for a name does without what reads tables.
    from waarborg.operations.pictures.municipalities import names_held

    return names_held(store)
