"""Which rows of a list are incidents that count, in which neighbourhood, and what is wrong with the others?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from waarborg.sources.incidents.cells import Cell, NumberedRow, System, cell_of, fits, text_of
from waarborg.sources.incidents.columns import Columns
from waarborg.sources.incidents.habits import Habits
from waarborg.sources.incidents.intervals import habits_of_list, read_interval
from waarborg.sources.incidents.moments import Unreadable
from waarborg.sources.incidents.thousands import has_thousands, read_point, without_thousands

if TYPE_CHECKING:
    import numpy

    from waarborg.sources.area_maps import Area

_A_DAY = timedelta(days=1)

_REASONS: dict[str, tuple[str, str]] = {
    "no_place": ("geen coördinaten of buurtcode", "no coordinates or neighbourhood"),
    "swapped": ("x en y lijken verwisseld", "x and y seem to have changed places"),
    "outside_country": ("ligt niet in Nederland", "does not lie in the Netherlands"),
    "thousands": (
        "in x en y staat een punt of komma die niet overal in de lijst voor duizendtallen staat",
        "x and y have a point or comma that does not stand for thousands everywhere in the list",
    ),
    "outside_areas": ("ligt in geen van de buurten", "lies in none of the neighbourhoods"),
    "unknown_area": ("deze buurtcode is niet bekend", "this neighbourhood is not known"),
    "no_moment": ("geen datum", "no date"),
    "not_a_moment": ("geen leesbare datum of tijd", "no date or time that can be read"),
    "no_such_time": (
        "deze tijd bestaat niet: de klok werd toen vooruitgezet",
        "there was no such time: the clock went forward then",
    ),
    "unsure_day": (
        "dag en maand zijn niet zeker: in deze lijst staan zij in beide volgordes",
        "day and month are not certain: this list has them in both orders",
    ),
    "unsure_year": (
        "het jaar heeft twee cijfers, en de lijst laat niet zien of het voorop of achteraan staat",
        "the year has two figures, and the list does not show whether it comes first or last",
    ),
    "reversed": ("het einde ligt voor het begin", "the end is before the beginning"),
    "in_the_future": ("ligt in de toekomst", "lies in the future"),
    "unknown_kind": ("deze delictcode is niet bekend", "this code of offence is not known"),
    "duplicate": ("staat al eerder in de lijst", "is on the list already"),
}


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident.

    Attributes:
        row: its number in the list.
        begin, end: between these moments (UTC) it happened; the same where that is known exactly.
        kind: the code of the offence; empty where the list has none.
        x, y: in metres of RD; ``None`` where the list only has neighbourhoods.
        area: the neighbourhood; empty where no outlines were given.
    """

    row: int
    begin: datetime
    end: datetime
    kind: str
    x: float | None
    y: float | None
    area: str


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that does not count, and why; :meth:`say` tells it."""

    row: int
    reason: str
    value: str = ""

    def say(self, language: Literal["nl", "en"]) -> str:
        """Why, without a capital or a full stop."""
        sentence = _REASONS[self.reason][0 if language == "nl" else 1]
        return f"{sentence} ({self.value})" if self.value else sentence


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a list: every row is in one of the two."""

    incidents: tuple[Incident, ...]
    rejects: tuple[Reject, ...]


def take_in(
    rows: Sequence[NumberedRow],
    columns: Columns,
    areas: Sequence[Area],
    now: datetime,
    kinds: Mapping[str, str] | Collection[str] = (),
) -> TakenIn:
    """Read every row, or say what is wrong with it.

    Args:
        rows: with their numbers in the list.
        columns: which is which (see :func:`propose_columns`), without anything missing.
        areas: the neighbourhoods; none: incidents get the code that the list has, or none.
        now: later than this nothing can have happened.
        kinds: the codes that are known, or what each is counted as; none: every code will do.
    """
    found: list[Incident] = []
    rejects: list[Reject] = []
    seen: set[object] = set()
    known = _names_of(areas)
    thousands = has_thousands((cell_of(row, columns.x), cell_of(row, columns.y)) for _, row in rows)
    manner = _Manner(columns, now, kinds, habits_of_list(rows, columns, now.date()), thousands)
    for number, row in rows:
        read = _read(number, row, manner)
        if isinstance(read, Incident) and read.x is None and known:
            code = known.get(read.area.upper(), "")
            read = replace(read, area=code) if code else Reject(number, "unknown_area", read.area)
        if isinstance(read, Reject):
            rejects.append(read)
            continue
        key = _key(row, columns, read)
        if key is not None and key in seen:
            rejects.append(Reject(number, "duplicate", str(key) if isinstance(key, str) else ""))
            continue
        seen.add(key)
        found.append(read)
    placed, outside = _place(found, areas, columns.system)
    return TakenIn(tuple(placed), tuple(sorted(rejects + outside, key=lambda each: each.row)))


@dataclass(frozen=True, slots=True)
class _Manner:
    """How the rows of a list are to be read; ``thousands``: see :func:`has_thousands`."""

    columns: Columns
    now: datetime
    kinds: Mapping[str, str] | Collection[str]
    habits: tuple[Habits, Habits]
    thousands: bool


def _read(number: int, row: Sequence[Cell], manner: _Manner) -> Incident | Reject:
    columns, kinds = manner.columns, manner.kinds
    place = _read_place(number, row, columns, manner.thousands)
    if isinstance(place, Reject):
        return place
    moments = _read_moments(number, row, manner)
    if isinstance(moments, Reject):
        return moments
    kind = text_of(row, columns.kind)
    if kinds and kind not in kinds:
        # "A20 Diefstal uit woning": the code with what it is called.
        kind, written = kind.partition(" ")[0], kind
        if kind not in kinds:
            return Reject(number, "unknown_kind", written)
    counted_as = kinds[kind] if isinstance(kinds, Mapping) and kinds else kind
    x, y, area = place
    return Incident(number, *moments, counted_as, x, y, area)


def _read_place(
    number: int, row: Sequence[Cell], columns: Columns, thousands: bool
) -> tuple[float | None, float | None, str] | Reject:
    """The coordinates as the list has them, else the code of the neighbourhood."""
    area = text_of(row, columns.area)
    cells = cell_of(row, columns.x), cell_of(row, columns.y)
    x, y = read_point(*cells, thousands and columns.system is System.RD)
    if x is None or y is None or columns.system is None:
        return (None, None, area) if area else Reject(number, "no_place")
    if fits(x, y, columns.system):
        # Neighbourhoods that a list from elsewhere names are none of ours.
        return x, y, "" if columns.system in (System.PLANE, System.ABROAD) else area
    if columns.system is System.RD and not thousands and without_thousands(*cells):
        return Reject(number, "thousands", f"{cells[0]}; {cells[1]}")
    swapped = fits(y, x, columns.system)
    return Reject(number, "swapped" if swapped else "outside_country", f"{x:g}, {y:g}")


def _read_moments(number: int, row: Sequence[Cell], manner: _Manner) -> tuple[datetime, datetime] | Reject:
    columns = manner.columns
    try:
        return read_interval(row, columns, manner.now, manner.habits)
    except Unreadable as wrong:
        begin = f"{text_of(row, columns.begin)} {text_of(row, columns.begin_time)}".strip()
        end = f"{text_of(row, columns.end)} {text_of(row, columns.end_time)}".strip()
        return Reject(number, wrong.code, f"{begin} – {end}".strip(" –"))


def _names_of(areas: Sequence[Area]) -> dict[str, str]:
    """Codes of neighbourhoods by what a list may call them, in capitals: the code, or a name that no other has."""
    names = Counter(area.name.upper() for area in areas)
    found = {area.name.upper(): area.code for area in areas if names[area.name.upper()] == 1}
    for area in areas:
        found |= {area.code: area.code, area.code.removeprefix("BU"): area.code}
    return found


def _key(row: Sequence[Cell], columns: Columns, incident: Incident) -> object:
    """What makes it one and the same: its number and kind, else everything that is known of it.

    ``None``: nothing does. In a month much happens at one place that is not one and the same.
    """
    if own := text_of(row, columns.number):
        return own, incident.kind
    if incident.end - incident.begin > _A_DAY:
        return None
    return incident.begin, incident.end, incident.kind, incident.x, incident.y, incident.area


def _place(
    found: list[Incident], areas: Sequence[Area], system: System | None
) -> tuple[list[Incident], list[Reject]]:
    """Put points in metres of RD and in their neighbourhood; on a border the first code counts."""
    # Pages name incidents and rejects; only who places them loads what computes with places.
    import numpy
    from pyproj import Transformer

    points = [
        (number, each.x, each.y)
        for number, each in enumerate(found)
        if each.x is not None and each.y is not None
    ]
    if not points or system in (None, System.PLANE):
        return found, []
    places = numpy.array([number for number, _, _ in points])
    east, north = numpy.array([x for _, x, _ in points]), numpy.array([y for _, _, y in points])
    if system is System.ABROAD:
        around = f"+proj=aeqd +lat_0={north.mean():f} +lon_0={east.mean():f} +units=m"
        flat = Transformer.from_crs("EPSG:4326", around, always_xy=True).transform(east, north)
        for point, number in enumerate(places.tolist()):
            x, y = round(float(flat[0][point]), 2), round(float(flat[1][point]), 2)
            found[number] = replace(found[number], x=x, y=y)
        return found, []
    crs = "EPSG:28992" if system is System.RD else "EPSG:4326"
    metres = Transformer.from_crs(crs, "EPSG:28992", always_xy=True).transform(east, north)
    degrees = Transformer.from_crs(crs, "EPSG:4326", always_xy=True).transform(east, north)
    inside = _find_areas(numpy.column_stack(degrees), areas)
    outside: list[Reject] = []
    placed = dict(enumerate(found))
    for point, number in enumerate(places.tolist()):
        each = placed[number]
        if areas and point not in inside:
            outside.append(Reject(each.row, "outside_areas", f"{each.x:g}, {each.y:g}"))
            del placed[number]
            continue
        x, y = round(float(metres[0][point]), 2), round(float(metres[1][point]), 2)
        placed[number] = replace(each, x=x, y=y, area=inside.get(point, each.area))
    return list(placed.values()), outside


def _find_areas(degrees: numpy.ndarray[Any, Any], areas: Sequence[Area]) -> dict[int, str]:
    if not areas:
        return {}
    import shapely

    ordered = sorted(areas, key=lambda each: each.code, reverse=True)
    tree = shapely.STRtree([each.shape for each in ordered])
    pairs = tree.query(shapely.points(degrees), predicate="intersects")
    by_place = sorted(zip(pairs[0].tolist(), pairs[1].tolist(), strict=True))
    return {point: ordered[area].code for point, area in by_place}
