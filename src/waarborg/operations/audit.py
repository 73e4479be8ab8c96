"""How does an act leave its line in the audit trail? Called inside the act's own transaction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act
from waarborg.operations.storing import store_new
from waarborg.records.models import AuditLine

Changes = Mapping[str, tuple[Any, Any]]


def leave_line(actor: Actor, act: Act, about: models.Model, changes: Changes | None = None) -> AuditLine:
    """Add a line: who did what to which record, and what changed (field name to before and after).

    Values must be plain JSON; leave the values of personal fields out (``None``, ``None``).
    """
    line = AuditLine(
        organisation=actor.organisation,
        account=actor.account,
        at=timezone.now(),
        act=act.value,
        object_type=about._meta.model_name or "",
        object_id=about.pk,
        changes={name: list(pair) for name, pair in (changes or {}).items()},
    )
    return store_new(line)
