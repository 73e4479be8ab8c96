"""Do all tests pass, on both databases and in a browser? ``make test`` asks it here.

Finds or installs what the tests need, runs all of them on SQLite and those that touch the database once more on
PostgreSQL, and ends with what passed and what was not run, and why. Whatever is needed and cannot be had is a
failure. ``make test WITHOUT="browser office postgres"`` does without, and says so at the end.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from xml.etree import ElementTree

from tests.servers import programs
from tests.servers.postgres import NoPostgres, running_postgres

NEEDS = {"browser": programs.browser, "office": programs.office}
CHOICES = (*NEEDS, "postgres")
OF_ONE = "-p", "tests.servers.database_only"


@dataclass(frozen=True, slots=True)
class Round:
    """One run of pytest on one database."""

    database: str
    code: int
    seconds: float
    passed: int
    failed: int
    not_run: Counter[str]

    def line(self) -> str:
        """One line for the summary."""
        counts = f"{self.passed} passed, {self.failed} failed, {self.not_run.total()} not run"
        return f"{self.database:<12}{counts:<46}{self.seconds:>5.0f} s"


def main() -> int:
    """Returns 0 when everything passed, 1 when a test failed, 2 when the tests cannot be run."""
    signal.signal(signal.SIGTERM, _stop)
    without = os.environ.get("WITHOUT", "").replace(",", " ").split()
    unknown = sorted(set(without) - set(CHOICES))
    if unknown:
        print(f"WITHOUT knows {', '.join(CHOICES)}; not {', '.join(unknown)}.", file=sys.stderr)
        return 2
    environment = _environment(without)
    try:
        for name, find in NEEDS.items():
            if name not in without:
                print(f"{name:<12}{find()}", flush=True)
        rounds = [_run("SQLite", environment)]
        if "postgres" not in without:
            print("Starting a PostgreSQL of our own, for these tests alone ...", flush=True)
            with running_postgres() as address:
                rounds.append(_run("PostgreSQL", {**environment, "WAARBORG_DATABASE_URL": address}, *OF_ONE))
    except (programs.Missing, NoPostgres) as missing:
        print(f"The tests cannot be run. {missing}", file=sys.stderr)
        return 2
    _tell(rounds, without)
    return 1 if any(each.code for each in rounds) else 0


def _environment(without: list[str]) -> dict[str, str]:
    """Ours without the settings of an installation on this machine: tests choose their own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WAARBORG_")}
    if "WAARBORG_SHARED" in os.environ:
        kept["WAARBORG_SHARED"] = os.environ["WAARBORG_SHARED"]
    return {**kept, "WITHOUT": " ".join(without)}


def _run(database: str, environment: Mapping[str, str], *arguments: str) -> Round:
    """All of the chosen tests, over as many processes as there are processors, and one as others often wait."""
    print(f"\nTests on {database} ...", flush=True)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="waarborg-results-") as folder:
        results = Path(folder) / "results.xml"
        processes = str(1 + (os.cpu_count() or 1))
        command = [sys.executable, "-m", "pytest", "-q", "-n", processes, "--dist", "worksteal", "-r", "fE"]
        command += [f"--junitxml={results}", *arguments]
        code = subprocess.run(command, env=environment, check=False).returncode
        cases = ElementTree.parse(results).getroot().iter("testcase") if results.exists() else ()
        counted = Counter({"passed": 0, "failed": 0})
        not_run: Counter[str] = Counter()
        for case in cases:
            skipped = case.find("skipped")
            if skipped is not None:
                not_run[skipped.get("message", "no reason given").removeprefix("not run: ")] += 1
            elif case.find("failure") is not None or case.find("error") is not None:
                counted["failed"] += 1
            else:
                counted["passed"] += 1
    return Round(database, code, time.monotonic() - started, counted["passed"], counted["failed"], not_run)


def _tell(rounds: list[Round], without: list[str]) -> None:
    print("\nSummary")
    for each in rounds:
        print(f"  {each.line()}")
        for reason, count in each.not_run.most_common():
            print(f"    not run: {count} x {reason}")
    if "postgres" in without:
        print("  PostgreSQL  not run, as asked by WITHOUT")
    for name in NEEDS:
        if name in without:
            print(f"  what needs {name} was not run, as asked by WITHOUT")


def _stop(number: int, frame: FrameType | None) -> None:
    """Being ended is a reason to clean up, as any other end."""
    sys.exit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
