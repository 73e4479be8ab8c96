"""How many reports a second are taken in through the pages, and is each of them there, once?

Served as in production. Everybody signed in fills in the form of a report and sends it, without a pause; one in
twenty presses twice. They ask from one process beside the server, so that the asking takes its part of the same
processors.
"""

from __future__ import annotations

import argparse
import http.client
import os
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import uuid4

from bench.databases import in_new_database
from bench.report import Row, report

PORT = 8937
PEOPLE = 50
SECONDS = 20.0
LEAST = {"postgresql": 200, "sqlite": 50}
TWICE_EVERY = 20
CSRF = "a" * 32
FORM = "/bench/registers/melding/nieuw/"


def main() -> int:
    """Measure on both databases."""
    parser = argparse.ArgumentParser(prog="python -m bench.intake")
    parser.add_argument("--small", action="store_true", help="a few seconds")
    seconds = "4" if parser.parse_args().small else str(SECONDS)
    for database in ("postgresql", "sqlite"):
        rows = in_new_database(database, "bench.intake", "measure", seconds)
        report(f"Intake of reports by {PEOPLE} people at once, {database}", rows)
    return 0


def measure(seconds: str) -> list[Row]:
    """Make the municipality, serve it, and let everybody send reports."""
    import django

    django.setup()
    from django.db import connection

    from bench.server import processor_seconds_of, processor_seconds_of_all, running_server, share_of

    cookies = _fill()
    workers = str(max(2, os.cpu_count() or 2))
    with running_server(PORT, "--workers", workers, "--threads", "8") as server:
        before, all_before = processor_seconds_of(server), processor_seconds_of_all(server)
        crowd = _Crowd(time.perf_counter() + float(seconds))
        people = [threading.Thread(target=crowd.work, args=(cookie,)) for cookie in cookies]
        started = time.perf_counter()
        for each in people:
            each.start()
        for each in people:
            each.join()
        took = time.perf_counter() - started
        worked = processor_seconds_of(server) - before
        all_worked = processor_seconds_of_all(server) - all_before
    rate, least = len(crowd.confirmed) / took, LEAST[connection.vendor]
    times = sorted(crowd.times)
    return [
        Row("reports a second", f"{rate:.0f}", f"> {least}", rate > least),
        Row("processor time of the server a report", f"{worked / len(crowd.times) * 1000:.1f} ms", "", None),
        Row("with the database and the asking", f"{all_worked / len(crowd.times) * 1000:.1f} ms", "", None),
        Row("wait, median", f"{share_of(times, 0.5) * 1000:.0f} ms", "", None),
        Row("wait, p95", f"{share_of(times, 0.95) * 1000:.0f} ms", "", None),
        Row("confirmed", f"{len(crowd.confirmed)}", "", None),
        Row("sent twice", f"{crowd.twice}", "", None),
        _all_there_once(crowd),
    ]


def _all_there_once(crowd: _Crowd) -> Row:
    from waarborg.records.models import Entry

    stored = list(Entry.objects.values_list("token", flat=True))
    lost = len(set(crowd.confirmed) - set(stored))
    doubled = len(stored) - len(set(stored))
    told = f"{lost}, {doubled}, {crowd.refused}"
    return Row("lost, doubled, refused", told, "0, 0, 0", lost + doubled + crowd.refused == 0)


def _fill() -> list[str]:
    """A municipality with a plan that counts reports; gives the session keys of its people."""
    from datetime import date
    from itertools import islice

    from django.core.management import call_command

    from bench.server import sign_in
    from bench.world import add_plan
    from waarborg.commitments.demands import Response
    from waarborg.operations.actors import system_actor
    from waarborg.operations.registers import take_into_use
    from waarborg.records.models import Organisation, Role
    from waarborg.registers.durations import Duration, Unit
    from waarborg.registers.selections import Selection

    call_command("migrate", verbosity=0)
    organisation = Organisation.objects.create(slug="bench", name="Bench", area_code="GM0001")
    sign_in(organisation, 0, Role.SAFETY_OFFICER)
    within = Response(Duration(24, Unit.HOUR))
    promises = [(within, Selection("melding", categories=("racistische_tekst",)), None)]
    take_into_use(system_actor(organisation), "melding", date(2024, 1, 1))
    add_plan(organisation, islice(promises, 1))
    return [sign_in(organisation, number, Role.FRONT_DESK) for number in range(1, PEOPLE + 1)]


@dataclass
class _Crowd:
    """What everybody sent, and what became of it."""

    until: float
    confirmed: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    twice: int = 0
    refused: int = 0

    def work(self, cookie: str) -> None:
        """Send reports until it is over."""
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        headers = {
            "Cookie": f"waarborg_session={cookie}; waarborg_csrf={CSRF}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        number = 0
        while time.perf_counter() < self.until:
            number += 1
            token = str(uuid4())
            presses = 2 if number % TWICE_EVERY == 0 else 1
            self.twice += presses - 1
            answers = [self._send(connection, headers, token) for _ in range(presses)]
            if all(answers):
                self.confirmed.append(token)
            else:
                self.refused += 1
        connection.close()

    def _send(self, connection: http.client.HTTPConnection, headers: dict[str, str], token: str) -> bool:
        form = {
            "csrfmiddlewaretoken": CSRF,
            "token": token,
            "category": "graffiti",
            "omschrijving": f"Kladden op de muur, kenmerk {token[:8]}",
            "locatie": "Dorpsstraat 1",
        }
        began = time.perf_counter()
        connection.request("POST", FORM, urlencode(form), headers)
        answer = connection.getresponse()
        answer.read()
        self.times.append(time.perf_counter() - began)
        return answer.status == http.client.FOUND and "/zaak/" in answer.headers.get("Location", "")


if __name__ == "__main__":
    raise SystemExit(main())
