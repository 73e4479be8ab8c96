"""In which database is measured? A new one each time, in a process of its own, thrown away afterwards."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from tests.servers.postgres import NoPostgres, running_postgres

from bench.report import Row


def in_new_database(database: str, module: str, function: str, argument: str = "") -> list[Row]:
    """Run a function of a benchmark over an empty database; it returns rows."""
    with tempfile.TemporaryDirectory(prefix="waarborg-bench-") as folder:
        environment = {**os.environ, "WAARBORG_DATA": folder, "DJANGO_SETTINGS_MODULE": "waarborg.settings"}
        environment.pop("WAARBORG_DATABASE_URL", None)
        result = Path(folder) / "rows.json"
        command = [sys.executable, "-m", "bench.databases", module, function, argument, str(result)]
        try:
            with _server(database) as setting:
                subprocess.run(command, env=environment | setting, check=True)
        except NoPostgres as missing:
            return [Row(f"{module} on PostgreSQL", f"not run: {missing}", "", None)]
        return [Row(**row) for row in json.loads(result.read_text())]


@contextmanager
def _server(database: str) -> Iterator[dict[str, str]]:
    """The setting that leads to an empty database; PostgreSQL keeps what is committed, as in production."""
    if database == "sqlite":
        yield {}
        return
    with running_postgres(careful=True) as address:
        yield {"WAARBORG_DATABASE_URL": address}


def drop_from_memory() -> None:
    """Make the machine forget the SQLite file, so that the next reader is cold."""
    os.sync()
    for path in Path(os.environ["WAARBORG_DATA"]).glob("*.sqlite3*"):
        descriptor = os.open(path, os.O_RDONLY)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)


if __name__ == "__main__":
    _, module, function, argument, result = sys.argv
    act = getattr(importlib.import_module(module), function)
    rows = act(argument) if argument else act()
    Path(result).write_text(json.dumps([asdict(row) for row in rows]))
