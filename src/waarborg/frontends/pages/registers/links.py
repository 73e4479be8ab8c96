"""What does an entry hang together with, and which forms make another that does?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from waarborg.frontends.pages.registers.wording import pick
from waarborg.operations.actors import Actor
from waarborg.operations.many_entries import MOST_AT_ONCE
from waarborg.operations.placing import place_values
from waarborg.records.queries.entries import WITHDRAWN, find_any_entry, number_of
from waarborg.records.queries.linked_entries import duplicates_of, effects_of, follow_ups_of
from waarborg.records.queries.registers import registers_in_use

if TYPE_CHECKING:
    from waarborg.records.models import Entry


@dataclass(frozen=True, slots=True)
class Link:
    """Another entry or page."""

    label: str
    address: str
    text: str = ""


def linked_entries(actor: Actor, entry: Entry) -> list[tuple[str, list[Link]]]:
    """The other entries by how they hang together with this one; only what there is."""
    prefixes = {used.version.name: used.definition.prefix for used in registers_in_use(actor.organisation)}
    others = [
        (_("Antwoord op"), [entry.cause] if entry.cause else []),
        (_("Vervolg op"), [entry.follow_up_of] if entry.follow_up_of else []),
        (_("Dubbel van"), [entry.duplicate_of] if entry.duplicate_of else []),
        (_("Antwoorden"), effects_of(actor, entry)),
        (_("Vervolg"), follow_ups_of(actor, entry)),
        (_("Dubbele zaken"), duplicates_of(actor, entry)),
    ]
    return [(how, [_link(actor, other, prefixes) for other in found]) for how, found in others if found]


def follow_up_form(actor: Actor, entry: Entry, number: str) -> str:
    """The address of the form of an entry in the same register that goes on with this one."""
    known = {"follow_up_of": number, "category": entry.category, "party": entry.party_id}
    return _form(actor, entry.register, {**known, "area": entry.area_id, "subject": entry.subject_id})


def possible_answers(actor: Actor, entry: Entry, number: str) -> list[Link]:
    """For every register: the form of an answer to this entry, filled in as far as known."""
    known = {"cause": number, "area": entry.area_id, "subject": entry.subject_id, "party": entry.party_id}
    return [
        Link(pick(used.definition.label), _form(actor, used.version.name, known))
        for used in registers_in_use(actor.organisation)
    ]


def known_from_others(actor: Actor, values: dict[str, object]) -> dict[str, object]:
    """The place of the entry that is answered or gone on with; it never travels in an address."""
    number = str(values.get("follow_up_of") or values.get("cause") or "")
    other = find_any_entry(actor, number) if number else None
    return {name: value for name, value in place_values(other).items() if value} if other else {}


def _form(actor: Actor, register: str, known: Mapping[str, object]) -> str:
    query = urlencode({name: value for name, value in known.items() if value})
    place = {"organisation": actor.organisation.slug, "register": register}
    return reverse("registers:add", kwargs=place) + f"?{query}"


def _link(actor: Actor, entry: Entry, prefixes: dict[str, str]) -> Link:
    address = reverse("registers:entry", kwargs={"organisation": actor.organisation.slug, "entry": entry.pk})
    return Link(number_of(entry, prefixes.get(entry.register, "")), address, entry.title)


@dataclass(frozen=True, slots=True)
class OpenDuplicates:
    """How many entries that tell the same are still open, and where they can be closed as this one was."""

    number: int
    address: str


def duplicates_to_close(actor: Actor, entry: Entry) -> OpenDuplicates | None:
    """What is offered once an entry is closed; ``None``: there is nothing left to close."""
    if entry.closed_at is None or entry.status == WITHDRAWN:
        return None
    still_open = [each for each in duplicates_of(actor, entry) if each.closed_at is None][:MOST_AT_ONCE]
    if not still_open:
        return None
    picked = [("zaak", f"{each.pk}.{each.revision}") for each in still_open]
    asked = [("lijst", entry.register), ("status", entry.status), ("result", entry.result), *picked]
    page = reverse("work:together", kwargs={"organisation": actor.organisation.slug})
    return OpenDuplicates(len(still_open), f"{page}?{urlencode(asked)}")
