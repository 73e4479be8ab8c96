"""What does a commitment of a draft ask, and how is it followed? The page to change or add one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.commitments.as_json import demand_from_json
from waarborg.commitments.demands import KIND_OF, Kind
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.pictures.wording import figure_label
from waarborg.frontends.pages.plans.demand_forms import FORM_OF, DemandForm
from waarborg.frontends.pages.plans.demand_values import initial_from_input, initial_of, initial_of_known
from waarborg.frontends.pages.plans.following_form import FORM_FIELD_OF, FollowingForm, following_initial
from waarborg.frontends.pages.plans.refusing import draft_page, find_draft, or_nothing
from waarborg.frontends.pages.plans.wording import say_demand, say_problem
from waarborg.frontends.pages.whole_numbers import read_revision
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.operations.plans.changing import add_commitment, change_commitment
from waarborg.operations.plans.wishes import Wish
from waarborg.operations.refusals import Invalid
from waarborg.records.queries.drafts import find_commitment
from waarborg.records.queries.figures import indicators_of
from waarborg.records.queries.plans import find_measure
from waarborg.records.queries.subjects import lists_of
from waarborg.sources.indicators import figure_name, indicators

if TYPE_CHECKING:
    from waarborg.records.models import Commitment, Measure, Organisation, PlanVersion


@dataclass(slots=True)
class Forms:
    """The forms of one commitment: what it asks, and how it is followed."""

    kind: Kind
    demand: DemandForm
    following: FollowingForm
    leaves_open: bool

    @property
    def shown(self) -> tuple[forms.Form, ...]:
        """The forms whose problems matter."""
        return (self.following,) if self.leaves_open else (self.demand, self.following)

    def are_valid(self) -> bool:
        """Read both, so that all problems are told at once; an open demand is not read."""
        following = self.following.is_valid()
        return following and (self.leaves_open or self.demand.is_valid())

    def wish(self) -> Wish:
        """What was filled in, once the forms are valid."""
        return Wish(self.kind, None if self.leaves_open else self.demand.demand(), self.following.following())

    def tell(self, refused: Invalid) -> None:
        """Show what an operation refused beside the fields it is about."""
        for problem in refused.problems:
            name = FORM_FIELD_OF.get(problem.field, problem.field)
            form: forms.Form = self.demand if name in self.demand.fields else self.following
            form.add_error(name if name in form.fields else None, say_problem(problem))


def _lists(organisation: Organisation) -> list[tuple[str, str]]:
    return [(each.name, each.label) for each in lists_of(organisation)]


def _choices(organisation: Organisation, kind: Kind) -> dict[str, list[tuple[str, str]]]:
    """What a form of a kind can be filled in with."""
    if kind is not Kind.TARGET:
        return {"lists": _lists(organisation)}
    followed = {figure_name(each.name) for each in indicators()} | set(indicators_of(organisation))
    return {"figures": sorted(((name, figure_label(name)) for name in followed), key=itemgetter(1))}


def _kind_in(data: Mapping[str, Any], otherwise: Kind) -> Kind:
    asked = data.get("kind")
    return Kind(asked) if asked in set(Kind) else otherwise


def _stored_forms(organisation: Organisation, commitment: Commitment | None, kind: Kind) -> Forms:
    initial: dict[str, Any] = {}
    if commitment is not None and commitment.demand is not None:
        demand = demand_from_json(commitment.demand)
        initial = initial_of(demand) if KIND_OF[type(demand)] is kind else {}
    elif commitment is not None:
        initial = initial_of_known(commitment.known)
    following = (
        following_initial(commitment.owner_id, commitment.selection, commitment.answer) if commitment else {}
    )
    return Forms(
        kind,
        FORM_OF[kind](initial=initial, **_choices(organisation, kind)),
        FollowingForm(organisation, initial=following),
        leaves_open=False,
    )


def _filled_forms(organisation: Organisation, data: QueryDict, kind: Kind) -> Forms:
    return Forms(
        kind,
        FORM_OF[kind](data, **_choices(organisation, kind)),
        FollowingForm(organisation, data),
        leaves_open="leaves_open" in data,
    )


def _shown_again(organisation: Organisation, data: QueryDict, kind: Kind) -> Forms:
    """The forms with what was typed so far, but another kind or register: nothing is judged yet."""
    typed = FollowingForm(organisation, data)
    following = {
        name: field.widget.value_from_datadict(data, {}, name) for name, field in typed.fields.items()
    }
    return Forms(
        kind,
        FORM_OF[kind](initial=initial_from_input(FORM_OF[kind], data), **_choices(organisation, kind)),
        FollowingForm(organisation, initial=following),
        leaves_open="leaves_open" in data,
    )


@member_page
@draft_page
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, actor: Actor, version: int, number: int) -> HttpResponse:
    """Change what one commitment asks; saving accepts it."""
    require(actor, Act.EDIT_DRAFT)
    draft = find_draft(actor, version)
    commitment = or_nothing(find_commitment(draft, number))
    kind = _kind_in(request.POST or request.GET, Kind(commitment.kind))
    if request.method != "POST":
        filled = _stored_forms(actor.organisation, commitment, kind)
    elif "show" in request.POST:
        filled = _shown_again(actor.organisation, request.POST, kind)
    else:
        filled = _filled_forms(actor.organisation, request.POST, kind)
        if filled.are_valid():
            try:
                seen = read_revision(request.POST, "seen")
                change_commitment(actor, version, number, filled.wish(), seen)
            except Invalid as refused:
                filled.tell(refused)
            else:
                messages.success(
                    request, _("Afspraak %(number)s is gewijzigd en overgenomen.") % {"number": number}
                )
                return redirect(
                    "plans:draft_section", actor.organisation.slug, version, commitment.measure.section_id
                )
    return _show_form(request, actor, draft, commitment.measure, filled, commitment)


@member_page
@draft_page
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, actor: Actor, version: int, measure: int) -> HttpResponse:
    """Add a commitment that was not recognised to a measure."""
    require(actor, Act.EDIT_DRAFT)
    draft = find_draft(actor, version)
    place = or_nothing(find_measure(actor.organisation, measure))
    kind = _kind_in(request.POST or request.GET, Kind.FREQUENCY)
    sentence = request.POST.get("sentence", place.text)
    problem = ""
    if request.method != "POST":
        filled = _stored_forms(actor.organisation, None, kind)
    elif "show" in request.POST:
        filled = _shown_again(actor.organisation, request.POST, kind)
    else:
        filled = _filled_forms(actor.organisation, request.POST, kind)
        if filled.are_valid():
            try:
                added = add_commitment(actor, version, measure, sentence, filled.wish())
            except Invalid as refused:
                problem = next(
                    (say_problem(each) for each in refused.problems if each.field == "sentence"), ""
                )
                filled.tell(Invalid(each for each in refused.problems if each.field != "sentence"))
            else:
                messages.success(request, _("Afspraak %(number)s is toegevoegd.") % {"number": added.number})
                return redirect("plans:draft_section", actor.organisation.slug, version, place.section_id)
    return _show_form(request, actor, draft, place, filled, None, sentence=sentence, sentence_problem=problem)


def _show_form(
    request: HttpRequest,
    actor: Actor,
    draft: PlanVersion,
    measure: Measure,
    filled: Forms,
    commitment: Commitment | None,
    **more: str,
) -> HttpResponse:
    wrong = bool(filled.following.errors or (filled.demand.errors and not filled.leaves_open))
    context = {
        "version": draft,
        "measure": measure,
        "commitment": commitment,
        "forms": filled,
        "seen": request.POST.get("seen") or (commitment.revision if commitment else 0),
        "kinds": list(Kind),
        "checked": _said(commitment),
        "wrong": wrong,
        **more,
    }
    return show(request, actor, "pages/plans/commitment_form.html", context, status=400 if wrong else 200)


def _said(commitment: Commitment | None) -> str:
    return say_demand(commitment.kind, commitment.demand) if commitment else ""
