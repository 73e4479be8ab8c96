"""What is one action, how did it go, and what can be done with it?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from waarborg.commitments.budgets import total
from waarborg.commitments.quarters import say_stretch
from waarborg.commitments.windows import Window
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.implementation.asked import day_asked
from waarborg.frontends.pages.implementation.asking import revision_in
from waarborg.frontends.pages.implementation.editing import find
from waarborg.frontends.pages.implementation.showing import draw, show_actions
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.operations.actors import Actor
from waarborg.operations.implementation.following import Step, resume_action, stop_action, tell_progress
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.queries.budgets import money_lines, visible_money
from waarborg.records.queries.plan_actions import action_lines
from waarborg.registers.problems import Problem
from waarborg.registers.values import UnreadableValueError, read_day

if TYPE_CHECKING:
    from waarborg.records.models import PlanAction


@member_page
@require_safe
def action_page(request: HttpRequest, actor: Actor, action: int) -> HttpResponse:
    """One action: how it stood on a day, its money, and how it was moved."""
    require(actor, Act.READ)
    today = timezone.localdate()
    day = day_asked(request.GET, today)
    row = find(actor, action)
    shown = show_actions(action_lines([row], day), actor.organisation.slug)
    money = money_lines(visible_money(actor).filter(action=row), row.plan)
    language = page_language()
    context = {
        "action": row,
        "shown": shown[0],
        "line": shown[0].line,
        "gantt": draw(shown, _years_around(row), day),
        "moves": [
            (
                move,
                say_stretch(Window(move.old_start, move.old_end), language),
                say_stretch(Window(move.new_start, move.new_end), language),
            )
            for move in reversed(row.moves.all())
        ],
        "handovers": list(reversed(row.handovers.all())),
        "money": money,
        "sums": total(each.money for each in money),
        "is_open": not row.is_proposal and row.finished_on is None and row.stopped_on is None,
        "today": today,
        "day": day,
        "is_past": day < today,
    }
    return show(request, actor, "pages/implementation/action.html", context)


@member_page
@require_POST
def progress(request: HttpRequest, actor: Actor, action: int) -> HttpResponse:
    """It began, it is finished, or that was a mistake."""
    wanted = request.POST.get("step", "")

    def tell() -> None:
        if wanted not in set(Step):
            raise Invalid([Problem("step", "missing")])
        step, written = Step(wanted), request.POST.get("on", "")
        try:
            on = timezone.localdate() if step is Step.BACK else read_day(written)
        except UnreadableValueError as error:
            raise Invalid([Problem("on", error.code, error.values)]) from error
        tell_progress(actor, action, revision_in(request), step, on)

    return _do(request, actor, action, tell, _("De voortgang is vastgelegd."))


@member_page
@require_POST
def stop(request: HttpRequest, actor: Actor, action: int) -> HttpResponse:
    """It is done no more."""

    def tell() -> None:
        stop_action(actor, action, revision_in(request), request.POST.get("why", ""))

    return _do(request, actor, action, tell, _("De actie is gestopt. Zij blijft te lezen."))


@member_page
@require_POST
def resume(request: HttpRequest, actor: Actor, action: int) -> HttpResponse:
    """It goes on again."""

    def tell() -> None:
        resume_action(actor, action, revision_in(request))

    return _do(request, actor, action, tell, _("De actie loopt weer."))


def _do(request: HttpRequest, actor: Actor, action: int, act: Callable[[], None], done: str) -> HttpResponse:
    """Do it, and tell on the action's page how that went."""
    find(actor, action)
    try:
        act()
    except Invalid as refused:
        for every in in_words(refused.problems).values():
            for told in every:
                messages.error(request, told)
    except Overtaken:
        messages.error(
            request, _("Een collega wijzigde deze actie intussen. Kijk haar na en probeer het opnieuw.")
        )
    else:
        messages.success(request, done)
    return redirect("implementation:action", actor.organisation.slug, action)


def _years_around(row: PlanAction) -> Window:
    """The whole years in which an action runs or ran before it was moved."""
    moves = list(row.moves.all())
    first = min([row.start, *(move.old_start for move in moves)])
    last = max([row.end, *(move.old_end for move in moves)])
    return Window(first.replace(month=1, day=1), last.replace(month=12, day=31))
