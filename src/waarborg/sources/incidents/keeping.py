"""Where do the incidents of a list stand?"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import polars as pl

from waarborg.sources.incidents.lists import KeptList, check_name, keep_rejects, rows_path, show_list
from waarborg.sources.incidents.taking_in import Incident, Reject
from waarborg.sources.trouble import SourceTrouble, Trouble

_SCHEMA = {"row": pl.Int64(), "reason": pl.String(), "value": pl.String()}
_SCHEMA = {
    "row": pl.Int64(),
    "begin": pl.Datetime("us", "UTC"),
    "end": pl.Datetime("us", "UTC"),
    "kind": pl.String(),
    "x": pl.Float64(),
    "y": pl.Float64(),
    "area": pl.String(),
}


def keep_incidents(
    folder: Path, about: KeptList, incidents: Sequence[Incident], rejects: Sequence[Reject] = ()
) -> None:
    """Keep a list in a municipality's own folder, with its rejects; one of the same name is replaced.

    Raises:
        ValueError: where the name is no short word of small letters, figures and dashes.
    """
    keep_rows(folder, about.name, incidents, rejects)
    show_list(folder, about)


def keep_rows(folder: Path, name: str, incidents: Sequence[Incident], rejects: Sequence[Reject]) -> None:
    """Keep what a list holds; it is one of the municipality's lists once :func:`show_list` was called.

    Raises:
        ValueError: as :func:`keep_incidents`.
    """
    check_name(name)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    columns = {
        column: [getattr(each, column) for each in incidents]
        for column in (field.name for field in fields(Incident))
    }
    _write(rows_path(folder, name), pl.DataFrame(columns, schema=_SCHEMA).sort("begin"))
    keep_rejects(folder, name, rejects)


def _write(path: Path, rows: pl.DataFrame) -> None:
    new = path.with_name(f".{path.name}")
    # Made before it is filled: nobody else reads along.
    os.close(os.open(new, os.O_WRONLY | os.O_CREAT, 0o600))
    rows.write_parquet(new)
    new.replace(path)


def read_incidents(folder: Path, name: str) -> pl.DataFrame:
    """The incidents of a list, in the order in which they began; columns as :class:`Incident`.

    Raises:
        SourceTrouble: where the file is damaged or not there.
    """
    try:
        return pl.read_parquet(rows_path(folder, name))
    except (pl.exceptions.PolarsError, OSError):
        raise SourceTrouble(Trouble.DAMAGED_STORE, file=f"{name}.parquet") from None
