"""An installation of its own for a test: a data folder, a server as in production, and somebody who uses it."""

from __future__ import annotations

import http.cookiejar
import os
import re
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PASSWORD = "een heel lang wachtwoord"
LIST = "/duinstad/registers/controle/"

MAKE_MUNICIPALITY = f"""
import datetime
from waarborg.operations.accounts import invite
from waarborg.operations.actors import system_actor
from waarborg.operations.organisations import FirstAdministrator, add_organisation
from waarborg.operations.registers import take_into_use
town = add_organisation("Duinstad", "", FirstAdministrator("chef@example.nl", "Chef", "{PASSWORD}"))
actor = system_actor(town)
take_into_use(actor, "controle", datetime.date(2024, 1, 1))
take_into_use(actor, "melding", datetime.date(2024, 1, 1))
invite(actor, "chef@example.nl", "Chef", ["administrator", "enforcement_officer"])
"""


@dataclass
class Installation:
    """A data folder of its own, and a free port.

    Attributes:
        database: the address of a PostgreSQL; empty: SQLite in the data folder.
        largest_file: no file of the server may grow beyond so many bytes, as on a full disk; none: no limit.
    """

    folder: Path
    port: int
    database: str = ""
    largest_file: int | None = None

    @property
    def environment(self) -> dict[str, str]:
        own = {"WAARBORG_DATA": str(self.folder), "DJANGO_SETTINGS_MODULE": "tests.settings"}
        own |= {"WAARBORG_DATABASE_URL": self.database} if self.database else {}
        here = [str(Path.cwd()), str(Path.cwd() / "src")]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("WAARBORG_")}
        return {**kept, **own, "PYTHONPATH": os.pathsep.join(here)}

    def prepare(self) -> None:
        """Make the database, and a municipality in it."""
        self.run("migrate", "--verbosity", "0")
        self.run("shell", "--verbosity", "0", "--command", MAKE_MUNICIPALITY)

    def run(self, *arguments: str) -> None:
        """One of the framework's own commands."""
        command = [sys.executable, "-m", "waarborg", "manage", *arguments]
        subprocess.run(command, env=self.environment, check=True, capture_output=True)

    @contextmanager
    def serving(self) -> Iterator[subprocess.Popen[bytes]]:
        """The server as it is used in production: killed at the end, with all its processes, whatever it does."""
        bind = f"127.0.0.1:{self.port}"
        server = subprocess.Popen(
            [sys.executable, "-m", "waarborg", "serve", "--bind", bind],
            env=self.environment,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=self._limit,
        )
        try:
            self._wait()
            yield server
        finally:
            kill(server)

    def _limit(self) -> None:
        if self.largest_file is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (self.largest_file, self.largest_file))

    def _wait(self) -> None:
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline:
            try:
                Browser(self.port).ask("/aanmelden/")
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError("The server did not start.")

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Read the data folder as it was left."""
        with closing(sqlite3.connect(self.folder / "waarborg.sqlite3")) as database:
            return list(database.execute(query))


def kill(server: subprocess.Popen[bytes]) -> None:
    """As a power cut would: nobody gets the chance to finish anything."""
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGKILL)
    server.wait()


class Browser:
    """Somebody at the front door, with cookies and forms."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)
        self.csrf = ""

    def ask(self, path: str, **form: str) -> str:
        """A page, or the page after a form was sent; raises OSError when the server is gone."""
        sent = {**form, "csrfmiddlewaretoken": self.csrf}
        body = urllib.parse.urlencode(sent).encode() if form else None
        with self.opener.open(self.address + path, body, timeout=10) as answer:
            html: str = answer.read().decode()
        if token := re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html):
            self.csrf = token[1]
        return html

    def sign_in(self) -> None:
        self.ask("/aanmelden/")
        self.ask("/aanmelden/", username="chef@example.nl", password=PASSWORD)
        self.ask(f"{LIST}nieuw/")

    def save(self, title: str) -> str:
        """Send the form of one entry; its title is the form's own key too, as one form is sent once."""
        values = {"category": "horecacontrole", "happened_on": "2026-03-02", "title": title}
        return self.ask(f"{LIST}nieuw/", **values, token=title)


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port
