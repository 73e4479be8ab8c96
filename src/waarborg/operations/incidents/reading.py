"""What stands in a list of incidents, and what is known of its places and codes?"""

from __future__ import annotations

from waarborg.documents.handed_lists import UnusableList, read_list
from waarborg.operations.pictures.store import figures_store
from waarborg.operations.refusals import Invalid
from waarborg.records.models import Organisation
from waarborg.registers.problems import Problem
from waarborg.sources.area_maps import Area, areas_of, table_of
from waarborg.sources.figures import police_codes
from waarborg.sources.incidents.parquet import read_parquet_list
from waarborg.sources.incidents.taking_in import NumberedRow
from waarborg.sources.incidents.waiting import WaitingList
from waarborg.sources.indicators import indicators
from waarborg.sources.trouble import SourceTrouble

_PARQUET = b"PAR1"
_TABLES = ("47018NED", "47022NED", "47013NED")


def read_rows(waiting: WaitingList) -> tuple[list[str], list[NumberedRow]]:
    """Headings and numbered rows of a list: CSV, a workbook or Parquet, by its content.

    Raises:
        Invalid: where it holds no usable list.
    """
    content = waiting.content.read_bytes()
    try:
        if content.startswith(_PARQUET):
            headings, rows = read_parquet_list(waiting.content)
            return headings, rows
        found = read_list(content)
        return list(found.headings), list(found.rows())
    except UnusableList as unusable:
        raise Invalid([Problem("list", unusable.code, unusable.values)]) from unusable
    except SourceTrouble as trouble:
        raise Invalid([Problem("list", "damaged_list")]) from trouble


def neighbourhoods_of(organisation: Organisation) -> list[Area]:
    """The newest outlines of a municipality's neighbourhoods; empty where none are held."""
    store, scope = figures_store(), organisation.area_code
    years = [each.year for each in store.read(table_of("BU")).of(scope)] if scope else []
    return areas_of(store, "BU", scope, max(years)) if years else []


def known_kinds() -> dict[str, str]:
    """As which kind each code is counted: the police's own as their tables say, a kind as itself."""
    store = figures_store()
    found = {kind: kind for each in indicators() for kind in each.kinds}
    for table in _TABLES:
        found |= police_codes(store, table, "SoortMisdrijf")
    return found
