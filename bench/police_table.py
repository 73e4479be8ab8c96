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
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.police_server import KINDS, MONTHS, TABLE, make_table, running
from bench.report import Row, report

_AREAS = 14_000
_GOAL, _MEMORY = 6, 500
_MEASURE = "GeregistreerdeMisdrijven_1"


@dataclass(frozen=True, slots=True)
class Measured:
    """What one process did."""

    seconds: float
    megabytes: float
    rows: int
    total: int


def ours(host: str, folder: Path) -> tuple[int, int]:
    """Fetch and store with Waarborg; gives the rows and the sum of the figures as they were stored."""
    from waarborg.sources.fetching import fetch_table
    from waarborg.sources.holdings import Holdings
    from waarborg.sources.interfaces import Addresses, open_table
    from waarborg.sources.tables import TABLES

    table = next(each for each in TABLES if each.identifier == TABLE)
    moment = datetime(2026, 1, 16, tzinfo=UTC)
    interface = open_table(table, Addresses(police=f"http://{host}"))
    fetched = fetch_table(interface, "NL", (), Holdings(folder), moment)
    return fetched.rows, -1


def theirs(host: str, folder: Path) -> tuple[int, int]:
    """The same with cbsodata, into a pandas data frame that is pickled; unasked, it takes the typed rows."""
    cbsodata = importlib.import_module("cbsodata")
    pandas = importlib.import_module("pandas")
    cbsodata.options.use_https = False
    cbsodata.options.catalog_url = host
    frame = pandas.DataFrame(cbsodata.get_data(TABLE))
    frame.to_pickle(folder / "figures.pickle")
    return len(frame), int(frame[_MEASURE].sum())


def transfer(host: str, _: Path) -> tuple[int, int]:
    """Fetch the bytes and look at nothing but the link to the next page."""
    from waarborg.sources.asking import Server
    from waarborg.sources.pages import Link, read_pages

    start = Link("TypedDataSet", {"$format": "json"}, "$format=json")
    server = Server(f"http://{host}/ODataFeed/OData/{TABLE}")
    return sum(1 for _ in read_pages(server, start, lambda *_: None)), -1


_WAYS = {"ours": ours, "theirs": theirs, "transfer": transfer}


def _in_own_process(way: str, host: str) -> Measured:
    with tempfile.TemporaryDirectory() as name:
        command = [sys.executable, "-m", "bench.police_table", "--way", way, host, name]
        written = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        measured = Measured(**json.loads(written.splitlines()[-1]))
        if way == "ours":
            measured = Measured(measured.seconds, measured.megabytes, measured.rows, _total(Path(name)))
    return measured


def _total(folder: Path) -> int:
    import polars as pl

    return int(
        pl.scan_parquet(folder / TABLE / "NL-*.parquet").select(pl.col("value").sum()).collect().item()
    )


def _run(way: str, host: str, folder: Path) -> None:
    began = time.perf_counter()
    rows, total = _WAYS[way](host, folder)
    seconds = time.perf_counter() - began
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": megabytes, "rows": rows, "total": total}))


def measure(areas: int) -> list[Row]:
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
    small = Row("its largest memory", f"{own.megabytes:,.0f} MB", f"{_MEMORY} MB", own.megabytes <= _MEMORY)
    alone = Row("the bytes alone", f"{bare.seconds:.1f} s", "", None)
    if peer is None:
        return [Row(what, f"{own.seconds:.1f} s", "not run: cbsodata is not installed", None), small, alone]
    assert (peer.rows, peer.total) == (own.rows, own.total)
    ratio = peer.seconds / own.seconds
    beside = (
        f"cbsodata + pandas {peer.seconds:.1f} s, {peer.megabytes:,.0f} MB: {ratio:.1f} times (goal {_GOAL})"
    )
    return [Row(what, f"{own.seconds:.1f} s", beside, ratio >= _GOAL), small, alone]


def _has_peer() -> bool:
    return all(importlib.util.find_spec(name) for name in ("cbsodata", "pandas"))


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--way", nargs=3, metavar=("WAY", "HOST", "FOLDER"))
    options = parser.parse_args()
    if options.way:
        way, host, folder = options.way
        _run(way, host, Path(folder))
        return
    report("police table", measure(200 if options.small else _AREAS))


if __name__ == "__main__":
    main()
