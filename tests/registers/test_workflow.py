"""May an entry move from one status to another, and with which result?"""

from __future__ import annotations

import pytest
from tests.registers.sample import sample_register

from waarborg.registers.workflow import allowed_results, check_change, first_status, next_statuses

REGISTER = sample_register()

CHANGES = [
    ("nieuw", "bezig", None, []),
    ("nieuw", "klaar", "gelukt", []),
    ("bezig", "klaar", "onbekend", []),
    ("bezig", "nieuw", None, ["change_not_allowed"]),
    ("nieuw", "nieuw", None, ["change_not_allowed"]),
    ("klaar", "bezig", None, ["nothing_follows"]),
    ("verdwenen", "bezig", None, ["nothing_follows"]),
    ("nieuw", "klaar", None, ["result_missing"]),
    ("nieuw", "klaar", "", ["result_missing"]),
    ("nieuw", "klaar", "mislukt", ["not_one_of"]),
    ("nieuw", "bezig", "gelukt", ["result_too_early"]),
    ("nieuw", "verdwenen", "gelukt", ["change_not_allowed", "result_too_early"]),
]


@pytest.mark.parametrize(("current", "following", "result", "codes"), CHANGES)
def test_a_change_follows_the_table(
    current: str, following: str, result: str | None, codes: list[str]
) -> None:
    assert [problem.code for problem in check_change(REGISTER, current, following, result)] == codes


def test_an_entry_starts_in_the_first_status_of_the_file() -> None:
    assert first_status(REGISTER).name == "nieuw"


def test_next_statuses_come_in_the_order_of_the_file() -> None:
    assert [status.name for status in next_statuses(REGISTER, "nieuw")] == ["bezig", "klaar"]
    assert next_statuses(REGISTER, "verdwenen") == ()


def test_only_an_end_status_has_results() -> None:
    assert allowed_results(REGISTER, "klaar") == REGISTER.results
    assert allowed_results(REGISTER, "nieuw") == ()
