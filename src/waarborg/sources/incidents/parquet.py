"""Which headings and rows has a list that comes as Parquet?"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from waarborg.sources.incidents.taking_in import NumberedRow
from waarborg.sources.trouble import SourceTrouble, Trouble

MOST_ROWS = 1_000_000


def read_parquet_list(path: Path) -> tuple[list[str], list[NumberedRow]]:
    """Headings and numbered rows, the first row being number 1.

    Raises:
        SourceTrouble: where it is no Parquet, or has more than a million rows.
    """
    try:
        height = int(pl.scan_parquet(path).select(pl.len()).collect().item())
        if height > MOST_ROWS:
            raise SourceTrouble(Trouble.TOO_LONG, file=path.name, maximum=MOST_ROWS)
        table = pl.read_parquet(path)
    except (pl.exceptions.PolarsError, OSError):
        raise SourceTrouble(Trouble.NOT_A_LIST, file=path.name) from None
    return table.columns, list(enumerate(table.iter_rows(), start=1))
