"""What of a list of incidents is done in a process of its own, where alone it is loaded what reads tables?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from waarborg.operations.incidents.incident_picture import IncidentPicture
from waarborg.operations.incidents.outlook import Outlook
from waarborg.operations.incidents.repeat_bands import RepeatTable, WantedBands
from waarborg.registers.problems import Problem
from waarborg.sources.holdings import Holdings
from waarborg.sources.incidents.cells import NumberedRow
from waarborg.sources.incidents.columns import Columns
from waarborg.sources.incidents.lists import KeptList
from waarborg.sources.incidents.taking_in import Reject, take_in
from waarborg.sources.indicators import indicators
from waarborg.sources.streets.kept import KeptStreets

_TABLES = ("47018NED", "47022NED", "47013NED")


@dataclass(frozen=True, slots=True)
class Reading:
    """How the rows of a list are to be read.

    Attributes:
        scope: in the neighbourhoods of which municipality they are put; empty: in none.
        kind: the kind of offence that every row is; empty: as the list says.
        only_known: reject a row whose code is unknown, and count it as the police's tables do.
        now: later than this nothing can have happened.
    """

    columns: Columns
    scope: str
    kind: str
    only_known: bool
    now: datetime


def keep_what_counts(
    folder: Path, name: str, rows: Sequence[NumberedRow], reading: Reading, store: Holdings
) -> tuple[int, tuple[Reject, ...]]:
    """Keep the rows that count under a name, which nobody sees yet; gives their number, and the other rows.

    Raises:
        SourceTrouble: where the store of figures is damaged.
    """
    from waarborg.sources.area_maps import newest_areas
    from waarborg.sources.incidents.keeping import keep_rows

    areas = newest_areas(store, "BU", reading.scope) if reading.scope else []
    kinds = codes_of_kinds(store) if reading.only_known else {}
    taken = take_in(rows, reading.columns, areas, reading.now, kinds)
    if taken.incidents:
        counted = [replace(each, kind=reading.kind or each.kind) for each in taken.incidents]
        keep_rows(folder, name, counted, taken.rejects)
    return len(taken.incidents), taken.rejects


def codes_of_kinds(store: Holdings) -> dict[str, str]:
    """As which kind each code is counted: the police's own as their tables say, a kind as itself.

    Raises:
        SourceTrouble: where the store of figures is damaged.
    """
    from waarborg.sources.figures import police_codes

    found = {kind: kind for each in indicators() for kind in each.kinds}
    for table in _TABLES:
        found |= police_codes(store, table, "SoortMisdrijf")
    return found


def rows_of_parquet(path: Path) -> tuple[list[str], list[NumberedRow]]:
    """Headings and numbered rows of a list that comes as Parquet.

    Raises:
        SourceTrouble: where it is none, or too long.
    """
    from waarborg.sources.incidents.parquet import read_parquet_list

    return read_parquet_list(path)


def analyse_in(
    folders: tuple[Path, Path], kept: KeptList, least: int, on: date, store: Holdings, scope: str
) -> IncidentPicture:
    """What a list says, on the streets and in the neighbourhoods of a municipality (none: empty).

    Raises:
        SourceTrouble: where a file is damaged.
    """
    from waarborg.operations.incidents.analysing import analyse
    from waarborg.sources.area_maps import newest_areas

    return analyse(folders, kept, least, on, newest_areas(store, "BU", scope) if scope else [])


def repeats_in(folder: Path, name: str, wanted: WantedBands) -> RepeatTable | None:
    """The pairs of a list by the bands that are wanted.

    Raises:
        SourceTrouble: where the file is damaged.
    """
    from waarborg.operations.incidents.nearby import repeat_table
    from waarborg.sources.incidents.keeping import read_incidents

    return repeat_table(read_incidents(folder, name), wanted)


def read_network(
    path: Path, folder: Path, store: Holdings, scope: str, about: tuple[str, str, datetime]
) -> KeptStreets | Problem:
    """Lay the streets of a file ready to be kept, those in and around the neighbourhoods of a municipality.

    Args:
        path: GeoJSON or GeoPackage.
        folder: where they are to be kept.
        store: of outlines.
        scope: the code of the municipality; empty: every street counts.
        about: the source, the licence, and when it was given.

    Raises:
        SourceTrouble: where the store is damaged.
    """
    import shapely

    from waarborg.sources.area_maps import newest_areas
    from waarborg.sources.streets.keeping import lay_ready
    from waarborg.sources.streets.reading import read_streets

    areas = newest_areas(store, "BU", scope) if scope else []
    found = read_streets(path, shapely.union_all([each.shape for each in areas]) if areas else None)
    return found if isinstance(found, Problem) else lay_ready(folder, found, *about)


def foretell_in(folder: Path, name: str, store: Holdings, scope: str, today: date) -> Outlook:
    """What can be foretold from a list, in the neighbourhoods of a municipality (none: empty).

    Raises:
        SourceTrouble: where a file is damaged.
    """
    from waarborg.operations.incidents.foretelling import foretell
    from waarborg.sources.area_maps import newest_areas
    from waarborg.sources.incidents.keeping import read_incidents

    areas = newest_areas(store, "BU", scope) if scope else []
    return foretell(read_incidents(folder, name), {each.code: each.shape for each in areas}, today)
