"""What stands in a list of incidents, and what is known of its places and codes?"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from waarborg.documents.handed_lists import UnusableList, read_list
from waarborg.operations.apart import compute_apart
from waarborg.operations.incidents.apart import codes_of_kinds, rows_of_parquet
from waarborg.operations.pictures.keeping import FOLDER, changes_of
from waarborg.operations.pictures.once import once
from waarborg.operations.pictures.outlines import DrawnArea, drawn_outlines
from waarborg.operations.pictures.store import figures_store
from waarborg.operations.refusals import Invalid
from waarborg.records.models import Organisation
from waarborg.registers.problems import Problem
from waarborg.sources.holdings import Holdings
from waarborg.sources.incidents.cells import NumberedRow, read_number
from waarborg.sources.incidents.columns import find_headings
from waarborg.sources.incidents.pairs import split_pairs
from waarborg.sources.incidents.waiting import WaitingList
from waarborg.sources.trouble import SourceTrouble

_PARQUET = b"PAR1"
_FIGURES = re.compile(r"[\d\s:./T+-]+")


def read_rows(waiting: WaitingList) -> tuple[list[str], list[NumberedRow]]:
    """Headings and numbered rows of a list: CSV, a workbook or Parquet, by its content.

    Raises:
        Invalid: where it holds no usable list.
    """
    content = waiting.content.read_bytes()
    try:
        if content.startswith(_PARQUET):
            headings, rows = compute_apart(rows_of_parquet, waiting.content)
            if not rows:
                raise Invalid([Problem("list", "no_lines")])
            return split_pairs(headings, rows)
        found = read_list(content, find_headings, clocks=True)
        if not any(_names_something(each) for each in found.headings):
            raise Invalid([Problem("list", "no_headings")])
        return split_pairs(found.headings, list(found.rows()))
    except UnusableList as unusable:
        raise Invalid([Problem("list", unusable.code, unusable.values)]) from unusable
    except SourceTrouble as trouble:
        raise Invalid([Problem("list", "damaged_list")]) from trouble


def _names_something(heading: str) -> bool:
    """Whether it is a name of a column, and not a figure or a date."""
    return bool(heading.strip()) and read_number(heading) is None and not _FIGURES.fullmatch(heading.strip())


def neighbourhoods_of(organisation: Organisation) -> list[DrawnArea]:
    """A municipality's neighbourhoods as they are drawn; empty where no outlines are held."""
    scope = organisation.area_code
    return drawn_outlines(figures_store(), scope) if scope else []


def names_of_neighbourhoods(organisation: Organisation) -> dict[str, str]:
    """What they are called, by code."""
    return {each.code: each.name for each in neighbourhoods_of(organisation)}


def known_kinds() -> dict[str, str]:
    """As which kind each code is counted: the police's own as their tables say, a kind as itself."""
    store = figures_store()
    return _kinds_then(store.folder, changes_of(store))


@lru_cache(maxsize=8)
def _kinds_then(folder: Path, changed: tuple[int, ...]) -> dict[str, str]:
    found: dict[str, str] = once(
        folder / FOLDER, "kinds", changed, lambda: compute_apart(codes_of_kinds, Holdings(folder))
    )
    return found
