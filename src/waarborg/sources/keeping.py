"""How are the figures of one question put in the place of what was held before?"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import polars as pl

from waarborg.sources.editions import Edition, Question
from waarborg.sources.holdings import Holding, Holdings
from waarborg.sources.slices import write_year

CODES_FILE = "codes.parquet"
MEASURES = "measure"
"""Under which dimension the titles of measures stand."""


def keep_rows(rows: pl.DataFrame, question: Question, store: Holdings, moment: datetime) -> Holding:
    """Store the figures year by year, and what the codes are called; gives what is held now.

    Args:
        rows: as :func:`waarborg.sources.slices.as_figures` makes them.
        question: what they answer.
        store: where they are kept; nobody else may write the table meanwhile.
        moment: when they were retrieved.
    """
    edition = question.edition
    table = edition.table
    folder = store.table_folder(table.identifier)
    held = store.read(table.identifier)
    if rows.is_empty():
        return held
    held = held.described(edition.title, table.source, table.licence)
    held = held.renewed(moment, edition.version, question.scope)
    _write_codes(folder, edition)
    for year in question.years:
        of_year = rows
        if table.periods and len(question.years) > 1:
            periods = [code.plain for code in edition.codes[table.periods] if code.key.startswith(str(year))]
            of_year = rows.filter(pl.col("period").is_in(periods))
        if of_year.height:
            held = held.with_year(write_year(folder, of_year, question, year, held, moment))
    store.write(held)
    return held


def _write_codes(folder: Path, edition: Edition) -> None:
    """The titles of all codes and measures, for who shows figures."""
    rows = [
        (dimension, code.plain, code.title, code.status, code.description)
        for dimension, codes in edition.codes.items()
        for code in codes
    ]
    rows += [(MEASURES, name, title, "", "") for name, title in edition.titles.items()]
    new = folder / f".{CODES_FILE}"
    schema = ["dimension", "code", "title", "status", "description"]
    pl.DataFrame(rows, schema=schema, orient="row").write_parquet(new)
    new.replace(folder / CODES_FILE)
