"""Does a filter stay shared when its maker saves it again?"""

from __future__ import annotations

import pytest
from tests.safety_plan import SafetyPlan

from waarborg.operations.actors import Actor
from waarborg.operations.saved_filters import drop_filter, save_filter
from waarborg.records.models import Account, Role

pytestmark = pytest.mark.django_db


def test_a_shared_filter_stays_shared_when_it_is_saved_again_until_it_is_taken_away() -> None:
    organisation = SafetyPlan().organisation
    account = Account.objects.create(email="sanne@example.nl", name="Sanne")
    actor = Actor(account, organisation, frozenset({Role.SAFETY_OFFICER}))

    def save(query: str, *, shared: bool) -> tuple[str, bool]:
        saved = save_filter(actor, "melding", "Van de week", query, shared=shared)
        return saved.query, saved.is_shared

    assert save("status=nieuw", shared=False) == ("status=nieuw", False)
    assert save("status=nieuw", shared=True) == ("status=nieuw", True)
    assert save("status=open", shared=False) == ("status=open", True)
    drop_filter(actor, save_filter(actor, "melding", "Van de week", "status=open").pk)
    assert save("status=open", shared=False) == ("status=open", False)
