"""What is asked before a draft becomes the plan that counts?"""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.plans.refusing import draft_page, find_draft
from waarborg.frontends.pages.plans.wording import say_problem
from waarborg.frontends.pages.whole_numbers import read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.operations.plans.adopting import Decision, adopt, adoption_warnings, period_problems
from waarborg.operations.plans.legal_rhythm import can_record_goals
from waarborg.operations.refusals import Invalid
from waarborg.records.queries.drafts import progress_of
from waarborg.records.queries.legal_rhythm import rhythm_in
from waarborg.records.queries.plans import newest_adopted


@member_page
@draft_page
@require_http_methods(["GET", "POST"])
def adopt_draft(request: HttpRequest, actor: Actor, version: int) -> HttpResponse:
    """The council's date, what is still missing, and the decision to adopt."""
    require(actor, Act.ADOPT_PLAN)
    found = find_draft(actor, version)
    problems: dict[str, str] = {}
    if request.method == "POST":
        written = request.POST.get("adopted_on", "").strip()
        day = _day(written)
        if day is None:
            problems["adopted_on"] = _("Vul de dag in waarop de raad het plan heeft vastgesteld.")
        else:
            decision = Decision(
                day,
                "leave_out_undecided" in request.POST,
                read_revision(request.POST, "seen"),
                with_rhythm="with_rhythm" in request.POST,
            )
            try:
                adopt(actor, version, decision)
            except Invalid as refused:
                problems = {problem.field: say_problem(problem) for problem in refused.problems}
            else:
                messages.success(
                    request, _("Het plan is vastgesteld. De afspraken worden vanaf nu gecontroleerd.")
                )
                return redirect("plans:plan", actor.organisation.slug)
    context = {
        "version": found,
        "progress": progress_of(found),
        "period_problems": [say_problem(problem) for problem in period_problems(found)],
        "warnings": adoption_warnings(found),
        "previous": newest_adopted(found.plan),
        "offers_rhythm": rhythm_in(found) is None and can_record_goals(actor.organisation),
        "with_rhythm": request.method != "POST" or "with_rhythm" in request.POST,
        "problems": problems,
        "given": request.POST,
    }
    return show(request, actor, "pages/plans/adopt.html", context, status=400 if problems else 200)


def _day(written: str) -> date | None:
    try:
        return parse_date(written)
    except ValueError:
        return None
