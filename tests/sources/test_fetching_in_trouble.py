"""What becomes of a table when the server, the network or the table itself is not as hoped?"""

from __future__ import annotations

import errno
import json
import ssl
from pathlib import Path

import polars
import pytest
import urllib3
from tests.servers.statistics_office import (
    Failure,
    Office,
    broken,
    cut_off,
    ends_in_error,
    half,
    slow,
    too_busy,
)
from tests.sources import published
from tests.sources.fetched import fetch, held

from waarborg.sources.asking import Patience, Server
from waarborg.sources.fetching import Progress
from waarborg.sources.holdings import Holdings
from waarborg.sources.trouble import SourceTrouble, Trouble


@pytest.mark.parametrize(
    "failure",
    [too_busy(), broken(), cut_off, half, ends_in_error, slow(1.0)],
    ids=["too busy", "broken", "cut off", "half", "error at the end", "slow"],
)
@pytest.mark.parametrize("place", [0, 3, 7, 8])
def test_a_failure_along_the_way_costs_a_second_try(
    office: Office, tmp_path: Path, failure: Failure, place: int
) -> None:
    office.failures = [None] * place + [failure]
    fetch(office, tmp_path)
    assert held(tmp_path).height == 5 * 3 * 3
    assert office.failures == []


def test_a_server_that_asks_for_time_gets_it(office: Office, tmp_path: Path, waits: list[float]) -> None:
    office.failures = [too_busy("7"), broken(), broken()]
    office.failures.insert(1, None)
    fetch(office, tmp_path, waits=waits)
    assert waits == [7.0, 1.0, 2.0]


def test_a_break_halfway_is_gone_on_from(office: Office, tmp_path: Path) -> None:
    office.failures = [None] * 8 + [broken()] * 3
    with pytest.raises(SourceTrouble) as stopped:
        fetch(office, tmp_path)
    assert stopped.value.trouble is Trouble.BUSY
    assert held(tmp_path).is_empty()
    office.asked.clear()
    told: list[Progress] = []
    fetch(office, tmp_path, told=told)
    assert held(tmp_path).height == 45
    assert (told[0].rows, told[-1].rows, told[-1].expected) == (40, 45, 45)
    assert len([asked for asked in office.asked if "ODataFeed" in asked and "TypedDataSet" in asked]) == 1
    assert not list((tmp_path / "47018NED").glob("parts-*"))


def test_a_break_is_not_gone_on_from_in_another_version(office: Office, tmp_path: Path) -> None:
    office.failures = [None] * 8 + [broken()] * 3
    with pytest.raises(SourceTrouble):
        fetch(office, tmp_path)
    office.tables["47018NED"] = published.police_table("2025-02-01T02:00:00")
    told: list[Progress] = []
    fetch(office, tmp_path, told=told)
    assert (told[0].rows, held(tmp_path).height) == (0, 45)


def test_a_count_that_differs_stores_nothing(office: Office, tmp_path: Path) -> None:
    office.failures = [None] * 5 + [lambda handler, _: handler.give(b"46")]
    with pytest.raises(SourceTrouble) as stopped:
        fetch(office, tmp_path)
    assert stopped.value.trouble is Trouble.WRONG_COUNT
    assert "46" in stopped.value.say("nl")
    assert held(tmp_path).is_empty()


def test_where_the_server_does_not_count_the_report_says_so(office: Office, tmp_path: Path) -> None:
    office.counts = False
    assert fetch(office, tmp_path).counted is False
    assert held(tmp_path).height == 45


def test_a_column_that_is_gone_is_named(office: Office, tmp_path: Path) -> None:
    office.tables["47018NED"].lists["DataProperties"].pop(3)
    with pytest.raises(SourceTrouble) as stopped:
        fetch(office, tmp_path)
    assert stopped.value.trouble is Trouble.CHANGED_COLUMNS
    assert "Geregistreerde misdrijven" in stopped.value.say("nl")


def test_codes_that_the_table_itself_does_not_list_are_not_stored(office: Office, tmp_path: Path) -> None:
    office.tables["47018NED"].lists["SoortMisdrijf"].pop(1)
    with pytest.raises(SourceTrouble) as stopped:
        fetch(office, tmp_path)
    assert stopped.value.trouble is Trouble.UNKNOWN_KEYS
    assert "1.1.1" in stopped.value.say("nl")
    assert held(tmp_path).is_empty()


def test_a_municipality_that_is_gone_is_told(office: Office, tmp_path: Path) -> None:
    with pytest.raises(SourceTrouble) as stopped:
        fetch(office, tmp_path, scope="GM0614")
    assert stopped.value.trouble is Trouble.NO_AREA
    assert "GM0614" in stopped.value.say("nl")


def test_a_year_that_the_table_does_not_have_is_told(office: Office, tmp_path: Path) -> None:
    assert fetch(office, tmp_path, years=(2023, 2030)).missing_years == (2030,)


def test_a_server_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceTrouble) as stopped:
        fetch(Office(address="http://127.0.0.1:9"), tmp_path)
    assert stopped.value.trouble is Trouble.UNREACHABLE
    assert "127.0.0.1" in stopped.value.say("nl")


def test_a_certificate_that_is_not_trusted_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        untrusted = urllib3.exceptions.SSLError(ssl.SSLCertVerificationError("self-signed certificate"))
        raise urllib3.exceptions.MaxRetryError(urllib3.HTTPConnectionPool("mirror.local"), "/", untrusted)

    monkeypatch.setattr(urllib3.PoolManager, "request", refuse)
    with pytest.raises(SourceTrouble) as stopped:
        Server("https://mirror.local").ask("table")
    assert stopped.value.trouble is Trouble.CERTIFICATE
    assert "SSL_CERT_FILE" in stopped.value.say("nl")


@pytest.mark.parametrize(
    "error",
    [OSError(errno.ENOSPC, "full"), polars.exceptions.ComputeError(f"No space (os error {errno.ENOSPC})")],
)
def test_a_full_disk_is_told_and_what_was_held_stays(
    error: Exception, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch(office, tmp_path, years=(2021,))

    def refuse(*_: object) -> None:
        raise error

    with monkeypatch.context() as full:
        full.setattr("waarborg.sources.fetching.keep_rows", refuse)
        with pytest.raises(SourceTrouble) as stopped:
            fetch(office, tmp_path)
    assert stopped.value.trouble is Trouble.CANNOT_WRITE
    assert str(tmp_path) in stopped.value.say("nl")
    assert held(tmp_path).height == 5 * 3
    fetch(office, tmp_path)
    assert held(tmp_path).height == 5 * 3 * 3


def test_a_server_that_never_answered_is_not_waited_for_as_long_as_one_that_did() -> None:
    waits: list[float] = []
    server = Server("http://127.0.0.1:9", Patience(wait=waits.append))
    with pytest.raises(SourceTrouble):
        server.ask("table")
    assert len(waits) == Patience().first_attempts - 1


def test_a_table_that_was_replaced_is_told(office: Office, tmp_path: Path) -> None:
    del office.tables["47018NED"]
    with pytest.raises(SourceTrouble) as stopped:
        fetch(office, tmp_path)
    assert stopped.value.trouble is Trouble.NOT_FOUND


def test_two_runs_do_not_fetch_the_same_table_at_once(office: Office, tmp_path: Path) -> None:
    with Holdings(tmp_path).alone("47018NED"), pytest.raises(SourceTrouble) as stopped:
        fetch(office, tmp_path)
    assert stopped.value.trouble is Trouble.FETCHING_ALREADY


def test_a_list_of_holdings_that_was_damaged_is_named(office: Office, tmp_path: Path) -> None:
    fetch(office, tmp_path)
    (tmp_path / "47018NED" / "held.json").write_text(json.dumps({"slices": [{}]}))
    with pytest.raises(SourceTrouble) as stopped:
        held(tmp_path)
    assert stopped.value.trouble is Trouble.DAMAGED_STORE
