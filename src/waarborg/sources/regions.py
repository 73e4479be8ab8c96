"""In which safety region, police unit and province does every municipality of a year lie?"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import polars as pl

from waarborg.sources.asking import Patience, Server
from waarborg.sources.editions import WHOLE_COUNTRY
from waarborg.sources.holdings import Holdings, Slice
from waarborg.sources.pages import read_list
from waarborg.sources.region_kinds import COUNTRY_PART, COUNTRY_PARTS, GROUPS, PROVINCE, REGION_TABLES
from waarborg.sources.trouble import SourceTrouble, Trouble

_AREAS = "RegioS"
_JSON = {"$format": "json"}
_SCHEMA = {name: pl.String() for name in ("municipality", "title", "kind", "code", "name")}


@dataclass(frozen=True, slots=True)
class Member:
    """A municipality in a region.

    Attributes:
        kind: ``VR``, ``RE`` or ``PV``.
        code, name: of the region.
    """

    municipality: str
    title: str
    kind: str
    code: str
    name: str


def fetch_regions(
    year: int,
    root: str,
    store: Holdings,
    moment: datetime,
    tell: Callable[[int], None] = lambda _: None,
    patience: Patience | None = None,
) -> int:
    """Bring in the regions of a year, over OData v3; gives of how many municipalities, 0: they are held already.

    Args:
        root: where CBS's tables begin.
        tell: is told how many came in.

    Raises:
        SourceTrouble: also where the table has no column of one of the kinds any more.
    """
    identifier = REGION_TABLES[year]
    with store.alone(identifier):
        server = Server(f"{root}/ODataFeed/OData/{identifier}", patience)
        about = read_list(server, "TableInfos", _JSON)
        if not about:
            raise SourceTrouble(Trouble.BROKEN_ANSWER, server=server.host)
        version = str(about[0].get("Modified", ""))
        if year in store.read(identifier).years_held(WHOLE_COUNTRY, version):
            return 0
        columns = _find_columns(identifier, read_list(server, "DataProperties", _JSON))
        titles = {_text(row["Key"]): _text(row.get("Title")) for row in read_list(server, _AREAS, _JSON)}
        wanted = [_AREAS, *(column for pair in columns.values() for column in pair)]
        rows = read_list(server, "TypedDataSet", {**_JSON, "$select": ",".join(wanted)})
        members = _members(rows, columns, titles)
        if not members:
            raise SourceTrouble(Trouble.NO_AREA, table=identifier, area="GM")
        tell(len({each.municipality for each in members}))
        return keep_regions(
            members, year, (str(about[0].get("Title", "")), version, "CBS", "CC BY 4.0"), store, moment
        )


def keep_regions(
    members: Sequence[Member], year: int, about: tuple[str, str, str, str], store: Holdings, moment: datetime
) -> int:
    """Keep the regions of a year; gives of how many municipalities.

    Args:
        about: the title and version of the table, who publishes it and under which licence.
    """
    title, version, source, licence = about
    identifier = REGION_TABLES[year]
    folder = store.table_folder(identifier)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    mark = hashlib.sha256(f"{version} {moment.isoformat()}".encode()).hexdigest()[:8]
    name = f"{WHOLE_COUNTRY}-{year}-{mark}.parquet"
    rows = [(each.municipality, each.title, each.kind, each.code, each.name) for each in members]
    table = pl.DataFrame(rows, schema=_SCHEMA, orient="row").sort("kind", "code", "municipality")
    new = folder / f".{name}"
    table.write_parquet(new)
    new.replace(folder / name)
    codes = sorted({each.municipality for each in members})
    slice_ = Slice(WHOLE_COUNTRY, year, version, moment, name, table.height, codes[0], codes[-1])
    held = store.read(identifier).described(title, source, licence)
    store.write(held.with_year([slice_]))
    return len(codes)


def read_regions(store: Holdings, year: int) -> tuple[int, list[Member]]:
    """Which year nearest to the one asked for is held, and its members; 0 and none where nothing is.

    Raises:
        SourceTrouble: where a file is damaged.
    """
    for each in sorted(REGION_TABLES, key=lambda other: (abs(other - year), other)):
        identifier = REGION_TABLES[each]
        for slice_ in store.read(identifier).slices:
            path = store.table_folder(identifier) / slice_.file
            try:
                rows = pl.read_parquet(path)
            except (pl.exceptions.PolarsError, OSError):
                raise SourceTrouble(Trouble.DAMAGED_STORE, file=str(path)) from None
            return each, [Member(*row) for row in rows.iter_rows()]
    return 0, []


def regions_around(store: Holdings, scope: str, year: int | None = None) -> tuple[Member, ...]:
    """The regions in which a municipality lies, the smallest kind first and the part of the country last.

    Args:
        year: by the division nearest to it that is held; by the newest one unless given.

    Raises:
        SourceTrouble: where a file is damaged.
    """
    _, members = read_regions(store, year or max(REGION_TABLES))
    own = {each.kind: each for each in members if each.municipality == scope}
    found = [own[kind] for kind in GROUPS if kind in own]
    province = own[PROVINCE].code if PROVINCE in own else ""
    for code, (name, provinces) in COUNTRY_PARTS.items():
        if province in provinces:
            found.append(Member(scope, own[PROVINCE].title, COUNTRY_PART, code, name))
    return tuple(found)


def _find_columns(identifier: str, properties: list[dict[str, object]]) -> dict[str, tuple[str, str]]:
    """By kind the columns of its code and name: they stand in a group with a title, under shifting numbers."""
    groups = {each.get("ID"): _text(each.get("Title")).casefold() for each in properties}
    found: dict[str, tuple[str, str]] = {}
    for kind, words in GROUPS.items():
        topics = {
            _text(each.get("Title")).casefold(): str(each.get("Key"))
            for each in properties
            if each.get("Type") == "Topic" and words in groups.get(each.get("ParentID"), "")
        }
        if not {"code", "naam"} <= topics.keys():
            raise SourceTrouble(Trouble.CHANGED_COLUMNS, table=identifier, column=words)
        found[kind] = topics["code"], topics["naam"]
    return found


def _members(
    rows: list[dict[str, object]], columns: dict[str, tuple[str, str]], titles: dict[str, str]
) -> list[Member]:
    """A municipality without a code of its region (a line of totals) lies in none."""
    found = []
    for row in rows:
        municipality = _text(row[_AREAS])
        for kind, (code, name) in columns.items():
            region = _text(row[code])
            if municipality.startswith("GM") and region.startswith(kind):
                title = titles.get(municipality, municipality)
                found.append(Member(municipality, title, kind, region, _text(row[name])))
    return found


def _text(written: object) -> str:
    """Without the padding; empty where nothing is given."""
    return str(written or "").strip()
