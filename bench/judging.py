"""How long does it take to judge every commitment, and to renew the verdicts after one entry?

Beside it: the same questions asked of bare SQLite or PostgreSQL (the statements alone, without building them or
judging), and counting over columns in memory (NumPy).
"""

from __future__ import annotations

import argparse
import importlib
import os
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from itertools import cycle, islice
from statistics import median
from typing import Any

from bench.databases import drop_from_memory, in_new_database
from bench.report import Row, report

_NEW_ENTRIES = 40


def measure(size_name: str) -> list[Row]:
    """Build the world in the empty database of the environment, and measure. Runs in a process of its own."""
    import django

    django.setup()
    from django.db import connection

    from bench import many_entries, world
    from waarborg.records.models import Organisation

    size = getattr(world, size_name.upper())
    vendor = "SQLite" if connection.vendor == "sqlite" else "PostgreSQL"
    started = time.perf_counter()
    world.build(size)
    print(f"  built {size.name} in {time.perf_counter() - started:.0f} s", flush=True)
    connection.close()
    drop_from_memory()
    organisations = list(Organisation.objects.order_by("id"))
    limit = 3.0 if size.organisations == 1 else 10.0
    cold = _time(lambda: _judge_all(organisations, many_entries.TODAY))
    warm = median(_time(lambda: _judge_all(organisations, many_entries.TODAY)) for _ in range(3))
    bare = _bare(lambda: _judge_all(organisations, many_entries.TODAY))
    rows = [
        Row(f"judge {size.name}, cold, {vendor}", f"{cold:.2f} s", f"{limit:.0f} s", cold <= limit),
        Row(f"the same, again ({vendor})", f"{warm:.2f} s", f"bare {vendor} {bare:.2f} s", None),
    ]
    if size.organisations == 1:
        rows += _columns(organisations[0], many_entries.TODAY)
    rows += _one_entry(organisations[0], vendor)
    rows += _due(organisations[0], vendor)
    return rows


def _time(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def _judge_all(organisations: list[Any], day: date) -> None:
    from waarborg.records.queries.judgements import judge_all

    for organisation in organisations:
        judge_all(organisation, day)


def _bare(act: Callable[[], object]) -> float:
    """The median time of the statements of an act, already written, straight to the database's own driver."""
    from django.db import connection

    asked: list[tuple[str, Any]] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.startswith("BEGIN"):
            asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        act()
    assert connection.connection is not None
    if connection.vendor == "sqlite":
        asked = [(sql.replace("%s", "?"), [_plain(value) for value in params or ()]) for sql, params in asked]

    def again() -> None:
        cursor = connection.connection.cursor()
        cursor.execute("BEGIN")
        for sql, params in asked:
            if cursor.execute(sql, params).description is not None:
                cursor.fetchall()
        cursor.execute("COMMIT")

    return median(_time(again) for _ in range(3))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _columns(organisation: Any, day: date) -> list[Row]:
    """Count the entries of the window of each commitment over sorted columns in memory."""
    try:
        np = importlib.import_module("numpy")
    except ModuleNotFoundError:
        return [Row("columns in memory (NumPy)", "not run: NumPy is not installed", "", None)]
    from waarborg.records.models import Entry
    from waarborg.records.queries.commitments import adopted_commitments

    entries = Entry.objects.filter(organisation=organisation)
    columns = entries.values_list("register", "category", "happened_on", "took_seconds")
    codes: dict[tuple[str, str], int] = {}
    keys, took = [], []
    for register, category, happened_on, seconds in columns.iterator(chunk_size=50_000):
        code = codes.setdefault((register, category), len(codes))
        keys.append(code * 1_000_000 + happened_on.toordinal())
        took.append(-1 if seconds is None else seconds)
    order = np.argsort(np.array(keys), kind="stable")
    sorted_keys, sorted_took = np.array(keys)[order], np.array(took)[order]
    chosen = [row.selection for row in adopted_commitments(organisation) if row.selection]
    first = day.replace(month=1, day=1).toordinal()

    def count() -> None:
        for selection in chosen:
            for (register, category), code in codes.items():
                wanted = selection["categories"]
                if register == selection["register"] and (not wanted or category in wanted):
                    bounds = [code * 1_000_000 + first, code * 1_000_000 + day.toordinal() + 1]
                    start, end = np.searchsorted(sorted_keys, bounds)
                    np.count_nonzero(sorted_took[start:end] <= 86_400)

    return [
        Row(
            "columns in memory (NumPy), counting alone",
            f"{median(_time(count) for _ in range(5)):.3f} s",
            "",
            None,
        )
    ]


def _one_entry(organisation: Any, vendor: str) -> list[Row]:
    """Log reports one by one through the operation that a page calls, and time the judging in it as well."""
    from bench import many_entries
    from waarborg.operations.actors import Actor, system_actor
    from waarborg.operations.entries import log_entry
    from waarborg.operations.judging import judge_again, judge_touched
    from waarborg.records.models import Account, Role

    judge_again(system_actor(organisation))
    officer = Account.objects.get(memberships__organisation=organisation)
    actor = Actor(officer, organisation, frozenset({Role.SAFETY_OFFICER}))
    logged, judged, number, bare = [], [], [], []
    for category in islice(cycle(many_entries.categories_of("melding")), _NEW_ENTRIES):
        values = {
            "category": category,
            "omschrijving": "Op de hoek van de straat.",
            "opened_at": _yesterday(),
        }
        started = time.perf_counter()
        entry = log_entry(actor, "melding", values).entry
        logged.append(time.perf_counter() - started)
        started = time.perf_counter()
        number.append(judge_touched(actor, entry).judged)
        judged.append(time.perf_counter() - started)
        bare.append(_bare(partial(judge_touched, actor, entry)))
    alone = [
        Row(f"the statements of those verdicts alone ({vendor})", f"{median(bare) * 1000:.1f} ms", "", None)
    ]
    rows = []
    what = f"one new entry to {median(number):.0f} fresh verdicts"
    for name, times in ((f"{what} ({vendor})", judged), (f"the whole act of logging it ({vendor})", logged)):
        shown = f"{median(times) * 1000:.1f} ms, p95 {_p95(times) * 1000:.1f} ms"
        rows.append(Row(name, shown, "20 ms", median(times) <= 0.02))
    return rows + alone


def _yesterday() -> str:
    from django.utils import timezone

    return (timezone.localtime() - timedelta(days=1)).isoformat(timespec="minutes")


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _due(organisation: Any, vendor: str) -> list[Row]:
    """Let verdicts lapse, few and many, and judge what is due."""
    from django.utils import timezone

    from waarborg.operations.judging import judge_due
    from waarborg.records.models import Judgement

    day = timezone.localdate()
    rows = []
    keys = list(Judgement.objects.filter(organisation=organisation).values_list("pk", flat=True))
    for number in (0, 10, 100):
        times = []
        for _ in range(3):
            Judgement.objects.filter(organisation=organisation).update(changes_on=day + timedelta(days=90))
            Judgement.objects.filter(pk__in=keys[:number]).update(changes_on=day)
            times.append(_time(lambda: judge_due(organisation, day)))
        rows.append(
            Row(
                f"{number} of {len(keys)} verdicts lapse ({vendor})",
                f"{median(times) * 1000:.0f} ms",
                "",
                None,
            )
        )
    return rows


def main() -> None:
    """Measure both sizes on both databases."""
    parser = argparse.ArgumentParser(prog="python -m bench.judging")
    parser.add_argument("--small", action="store_true", help="a quick run over few entries")
    parser.add_argument("--size", choices=["town", "province"], help="one size only")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], help="one database only")
    options = parser.parse_args()
    prefix = "small_" if options.small else ""
    rows: list[Row] = []
    for size in [options.size] if options.size else ["town", "province"]:
        for database in [options.database] if options.database else ["sqlite", "postgresql"]:
            rows += in_new_database(database, "bench.judging", "measure", prefix + size)
    report("Judging", rows)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
    main()
