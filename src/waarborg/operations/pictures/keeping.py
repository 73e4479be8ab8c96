"""Where does a picture stand once it is computed, and when must it be computed anew?"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import asdict
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from waarborg.operations.apart import compute_apart
from waarborg.operations.pictures.cluster_answers import A_YEAR, ClusterQuestion, write_answer
from waarborg.operations.pictures.followed import held_tables
from waarborg.operations.pictures.levels import read_levels, write_levels
from waarborg.operations.pictures.once import alone
from waarborg.operations.pictures.picture import AreaLevel, Picture, empty_picture
from waarborg.operations.pictures.reviving import revive
from waarborg.sources.area_levels import LEVELS, table_of
from waarborg.sources.editions import WHOLE_COUNTRY
from waarborg.sources.holdings import Holding, Holdings, write_whole
from waarborg.sources.region_kinds import REGION_TABLES
from waarborg.sources.tables import TABLES

EDITION = 17
"""Of what is computed: another one makes every picture be computed anew."""

FOLDER = "pictures"
"""Of the store: what is computed from what is held."""

_PICTURE, _AREAS, _FAILED = "picture.json", "areas.sqlite3", "failed"
_KEPT = 6
"""Versions and days of a municipality that are kept."""


def picture_of(store: Holdings, scope: str, day: date, least: int) -> Picture:
    """The picture of a municipality on a day: from the data folder, or computed now and kept there.

    Raises:
        SourceTrouble: where a file is damaged.
    """
    folder = ready_folder(store, scope, day, least)
    path = folder / _PICTURE
    return _read_picture(path, path.stat().st_mtime_ns)


def levels_of(store: Holdings, scope: str, day: date, least: int, **only: str) -> list[AreaLevel]:
    """The levels of its districts and neighbourhoods; where that is given of one ``area``, ``indicator`` or both.

    Raises:
        SourceTrouble: where a file is damaged.
    """
    return read_levels(ready_folder(store, scope, day, least) / _AREAS, **only)


def is_ready(store: Holdings, scope: str, day: date, least: int) -> bool:
    """Whether the picture is there, so that nobody waits for it."""
    return (_place(store, scope, day, least) / _PICTURE).exists()


def has_failed(store: Holdings, scope: str, day: date, least: int) -> bool:
    """Whether the last attempt to compute it gave nothing."""
    return (_place(store, scope, day, least) / _FAILED).exists()


def computed_before(store: Holdings) -> tuple[str, ...]:
    """The codes of the municipalities of which somebody once asked the picture."""
    parent = store.folder / FOLDER
    return tuple(sorted(each.name for each in parent.glob("*/")))


def data_version(store: Holdings, scope: str) -> str:
    """A word for everything that is held of a municipality and of those that it is compared with."""
    return _version_then(store.folder, scope, changes_of(store))


@lru_cache(maxsize=256)
def _version_then(folder: Path, scope: str, _changed: tuple[int, ...]) -> str:
    used = []
    for identifier in _identifiers():
        holding = _holding(Holdings(folder), identifier)
        used += [
            (identifier, each.file, each.version)
            for each in holding.slices
            if each.scope in (scope, WHOLE_COUNTRY)
        ]
    return hashlib.sha256(json.dumps([EDITION, sorted(used)]).encode()).hexdigest()[:12]


def changes_of(store: Holdings) -> tuple[int, ...]:
    """When the list of what is held of each table was last written; 0: never."""
    found = []
    for identifier in _identifiers():
        try:
            found.append((store.table_folder(identifier) / "held.json").stat().st_mtime_ns)
        except OSError:
            found.append(0)
    return tuple(found)


def _identifiers() -> list[str]:
    return [*(each.identifier for each in TABLES), *map(table_of, LEVELS), *REGION_TABLES.values()]


def _holding(store: Holdings, identifier: str) -> Holding:
    path = store.table_folder(identifier) / "held.json"
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return Holding(identifier)
    return _holding_then(store.folder, identifier, changed)


@lru_cache(maxsize=64)
def _holding_then(folder: Path, identifier: str, _changed: int) -> Holding:
    return Holdings(folder).read(identifier)


def _place(store: Holdings, scope: str, day: date, least: int) -> Path:
    version, known = data_version(store, scope), _known_by(store.folder, scope, day, changes_of(store))
    return store.folder / FOLDER / scope / f"{version}-{day:%Y%m}-{known}-{least}"


@lru_cache(maxsize=256)
def _known_by(folder: Path, scope: str, day: date, _changed: tuple[int, ...]) -> str:
    """The last day up to then on which figures came in: between two such days the same was known."""
    store = Holdings(folder)
    came = {
        each.moment.date()
        for identifier in _identifiers()
        for each in _holding(store, identifier).editions_of(scope)
        if each.moment.date() <= day
    }
    return f"{max(came):%Y%m%d}" if came else "0"


def ready_folder(store: Holdings, scope: str, day: date, least: int) -> Path:
    """The folder of a picture, computed where it is not there; who comes second waits for the first."""
    folder = _place(store, scope, day, least)
    if (folder / _PICTURE).exists():
        return folder
    with alone(folder.parent):
        if not (folder / _PICTURE).exists():
            folder.mkdir(mode=0o700, exist_ok=True)
            (folder / _FAILED).unlink(missing_ok=True)
            version = data_version(store, scope)
            try:
                if held_tables(store, scope):
                    compute_apart(compute_into, folder, store, scope, day, version, least)
                else:
                    _keep_in(folder, empty_picture(scope, version, least), [])
            except Exception:
                (folder / _FAILED).touch()
                raise
            _tidy(folder.parent)
    return folder


def compute_into(folder: Path, store: Holdings, scope: str, day: date, version: str, least: int) -> None:
    """Compute a picture and keep it in a folder.

    It is called apart: the process that asks for a picture does without what reads tables and computes.
    """
    from waarborg.operations.pictures.computing import compute_picture

    picture, levels, answers = compute_picture(store, scope, day, version, least)
    for indicator, answer in answers.items():
        write_answer(folder, (indicator, ClusterQuestion.NOW, A_YEAR), answer)
    _keep_in(folder, picture, levels)


def _keep_in(folder: Path, picture: Picture, levels: list[AreaLevel]) -> None:
    write_levels(folder / _AREAS, levels)
    written = json.dumps(asdict(picture), default=datetime.isoformat, ensure_ascii=False)
    write_whole(folder / _PICTURE, written.encode())


def _tidy(parent: Path) -> None:
    """Keep the newest few; older versions and days are computed anew when somebody asks."""
    folders = sorted((each for each in parent.iterdir() if each.is_dir()), key=os.path.getmtime)
    for each in folders[:-_KEPT]:
        shutil.rmtree(each, ignore_errors=True)


@lru_cache(maxsize=32)
def _read_picture(path: Path, _changed: int) -> Picture:
    found: Picture = revive(Picture, json.loads(path.read_text(encoding="utf-8")))
    return found
