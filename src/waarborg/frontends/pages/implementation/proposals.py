"""Which actions does the plan suggest, and which of those are taken over?"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.implementation.asking import revision_in
from waarborg.frontends.pages.implementation.showing import show_actions
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.operations.actors import Actor
from waarborg.operations.implementation.proposing import (
    drop_proposal,
    drop_proposals,
    keep_proposals,
    propose_actions,
)
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.queries.judgements import plan_version_on
from waarborg.records.queries.plan_actions import (
    NEW,
    ONGOING,
    action_lines,
    measures_without_action,
    visible_actions,
)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def proposals(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Everything that was proposed and not looked at yet; a button for all of it at once."""
    require(actor, Act.PLAN_ACTIONS)
    if request.method == "POST":
        _act(request, actor)
        return redirect("implementation:proposals", actor.organisation.slug)
    today = timezone.localdate()
    version = plan_version_on(actor.organisation, today)
    waiting = visible_actions(actor).filter(is_proposal=True).order_by("pk")
    context = {
        "version": version,
        "proposals": show_actions(action_lines(waiting, today), actor.organisation.slug),
        "new": len(measures_without_action(version, [NEW])) if version else 0,
        "ongoing": len(measures_without_action(version, [ONGOING])) if version else 0,
    }
    return show(request, actor, "pages/implementation/proposals.html", context)


@member_page
@require_POST
def drop(request: HttpRequest, actor: Actor, action: int) -> HttpResponse:
    """Throw one proposal away."""
    try:
        drop_proposal(actor, action, revision_in(request))
    except Overtaken:
        messages.error(request, _("Een collega wijzigde dit voorstel intussen. Kijk het na."))
    except Invalid as refused:
        _tell(request, refused)
    else:
        messages.success(request, _("Het voorstel is weg."))
    return redirect("implementation:proposals", actor.organisation.slug)


def _act(request: HttpRequest, actor: Actor) -> None:
    wish, today = request.POST.get("wish", ""), timezone.localdate()
    try:
        if wish == "keep":
            kept = keep_proposals(actor)
            told = ngettext(
                "%(number)s voorstel is overgenomen.", "%(number)s voorstellen zijn overgenomen.", kept
            )
            messages.success(request, told % {"number": kept})
        elif wish == "drop":
            gone = drop_proposals(actor)
            told = ngettext("%(number)s voorstel is weg.", "%(number)s voorstellen zijn weg.", gone)
            messages.success(request, told % {"number": gone})
        else:
            made = propose_actions(actor, today, with_ongoing=wish == "ongoing")
            told = ngettext(
                "%(number)s actie is voorgesteld. Vul haar aan en neem haar over.",
                "%(number)s acties zijn voorgesteld. Vul ze aan en neem ze over.",
                made,
            )
            messages.success(request, told % {"number": made})
    except Invalid as refused:
        _tell(request, refused)


def _tell(request: HttpRequest, refused: Invalid) -> None:
    for every in in_words(refused.problems).values():
        for told in every:
            messages.error(request, told)
