"""Does an import that is killed half-way leave nothing half done, and come in once when it is begun again?"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from tests.operations.imports.lists import as_file, rows
from tests.servers.installations import Browser, Installation, free_port, kill

ROWS = 8_000


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    made = Installation(tmp_path / "data", free_port())
    made.prepare()
    (tmp_path / "meldingen.csv").write_bytes(as_file(rows(ROWS)))
    return made


def command(installation: Installation, *arguments: str) -> list[str]:
    file = installation.folder.parent / "meldingen.csv"
    return [sys.executable, "-m", "waarborg", "import", str(file), "--register", "melding", *arguments]


def stored(installation: Installation) -> int:
    ((number,),) = installation.rows("SELECT count(*) FROM records_entry")
    return int(number)


def assert_whole(installation: Installation) -> None:
    """Everything once, and every part of it."""
    assert installation.rows("PRAGMA integrity_check") == [("ok",)]
    assert installation.rows("SELECT count(*), count(DISTINCT token) FROM records_entry") == [(ROWS, ROWS)]
    for part in ("records_statuschange", "records_entryword"):
        assert installation.rows(f"SELECT count(DISTINCT entry_id) FROM {part}") == [(ROWS,)]


def test_a_command_that_is_killed_at_any_moment_leaves_all_or_nothing(installation: Installation) -> None:
    for moment in (0.0, 0.4, 0.9, 1.5):
        lists = newest_list(installation)
        process = subprocess.Popen(
            command(installation),
            env=installation.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        deadline = time.monotonic() + 30
        while newest_list(installation) == lists:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        time.sleep(moment)
        kill(process)
        assert stored(installation) in (0, ROWS)
    left = installation.rows("SELECT count(*) FROM records_handedinlist WHERE state = 'storing'")
    assert left != [(0,)], "no import was going on when it was killed"
    subprocess.run(command(installation), env=installation.environment, check=True, capture_output=True)
    assert_whole(installation)


def newest_list(installation: Installation) -> int:
    """The last list of which an import began."""
    ((number,),) = installation.rows("SELECT max(id) FROM records_handedinlist WHERE state <> 'handed_in'")
    return number or 0


def test_a_server_that_is_killed_during_an_import_says_so_and_begins_again(
    installation: Installation,
) -> None:
    check = command(installation, "--check")
    subprocess.run(check, env=installation.environment, check=True, capture_output=True)
    page = "/duinstad/registers/inlezen/1/"
    with installation.serving() as server:
        browser = Browser(installation.port)
        browser.sign_in()
        browser.ask(page)
        assert "rijen nagekeken" in browser.ask(page, act="import")
        time.sleep(0.4)
        kill(server)
    assert stored(installation) == 0

    be_silent_for_long(installation)
    with installation.serving():
        browser = Browser(installation.port)
        browser.sign_in()
        assert "Er is niets van deze lijst in het register gekomen" in browser.ask(page)
        browser.ask(page, act="import")
        deadline = time.monotonic() + 60
        while "zaken ingelezen" not in browser.ask(page):
            assert time.monotonic() < deadline
            time.sleep(0.5)
    assert_whole(installation)


def be_silent_for_long(installation: Installation) -> None:
    with closing(sqlite3.connect(installation.folder / "waarborg.sqlite3")) as database:
        database.execute("UPDATE records_handedinlist SET moved_at = '2026-01-01 00:00:00'")
        database.commit()
