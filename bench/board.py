"""How many boards with 1,000 commitments can be asked for in a second, and how long does somebody wait?

Served as in production, on SQLite. Four people ask without a pause from one process beside the server, so that the
asking takes its part of the same processors; the page that only says that the server is alive tells what is left
for any page.
"""

from __future__ import annotations

import argparse
import http.client
import os
import sys
import threading
import time
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle, islice

from bench.databases import in_new_database
from bench.report import Row, report

PORT = 8932
PEOPLE = 4
SECONDS = 10.0
LEAST_A_SECOND, LIMIT_MS, LIMIT_MB = 100, 50, 250
PARTS = 10
BOARD = "/gemeente-0/"
FILTERS = (
    "",
    "?stand=broken",
    "?stand=at_risk&volgorde=due",
    "?volgorde=owner",
    "?volgorde=number&pagina=2",
    "?zoek=afspraak",
    "?binnen=31",
    "?eigenaar=0",
    "?onderdeel=2",
    "?stand=kept&pagina=2",
)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", action="store_true")
    options = parser.parse_args()
    commitments = "100" if options.small else "1000"
    rows = in_new_database("sqlite", "bench.board", "measure", commitments)
    report(f"Board with {int(commitments):,} commitments, SQLite", rows)
    return 0


def measure(commitments: str) -> list[Row]:
    """Make the municipality in the empty database, serve it and ask."""
    import django

    django.setup()
    from bench.server import memory_of, running_server

    cookies = _fill(int(commitments))
    with running_server(PORT) as server:
        asked = {
            "the server is alive (a bare page)": _ask(cookies, ("/healthz",)),
            "the board": _ask(cookies, (BOARD,)),
            "ten boards, each filtered otherwise": _ask(cookies, tuple(f"{BOARD}{each}" for each in FILTERS)),
            "the page of a commitment": _ask(cookies, tuple(f"{BOARD}afspraak/{n}/" for n in range(1, 90))),
        }
        anew = _ask_for_other_days(cookies[0], int(commitments))
        after_entry = _ask_after_entries(cookies[0])
        memory = memory_of(server)
    rows = [row for what, crowd in asked.items() for row in _rows(what, crowd)]
    return [
        *rows,
        Row("one board after a new entry, median", f"{after_entry:.0f} ms", "", None),
        Row("one board of another day, judged anew, median", f"{anew:.0f} ms", "", None),
        Row("memory of the server", f"{memory:.0f} MB", f"{LIMIT_MB} MB", memory < LIMIT_MB),
    ]


def _fill(commitments: int) -> list[str]:
    """A municipality whose plan has ten parts, with its verdicts as they stand today; gives sessions."""
    from bench import world
    from bench.server import sign_in
    from waarborg.operations.actors import system_actor
    from waarborg.operations.judging import judge_again
    from waarborg.records.models import Commitment, Measure, Organisation, Role, Section

    world.build(world.Size(organisations=1, entries=20_000, commitments=commitments))
    organisation = Organisation.objects.get()
    version = organisation.plans.get().versions.get()
    for number in range(PARTS):
        section = Section.objects.create(
            version=version, position=number + 2, number=str(number + 2), title=f"Deel {number}", kind="field"
        )
        measure = Measure.objects.create(section=section, position=1, status="ongoing", text="Activiteit")
        numbers = [each for each in range(1, commitments + 1) if each % PARTS == number]
        Commitment.objects.filter(version=version, number__in=numbers).update(measure=measure)
    judge_again(system_actor(organisation))
    return [sign_in(organisation, number, Role.SAFETY_OFFICER) for number in range(PEOPLE)]


@dataclass
class _Crowd:
    """How long people waited, in milliseconds, and how many answers went wrong."""

    times: list[float] = field(default_factory=list)
    failed: int = 0
    seconds: float = 0.0


def _ask(cookies: list[str], addresses: tuple[str, ...]) -> _Crowd:
    """Let everybody ask for these pages one after the other, without a pause."""
    crowd = _Crowd()
    for address in addresses:
        _get(_connect(), cookies[0], address)
    until = time.perf_counter() + SECONDS
    people = [
        threading.Thread(target=_one, args=(crowd, cookie, addresses, place, until))
        for place, cookie in enumerate(cookies)
    ]
    started = time.perf_counter()
    for person in people:
        person.start()
    for person in people:
        person.join()
    crowd.seconds = time.perf_counter() - started
    return crowd


def _one(crowd: _Crowd, cookie: str, addresses: tuple[str, ...], place: int, until: float) -> None:
    connection = _connect()
    for address in islice(cycle(addresses), place, None):
        if time.perf_counter() > until:
            return
        started = time.perf_counter()
        status = _get(connection, cookie, address)
        crowd.times.append((time.perf_counter() - started) * 1000)
        crowd.failed += status != 200


def _connect() -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", PORT)


def _get(connection: http.client.HTTPConnection, cookie: str, address: str) -> int:
    connection.request("GET", address, headers={"Cookie": f"waarborg_session={cookie}"})
    answer = connection.getresponse()
    answer.read()
    return answer.status


def _ask_for_other_days(cookie: str, commitments: int) -> float:
    """The median wait for boards that nobody asked for before, so that everything is judged."""
    from bench.many_entries import TODAY

    days = 5 if commitments > 100 else 10
    return _median(cookie, [f"{BOARD}?dag={TODAY - timedelta(days=40 * n)}" for n in range(1, days + 1)])


def _ask_after_entries(cookie: str) -> float:
    """The median wait for the board right after an entry was logged, so that it is made anew."""
    from django.utils import timezone

    from waarborg.operations.actors import system_actor
    from waarborg.operations.entries import log_entry
    from waarborg.records.models import Organisation

    actor = system_actor(Organisation.objects.get())
    waited = []
    for _ in range(10):
        log_entry(actor, "controle", {"category": "horecacontrole", "happened_on": timezone.localdate()})
        waited.append(_median(cookie, [BOARD]))
    return sorted(waited)[5]


def _median(cookie: str, addresses: list[str]) -> float:
    connection = _connect()
    waited = []
    for address in addresses:
        started = time.perf_counter()
        status = _get(connection, cookie, address)
        waited.append((time.perf_counter() - started) * 1000)
        if status != 200:
            raise SystemExit(f"{address} answered {status}")
    return sorted(waited)[len(waited) // 2]


def _rows(what: str, crowd: _Crowd) -> list[Row]:
    from bench.server import share_of

    times = sorted(crowd.times)
    a_second, p95 = len(times) / crowd.seconds, share_of(times, 0.95)
    is_board = "board" in what
    limit = f"{LEAST_A_SECOND}/s, p95 {LIMIT_MS} ms" if is_board else ""
    kept = a_second >= LEAST_A_SECOND and p95 < LIMIT_MS and not crowd.failed if is_board else None
    told = f"{a_second:.0f}/s, median {share_of(times, 0.5):.0f} ms, p95 {p95:.0f} ms"
    if crowd.failed:
        told += f", {crowd.failed} failed"
    return [Row(what, told, limit, kept)]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
    sys.exit(main())
