"""How does a municipality make a template its own, and go back to the one that comes along?"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from waarborg.documents.papers.filling import TemplateRefused, check_template, fill
from waarborg.documents.titles import KINDS
from waarborg.operations.actors import Actor
from waarborg.operations.audit import leave_line
from waarborg.operations.documents.drafting import template_problem
from waarborg.operations.documents.gathering import gather
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound, Overtaken
from waarborg.records.models import DocumentTemplate
from waarborg.registers.problems import Problem

_LONGEST = 200_000


def change_template(actor: Actor, name: str, source: str, revision: int) -> DocumentTemplate:
    """Make a template the municipality's own; it is tried on today's facts first.

    Args:
        actor: who does it.
        name: of which document.
        source: the template.
        revision: of the own template that was changed; 0 for the one that comes along.

    Raises:
        NotAllowed, NotFound, Overtaken, Invalid (with the line that is wrong).
    """
    require(actor, Act.CHANGE_TEMPLATE)
    source = source.replace("\r\n", "\n")
    _try_out(actor, name, source)
    with transaction.atomic():
        own = DocumentTemplate.objects.select_for_update().filter(organisation=actor.organisation, name=name)
        kept = own.first() or DocumentTemplate(organisation=actor.organisation, name=name, revision=0)
        if kept.revision != revision:
            raise Overtaken(f"template {name} is at revision {kept.revision}, not {revision}")
        kept.source, kept.revision = source, revision + 1
        kept.changed_by, kept.changed_at = actor.account, timezone.now()
        kept.save()
        leave_line(actor, Act.CHANGE_TEMPLATE, kept, {"revision": (revision, kept.revision)})
    return kept


def give_template_up(actor: Actor, name: str) -> None:
    """Go back to the template that comes along.

    Raises:
        NotAllowed, NotFound.
    """
    require(actor, Act.CHANGE_TEMPLATE)
    with transaction.atomic():
        own = DocumentTemplate.objects.filter(organisation=actor.organisation, name=name).first()
        if own is None:
            raise NotFound(name)
        leave_line(actor, Act.CHANGE_TEMPLATE, own, {"revision": (own.revision, None)})
        own.delete()


def _try_out(actor: Actor, name: str, source: str) -> None:
    if name not in KINDS:
        raise NotFound(name)
    if len(source) > _LONGEST:
        values = (("maximum", _LONGEST), ("length", len(source)))
        raise Invalid([Problem("source", "too_long", values)])
    if not source.strip() or "\x00" in source:
        raise Invalid([Problem("source", "missing" if not source.strip() else "unstorable_characters")])
    gathered = gather(actor.organisation, name, timezone.localdate())
    try:
        if gathered is None:
            check_template(source)
        else:
            fill(source, gathered.facts)
    except TemplateRefused as refused:
        raise Invalid([template_problem(refused)]) from refused
