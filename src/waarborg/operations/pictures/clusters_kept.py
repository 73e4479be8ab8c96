"""Where does the answer of a scan stand, so that it is computed once for each version of the figures?"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

from waarborg.operations.apart import compute_apart
from waarborg.operations.pictures.cluster_answers import ClusterAnswer, ClusterQuestion
from waarborg.operations.pictures.keeping import ready_folder
from waarborg.operations.pictures.reviving import revive
from waarborg.sources.holdings import Holdings, write_whole


def clusters_of(
    store: Holdings, scope: str, day: date, least: int, asked: tuple[str, ClusterQuestion, int]
) -> ClusterAnswer:
    """What a scan answers (as ``ask_clusters`` computes it): kept beside the picture, or computed now.

    Raises:
        SourceTrouble: where a file is damaged.
    """
    indicator, question, months = asked
    path = ready_folder(store, scope, day, least) / f"clusters-{indicator}-{question}-{months}.json"
    found = _read(path)
    if found is None:
        found = compute_apart(_ask, store, scope, day, least, asked)
        write_whole(path, json.dumps(asdict(found)).encode())
    return found


def _ask(
    store: Holdings, scope: str, day: date, least: int, asked: tuple[str, ClusterQuestion, int]
) -> ClusterAnswer:
    # Called apart: a page that shows an answer does without what computes it.
    from waarborg.operations.pictures.clusters import ask_clusters

    return ask_clusters(store, scope, day, least, asked)


def _read(path: Path) -> ClusterAnswer | None:
    try:
        found: ClusterAnswer = revive(ClusterAnswer, json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found
