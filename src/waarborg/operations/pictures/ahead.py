"""Which pictures are computed before anybody opens their page?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from waarborg.operations.pictures.finding import held_names
from waarborg.operations.pictures.keeping import is_ready, picture_of
from waarborg.operations.pictures.outlines import drawn_outlines
from waarborg.sources.holdings import Holdings


def compute_ahead(store: Holdings, scopes: Iterable[str], day: date, least: int) -> list[str]:
    """Compute the pictures that are not there yet, of municipalities of which crimes are held; gives which.

    What their maps draw is worked out with them. Who opens a page then finds it there, also on the first day of a
    month and after figures were corrected.

    Raises:
        SourceTrouble, NotComputed: the pictures before it are there then.
    """
    made = []
    for scope in sorted({*scopes} & {*held_names(store)}):
        if not is_ready(store, scope, day, least):
            picture_of(store, scope, day, least)
            drawn_outlines(store, scope)
            made.append(scope)
    return made
