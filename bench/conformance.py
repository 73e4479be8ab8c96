"""How much faster is judging than a general conformance checker, on the same log and the same two questions?

The peer is pm4py (DECLARE: ``response`` and ``existence``; AGPL, installed for this benchmark alone). In the log
every report that is opened must be closed, and every district must have been visited at least once. Both start from
the log as it is stored, in SQLite. What pm4py takes when it has the log in memory already, as its own data frame,
stands below it: that is less work than ours, which still reads.
"""

from __future__ import annotations

import argparse
import importlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING, Any

from bench.databases import in_new_database
from bench.report import Row, report

if TYPE_CHECKING:
    from waarborg.records.models import Organisation

_CASES = 100_000
_DISTRICTS = 200
_GOAL = 50
_DAY = date(2026, 11, 16)
_REPORTS = """
    SELECT 'melding ' || id AS "case:concept:name", 'opened' AS "concept:name", opened_at AS "time:timestamp"
    FROM records_entry WHERE register = 'melding'
    UNION ALL
    SELECT 'melding ' || id, 'closed', closed_at FROM records_entry
    WHERE register = 'melding' AND closed_at IS NOT NULL
    ORDER BY 1, 3
"""
_DISTRICTS_VISITED = """
    SELECT 'wijk ' || id AS "case:concept:name", 'wijk' AS "concept:name", '2026-01-01' AS "time:timestamp"
    FROM records_subject WHERE name LIKE 'wijk %'
    UNION ALL
    SELECT 'wijk ' || area_id, 'controle', happened_on FROM records_entry WHERE register = 'controle'
    ORDER BY 1, 3
"""


def measure(number: str) -> list[Row]:
    """Judge and check the log. Runs in a process of its own."""
    import django

    django.setup()
    try:
        declare = importlib.import_module("pm4py.algo.conformance.declare.algorithm")
        pandas = importlib.import_module("pandas")
    except ModuleNotFoundError:
        return [Row("response and frequency on one log", "not run: pm4py is not installed", "", None)]
    cases = int(number)
    ours, closed, visited = _ours(cases)
    theirs = _theirs(declare, pandas)
    found = f"{(closed, visited)} is not {(theirs.closed, theirs.visited)}"
    assert (closed, visited) == (theirs.closed, theirs.visited), found
    ratio, in_memory = theirs.from_store / ours, theirs.in_memory / ours
    return [
        Row(
            f"response and frequency over {3 * cases:,} events, as stored",
            f"{ours * 1000:.1f} ms",
            f"pm4py {theirs.from_store * 1000:,.0f} ms: {ratio:,.0f} times (goal {_GOAL})",
            ratio >= _GOAL,
        ),
        Row(
            "the same, where pm4py has the log in memory",
            f"{ours * 1000:.1f} ms",
            f"pm4py {theirs.in_memory * 1000:,.0f} ms: {in_memory:,.0f} times",
            None,
        ),
    ]


def _is_closed(case: int) -> bool:
    return case % 50 != 0


def _ours(cases: int) -> tuple[float, int, int]:
    """Judge both commitments; returns the median seconds, the closed reports and the visited districts."""
    from bench import world
    from waarborg.commitments.demands import Frequency, Response
    from waarborg.records.queries.judgements import judge_all
    from waarborg.registers.durations import Duration, Unit
    from waarborg.registers.selections import Selection

    organisation = _log_of_ours(cases)
    year = Duration(1, Unit.YEAR)
    promises: list[world.Promised] = [
        (Response(), Selection("melding", ("geluid",)), None),
        (Frequency(year, at_least=1, each="wijk"), Selection("controle", ("horecacontrole",)), None),
    ]
    world.add_plan(organisation, promises)
    seconds, judged = _median(lambda: judge_all(organisation, _DAY))
    response, frequency = (each.verdict for each in judged)
    values = dict(response.reason.values)
    return seconds, int(values["in_time"]), int(frequency.measured or 0)


def _log_of_ours(cases: int) -> Organisation:
    """Write the log as the entries of one municipality."""
    from bench import world
    from waarborg.records.models import Entry, Organisation, Subject

    world.build(world.Size(1, 0, 0))
    organisation = Organisation.objects.get()
    districts = Subject.objects.get(list__organisation=organisation, name="wijk 0").list
    Subject.objects.filter(list=districts).delete()
    members = Subject.objects.bulk_create(
        Subject(list=districts, name=f"wijk {number}") for number in range(_DISTRICTS)
    )
    start = datetime(2026, 1, 1, 8, tzinfo=UTC)

    def entry(case: int, register: str, category: str, after: int, **columns: Any) -> Entry:
        moment = start + timedelta(minutes=2 * case + after)
        return Entry(
            organisation=organisation,
            register=register,
            register_version=1,
            category=category,
            status="gedaan",
            title="Regel",
            happened_on=moment.date(),
            opened_at=moment,
            created_at=moment,
            **{"closed_at": moment, **columns},
        )

    def closed(case: int) -> datetime | None:
        return start + timedelta(minutes=2 * case + 5) if _is_closed(case) else None

    log = [entry(case, "melding", "geluid", 0, closed_at=closed(case)) for case in range(cases)]
    log += [
        entry(case, "controle", "horecacontrole", 1, area=members[case % _DISTRICTS])
        for case in range(cases)
        if case % _DISTRICTS % 10
    ]
    Entry.objects.bulk_create(log, batch_size=1000)
    return organisation


@dataclass(frozen=True, slots=True)
class _Theirs:
    """Seconds with and without reading the log, and what was found."""

    from_store: float
    in_memory: float
    closed: int
    visited: int


def _theirs(declare: Any, pandas: Any) -> _Theirs:
    """Check the same log: a trace for each report, and one for each district with its visits."""
    full = {"support": 1.0, "confidence": 1.0}
    response = {"response": {("opened", "closed"): full}}
    existence = {"existence": {"controle": full}}
    reading, (reports, districts) = _median(lambda: _read_log(pandas))
    checking, (first, second) = _median(
        lambda: (declare.apply(reports, response), declare.apply(districts, existence)), times=3
    )
    closed, visited = (sum(each["is_fit"] for each in found) for found in (first, second))
    return _Theirs(reading + checking, checking, closed, visited)


def _read_log(pandas: Any) -> tuple[Any, Any]:
    """The stored log as two data frames of events; pm4py takes a trace to be consecutive rows."""
    from django.db import connection

    connection.ensure_connection()
    return tuple(
        pandas.read_sql_query(
            query, connection.connection, parse_dates={"time:timestamp": {"format": "ISO8601", "utc": True}}
        )
        for query in (_REPORTS, _DISTRICTS_VISITED)
    )


def _median(act: Callable[[], Any], times: int = 5) -> tuple[float, Any]:
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        found = act()
        taken.append(time.perf_counter() - started)
    return median(taken), found


def main() -> None:
    """Measure on SQLite."""
    parser = argparse.ArgumentParser(prog="python -m bench.conformance")
    parser.add_argument("--small", action="store_true", help="a tenth of the log")
    options = parser.parse_args()
    cases = _CASES // 10 if options.small else _CASES
    report("Conformance", in_new_database("sqlite", "bench.conformance", "measure", str(cases)))


if __name__ == "__main__":
    main()
