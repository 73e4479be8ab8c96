"""Which headings and rows has a list that comes as Parquet?"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import polars as pl

from waarborg.sources.incidents.cells import Cell, NumberedRow
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
    rows = (tuple(_cell(each) for each in row) for row in table.iter_rows())
    return table.columns, list(enumerate(rows, start=1))


def _cell(value: object) -> Cell:
    """As a spreadsheet would show it: a decimal is a number, a duration a clock, what is no single value a text."""
    if value is None or isinstance(value, str | int | float | bool | date):
        return value
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, timedelta):
        minutes = round(value / timedelta(minutes=1))
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    return str(value)
