"""How long does it take to write a document, and do the pages stay quick while twenty people ask for one?

Beside each PDF stands the same text as Word file, made by pandoc alone.
"""

from __future__ import annotations

import argparse
import http.client
import statistics
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from bench.databases import in_new_database
from bench.report import Row, report

if TYPE_CHECKING:
    from waarborg.documents.papers.paper import Paper
    from waarborg.records.models import Organisation

PORT = 8934
LIMIT_ONE, LIMIT_LARGEST, PAGE_LIMIT_MS = 1.0, 5.0, 500
PEOPLE, CHARTS, LINES = 20, 40, 300


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.documents")
    parser.add_argument("--small", action="store_true", help="one run of each, and ten people")
    runs = 1 if parser.parse_args().small else 5
    report("documents", in_new_database("sqlite", "bench.documents", "measure", str(runs)))
    return 0


def measure(runs: str) -> list[Row]:
    """The documents of the example municipality, the largest, and many at once."""
    import django

    django.setup()
    from django.core.management import call_command

    from waarborg.frontends.command_line.main import main as waarborg

    call_command("migrate", verbosity=0)
    waarborg(["example"])
    return [*_each(int(runs)), _largest(int(runs)), *_at_once(10 if runs == "1" else PEOPLE)]


def _each(runs: int) -> list[Row]:
    from django.utils import timezone

    from waarborg.documents.papers.making import make
    from waarborg.documents.titles import KINDS
    from waarborg.operations.documents.drafting import compose
    from waarborg.records.models import Organisation

    organisation, rows, today = Organisation.objects.get(), [], timezone.localdate()
    for name in KINDS:
        paper = compose(organisation, name, today)
        written = _median(partial(compose, organisation, name, today), runs)
        pdf, word = (_median(partial(make, paper, form), runs) for form in ("pdf", "docx"))
        beside = f"< {LIMIT_ONE:.0f} s; docx {word:.2f} s; gathered and drawn before: {written:.2f} s"
        rows.append(Row(f"{name} as PDF", f"{pdf:.2f} s", beside, pdf < LIMIT_ONE))
    return rows


def _largest(runs: int) -> Row:
    from waarborg.documents.papers.making import make
    from waarborg.operations.apart import compute_apart

    def all_of_it() -> None:
        compute_apart(make, _large_paper(), "pdf")

    took = _median(all_of_it, runs)
    told = f"{LINES} commitments, {CHARTS} charts drawn, as PDF"
    return Row(told, f"{took:.2f} s", f"< {LIMIT_LARGEST:.0f} s", took < LIMIT_LARGEST)


def _large_paper() -> Paper:
    """A report of many parts, each with a table and a chart; drawing the charts is part of the work."""
    from waarborg.commitments.verdicts import Standing
    from waarborg.documents.charts.chart import Words
    from waarborg.documents.charts.rendering import draw
    from waarborg.documents.charts.standings import standings_chart
    from waarborg.documents.papers.paper import Paper, Picture
    from waarborg.documents.papers.written import write_table
    from waarborg.operations.apart import compute_apart

    charts = [
        standings_chart(
            Words(f"Deel {number}", "Een staafdiagram.", "aantal", "onderdeel"),
            [(f"Onderdeel {part}", {Standing.KEPT: number + part, Standing.BROKEN: 2}) for part in range(8)],
        )
        for number in range(CHARTS)
    ]
    pictures = {
        f"chart-{number}": Picture(svg.decode(), "Een staafdiagram.")
        for number, svg in enumerate(compute_apart(draw, charts))
    }
    each = LINES // CHARTS + 1
    text = []
    for number, name in enumerate(pictures):
        rows = [
            [line, f"Afspraak {line} over het onderwerp van dit deel, met alles wat erbij hoort.", "op koers"]
            for line in range(each)
        ]
        text += [
            f"# Deel {number}",
            f"![Deel {number}](chart:{name})",
            write_table(["Nr.", "Afspraak", "Stand"], rows, "Afspraken"),
        ]
    return Paper("Groot verslag", "Gemeente Duinmeer", date(2026, 11, 30), "\n\n".join(text), pictures)


def _at_once(people: int) -> list[Row]:
    """Everybody asks for a document that was not made before, while others look at the board."""
    from bench.server import memory_after_every_page, running_server, share_of, sign_in
    from waarborg.records.models import Entry, Organisation, Role

    organisation = Organisation.objects.get()
    drafts = _drafts(organisation, people)
    cookie = sign_in(organisation, 1, Role.SAFETY_OFFICER)
    base = f"/{organisation.slug}/"
    with running_server(PORT) as server:
        quiet = _look(cookie, base, seconds=3.0)
        began = time.perf_counter()
        with ThreadPoolExecutor(people) as everybody:
            done = threading.Event()
            watching = everybody.submit(_look_until, cookie, base, done)
            asked = [f"{base}documenten/{draft}/bestand/" for draft in drafts]
            list(everybody.map(lambda address: _fetch(cookie, address), asked))
            took = time.perf_counter() - began
            done.set()
            busy = watching.result()
        placed = Entry.objects.filter(organisation=organisation, latitude__isnull=False).latest("pk")
        memory = memory_after_every_page(server, PORT, cookie, base, [f"registers/zaak/{placed.pk}/"])
    quiet.sort()
    busy.sort()
    slowest = share_of(busy, 0.95)
    return [
        Row(f"{people} documents asked for at once, all there", f"{took:.1f} s", "", None),
        Row(
            "the board meanwhile, p95",
            f"{slowest:.0f} ms",
            f"< {PAGE_LIMIT_MS} ms; without documents {share_of(quiet, 0.95):.0f} ms",
            slowest < PAGE_LIMIT_MS,
        ),
        memory,
    ]


def _drafts(organisation: Organisation, number: int) -> list[int]:
    """So many drafts, each with another text."""
    from django.utils import timezone

    from waarborg.documents.titles import KINDS
    from waarborg.operations.actors import system_actor
    from waarborg.operations.documents.drafting import draft_document, edit_document

    actor, drafts = system_actor(organisation), []
    for place in range(number):
        draft = draft_document(actor, list(KINDS)[place % len(KINDS)], timezone.localdate())
        edit_document(actor, draft.pk, 1, f"Stuk {place}", f"{draft.text}\n\nStuk {place}.")
        drafts.append(draft.pk)
    return drafts


def _fetch(cookie: str, address: str) -> None:
    """Ask until it is there, as the page that says to wait does."""
    for _ in range(120):
        status = _get(cookie, address)
        if status == 200:
            return
        if status != 503:
            raise SystemExit(f"{address} answered {status}")
        time.sleep(0.5)
    raise SystemExit(f"{address} never came")


def _look(cookie: str, address: str, seconds: float) -> list[float]:
    times, until = [], time.perf_counter() + seconds
    while time.perf_counter() < until:
        times.append(_timed(cookie, address))
    return times


def _look_until(cookie: str, address: str, done: threading.Event) -> list[float]:
    times = []
    while not done.is_set():
        times.append(_timed(cookie, address))
    return times


def _timed(cookie: str, address: str) -> float:
    began = time.perf_counter()
    status = _get(cookie, address)
    if status != 200:
        raise SystemExit(f"{address} answered {status}")
    return (time.perf_counter() - began) * 1000


def _get(cookie: str, address: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", PORT)
    connection.request("GET", address, headers={"Cookie": f"waarborg_session={cookie}"})
    answer = connection.getresponse()
    answer.read()
    return answer.status


def _median(work: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


if __name__ == "__main__":
    raise SystemExit(main())
