"""What does a page say of a step: its name, how it stands, and what came of it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from waarborg.commitments.policy_cycle import ACCOUNTS, StepStanding, speaks_of
from waarborg.commitments.policy_cycle_wording import say_step, say_step_standing
from waarborg.commitments.windows import Window
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.registers.questions import Option
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, may

if TYPE_CHECKING:
    from waarborg.records.models import StepDecision, StepProduct
    from waarborg.records.queries.policy_cycles import StepLine

_LOOKS = {
    StepStanding.DONE: "kept",
    StepStanding.LATE: "broken",
    StepStanding.UNDER_WAY: "on_track",
    StepStanding.AHEAD: "no_evidence",
    StepStanding.LEFT_OUT: "no_evidence",
}


@dataclass(frozen=True, slots=True)
class ShownProduct:
    """What a step brought about; ``address`` leads to it, empty where nothing here does."""

    row: StepProduct
    address: str
    is_draft: bool


@dataclass(frozen=True, slots=True)
class ShownDecision:
    """What was decided, and by whom in words."""

    row: StepDecision
    by: str


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step in words."""

    line: StepLine
    label: str
    standing: str
    look: str
    before: Sequence[str]
    products: Sequence[ShownProduct]
    decisions: Sequence[ShownDecision]


def show_step(actor: Actor, line: StepLine) -> ShownStep:
    """A step in the words of the page."""
    language = page_language()
    running = Window(line.row.cycle.start, line.row.cycle.end)
    decided = decided_by_labels()
    return ShownStep(
        line,
        say_step(line.step.kind, line.speaks_of, language),
        say_step_standing(line.standing, language),
        _LOOKS[line.standing],
        [say_step(each.kind, speaks_of(running, each.kind, each.turn), language) for each in line.before],
        [shown for each in line.row.products.all() if (shown := _product(actor, each)) is not None],
        [ShownDecision(each, decided[each.by]) for each in line.row.decisions.all()],
    )


def decided_by_labels() -> dict[str, str]:
    """Who decides, in words."""
    return {
        "council": _("Gemeenteraad"),
        "executive": _("College van burgemeester en wethouders"),
        "mayor": _("Burgemeester"),
        "triangle": _("Driehoek"),
        "other": _("Een ander"),
    }


def account_options(chosen: str) -> list[Option]:
    """The two ways in which the first year may be accounted for."""
    labels = {
        "account_monitor": _("met de veiligheidsmonitor"),
        "account_letter": _("met een brief aan de raad"),
    }
    return [Option(each.value, labels[each.value], each.value == chosen) for each in ACCOUNTS]


def _product(actor: Actor, product: StepProduct) -> ShownProduct | None:
    """A product with its address; ``None``: a draft that this actor may not see."""
    slug = actor.organisation.slug
    document = product.document
    if document is not None:
        is_draft = document.filed_at is None
        if is_draft and not may(actor, Act.READ_DRAFT_DOCUMENT):
            return None
        address = reverse("documents:document", kwargs={"organisation": slug, "document": document.pk})
        return ShownProduct(product, address, is_draft)
    if product.version_id is not None:
        address = reverse("plans:version", kwargs={"organisation": slug, "version": product.version_id})
        return ShownProduct(product, address, is_draft=False)
    elsewhere = product.reference
    return ShownProduct(product, elsewhere if elsewhere.startswith("https://") else "", is_draft=False)
