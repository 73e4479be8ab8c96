"""How long does somebody wait for a page of the safety picture, from a store of the whole country?

The store is that of :mod:`bench.country`: 14,000 neighbourhoods × 180 months × 50 kinds. The pages of the largest
municipality (500 neighbourhoods) are asked one after the other, as served in production. The first finds nothing
computed ahead, and says so; every other comes from what was kept. What computing takes is measured in processes of
their own, of that municipality and of one with forty neighbourhoods.
"""

from __future__ import annotations

import argparse
import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.country import SMALL, WHOLE, write_country
from bench.databases import in_new_database
from bench.report import Row, report
from waarborg.sources.holdings import Holdings

PORT = 8947
LIMIT_MS = 200
FIRST_MS = 1_000
"""A process of its own looks up first which municipalities there are."""
ROUNDS = 25
LARGEST = "GM0001"
COMPUTED = {LARGEST: "the largest municipality", "GM0002": "one of forty neighbourhoods"}
COMPUTED_TIMES = 3
_OF = "indicator=woninginbraak"
PAGES = {
    "the picture of the municipality": "",
    "the monitor of high-impact crime": "hic/",
    "its map": f"hic/kaart.json?{_OF}",
    "a theme": "thema/",
    "a comparison": f"vergelijken/?{_OF}",
    "all neighbourhoods to choose from": "gebied/",
    "a neighbourhood": "gebied/?gebied=BU00010207",
    "a district": "gebied/?gebied=WK000102",
    "the map of 500 neighbourhoods": f"kaart.json?{_OF}",
    "the forecast": "verwachting/",
    "lists of incidents": "incidenten/",
    "a chart": f"grafiek/maanden.svg?{_OF}",
    "a chart of a neighbourhood": f"grafiek/gebied.svg?gebied=BU00010207&{_OF}",
    "a chart to keep": f"grafiek/maanden.png?{_OF}&bewaar=1",
    "key figures as CSV": "bestand/?wat=kerncijfers&vorm=csv",
    "kinds of offence as CSV": "bestand/?wat=delicten&vorm=csv",
    "all neighbourhoods as CSV": "bestand/?wat=buurten&vorm=csv",
    "all neighbourhoods as a workbook": "bestand/?wat=buurten&vorm=xlsx",
    "all neighbourhoods as GeoJSON": f"bestand/?vorm=geojson&{_OF}",
    "place and time together": f"bijeen/?{_OF}",
    "its map of 500 neighbourhoods": f"bijeen/kaart.json?{_OF}",
    "its drawing": f"bijeen/kaart.svg?{_OF}",
    "its groups as a workbook": f"bijeen/bestand/?{_OF}&vorm=xlsx",
}
_COMPUTE = """
import sys
from datetime import date
from pathlib import Path
from waarborg.operations.pictures.keeping import compute_into
from waarborg.sources.holdings import Holdings
compute_into(Path(sys.argv[2]), Holdings(Path(sys.argv[1])), sys.argv[3], date.today(), "", 5)
print(next(each for each in open("/proc/self/status") if each.startswith("VmHWM")).split()[1])
"""


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
    rows += [_computing(folder, scope, what) for scope, what in COMPUTED.items()]
    with running_server(PORT):
        connection = http.client.HTTPConnection("127.0.0.1", PORT)
        first, whole = _wait(connection, cookie)
        told = f"{first:.0f} ms, and the picture after {whole / 1000:.1f} s"
        rows.append(
            Row("the first page where nothing was computed ahead", told, f"{FIRST_MS} ms", first < FIRST_MS)
        )
        rows += [_page(connection, cookie, what, address) for what, address in PAGES.items()]
    return rows


def _computing(folder: Path, scope: str, what: str) -> Row:
    """What a picture takes from a new process that finds the files in the memory of the machine."""
    seconds, megabytes = zip(*(_compute(folder, scope) for _ in range(COMPUTED_TIMES)), strict=True)
    told = f"{statistics.median(seconds):.1f} s of a processor"
    return Row(f"computing the picture of {what}", told, f"{max(megabytes):.0f} MB", None)


def _compute(folder: Path, scope: str) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-c", _COMPUTE, str(folder), place, scope]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            kilobytes = process.stdout.read() if process.stdout else ""
            _, process.returncode, used = os.wait4(process.pid, 0)
    if process.returncode:
        raise SystemExit(f"the picture of {scope} was not computed")
    return used.ru_utime + used.ru_stime, int(kilobytes) / 1024


def _page(connection: http.client.HTTPConnection, cookie: str, what: str, address: str) -> Row:
    """The time to answer; what draws or scans for the first time does so once, and that is told apart."""
    from bench.server import share_of

    first = _ask(connection, cookie, address)
    times = sorted(_ask(connection, cookie, address) for _ in range(ROUNDS))
    late = share_of(times, 0.95)
    told = f"{times[len(times) // 2]:.0f} ms, p95 {late:.0f} ms, the first {first:.0f} ms"
    return Row(what, told, f"p95 {LIMIT_MS} ms", late < LIMIT_MS)


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


if __name__ == "__main__":
    sys.exit(main())
