"""Where does a picture stand once it is computed, and when must it be computed anew?"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import polars as pl

from waarborg.operations.apart import compute_apart
from waarborg.operations.pictures.computing import compute_picture
from waarborg.operations.pictures.findings import Change
from waarborg.operations.pictures.material import held_tables
from waarborg.operations.pictures.picture import AreaLevel, Level, Picture
from waarborg.sources.area_maps import LEVELS, table_of
from waarborg.sources.editions import WHOLE_COUNTRY
from waarborg.sources.holdings import Holding, Holdings, write_whole
from waarborg.sources.regions import REGION_TABLES
from waarborg.sources.tables import TABLES

EDITION = 9
"""Of what is computed: another one makes every picture be computed anew."""

_FOLDER = "pictures"
_PICTURE, _AREAS, _FAILED = "picture.json", "areas.parquet", "failed"
_KEPT = 6
"""Versions and days of a municipality that are kept."""

_LEVEL = ("first", "last", "count", "base", "base_year", "rate", "lower", "upper", "hidden")
_CHANGE = ("share", "change_lower", "change_upper", "sure")


def picture_of(store: Holdings, scope: str, day: date, least: int) -> Picture:
    """The picture of a municipality on a day: from the data folder, or computed now and kept there.

    Raises:
        SourceTrouble: where a file is damaged.
    """
    folder = ready_folder(store, scope, day, least)
    path = folder / _PICTURE
    return _read_picture(path, path.stat().st_mtime_ns)


def levels_of(store: Holdings, scope: str, day: date, least: int, **only: str) -> list[AreaLevel]:
    """The levels of its districts and neighbourhoods; where that is given of one ``area`` or ``indicator``."""
    rows = pl.scan_parquet(ready_folder(store, scope, day, least) / _AREAS)
    for name, value in only.items():
        rows = rows.filter(pl.col(name) == value)
    return [_as_level(row) for row in rows.collect().iter_rows(named=True)]


def is_ready(store: Holdings, scope: str, day: date, least: int) -> bool:
    """Whether the picture is there, so that nobody waits for it."""
    return (_place(store, scope, day, least) / _PICTURE).exists()


def has_failed(store: Holdings, scope: str, day: date, least: int) -> bool:
    """Whether the last attempt to compute it gave nothing."""
    return (_place(store, scope, day, least) / _FAILED).exists()


def computed_before(store: Holdings) -> tuple[str, ...]:
    """The codes of the municipalities of which somebody once asked the picture."""
    parent = store.folder / _FOLDER
    return tuple(sorted(each.name for each in parent.iterdir())) if parent.is_dir() else ()


def data_version(store: Holdings, scope: str) -> str:
    """A word for everything that is held of a municipality and of those that it is compared with."""
    return _version_then(store.folder, scope, _changes(store))


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


def held_municipalities(store: Holdings) -> tuple[str, ...]:
    """The codes of the municipalities of which crimes are held, by code."""
    return _municipalities_then(store.folder, _changes(store))


@lru_cache(maxsize=8)
def _municipalities_then(folder: Path, _changed: tuple[int, ...]) -> tuple[str, ...]:
    store = Holdings(folder)
    found = set()
    for identifier in ("47018NED", "47022NED"):
        holding = _holding(store, identifier)
        found |= {each.scope for each in holding.slices if each.scope.startswith("GM")}
        country = [each for each in holding.slices if each.scope == WHOLE_COUNTRY]
        newest = max((each.year for each in country), default=0)
        for each in country:
            if each.year == newest and each.first_area <= "GM\uffff" and each.last_area >= "GM":
                path = store.table_folder(identifier) / each.file
                areas = pl.scan_parquet(path).select(pl.col("area").unique()).collect()["area"]
                found |= {code for code in areas if code.startswith("GM")}
    return tuple(sorted(found))


def _changes(store: Holdings) -> tuple[int, ...]:
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
    return store.folder / _FOLDER / scope / f"{data_version(store, scope)}-{day:%Y%m}-{least}"


def ready_folder(store: Holdings, scope: str, day: date, least: int) -> Path:
    """The folder of a picture, computed where it is not there; who comes second waits for the first."""
    folder = _place(store, scope, day, least)
    if (folder / _PICTURE).exists():
        return folder
    with _alone(folder.parent):
        if not (folder / _PICTURE).exists():
            folder.mkdir(mode=0o700, exist_ok=True)
            (folder / _FAILED).unlink(missing_ok=True)
            version = data_version(store, scope)
            try:
                if held_tables(store, scope):
                    compute_apart(_compute_into, folder, store, scope, day, version, least)
                else:
                    # An empty picture costs less than another process.
                    _compute_into(folder, store, scope, day, version, least)
            except Exception:
                (folder / _FAILED).touch()
                raise
            _tidy(folder.parent)
    return folder


def _compute_into(folder: Path, store: Holdings, scope: str, day: date, version: str, least: int) -> None:
    picture, levels = compute_picture(store, scope, day, version, least)
    _table(levels).write_parquet(folder / _AREAS)
    written = json.dumps(asdict(picture), default=datetime.isoformat, ensure_ascii=False)
    write_whole(folder / _PICTURE, written.encode())


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _tidy(parent: Path) -> None:
    """Keep the newest few; older versions and days are computed anew when somebody asks."""
    folders = sorted((each for each in parent.iterdir() if each.is_dir()), key=os.path.getmtime)
    for each in folders[:-_KEPT]:
        shutil.rmtree(each, ignore_errors=True)


def _table(levels: list[AreaLevel]) -> pl.DataFrame:
    rows = []
    for each in levels:
        last, change = each.last, each.change
        level = (
            *last.periods,
            last.count,
            last.base,
            last.base_year,
            last.rate,
            last.lower,
            last.upper,
            last.hidden,
        )
        moved = (None,) * 4 if change is None else (change.share, change.lower, change.upper, change.sure)
        rows.append((each.area, each.indicator, *level, *moved, each.smoothed, each.nearby, list(each.years)))
    texts, wholes = ("area", "indicator", "first", "last"), ("count", "base", "base_year")
    names = ("area", "indicator", *_LEVEL, *_CHANGE, "smoothed", "nearby", "years")
    schema: dict[str, pl.DataType] = {
        name: pl.String() if name in texts else pl.Int64() if name in wholes else pl.Float64()
        for name in names
    }
    schema |= {"hidden": pl.Boolean(), "sure": pl.Boolean(), "years": pl.List(pl.Int64())}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _as_level(row: dict[str, Any]) -> AreaLevel:
    periods = (row["first"], row["last"])
    last = Level(periods, *(row[name] for name in _LEVEL[2:]))
    change = None if row["share"] is None else Change(*(row[name] for name in _CHANGE))
    return AreaLevel(
        row["area"], row["indicator"], last, change, row["smoothed"], tuple(row["years"]), row["nearby"]
    )


@lru_cache(maxsize=32)
def _read_picture(path: Path, _changed: int) -> Picture:
    found: Picture = revive(Picture, json.loads(path.read_text(encoding="utf-8")))
    return found


def revive(kind: Any, value: Any) -> Any:
    """Make of plain JSON what it was written from, by the types of the fields."""
    origin, arguments = get_origin(kind), get_args(kind)
    if value is not None and origin in (Union, UnionType):
        kind = next(each for each in arguments if each is not NoneType)
        origin, arguments = get_origin(kind), get_args(kind)
    if value is None:
        return None
    if origin is tuple:
        several = arguments[:1] * len(value) if arguments[-1] is Ellipsis else arguments
        return tuple(revive(each, item) for each, item in zip(several, value, strict=True))
    if origin is dict:
        return {key: revive(arguments[1], item) for key, item in value.items()}
    if kind in (datetime, date):
        return kind.fromisoformat(value)
    if hasattr(kind, "__dataclass_fields__"):
        hints = _hints(kind)
        return kind(**{name: revive(hints[name], item) for name, item in value.items()})
    return value


@lru_cache(maxsize=32)
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
