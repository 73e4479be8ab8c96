"""Which versions does a plan have, and what changed from one to the next?"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.plans.refusing import draft_page, find_draft, or_nothing
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.operations.plans.versions import start_new_version, throw_away
from waarborg.operations.refusals import NotFound
from waarborg.records.queries.differences import compare_versions
from waarborg.records.queries.drafts import progress_of, registers_to_choose
from waarborg.records.queries.plans import draft_of, find_plan, find_version, versions_of


@member_page
@require_safe
def versions(request: HttpRequest, actor: Actor, plan: int) -> HttpResponse:
    """All versions of a plan, newest first, each with what it changed."""
    require(actor, Act.READ)
    found = or_nothing(find_plan(actor.organisation, plan))
    listed = versions_of(found)
    pairs = list(zip(listed, [*listed[1:], None], strict=True))
    context = {"plan": found, "pairs": pairs, "draft": draft_of(found)}
    return show(request, actor, "pages/plans/versions.html", context)


@member_page
@require_safe
def difference(request: HttpRequest, actor: Actor, old: int, new: int) -> HttpResponse:
    """What one version adds, drops and changes compared to another of the same plan."""
    require(actor, Act.READ)
    before = or_nothing(find_version(actor.organisation, old))
    after = or_nothing(find_version(actor.organisation, new))
    if before.plan_id != after.plan_id:
        raise NotFound
    context = {
        "plan": after.plan,
        "before": before,
        "after": after,
        "difference": compare_versions(before, after),
        "registers": registers_to_choose(actor.organisation),
    }
    return show(request, actor, "pages/plans/difference.html", context)


@member_page
@draft_page
@require_POST
def new_version(request: HttpRequest, actor: Actor, plan: int) -> HttpResponse:
    """Copy the version that counts as a draft to change."""
    draft = start_new_version(actor, plan)
    messages.success(request, _("Versie %(number)s staat klaar als concept.") % {"number": draft.number})
    return redirect("plans:draft", actor.organisation.slug, draft.pk)


@member_page
@draft_page
@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, actor: Actor, version: int) -> HttpResponse:
    """Ask whether the draft may go, and throw it away."""
    require(actor, Act.EDIT_DRAFT)
    found = find_draft(actor, version)
    if request.method == "POST":
        throw_away(actor, version)
        messages.success(request, _("Het concept is weggegooid."))
        return redirect("plans:plan", actor.organisation.slug)
    context = {"version": found, "progress": progress_of(found)}
    return show(request, actor, "pages/plans/discard.html", context)
