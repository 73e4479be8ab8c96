"""What happens when somebody hands over a plan document?"""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.operations.plans.drafts import lock_plan
from waarborg.operations.plans.storing import store_draft
from waarborg.operations.plans.typed import storable, storable_block
from waarborg.reading.read import draft_plan, read_document
from waarborg.records.models import PlanDocument, PlanVersion
from waarborg.records.queries.source_text import blocks_as_json


def upload_plan(actor: Actor, name: str, content: bytes, plan: int | None = None) -> PlanVersion:
    """Read a document and store it with the draft plan in it; with ``plan`` as that plan's next version.

    Reading takes seconds and is bounded by the reader's own limits.

    Raises:
        Unreadable: with nothing stored; it says what to do.
        NotAllowed, NotFound, DraftInTheWay.
    """
    require(actor, Act.UPLOAD_PLAN)
    if plan is not None:
        with transaction.atomic():
            lock_plan(actor, plan)
    document = read_document(content, name)
    document = replace(document, blocks=tuple(map(storable_block, document.blocks)))
    draft = draft_plan(document)
    with transaction.atomic():
        stored = PlanDocument.objects.create(
            organisation=actor.organisation,
            name=storable(name)[-255:],
            content=content,
            blocks=blocks_as_json(document.blocks),
            uploaded_by=actor.account,
            uploaded_at=timezone.now(),
        )
        return store_draft(actor, draft, stored, plan)
