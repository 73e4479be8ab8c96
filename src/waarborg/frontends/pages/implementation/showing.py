"""How does an action look on a page: in a table, and as a bar on a line of time?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from waarborg.commitments.budgets import Amounts, total
from waarborg.commitments.quarters import say_stretch
from waarborg.commitments.windows import Window
from waarborg.commitments.wording import name_of, say, say_day
from waarborg.documents.charts.gantt import Bar, gantt_svg
from waarborg.documents.sheets import Cell
from waarborg.frontends.pages.languages import page_language
from waarborg.operations.actors import Actor
from waarborg.records.queries.budgets import money_lines, visible_money
from waarborg.records.queries.plan_actions import ActionLine, actions_of_measure, own_action_lines

if TYPE_CHECKING:
    from waarborg.records.models import Measure


@dataclass(frozen=True, slots=True)
class ShownAction:
    """An action in words."""

    line: ActionLine
    address: str
    when: str
    moved: str
    reason: str
    progress: str
    part: str
    amounts: Amounts

    @property
    def partners(self) -> str:
        """With whom."""
        return ", ".join(self.line.row.partners)


def show_actions(
    lines: Sequence[ActionLine], slug: str, sums: Mapping[int, Amounts] | None = None
) -> list[ShownAction]:
    """These actions in words, with their sums by their number where those are shown."""
    language = page_language()
    return [
        ShownAction(
            line,
            reverse("implementation:action", kwargs={"organisation": slug, "action": line.row.pk}),
            say_stretch(line.window, language),
            _moved(line),
            say(line.verdict.reason, language) if line.verdict else line.row.stopped_why,
            name_of(line.progress, language),
            line.part.title if line.part else "",
            (sums or {}).get(line.row.pk, Amounts()),
        )
        for line in lines
    ]


def carried_out_by(actor: Actor, measure: Measure) -> dict[str, object]:
    """The actions and the money of a measure, for its page."""
    actions = actions_of_measure(actor, measure, timezone.localdate())
    plan = measure.section.version.plan
    every = money_lines(visible_money(actor), plan)
    money = [line for line in every if line.measure.pk == measure.pk]
    return {
        "actions": show_actions(actions, actor.organisation.slug),
        "money": money,
        "sums": total(line.money for line in money),
    }


def own_actions(actor: Actor) -> list[ShownAction]:
    """What who looks has to do of the implementation plan, what asks for attention first."""
    return show_actions(own_action_lines(actor, timezone.localdate()), actor.organisation.slug)


def draw(shown: Sequence[ShownAction], window: Window, today: date) -> str:
    """The Gantt chart of these actions, whose names lead to their pages."""
    language = page_language()
    bars = [
        Bar(
            each.line.row.title,
            each.line.window,
            each.line.verdict.standing if each.line.verdict else None,
            each.line.progress,
            tuple(move.old_end for move in each.line.row.moves.all() if move.old_end != move.new_end),
            each.address,
            told=_told(each),
        )
        for each in shown
    ]
    return gantt_svg(bars, window, today, language, _("Planning van de acties"))


def sheet_header() -> list[str]:
    """What stands above the columns of the file."""
    return [
        _("Actie"),
        _("Wie"),
        _("Met wie"),
        _("Begint"),
        _("Klaar uiterlijk"),
        _("Voortgang"),
        _("Stand"),
        _("Toelichting"),
        _("Onderdeel"),
        _("Uit activiteit"),
        _("Afspraak"),
        _("Keer verplaatst"),
        _("Gevraagd"),
        _("Toegekend"),
        _("Besteed"),
    ]


def sheet_row(each: ShownAction) -> list[Cell]:
    """One action in the file."""
    row, window = each.line.row, each.line.window
    standing = name_of(each.line.verdict.standing, page_language()) if each.line.verdict else ""
    return [
        row.title,
        each.line.who,
        each.partners,
        window.start,
        window.end,
        each.progress,
        standing,
        each.reason,
        each.part,
        row.measure.text,
        row.number,
        len(row.moves.all()),
        each.amounts.requested,
        each.amounts.granted,
        each.amounts.spent,
    ]


def _moved(line: ActionLine) -> str:
    """Since its last move: where it was to end before."""
    moves = list(line.row.moves.all())
    if not moves:
        return ""
    return _("verplaatst; eerst tot en met %(day)s") % {"day": say_day(moves[0].old_end, page_language())}


def _told(each: ShownAction) -> str:
    standing = name_of(each.line.verdict.standing, page_language()) if each.line.verdict else each.progress
    told = f"{each.line.row.title}: {each.when}, {standing}"
    return f"{told} ({each.moved})" if each.moved else told
