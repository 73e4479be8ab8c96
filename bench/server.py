"""How is the server measured as in production: started, asked by people who signed in, and weighed?"""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from bench.report import Row
from waarborg.records.models import Account, Membership, Organisation, Role


def sign_in(organisation: Organisation, number: int, role: Role) -> str:
    """Add a person with this role; gives the key of their session."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    account = Account.objects.create(email=f"p{number}@example.nl", name=f"Persoon {number}")
    account.set_unusable_password()
    account.save()
    Membership.objects.create(account=account, organisation=organisation, role=role)
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    return str(session.session_key)


KINDS_OF_PAGES = (
    "",
    "plan/",
    "afspraak/1/",
    "registers/",
    "registers/melding/",
    "mijn-werk/",
    "zoeken/?zoek=straat",
    "planning/",
    "overleg/",
    "crisis/",
    "kaart/gebieden/",
    "cijfers/",
    "documenten/",
    "veiligheidsbeeld/",
    "veiligheidsbeeld/hic/",
    "veiligheidsbeeld/kaart.json?indicator=woninginbraak",
    "veiligheidsbeeld/grafiek/maanden.svg?indicator=woninginbraak",
    "veiligheidsbeeld/bestand/?wat=buurten&vorm=xlsx",
)
"""Of a municipality: one of each kind, those that load and compute much among them."""

LIMIT_MB = 250


@contextmanager
def running_server(port: int, *options: str) -> Iterator[int]:
    """A server on this port as ``waarborg serve`` starts it; gives its process number."""
    from django.conf import settings

    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        raise SystemExit("Collect the static files first: make install.")
    server = subprocess.Popen(
        [sys.executable, "-m", "waarborg", "serve", "--bind", f"127.0.0.1:{port}", *options],
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        yield server.pid
    finally:
        server.terminate()
        server.wait()


def _wait(port: int) -> None:
    for _ in range(150):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port)
            connection.request("GET", "/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit(f"The server did not start on port {port}: is it in use?")


def memory_of(pid: int) -> float:
    """Megabytes of a process with all its children; what they share counts once."""
    process = Path("/proc") / str(pid)
    sizes = (process / "smaps_rollup").read_text().splitlines()
    own = next(int(line.split()[1]) for line in sizes if line.startswith("Pss:")) / 1024
    children = (process / "task" / str(pid) / "children").read_text().split()
    return own + sum(memory_of(int(child)) for child in children)


def memory_after_every_page(
    server: int, port: int, cookie: str, base: str, others: Iterable[str] = ()
) -> Row:
    """What the server takes once every kind of page was asked a few times, so that every worker had them.

    What draws, typesets and computes ends with its own process, so it is counted only while it works.
    """
    for address in (*KINDS_OF_PAGES, *others):
        for _ in range(6):
            connection = http.client.HTTPConnection("127.0.0.1", port)
            connection.request("GET", base + address, headers={"Cookie": f"waarborg_session={cookie}"})
            connection.getresponse().read()
    memory = memory_of(server)
    what = "memory of the server after every kind of page"
    return Row(what, f"{memory:.0f} MB", f"{LIMIT_MB} MB", memory < LIMIT_MB)


def processor_seconds_of(pid: int) -> float:
    """Seconds that the processors worked for a process with all its children, also those that ended, until now."""
    process = Path("/proc") / str(pid)
    spent = (process / "stat").read_text().rpartition(")")[2].split()
    own = sum(map(int, spent[11:15])) / os.sysconf("SC_CLK_TCK")
    children = (process / "task" / str(pid) / "children").read_text().split()
    return own + sum(processor_seconds_of(int(child)) for child in children)


def processor_seconds_of_all(server: int) -> float:
    """The same for the server, for PostgreSQL where that answers it, and for who asks."""
    asking = time.process_time()
    return asking + processor_seconds_of(server) + sum(map(processor_seconds_of, _postgres()))


def _postgres() -> list[int]:
    from django.db import connection

    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    (parent,) = re.findall(
        r"^PPid:\s+(\d+)$", (Path("/proc") / str(pid) / "status").read_text(), re.MULTILINE
    )
    return [int(parent)]


def share_of(times: list[float], share: float) -> float:
    """The time below which this share of sorted times lies."""
    return times[min(len(times) - 1, int(len(times) * share))]
