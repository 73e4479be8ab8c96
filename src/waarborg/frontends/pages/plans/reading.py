"""What does the plan say, and how does each part of it stand?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.implementation.showing import carried_out_by
from waarborg.frontends.pages.plans.refusing import or_nothing
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.records.queries.drafts import registers_to_choose
from waarborg.records.queries.judgements import plan_version_on
from waarborg.records.queries.plans import (
    current_version,
    draft_of,
    drafts_in,
    find_measure,
    find_section,
    find_version,
    measures_of,
    newest_adopted,
    path_to,
    plan_tree,
    plans_of,
    sections_below,
    smart_overview,
)

if TYPE_CHECKING:
    from waarborg.records.models import PlanVersion


@member_page
@require_safe
def plan(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The plan that runs, or what to do when there is none yet."""
    require(actor, Act.READ)
    current = current_version(actor.organisation)
    if current is None:
        context = {"drafts": drafts_in(actor.organisation)}
        return show(request, actor, "pages/plans/no_plan.html", context)
    return _show_plan(request, actor, current)


@member_page
@require_safe
def version(request: HttpRequest, actor: Actor, version: int) -> HttpResponse:
    """One version of a plan, adopted or not, as it stands."""
    require(actor, Act.READ)
    return _show_plan(request, actor, or_nothing(find_version(actor.organisation, version)))


def _show_plan(request: HttpRequest, actor: Actor, found: PlanVersion) -> HttpResponse:
    newest = newest_adopted(found.plan)
    context = {
        "version": found,
        "plan": found.plan,
        "is_newest": newest is not None and newest.pk == found.pk,
        "tree": plan_tree(found),
        "smart": smart_overview(found),
        "draft": draft_of(found.plan),
        "drafts": drafts_in(actor.organisation),
        "other_plans": [other for other in plans_of(actor.organisation) if other.pk != found.plan_id],
    }
    return show(request, actor, "pages/plans/plan.html", context)


@member_page
@require_safe
def section(request: HttpRequest, actor: Actor, section: int) -> HttpResponse:
    """A theme or other section: approach, partners, measures with their commitments."""
    require(actor, Act.READ)
    found = or_nothing(find_section(actor.organisation, section))
    context = {
        "section": found,
        "version": found.version,
        "path": path_to(found),
        "measures": measures_of(found),
        "below": sections_below(found),
        "approach": [text for text in found.approach.split("\n\n") if text],
    }
    return show(request, actor, "pages/plans/section.html", context)


@member_page
@require_safe
def measure(request: HttpRequest, actor: Actor, measure: int) -> HttpResponse:
    """One measure with its commitments: what is checked and how each stands."""
    require(actor, Act.READ)
    found = or_nothing(find_measure(actor.organisation, measure))
    context = {
        "measure": found,
        "section": found.section,
        "version": found.section.version,
        "path": [*path_to(found.section), found.section],
        "registers": registers_to_choose(actor.organisation),
        "is_current": _is_current(actor, found.section.version),
        **carried_out_by(actor, found),
    }
    return show(request, actor, "pages/plans/measure.html", context)


def _is_current(actor: Actor, version: PlanVersion) -> bool:
    """The version that holds now, from which actions can be made."""
    running = plan_version_on(actor.organisation, timezone.localdate())
    return running is not None and running.pk == version.pk
