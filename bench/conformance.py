"""How much faster is judging than a general conformance checker, on the same log and the same two questions?

The peer is pm4py (DECLARE: ``response`` and ``existence``; AGPL, installed for this benchmark alone). In the log
every report that is opened must be closed, and every district must have been visited at least once. pm4py has the
log in memory, as its own data frame; we read it from SQLite.
"""

from __future__ import annotations

import argparse
import importlib
import time
from collections.abc import Callable
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
    theirs, their_closed, their_visited = _theirs(declare, pandas, cases)
    found = f"{(closed, visited)} is not {(their_closed, their_visited)}"
    assert (closed, visited) == (their_closed, their_visited), found
    ratio = theirs / ours
    return [
        Row(
            f"response and frequency over {3 * cases:,} events",
            f"{ours * 1000:.1f} ms",
            f"pm4py {theirs * 1000:,.0f} ms: {ratio:,.0f} times (goal {_GOAL})",
            ratio >= _GOAL,
        )
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


def _theirs(declare: Any, pandas: Any, cases: int) -> tuple[float, int, int]:
    """Check the same log: a trace for each report, and one for each district with its visits."""
    start = pandas.Timestamp("2026-01-01 08:00", tz="UTC")
    rows, visits = [], [(f"wijk {number}", "wijk", start) for number in range(_DISTRICTS)]
    for case in range(cases):
        moment = start + pandas.Timedelta(minutes=2 * case)
        rows.append((f"melding {case}", "opened", moment))
        if _is_closed(case):
            rows.append((f"melding {case}", "closed", moment + pandas.Timedelta(minutes=5)))
        if case % _DISTRICTS % 10:
            visits.append((f"wijk {case % _DISTRICTS}", "controle", moment + pandas.Timedelta(minutes=1)))
    names = ["case:concept:name", "concept:name", "time:timestamp"]
    # It takes a trace to be consecutive rows.
    reports, districts = (
        pandas.DataFrame(each, columns=names).sort_values([names[0], names[2]], kind="stable")
        for each in (rows, visits)
    )
    full = {"support": 1.0, "confidence": 1.0}
    response = {"response": {("opened", "closed"): full}}
    existence = {"existence": {"controle": full}}
    seconds, (first, second) = _median(
        lambda: (declare.apply(reports, response), declare.apply(districts, existence)), times=1
    )
    return seconds, sum(each["is_fit"] for each in first), sum(each["is_fit"] for each in second)


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
