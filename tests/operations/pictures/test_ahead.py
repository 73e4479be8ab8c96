"""Are pictures there before anybody asks?"""

from __future__ import annotations

from datetime import date

from tests.operations.pictures.invented_store import SCOPE, invented_store

from waarborg.operations.pictures.ahead import compute_ahead
from waarborg.operations.pictures.keeping import is_ready


def test_what_is_not_there_yet_is_computed_once_and_of_nothing_there_is_no_picture() -> None:
    store, day = invented_store(), date(2023, 3, 31)
    assert not is_ready(store, SCOPE, day, 5)
    assert compute_ahead(store, [SCOPE, "GM0001", ""], day, 5) == [SCOPE]
    assert is_ready(store, SCOPE, day, 5)
    assert compute_ahead(store, [SCOPE], day, 5) == []
