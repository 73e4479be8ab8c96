"""How do the outlines of a year come in from PDOK?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

from waarborg.analysis.area_files import ReadArea, read_areas
from waarborg.sources.area_levels import LEVELS, table_of
from waarborg.sources.area_maps import Area, AreaYear, keep_year
from waarborg.sources.asking import Patience, Server
from waarborg.sources.editions import WHOLE_COUNTRY
from waarborg.sources.holdings import Holdings
from waarborg.sources.naming import codes_then
from waarborg.sources.trouble import SourceTrouble, Trouble

FIRST_YEAR = 2021
_PAGE = "1000"
_ATTEMPTS = 3


def fetch_areas(
    wanted: AreaYear,
    address: str,
    store: Holdings,
    moment: datetime,
    tell: Callable[[int], None] = lambda _: None,
    patience: Patience | None = None,
) -> int:
    """Bring in the outlines; gives how many, 0 where they are held already.

    Those of municipalities that have gone up in it since come in as well, each by itself: they tell what changed.

    Args:
        wanted: which.
        address: where PDOK's interfaces of CBS begin.
        store: where they are kept.
        moment: when this is done.
        tell: is told how many came in so far.
        patience: with the server.

    Raises:
        SourceTrouble: also where the year is not published, or holds no such municipality.
    """
    number, unknown = 0, []
    scopes = codes_then(wanted.scope, wanted.year)
    for scope in scopes:
        try:
            number += _fetch(replace(wanted, scope=scope), address, store, moment, tell, patience)
        except SourceTrouble as trouble:
            if not is_not_published(trouble):
                raise
            unknown.append(trouble)
    if len(unknown) == len(scopes):
        raise unknown[0]
    return number


def is_not_published(trouble: SourceTrouble) -> bool:
    """Whether there are no outlines of that year, or none of that municipality: it may be younger."""
    return trouble.trouble in (Trouble.NO_AREA, Trouble.NOT_FOUND)


def _fetch(
    wanted: AreaYear,
    address: str,
    store: Holdings,
    moment: datetime,
    tell: Callable[[int], None],
    patience: Patience | None,
) -> int:
    level, scope, year = wanted.level, wanted.scope, wanted.year
    with store.alone(table_of(level)):
        if year in store.read(table_of(level)).years_held(scope, wanted.version):
            return 0
        server = Server(f"{address}/{wanted.version}/ogc/v1/collections/{LEVELS[level]}", patience)
        areas: dict[str, Area] = {}
        for page in _read_pages(server, scope):
            areas |= {each.code: Area(each.code, each.name, each.shape) for each in page}
            tell(len(areas))
        if not areas:
            raise SourceTrouble(Trouble.NO_AREA, table=f"{LEVELS[level]} {year}", area=scope)
        return keep_year(wanted, wanted.version, list(areas.values()), store, moment)


def _read_pages(server: Server, scope: str) -> Iterator[list[ReadArea]]:
    """Page after page; a municipality is chosen by the server, and again here should it not do so."""
    query = {"f": "json", "limit": _PAGE}
    if scope != WHOLE_COUNTRY:
        query["gemeentecode"] = scope
    read, following = _read_page(server, partial(server.ask, "items", query))
    while True:
        yield [each for each in read if scope in (WHOLE_COUNTRY, f"GM{each.code[2:6]}")]
        if not following:
            return
        read, following = _read_page(server, partial(server.ask_link, following))


def _read_page(server: Server, ask: Callable[[], bytes]) -> tuple[list[ReadArea], str]:
    for _ in range(_ATTEMPTS):
        body = ask()
        try:
            written = json.loads(body)
            links = written.get("links", [])
            following = next((str(each["href"]) for each in links if each.get("rel") == "next"), "")
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
        if not written.get("features"):
            return [], ""
        read = read_areas(body)
        if isinstance(read, list):
            return read, following
    raise SourceTrouble(Trouble.BROKEN_ANSWER, server=server.host)
