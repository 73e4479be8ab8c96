"""What did partners and residents contribute, and what was done with each?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waarborg.documents.sheets import Row
from waarborg.frontends.pages.contributions.forms import choices, outcome_options
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.registers.links import Link
from waarborg.frontends.pages.registers.questions import Option
from waarborg.frontends.pages.sheet_files import SHEETS, sheet_file
from waarborg.operations.actors import Actor
from waarborg.operations.permissions import Act, require
from waarborg.reading.framework import title_of
from waarborg.records.queries.contributions import (
    OPEN,
    ORDERS,
    WITHDRAWN,
    ContributionFilter,
    Place,
    contributions_in,
    find_contribution,
    places_in,
)
from waarborg.records.queries.judgements import plan_version_on

if TYPE_CHECKING:
    from waarborg.records.models import Contribution

_A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Line:
    """A contribution in the list."""

    contribution: Contribution
    theme: str


@member_page
@require_safe
def overview(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """The contributions with their filters; as a file where ``vorm`` says so."""
    require(actor, Act.READ_CONTRIBUTIONS)
    wanted, order = _wanted(request.GET), request.GET.get("volgorde", "")
    order = order if order in ORDERS else "newest"
    found = contributions_in(actor.organisation, wanted, order)
    if form := request.GET.get("vorm"):
        return _as_file(form, actor, found)
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("pagina"))
    kept = request.GET.copy()
    kept.pop("pagina", None)
    context = {
        "page": page,
        "lines": [Line(each, title_of(each.theme)) for each in page],
        "unanswered": contributions_in(actor.organisation, ContributionFilter(state=OPEN)).count(),
        "is_filtered": wanted != ContributionFilter(),
        "state": wanted.state,
        "page_query": f"{kept.urlencode()}&" if kept else "",
        "states": _states(wanted.state),
        "orders": _orders(order),
        **choices(
            {"theme": wanted.theme, "contributor": wanted.contributor, "channel": wanted.channel},
        ),
    }
    return show(request, actor, "pages/contributions/overview.html", context)


@member_page
@require_safe
def contribution_page(request: HttpRequest, actor: Actor, contribution: int) -> HttpResponse:
    """One contribution, and what was done with it."""
    require(actor, Act.READ_CONTRIBUTIONS)
    found = find_contribution(actor.organisation, contribution)
    if found is None:
        raise Http404
    return show(request, actor, "pages/contributions/contribution.html", facts_of(actor, found))


def facts_of(actor: Actor, found: Contribution) -> dict[str, object]:
    """What the page of a contribution shows."""
    places = places_in(plan_version_on(actor.organisation, timezone.localdate()))
    return {
        "contribution": found,
        "theme": title_of(found.theme),
        "place_link": _place_link(actor, places, found.place),
        "places": list(dict.fromkeys(each.text for each in places)),
        "outcomes": outcome_options(found.outcome),
        "given": {"reason": found.reason, "place": found.place},
    }


def _wanted(given: QueryDict) -> ContributionFilter:
    return ContributionFilter(
        given.get("thema", ""), given.get("van", ""), given.get("via", ""), given.get("stand", "")
    )


def _states(chosen: str) -> list[Option]:
    known = [
        (OPEN, _("Nog geen antwoord")),
        *((each.value, each.label) for each in outcome_options(chosen)),
        (WITHDRAWN, _("Ingetrokken")),
    ]
    return [Option(value, label, value == chosen) for value, label in known]


def _orders(chosen: str) -> list[Option]:
    labels = {
        "newest": _("Nieuwste eerst"),
        "oldest": _("Oudste eerst"),
        "theme": _("Thema"),
        "contributor": _("Van wie"),
        "outcome": _("Wat ermee is gedaan"),
    }
    return [Option(value, label, value == chosen) for value, label in labels.items()]


def _place_link(actor: Actor, places: Iterable[Place], written: str) -> Link | None:
    """Where in the plan a contribution is found back, if the plan says it in the same words."""
    found = next((each for each in places if each.text == written), None)
    if found is None:
        return None
    place = {"organisation": actor.organisation.slug, found.kind: found.number}
    return Link(written, reverse(f"plans:{found.kind}", kwargs=place))


def _as_file(form: str, actor: Actor, found: Iterable[Contribution]) -> HttpResponseBase:
    if form not in SHEETS:
        raise Http404
    header = [
        _("Nummer"),
        _("Datum"),
        _("Thema"),
        _("Van wie"),
        _("Organisatie of groep"),
        _("Via"),
        _("Inbreng"),
        _("Wat ermee is gedaan"),
        _("Waarom"),
        _("Waar"),
    ]
    name = f"{actor.organisation.slug}-inbreng-{timezone.localdate()}"
    return sheet_file(form, name, _("Inbreng"), header, _rows(found))


def _rows(found: Iterable[Contribution]) -> Iterator[Row]:
    """The contributions without the names of people: a file goes anywhere."""
    for each in found:
        yield (
            each.pk,
            each.day,
            title_of(each.theme),
            each.get_contributor_display(),
            each.party,
            each.get_channel_display(),
            each.text,
            each.get_outcome_display() or _("Nog geen antwoord"),
            each.reason,
            each.place,
        )
