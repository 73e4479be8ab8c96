"""Is the longest list of a register fast enough: 1,000,000 entries, 20 people at once, p95 under 150 ms?

Measured three times, served as in production: twenty people who each ask for other lists all the time (other pages,
filters, days, words, numbers) and look at each for a second, and twenty who ask page after page without any pause,
for the same lists or for others. Without a pause it is the processors that decide: nobody can wait shorter, on
average, than the processor time that a page costs times the people there are for each processor.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.databases import in_new_database
from bench.report import Row, report

PEOPLE = 20
LIMIT_MS = 150
PORT = 8931
REGISTER = "melding"
QUESTIONS = {
    "newest": "",
    "a page": "pagina={page}",
    "category": "categorie=graffiti&pagina={page}",
    "status": "status=in_behandeling&pagina={page}",
    "area": "gebied={area}&pagina={page}",
    "open": "stand=open&pagina={page}",
    "overdue, by due date": "stand=te-laat&volgorde=uiterlijk&pagina={page}",
    "period, by title": "sinds=2026-01-{day:02}&tot=2026-01-{day:02}&volgorde=titel",
    "my own": "mijn=ja&pagina={page}",
    "area and category": "gebied={area}&categorie=graffiti&pagina={page}",
    "nothing of this team": "team=Servicepunt&sinds=2021-01-{day:02}",
    "rare word": "zoek=kenmerk{number}",
    "common word": "zoek=straat&pagina={page}",
    "two words": "zoek=straat+plein{page}",
    "number": "zoek=MEL-2026-{number}",
    "category and period": "categorie=geluid&sinds=2024-{month:02}-{day:02}&tot=2024-12-31",
}
"""Of the list of the register."""

ELSEWHERE = {
    "work list, my own": "mijn-werk/?pagina={page}",
    "work list, a team": "mijn-werk/?team=Buitendienst&pagina={page}",
    "work list, to be given out": "mijn-werk/?team=Buitendienst&wie=niemand&pagina={page}",
    "work list, late": "mijn-werk/?team=Buitendienst&stand=te-laat&pagina={page}",
    "search, a rare word": "zoeken/?zoek=kenmerk{number}",
    "search, a form and a rare word": "zoeken/?zoek=straten+plein{page}",
    "search, a common word": "zoeken/?zoek=straat&pagina={page}",
    "search, part of a word": "zoeken/?zoek=woord{letter}",
}
"""Of the work lists and the search over all registers."""

ADDRESSES = {name: f"registers/{REGISTER}/?{query}" for name, query in QUESTIONS.items()} | ELSEWHERE


def main() -> int:
    """Measure on both databases and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", action="store_true")
    options = parser.parse_args()
    size = "20000" if options.small else "1000000"
    for database in ("sqlite", "postgresql"):
        rows = in_new_database(database, "bench.registers", "measure", size)
        report(f"Register of {int(size):,} entries, {PEOPLE} people, {database}", rows)
    return 0


def measure(size: str) -> list[Row]:
    """Fill the empty database and ask for lists; every question counts as often as every other."""
    import django

    django.setup()
    from bench.long_register import fill

    return _measure_server(*fill(int(size), PEOPLE))


def _measure_server(cookies: list[str], area: int) -> list[Row]:
    from bench.server import memory_of, running_server, share_of

    looking, same, other = (_Crowd(cookies, area) for _ in range(3))
    with running_server(PORT) as server:
        same.ask(server, rounds=1, variety=1)
        same.forget()
        same.ask(server, rounds=10, variety=1)
        looking.ask(server, rounds=2, variety=200, pause=1.0)
        other.ask(server, rounds=3, variety=200)
        memory = memory_of(server)
    return [
        *_rows("other lists, a second between", looking, LIMIT_MS),
        *_rows("the same lists, no pause", same, LIMIT_MS),
        *_rows("other lists, no pause", other, None),
        *(
            Row(f"  {name}, a second between: p95", f"{share_of(sorted(times), 0.95):.0f} ms", "", None)
            for name, times in looking.times.items()
        ),
        Row("memory of the server", f"{memory:.0f} MB", "250 MB", memory < 250),
    ]


@dataclass
class _Crowd:
    """People who ask at the same time, how long they waited (milliseconds by question), and what it took
    (seconds of the processors)."""

    cookies: list[str]
    area: int
    times: dict[str, list[float]] = field(default_factory=dict)
    failed: int = 0
    worked: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, server: int, rounds: int, variety: int, pause: float = 0.0) -> None:
        """Let everybody ask every question so many times, in as many varieties as given."""
        from bench.server import processor_seconds_of_all

        people = [
            threading.Thread(target=self._one, args=(cookie, self._questions(place, rounds, variety), pause))
            for place, cookie in enumerate(self.cookies)
        ]
        before = processor_seconds_of_all(server)
        for person in people:
            person.start()
        for person in people:
            person.join()
        self.worked = processor_seconds_of_all(server) - before

    def forget(self) -> None:
        """What was asked so far was to warm up."""
        self.times.clear()

    def _one(self, cookie: str, questions: Iterator[tuple[str, str]], pause: float) -> None:
        chance = random.Random(cookie)
        time.sleep(pause * chance.random())
        connection = http.client.HTTPConnection("127.0.0.1", PORT)
        headers = {"Cookie": f"waarborg_session={cookie}"}
        for name, query in questions:
            started = time.perf_counter()
            connection.request("GET", f"/bench/{query}", headers=headers)
            answer = connection.getresponse()
            answer.read()
            waited = (time.perf_counter() - started) * 1000
            with self.lock:
                self.times.setdefault(name, []).append(waited)
                self.failed += answer.status != 200
            time.sleep(pause * chance.uniform(0.5, 1.5))

    def _questions(self, place: int, rounds: int, variety: int) -> Iterator[tuple[str, str]]:
        """Everybody starts somewhere else, so that they do not ask the same at the same time."""
        for step in range(place, place + rounds * len(ADDRESSES)):
            name, query = list(ADDRESSES.items())[step % len(ADDRESSES)]
            kind = (place * 31 + step) % variety
            yield (
                name,
                query.format(
                    page=kind + 1,
                    area=self.area + kind % 30,
                    day=kind % 28 + 1,
                    month=kind % 12 + 1,
                    number=kind * 97 + 1,
                    letter="abcdefghijklmnopqrst"[kind % 20],
                ),
            )


def _rows(what: str, crowd: _Crowd, limit: int | None) -> list[Row]:
    from bench.server import share_of

    everything = sorted(each for times in crowd.times.values() for each in times)
    p95, each = share_of(everything, 0.95), crowd.worked / len(everything) * 1000
    kept = None if limit is None else p95 < limit and not crowd.failed
    least = each * len(crowd.cookies) / (os.cpu_count() or 1)
    return [
        Row(f"{what}: p95", f"{p95:.0f} ms", "" if limit is None else f"{limit} ms", kept),
        Row(f"{what}: median", f"{share_of(everything, 0.5):.0f} ms", "", None),
        Row(f"{what}: processor time a page, all that takes part", f"{each:.1f} ms", "", None),
        Row(f"{what}: so without a pause at least, on average", f"{least:.0f} ms", "", None),
        Row(f"{what}: failed", f"{crowd.failed} of {len(everything)}", "0", crowd.failed == 0),
    ]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waarborg.settings")
    sys.exit(main())
