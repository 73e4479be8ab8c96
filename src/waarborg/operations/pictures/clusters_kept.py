"""Where does the answer of a scan stand, so that it is computed once for each version of the figures?"""

from __future__ import annotations

from datetime import date

from waarborg.operations.apart import compute_apart
from waarborg.operations.pictures.cluster_answers import Asked, ClusterAnswer, read_answer, write_answer
from waarborg.operations.pictures.keeping import ready_folder
from waarborg.sources.holdings import Holdings


def clusters_of(store: Holdings, scope: str, day: date, least: int, asked: Asked) -> ClusterAnswer:
    """What a scan answers (as ``ask_clusters`` computes it): kept beside the picture, or computed now.

    Raises:
        SourceTrouble: where a file is damaged.
    """
    folder = ready_folder(store, scope, day, least)
    found = read_answer(folder, asked)
    if found is None:
        found = compute_apart(_ask, store, scope, day, least, asked)
        write_answer(folder, asked, found)
    return found


def _ask(store: Holdings, scope: str, day: date, least: int, asked: Asked) -> ClusterAnswer:
    # Called apart: a page that shows an answer does without what computes it.
    from waarborg.operations.pictures.clusters import ask_clusters

    return ask_clusters(store, scope, day, least, asked)
