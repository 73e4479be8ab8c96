"""How fast does a police table of ten million rows come in, and in how much memory, beside cbsodata with pandas?

Both fetch the same pages from the same server on this machine, parse them and store them; each in a process of its
own, whose largest memory is what the system says it was. What fetching the bytes alone takes stands below it.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.police_server import KINDS, MONTHS, TABLE, make_table, running
from bench.report import Row, report
from bench.timing import beside, same, written

_AREAS = 14_000
_GOAL, _MEMORY = 6, 500
_MEASURE = "GeregistreerdeMisdrijven_1"


@dataclass(frozen=True, slots=True)
class Measured:
    """What one process did; the sums of the figures as they were stored, by kind and period."""

    seconds: float
    megabytes: float
    rows: int
    sums: dict[str, int]


Stored = tuple[int, Callable[[], dict[str, int]]]
"""How many rows, and what sums them; that is asked when time and memory were taken."""


def ours(host: str, folder: Path) -> Stored:
    """Fetch and store with Waarborg."""
    from waarborg.sources.fetching import fetch_table
    from waarborg.sources.holdings import Holdings
    from waarborg.sources.interfaces import Addresses, open_table
    from waarborg.sources.tables import TABLES

    table = next(each for each in TABLES if each.identifier == TABLE)
    moment = datetime(2026, 1, 16, tzinfo=UTC)
    interface = open_table(table, Addresses(police=f"http://{host}"))
    fetched = fetch_table(interface, "NL", (), Holdings(folder), moment)
    return fetched.rows, lambda: _our_sums(folder)


def _our_sums(folder: Path) -> dict[str, int]:
    import polars as pl

    stored = pl.scan_parquet(folder / TABLE / "NL-*.parquet")
    found = stored.group_by("kind", "period").agg(pl.col("value").sum()).collect()
    return {_cell(kind, period): int(total) for kind, period, total in found.iter_rows()}


def theirs(host: str, folder: Path) -> Stored:
    """The same with cbsodata, into a pandas data frame that is pickled; unasked, it takes the typed rows."""
    cbsodata = importlib.import_module("cbsodata")
    pandas = importlib.import_module("pandas")
    cbsodata.options.use_https = False
    cbsodata.options.catalog_url = host
    frame = pandas.DataFrame(cbsodata.get_data(TABLE))
    frame.to_pickle(folder / "figures.pickle")

    def sums() -> dict[str, int]:
        found = frame.groupby(["SoortMisdrijf", "Perioden"])[_MEASURE].sum()
        return {_cell(kind, period): int(total) for (kind, period), total in found.items()}

    return len(frame), sums


def _cell(kind: str, period: str) -> str:
    return f"{kind.strip()} {period}"


def transfer(host: str, _: Path) -> Stored:
    """Fetch the bytes and look at nothing but the link to the next page."""
    from waarborg.sources.asking import Server
    from waarborg.sources.pages import Link, read_pages

    start = Link("TypedDataSet", {"$format": "json"}, "$format=json")
    server = Server(f"http://{host}/ODataFeed/OData/{TABLE}")
    return sum(1 for _ in read_pages(server, start, lambda *_: None)), dict


_WAYS = {"ours": ours, "theirs": theirs, "transfer": transfer}


def _in_own_process(way: str, host: str) -> Measured:
    with tempfile.TemporaryDirectory() as name:
        command = [sys.executable, "-m", "bench.police_table", "--way", way, host, name]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Measured(**json.loads(printed.splitlines()[-1]))


def _run(way: str, host: str, folder: Path) -> None:
    began = time.perf_counter()
    rows, sums = _WAYS[way](host, folder)
    seconds = time.perf_counter() - began
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": megabytes, "rows": rows, "sums": sums()}))


def measure(areas: int, goal: int | None) -> list[Row]:
    """Make the table, serve it and let both take it in."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = make_table(folder, areas)
        with running(folder, rows) as host:
            bare = _in_own_process("transfer", host)
            own = _in_own_process("ours", host)
            peer = _in_own_process("theirs", host) if _has_peer() else None
    assert own.rows == rows == areas * KINDS * MONTHS
    what = f"{rows:,} rows fetched, parsed and stored"
    memory = Row("its largest memory", f"{own.megabytes:,.0f} MB", f"{_MEMORY} MB", own.megabytes <= _MEMORY)
    alone = Row("the bytes alone", written(bare.seconds), "", None)
    if peer is None:
        return [Row(what, written(own.seconds), "not run: cbsodata is not installed", None), memory, alone]
    used = f"cbsodata + pandas, {peer.megabytes:,.0f} MB,"
    agrees = (peer.rows, peer.sums) == (own.rows, own.sums)
    told = f"{peer.rows:,} rows, {len(peer.sums)} sums"
    return [
        beside(what, own.seconds, used, peer.seconds, goal),
        same("rows, and sums by kind and month, as both stored them", agrees, told),
        memory,
        alone,
    ]


def _has_peer() -> bool:
    return all(importlib.util.find_spec(name) for name in ("cbsodata", "pandas"))


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", action="store_true", help="a seventieth of the rows")
    parser.add_argument("--way", nargs=3, metavar=("WAY", "HOST", "FOLDER"))
    options = parser.parse_args()
    if options.way:
        way, host, folder = options.way
        _run(way, host, Path(folder))
        return
    # Over few rows what both take to start weighs more than what they do.
    report("police table", measure(200, None) if options.small else measure(_AREAS, _GOAL))


if __name__ == "__main__":
    main()
