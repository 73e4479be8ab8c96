"""Does a server that is killed while people save entries keep all that it confirmed?"""

from __future__ import annotations

import http.client
import threading
import urllib.error
import urllib.parse
from dataclasses import dataclass, field
from pathlib import Path

from tests.servers.installations import LIST, Browser, Installation, free_port, kill

WRITERS = 4
ENOUGH = 30


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


def test_a_server_that_is_killed_while_entries_are_saved_loses_nothing_it_confirmed(tmp_path: Path) -> None:
    installation = Installation(tmp_path / "data", free_port())
    installation.prepare()
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
