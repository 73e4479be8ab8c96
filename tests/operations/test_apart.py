"""Does what is computed in another process come back as it was, be it an answer or trouble?"""

from __future__ import annotations

import os
import sys

import pytest

from waarborg.operations.apart import NotComputed, compute_apart
from waarborg.sources.trouble import SourceTrouble, Trouble


def told_by(process: int) -> tuple[str, bool]:
    sys.stdout.write("what a library says meanwhile\n")
    return "an answer", os.getpid() != process


def refuse(file: str) -> None:
    raise SourceTrouble(Trouble.DAMAGED_STORE, file=file)


def test_an_answer_comes_from_another_process_whatever_is_printed_there() -> None:
    assert compute_apart(told_by, os.getpid()) == ("an answer", True)


def test_trouble_comes_back_in_its_own_words() -> None:
    with pytest.raises(SourceTrouble) as raised:
        compute_apart(refuse, "held.json")
    assert "held.json" in raised.value.say("nl")


def test_a_process_that_is_stopped_gives_no_answer() -> None:
    with pytest.raises(NotComputed):
        compute_apart(os._exit, 9)
