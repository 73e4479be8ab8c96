"""How long does somebody wait for a page of the safety picture, from a store of the whole country?

14,000 neighbourhoods × 180 months × 50 kinds are written synthetically, with key figures and outlines; then the
pages of the largest municipality (500 neighbourhoods) are asked one after the other, as served in production. The
first finds nothing computed ahead, and says so; every other comes from what was kept.
"""

from __future__ import annotations

import argparse
import http.client
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy
import polars as pl
import shapely

from bench.databases import in_new_database
from bench.report import Row, report
from waarborg.sources.holdings import Holdings
from waarborg.sources.tables import Table

PORT = 8947
LIMIT_MS = 200
FIRST_MS = 1_000
"""A process of its own looks up first which municipalities there are."""
ROUNDS = 25
LARGEST = "GM0001"
PAGES = {
    "the picture of the municipality": "",
    "the monitor of high-impact crime": "hic/",
    "a theme": "thema/",
    "a comparison": "vergelijken/?indicator=woninginbraak",
    "a neighbourhood": "gebied/?gebied=BU00010207",
    "the map of 500 neighbourhoods": "kaart.json?indicator=woninginbraak",
    "a chart": "grafiek/maanden.svg?indicator=woninginbraak",
    "all neighbourhoods as CSV": "bestand/?wat=buurten&vorm=csv",
}


@dataclass(frozen=True, slots=True)
class Size:
    """How large the country is."""

    neighbourhoods: int
    largest: int
    years: int
    kinds: int


WHOLE = Size(14_000, 500, 15, 50)
SMALL = Size(1_400, 100, 7, 12)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", action="store_true")
    options = parser.parse_args()
    size = SMALL if options.small else WHOLE
    rows = in_new_database("sqlite", "bench.picture", "measure", "small" if options.small else "whole")
    title = f"Safety picture, {size.neighbourhoods:,} areas × {12 * size.years} months × {size.kinds} kinds"
    report(title, rows)
    return 0


def measure(which: str) -> list[Row]:
    """Write the store, serve it and ask."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from bench.server import running_server, sign_in
    from waarborg.records.models import Organisation, Role

    call_command("migrate", verbosity=0)
    organisation = Organisation.objects.create(slug="groot", name="Groot", area_code=LARGEST)
    cookie = sign_in(organisation, 1, Role.SAFETY_OFFICER)
    size = SMALL if which == "small" else WHOLE
    folder = Path(settings.CONFIGURATION.figures_folder)
    began = time.perf_counter()
    number = write_country(Holdings(folder), size)
    wrote = time.perf_counter() - began
    megabytes = sum(path.stat().st_size for path in folder.rglob("*.parquet")) / 1e6
    rows = [Row("figures written", f"{number:,} in {wrote:.0f} s", f"{megabytes:,.0f} MB on disk", None)]
    with running_server(PORT):
        connection = http.client.HTTPConnection("127.0.0.1", PORT)
        first, whole = _wait(connection, cookie)
        told = f"{first:.0f} ms, and the picture after {whole / 1000:.1f} s"
        rows.append(
            Row("the first page where nothing was computed ahead", told, f"{FIRST_MS} ms", first < FIRST_MS)
        )
        for what, address in PAGES.items():
            _ask(connection, cookie, address)
            times = sorted(_ask(connection, cookie, address) for _ in range(ROUNDS))
            late = times[int(0.95 * len(times))]
            told = f"{times[len(times) // 2]:.0f} ms, p95 {late:.0f} ms"
            rows.append(Row(what, told, f"p95 {LIMIT_MS} ms", late < LIMIT_MS))
    return rows


def _wait(connection: http.client.HTTPConnection, cookie: str) -> tuple[float, float]:
    """How long the page takes that says that the picture is being computed, and the picture itself, in ms."""
    started = time.perf_counter()
    first = _ask(connection, cookie, "", status=202)
    while True:
        try:
            _ask(connection, cookie, "")
        except SystemExit:
            time.sleep(0.2)
        else:
            return first, (time.perf_counter() - started) * 1000


def _ask(connection: http.client.HTTPConnection, cookie: str, address: str, status: int = 200) -> float:
    started = time.perf_counter()
    path = f"/groot/veiligheidsbeeld/{address}"
    connection.request("GET", path, headers={"Cookie": f"waarborg_session={cookie}"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != status:
        raise SystemExit(f"{path} answers {answer.status}")
    return (time.perf_counter() - started) * 1000


def write_country(store: Holdings, size: Size) -> int:
    """Crime by month and year of every area, key figures and outlines; gives the number of monthly figures."""
    from waarborg.sources.tables import TABLES

    areas = sorted(_areas(size))
    wanted = ["0.0.0", "1.1.1", "1.4.6", "1.4.4", "1.4.5", "2.2.1"]
    kinds = sorted(
        [*wanted, *(f"9.{number // 10}.{number % 10}" for number in range(size.kinds - len(wanted)))]
    )
    tables = {table.identifier: table for table in TABLES}
    luck = numpy.random.default_rng(1)
    number = 0
    last = datetime.now(UTC).year - 1
    for year in range(last - size.years + 1, last + 1):
        months = [f"{year}MM{month:02}" for month in range(1, 13)]
        number += _write(store, tables["47022NED"], areas, kinds, months, luck)
        _write(store, tables["47018NED"], areas, kinds, [f"{year}JJ00"], luck)
    for table in TABLES:
        if table.year is not None:
            _write_sizes(store, table, areas)
    _write_outlines(store, areas, last)
    return number


def _areas(size: Size) -> Iterator[str]:
    """The largest municipality first; the others have forty neighbourhoods each; ten make a district."""
    yield from _town(1, size.largest)
    for town in range(2, 2 + (size.neighbourhoods - size.largest) // 40):
        yield from _town(town, 40)


def _town(number: int, neighbourhoods: int) -> Iterator[str]:
    yield f"GM{number:04}"
    for place in range(neighbourhoods):
        if place % 10 == 0:
            yield f"WK{number:04}{place // 10:02}"
        yield f"BU{number:04}{place // 10:02}{place % 10:02}"


def _write(
    store: Holdings,
    table: Table,
    areas: list[str],
    kinds: list[str],
    periods: list[str],
    luck: numpy.random.Generator,
) -> int:
    """Figures of one year in the form in which a fetch leaves them."""
    from waarborg.sources.editions import WHOLE_COUNTRY, Code, Edition, Question
    from waarborg.sources.keeping import keep_rows

    height = len(areas) * len(kinds) * len(periods)
    place = numpy.arange(height)
    columns = {
        "area": (place // (len(kinds) * len(periods)), areas),
        "kind": (place // len(periods) % len(kinds), kinds),
        "period": (place % len(periods), periods),
    }
    coded = {
        name: pl.Series(words, dtype=pl.Enum(words)).gather(codes) for name, (codes, words) in columns.items()
    }
    rows = pl.DataFrame(coded).with_columns(
        margin=pl.lit("", pl.Enum([""])),
        measure=pl.lit("crimes", pl.Enum(["crimes"])),
        value=pl.Series(luck.poisson(0.3 * 12 / len(periods), height).astype(numpy.float64)),
    )
    codes = {
        table.areas: tuple(Code(code, f"Gebied {code}") for code in areas),
        table.kinds: tuple(Code(code, code) for code in kinds),
        table.periods: tuple(Code(code, code[:4], "Definitief") for code in periods),
    }
    edition = Edition(table, table.title[0], "1", codes, {})
    question = Question(edition, WHOLE_COUNTRY, (int(periods[0][:4]),))
    moment = datetime.now(UTC)
    with store.alone(table.identifier):
        keep_rows(
            rows.select("area", "kind", "margin", "measure", "period", "value"), question, store, moment
        )
    return height


def _write_sizes(store: Holdings, table: Table, areas: list[str]) -> None:
    from waarborg.sources.editions import WHOLE_COUNTRY
    from waarborg.sources.invented.publishing import codes_of, keep_invented

    sizes = {"inhabitants": 2_100.0, "dwellings": 1_000.0, "address_density": 900.0}
    many = [40.0 if code.startswith("GM") else 1.0 for code in areas]
    rows = pl.DataFrame(
        {table.areas: areas, **{name: [each * size for each in many] for name, size in sizes.items()}}
    )
    names = {code: f"Gebied {code}" for code in areas}
    where = (WHOLE_COUNTRY, store, datetime.now(UTC))
    keep_invented(table, {table.areas: codes_of(names)}, {name: name for name in sizes}, rows, where)


def _write_outlines(store: Holdings, areas: list[str], year: int) -> None:
    """A square for every neighbourhood, a hundred in a row."""
    from waarborg.analysis.area_files import ReadArea
    from waarborg.sources.area_maps import keep_areas
    from waarborg.sources.editions import WHOLE_COUNTRY

    small = [code for code in areas if code.startswith("BU")]
    read = [
        ReadArea(code, f"Gebied {code}", _square(number % 100, number // 100))
        for number, code in enumerate(small)
    ]
    keep_areas(read, WHOLE_COUNTRY, year, f"bench-{year}", store, datetime.now(UTC))


def _square(column: int, row: int) -> shapely.Polygon:
    west, south = 4.0 + 0.01 * column, 51.0 + 0.01 * row
    return shapely.box(west, south, west + 0.01, south + 0.01)


if __name__ == "__main__":
    sys.exit(main())
