"""How does a test look at a page of the plan, as somebody?"""

from __future__ import annotations

from django.test import Client

from waarborg.operations.actors import Actor
from waarborg.records.models import PlanVersion

PLAN_TEXT = """# Integraal veiligheidsplan 2025-2028

## Uitgaan

- Minstens twee keer per jaar is er een horecacontrole.
"""


def browser_of(actor: Actor) -> Client:
    assert actor.account is not None
    client = Client()
    client.force_login(actor.account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(f"/duinstede/plan/{address}")
    assert answer.status_code == status, answer.content.decode()[:500]
    return answer.content.decode()


def change_page(version: PlanVersion, number: int) -> str:
    return f"/duinstede/plan/concept/{version.pk}/afspraak/{number}/"
