"""In which database is measured? A new one each time, in a process of its own, thrown away afterwards."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from bench.report import Row

POSTGRES = "WAARBORG_BENCH_POSTGRES"
"""Environment variable with the address of a PostgreSQL in which databases may be made and dropped."""


def in_new_database(database: str, module: str, function: str, argument: str = "") -> list[Row]:
    """Run a function of a benchmark over an empty database; it returns rows."""
    with tempfile.TemporaryDirectory(prefix="waarborg-bench-") as folder:
        environment = {**os.environ, "WAARBORG_DATA": folder, "DJANGO_SETTINGS_MODULE": "waarborg.settings"}
        environment.pop(POSTGRES, None)
        environment.pop("WAARBORG_DATABASE_URL", None)
        result = Path(folder) / "rows.json"
        command = [sys.executable, "-m", "bench.databases", module, function, argument, str(result)]
        if database == "sqlite":
            subprocess.run(command, env=environment, check=True)
        else:
            address = os.environ.get(POSTGRES)
            if address is None:
                return [Row(f"{module} on PostgreSQL", f"not run: set {POSTGRES}", "", None)]
            _on_postgres(address, command, environment)
        return [Row(**row) for row in json.loads(result.read_text())]


def _on_postgres(address: str, command: list[str], environment: dict[str, str]) -> None:
    import psycopg

    name = f"waarborg_bench_{os.getpid()}"
    server = address.rpartition("/")[0]
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        try:
            subprocess.run(
                command, env={**environment, "WAARBORG_DATABASE_URL": f"{server}/{name}"}, check=True
            )
        finally:
            connection.execute(f"DROP DATABASE {name}".encode())


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
