"""Does a database that is gone, crashed or full lose or double anything, and does the page say what happened?"""

from __future__ import annotations

import http.client
import threading
import time
import urllib.error
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest
from tests.servers.installations import Browser, Installation, free_port
from tests.servers.postgres import NoPostgres, Server, own_server

NOT_CONFIRMED = "is niet bevestigd"
WRITERS = 3


@pytest.fixture
def postgres() -> Iterator[Server]:
    try:
        with own_server(careful=True) as server:
            yield server
    except NoPostgres as missing:
        pytest.skip(f"not run: {missing}")


def titles(server: Server) -> Counter[str]:
    with psycopg.connect(server.address) as connection:
        return Counter(title for (title,) in connection.execute("SELECT title FROM records_entry"))


def refused(browser: Browser, title: str) -> str:
    with pytest.raises(urllib.error.HTTPError) as error:
        browser.save(title)
    assert error.value.code == 503
    return error.value.read().decode()


@dataclass
class Work:
    """Who saves until it is confirmed, whatever happens meanwhile."""

    sent: list[str] = field(default_factory=list)
    confirmed: list[str] = field(default_factory=list)
    told: list[int] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def go_on(self, port: int, writer: int) -> None:
        browser = Browser(port)
        browser.sign_in()
        for number in range(10_000):
            title = f"Ronde {writer}-{number}"
            self.sent.append(title)
            while not self._save(browser, title):
                time.sleep(0.1)
            self.confirmed.append(title)
            if self.over.is_set():
                return

    def _save(self, browser: Browser, title: str) -> bool:
        try:
            told = browser.save(title)
        except urllib.error.HTTPError as wrong:
            self.told.append(wrong.code)
            return False
        except (OSError, http.client.HTTPException):
            return False
        return "Opgeslagen als" in told or "was al opgeslagen" in told


def test_a_database_that_is_gone_is_told_and_nothing_is_lost_when_it_is_back(
    postgres: Server, tmp_path: Path
) -> None:
    installation = Installation(tmp_path / "data", free_port(), postgres.address)
    installation.prepare()
    with installation.serving():
        browser = Browser(installation.port)
        browser.sign_in()
        assert "Opgeslagen als" in browser.save("Ervoor")
        postgres.stop()
        told = refused(browser, "Tijdens")
        assert "De database is niet bereikbaar" in told
        assert NOT_CONFIRMED in told
        postgres.start()
        assert "Opgeslagen als" in browser.save("Tijdens")
        assert "was al opgeslagen" in browser.save("Ervoor")
    assert titles(postgres) == {"Ervoor": 1, "Tijdens": 1}


def test_a_database_that_crashes_while_people_save_keeps_what_was_confirmed_once(
    postgres: Server, tmp_path: Path
) -> None:
    installation = Installation(tmp_path / "data", free_port(), postgres.address)
    installation.prepare()
    work = Work()
    with installation.serving():
        writers = [
            threading.Thread(target=work.go_on, args=(installation.port, number)) for number in range(WRITERS)
        ]
        for each in writers:
            each.start()
        for _ in range(2):
            enough = len(work.confirmed) + 15
            deadline = time.monotonic() + 60
            while len(work.confirmed) < enough:
                assert time.monotonic() < deadline
                time.sleep(0.05)
            postgres.stop(crashing=True)
            time.sleep(0.5)
            postgres.start()
        work.over.set()
        for each in writers:
            each.join(timeout=60)
    assert set(work.told) == {503}
    assert set(work.confirmed) == set(work.sent)
    assert titles(postgres) == dict.fromkeys(work.sent, 1)


def test_a_full_disk_is_told_and_what_was_confirmed_is_there(tmp_path: Path) -> None:
    installation = Installation(tmp_path / "data", free_port())
    installation.prepare()
    biggest = max(file.stat().st_size for file in installation.folder.iterdir() if file.is_file())
    installation.largest_file = biggest + 200_000
    confirmed = []
    told = ""
    with installation.serving():
        browser = Browser(installation.port)
        browser.sign_in()
        for number in range(1_000):
            try:
                html = browser.save(f"Ronde {number}")
            except urllib.error.HTTPError as full:
                told = f"{full.code} {full.read().decode()}"
                break
            assert "Opgeslagen als" in html
            confirmed.append(f"Ronde {number}")
    assert confirmed
    assert told.startswith("503"), "the disk was never full"
    assert NOT_CONFIRMED in told

    installation.largest_file = None
    unsure = f"Ronde {len(confirmed)}"
    with installation.serving():
        browser = Browser(installation.port)
        browser.sign_in()
        answer = browser.save(unsure)
        assert "Opgeslagen als" in answer or "was al opgeslagen" in answer
    assert installation.rows("PRAGMA integrity_check") == [("ok",)]
    kept = installation.rows("SELECT title, count(*) FROM records_entry GROUP BY title")
    assert dict(kept) == dict.fromkeys([*confirmed, unsure], 1)
