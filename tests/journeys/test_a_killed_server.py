"""Does a server that is killed while people save entries keep all that it confirmed?"""

from __future__ import annotations

import http.client
import http.cookiejar
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PASSWORD = "een heel lang wachtwoord"
WRITERS = 4
ENOUGH = 30
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
invite(actor, "chef@example.nl", "Chef", ["administrator", "enforcement_officer"])
"""


@dataclass
class Installation:
    """A data folder of its own, and a free port."""

    folder: Path
    port: int

    @property
    def environment(self) -> dict[str, str]:
        own = {"WAARBORG_DATA": str(self.folder), "DJANGO_SETTINGS_MODULE": "tests.settings"}
        here = [str(Path.cwd()), str(Path.cwd() / "src")]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("WAARBORG_")}
        return {**kept, **own, "PYTHONPATH": os.pathsep.join(here)}

    def run(self, *arguments: str) -> None:
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
        )
        try:
            self._wait()
            yield server
        finally:
            kill(server)

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


@dataclass
class Work:
    """What people sent, and what the server said that it had saved."""

    sent: list[str] = field(default_factory=list)
    confirmed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    enough: threading.Event = field(default_factory=threading.Event)

    def go_on_until_the_end(self, port: int, writer: int) -> None:
        browser = Browser(port)
        browser.sign_in()
        for number in range(10_000):
            title = f"Ronde {writer}-{number}"
            self.sent.append(title)
            try:
                html = browser.save(title)
            except urllib.error.HTTPError as wrong:
                self.wrong.append(str(wrong))
                return
            except (OSError, http.client.HTTPException):
                return
            if "Opgeslagen als" not in html:
                self.wrong.append(html)
                return
            self.confirmed.append(title)
            if len(self.confirmed) >= ENOUGH:
                self.enough.set()


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port


def test_a_server_that_is_killed_while_entries_are_saved_loses_nothing_it_confirmed(tmp_path: Path) -> None:
    installation = Installation(tmp_path / "data", free_port())
    installation.run("migrate", "--verbosity", "0")
    installation.run("shell", "--verbosity", "0", "--command", MAKE_MUNICIPALITY)
    work = Work()
    with installation.serving() as server:
        writers = [
            threading.Thread(target=work.go_on_until_the_end, args=(installation.port, writer))
            for writer in range(WRITERS)
        ]
        for each in writers:
            each.start()
        assert work.enough.wait(timeout=30)
        kill(server)
        for each in writers:
            each.join()
    assert work.wrong == []
    unsure = set(work.sent) - set(work.confirmed)
    assert unsure, "nobody was saving anything when the server was killed"

    with installation.serving():
        browser = Browser(installation.port)
        browser.sign_in()
        newest = browser.ask(f"{LIST}?zoek={urllib.parse.quote(work.confirmed[-1])}")
        assert "1 zaak" in newest
        for title in unsure:
            told = browser.save(title)
            assert "Opgeslagen als" in told or "was al opgeslagen" in told

    assert installation.rows("PRAGMA integrity_check") == [("ok",)]
    stored = installation.rows("SELECT title, count(*) FROM records_entry GROUP BY title")
    assert dict(stored) == dict.fromkeys(work.sent, 1)
    for part, link in (("records_auditline", "object_id"), ("records_statuschange", "entry_id")):
        where = "WHERE object_type = 'entry'" if part == "records_auditline" else ""
        counted = installation.rows(f"SELECT count(DISTINCT {link}), count(*) FROM {part} {where}")
        assert counted == [(len(stored), len(stored))], f"{part} does not fit the entries"
