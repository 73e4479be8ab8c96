"""Where is evidence for a commitment logged, an open case answered, and all of it seen?"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.http import urlencode

from waarborg.commitments.demands import Kind
from waarborg.operations.actors import Actor
from waarborg.records.queries.shown_evidence import EvidenceEntry
from waarborg.registers.selections import Selection

if TYPE_CHECKING:
    from waarborg.records.models import Commitment


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """A line of evidence, with the form that answers it where it is a case that still waits for an answer."""

    entry: EvidenceEntry
    answer_address: str = ""


def addresses_of(actor: Actor, row: Commitment, registers: Container[str]) -> dict[str, str]:
    """Where to log evidence and where to see all of it; left out while the register is not in use.

    A case that must be answered is answered from its own page or line, so ``log_address`` is left out where
    another entry would only add a case: then ``case_address`` is the form of a new case.

    Args:
        actor: who looks.
        row: the commitment.
        registers: the names of those in use.
    """
    slug = actor.organisation.slug
    if row.kind == Kind.TARGET.value:
        figures = reverse("figures:overview", kwargs={"organisation": slug})
        followed = (row.demand or {}).get("indicator")
        return {"figures_address": f"{figures}?{urlencode({'indicator': followed})}" if followed else figures}
    counted = _in_use(registers, row.selection)
    if counted is None:
        return {}
    chosen = {"categorie": counted.categories[0]} if len(counted.categories) == 1 else {}
    where = {"organisation": slug, "register": counted.register}
    whole_list = reverse("registers:list", kwargs=where)
    found = {"list_address": f"{whole_list}?{urlencode(chosen)}".rstrip("?")}
    if row.kind in (Kind.FREQUENCY.value, Kind.INTERVAL.value):
        plan = reverse("recurring:new", kwargs={"organisation": slug})
        found["plan_address"] = f"{plan}?{urlencode({'afspraak': row.number})}"
    if row.kind != Kind.RESPONSE.value or _is_its_own_answer(row):
        return {**found, "log_address": _form(actor, row, _in_use(registers, row.answer) or counted)}
    found["case_address"] = _form(actor, row, counted)
    if not row.answer:
        found["open_address"] = f"{whole_list}?{urlencode({**chosen, 'stand': 'open'})}"
    return found


def with_answers(
    actor: Actor, row: Commitment, evidence: Sequence[EvidenceEntry], registers: Container[str]
) -> list[ShownEvidence]:
    """Evidence with, at each case without an answer, the form of that answer."""
    answer = None if _is_its_own_answer(row) else _in_use(registers, row.answer)
    return [
        ShownEvidence(
            entry,
            _form(actor, row, answer, {"cause": entry.number}) if answer and entry.unanswered else "",
        )
        for entry in evidence
    ]


def _is_its_own_answer(row: Commitment) -> bool:
    """A meeting answers itself, by what stood on its agenda."""
    answer, counted = row.answer or {}, row.selection or {}
    return bool(answer) and answer.get("register") == counted.get("register")


def _form(actor: Actor, row: Commitment, logged: Selection, more: Mapping[str, str] | None = None) -> str:
    """The form of a new entry, filled in with what makes it count; it leads back to the commitment."""
    known: dict[str, Any] = {**dict(logged.fields), **(more or {})}
    if len(logged.categories) == 1:
        known["category"] = logged.categories[0]
    where = {"organisation": actor.organisation.slug, "register": logged.register}
    query = urlencode({**known, "afspraak": row.number}, doseq=True)
    return f"{reverse('registers:add', kwargs=where)}?{query}"


def _in_use(registers: Container[str], written: Mapping[str, Any] | None) -> Selection | None:
    if not written:
        return None
    selection = Selection.from_json(dict(written))
    return selection if selection.register in registers else None
