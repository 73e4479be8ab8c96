"""Who follows an adopted commitment, and by which register? The page to change that."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.plans.following_form import FORM_FIELD_OF, FollowingForm, following_initial
from waarborg.frontends.pages.plans.refusing import draft_page, or_nothing
from waarborg.frontends.pages.plans.wording import say_problem
from waarborg.frontends.pages.whole_numbers import read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.operations.plans.following import follow
from waarborg.operations.refusals import Invalid
from waarborg.records.queries.drafts import find_accepted
from waarborg.records.queries.plans import current_version


@member_page
@draft_page
@require_http_methods(["GET", "POST"])
def follow_commitment(request: HttpRequest, actor: Actor, number: int) -> HttpResponse:
    """Owner and register of a commitment of the plan that runs; what was promised stays as it is."""
    require(actor, Act.FOLLOW_COMMITMENT)
    version = or_nothing(current_version(actor.organisation))
    commitment = or_nothing(find_accepted(version, number))
    stored = following_initial(commitment.owner_id, commitment.selection, commitment.answer)
    form = FollowingForm(actor.organisation, initial=stored)
    if request.method == "POST":
        form = FollowingForm(actor.organisation, request.POST)
        if "show" in request.POST:
            typed = {
                name: field.widget.value_from_datadict(request.POST, {}, name)
                for name, field in form.fields.items()
            }
            form = FollowingForm(actor.organisation, initial=typed)
        elif form.is_valid():
            try:
                follow(actor, commitment.pk, form.following(), read_revision(request.POST, "seen"))
            except Invalid as refused:
                for problem in refused.problems:
                    name = FORM_FIELD_OF.get(problem.field, problem.field)
                    form.add_error(name if name in form.fields else None, say_problem(problem))
            else:
                messages.success(request, _("Trekker en register zijn bewaard."))
                return redirect("commitment", actor.organisation.slug, number)
    context = {
        "version": version,
        "commitment": commitment,
        "form": form,
        "seen": request.POST.get("seen") or commitment.revision,
    }
    return show(
        request,
        actor,
        "pages/plans/follow.html",
        context,
        status=400 if form.is_bound and form.errors else 200,
    )
