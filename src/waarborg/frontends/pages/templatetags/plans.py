"""Which words do the plan pages need beside those of every page?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from waarborg.frontends.pages.plans.wording import (
    CHOICES,
    FIELDS,
    MEASURE_STATUSES,
    SECTION_KINDS,
    say_demand,
    say_kind,
    say_selection,
)
from waarborg.reading.blocks import Block
from waarborg.records.queries.differences import FieldChange
from waarborg.registers.definitions import RegisterDefinition

if TYPE_CHECKING:
    from waarborg.records.models import Commitment

register = template.Library()

Registers = Mapping[str, RegisterDefinition]


@register.filter
def section_kind(kind: str) -> str:
    """The kind of a section in words."""
    return str(SECTION_KINDS.get(kind, kind))


@register.filter
def measure_status(status: str) -> str:
    """The status of a measure in words."""
    return str(MEASURE_STATUSES.get(status, status))


@register.filter
def choice_name(choice: str) -> str:
    """What was decided about a commitment, in words."""
    return str(CHOICES.get(choice, choice))


@register.filter
def checked(commitment: Commitment) -> str:
    """What of this commitment is checked, in one plain line; empty while that is open."""
    return say_demand(commitment.kind, commitment.demand)


@register.filter
def in_register(selection: Mapping[str, Any] | None, registers: Registers) -> str:
    """Which entries count, in words."""
    return say_selection(selection, registers)


@register.filter
def field_name(change: FieldChange) -> str:
    """What changed, in words."""
    return str(FIELDS.get(change.name, change.name))


@register.simple_tag
def value_in_words(
    change: FieldChange, value: Any, registers: Registers, commitment: Commitment | None
) -> str:
    """A value before or after a change, in words."""
    if value in (None, "", {}):
        return _("niets")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if change.name == "kind":
        return say_kind(value)
    if change.name == "demand" and commitment is not None:
        return say_demand(commitment.kind, value)
    if change.name in ("selection", "answer"):
        return say_selection(value, registers)
    return str(value)


@register.filter
def page_starts(blocks: list[Block]) -> list[tuple[int | None, Block]]:
    """Blocks, each with the page number where a new page starts."""
    marked: list[tuple[int | None, Block]] = []
    page: int | None = None
    for block in blocks:
        marked.append((block.page if block.page != page else None, block))
        page = block.page
    return marked
