"""How long does a workbook of 100,000 rows take into a register, as ``waarborg import`` does it?"""

from __future__ import annotations

import argparse
import os
import random
import resource
import tempfile
import time
from datetime import date, datetime, timedelta
from pathlib import Path

import xlsxwriter

from bench.databases import in_new_database
from bench.report import Row, report

LIMIT_SECONDS = 30.0
_HEADINGS = (
    "Zaaknummer",
    "Onderwerp",
    "Categorie",
    "Binnengekomen op",
    "Wijk",
    "Omschrijving",
    "Waar?",
    "Naam van de melder",
    "E-mailadres van de melder",
    "Status",
)
_KINDS = ("Graffiti", "Vernieling", "Zwerfafval of dumping", "Geluidsoverlast")
_SENTENCE = "de kapotte lamp bij het bushokje aan de overkant ligt om en er liggen scherven op het fietspad"


def main() -> int:
    """Measure on both databases."""
    parser = argparse.ArgumentParser(prog="python -m bench.import_list")
    parser.add_argument("--small", action="store_true", help="a tenth of the rows")
    rows = 10_000 if parser.parse_args().small else 100_000
    measured = [
        row
        for database in ("sqlite", "postgresql")
        for row in in_new_database(database, "bench.import_list", "measure", str(rows))
    ]
    report(f"a list of {rows:,} rows", measured)
    return 0


def measure(rows: str) -> list[Row]:
    """Import a new list, and the same once more."""
    import django

    django.setup()
    from django.db import connection

    from waarborg.frontends.command_line.main import main as waarborg

    _municipality()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "meldingen.xlsx"
        write_list(file, int(rows))
        times = []
        for _ in range(2):
            began = time.monotonic()
            if waarborg(["import", str(file), "--register", "melding"]):
                raise SystemExit("The list was refused.")
            times.append(time.monotonic() - began)
    where, memory = connection.vendor, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    limit = f"< {LIMIT_SECONDS:.0f} s"
    return [
        Row(f"{where}: import", f"{times[0]:.1f} s", limit, times[0] < LIMIT_SECONDS),
        Row(f"{where}: the same again, adding nothing", f"{times[1]:.1f} s", limit, times[1] < LIMIT_SECONDS),
        Row(f"{where}: memory at most", f"{memory:.0f} MB", "", None),
    ]


def write_list(file: Path, rows: int) -> None:
    """A list as a municipality keeps it, ten columns wide."""
    chance, words = random.Random(1), _SENTENCE.split()
    book = xlsxwriter.Workbook(
        str(file), {"constant_memory": True, "default_date_format": "dd-mm-yyyy hh:mm"}
    )
    sheet = book.add_worksheet()
    for column, heading in enumerate(_HEADINGS):
        sheet.write_string(0, column, heading)
    start = datetime.fromisoformat("2022-01-01T10:00")
    for row in range(1, rows + 1):
        sheet.write_string(row, 0, f"Z-{row}")
        sheet.write_string(row, 1, f"Melding {row}")
        sheet.write_string(row, 2, _KINDS[row % len(_KINDS)])
        sheet.write_datetime(row, 3, start + timedelta(days=row % 1500, minutes=row % 400))
        sheet.write_string(row, 4, f"Wijk {row % 8}")
        sheet.write_string(row, 5, " ".join(chance.sample(words, 9)))
        sheet.write_string(row, 6, f"Dorpsstraat {row % 300}")
        sheet.write_string(row, 7, f"Melder {row}")
        sheet.write_string(row, 8, f"m{row}@example.nl")
        sheet.write_string(row, 9, "Nieuw")
    book.close()


def _municipality() -> None:
    from django.core.management import call_command

    from waarborg.operations.actors import system_actor
    from waarborg.operations.registers import take_into_use
    from waarborg.operations.subjects import add_list, add_subject
    from waarborg.records.models import Organisation

    call_command("migrate", verbosity=0)
    actor = system_actor(Organisation.objects.create(slug="bench", name="Bench"))
    take_into_use(actor, "melding", date(2022, 1, 1))
    add_list(actor, "wijk", "Wijken", is_area=True)
    for number in range(8):
        add_subject(actor, "wijk", f"Wijk {number}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
    raise SystemExit(main())
