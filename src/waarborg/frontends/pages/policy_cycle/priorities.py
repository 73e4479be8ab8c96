"""How do the themes of the long list score, and what did the council choose from it?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waarborg.analysis.theme_scores import Weights
from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.meetings.reading import read_written_day
from waarborg.frontends.pages.registers.wording import in_words, pick
from waarborg.frontends.pages.whole_numbers import read_number, read_numbers
from waarborg.operations.actors import Actor
from waarborg.operations.panel.scores import panel_scores
from waarborg.operations.permissions import Act, may, require
from waarborg.operations.policy_cycle.choosing import Chosen, record_choice
from waarborg.operations.policy_cycle.figure_scores import draw_figures, picture_to_score
from waarborg.operations.policy_cycle.long_list import (
    HEAVIEST,
    Filling,
    Views,
    add_listed_theme,
    fill_long_list,
    remove_listed_theme,
    start_long_list,
)
from waarborg.operations.policy_cycle.panel_views import draw_panel
from waarborg.operations.refusals import Invalid, Overtaken
from waarborg.records.queries.contributions import numbers_by_theme
from waarborg.records.queries.policy_cycles import find_cycle
from waarborg.records.queries.priorities import (
    ORDERS,
    RankedTheme,
    choices_of,
    long_list_of,
    ranked_themes,
)
from waarborg.registers.problems import Problem

if TYPE_CHECKING:
    from waarborg.records.models import LongList, PolicyCycle

Change = Callable[[Actor, "PolicyCycle", QueryDict], str]
_NO_NUMBER = 0.0
"""What was typed and is no number is refused like any number outside the range."""


@dataclass(frozen=True, slots=True)
class ShownTheme:
    """A theme of the list as the page shows it, and what stands in its fields."""

    theme: RankedTheme
    figures: Sequence[Mapping[str, Any]]
    contributions: int
    partners: str
    panel: str
    problems: Sequence[str]


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def priorities(request: HttpRequest, actor: Actor, cycle: int) -> HttpResponse:
    """The long list of a cycle; ``act`` says what to do with it, ``volgorde`` how to sort it."""
    require(actor, Act.READ)
    found = find_cycle(actor.organisation, cycle)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _show(request, actor, found)
    change = _CHANGES.get(request.POST.get("act", ""))
    if change is None:
        raise Http404
    try:
        told = change(actor, found, request.POST)
    except Invalid as refused:
        return _show(request, actor, found, request.POST, refused.problems)
    except Overtaken:
        told = _("Een collega wijzigde de lijst intussen. Wat u schreef staat er nog: kijk het na.")
        messages.warning(request, told)
        return _show(request, actor, found, request.POST, status=409)
    messages.success(request, told)
    return redirect("policy_cycle:priorities", organisation=actor.organisation.slug, cycle=cycle)


def _show(
    request: HttpRequest,
    actor: Actor,
    cycle: PolicyCycle,
    given: QueryDict | None = None,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> HttpResponse:
    found = long_list_of(cycle)
    order = request.GET.get("volgorde", ORDERS[0])
    told = in_words(problems)
    filled = given if given is not None and given.get("act") == "fill" else None
    themes = ranked_themes(found, order) if found else []
    said = numbers_by_theme(actor.organisation) if may(actor, Act.READ_CONTRIBUTIONS) else {}
    context = {
        "cycle": cycle,
        "list": found,
        "themes": [_shown(each, said, filled, told) for each in themes],
        "settings": _settings(found, filled),
        "given": given if given is not None else {},
        "acted": given.get("act", "") if given is not None else "",
        "chosen": given.getlist("themes") if given is not None else [],
        "choices": choices_of(found) if found else [],
        "order": order if order in ORDERS else ORDERS[0],
        "heaviest": HEAVIEST,
        "today": timezone.localdate().isoformat(),
        "problems": told,
    }
    return show(
        request, actor, "pages/policy_cycle/priorities.html", context, status=400 if problems else status
    )


def _shown(
    theme: RankedTheme, said: Mapping[str, int], filled: QueryDict | None, told: Mapping[str, Sequence[str]]
) -> ShownTheme:
    number = theme.row.pk
    names = (f"partners-{number}", f"panel-{number}")
    kept = (theme.row.partners_score, theme.row.panel_score)
    written = [
        filled.get(name, "") if filled is not None else _number(score)
        for name, score in zip(names, kept, strict=True)
    ]
    figures = [{**each, "label": pick((each["label"][0], each["label"][1]))} for each in theme.row.figures]
    wrong = [each for name in names for each in told.get(name, ())]
    return ShownTheme(theme, figures, said.get(theme.row.code, 0), written[0], written[1], wrong)


def _settings(found: LongList | None, filled: QueryDict | None) -> dict[str, str]:
    names = ("weight_figures", "weight_partners", "weight_panel", "partners_source", "panel_source")
    if found is None:
        return {}
    return {name: filled.get(name, "") if filled else str(getattr(found, name)) for name in names}


def _number(score: float | None) -> str:
    return "" if score is None else f"{score:g}".replace(".", ",")


def _start(actor: Actor, cycle: PolicyCycle, _given: QueryDict) -> str:
    start_long_list(actor, cycle.pk)
    return _("De longlist staat klaar, met de thema's van het kernbeleid.")


def _fill(actor: Actor, cycle: PolicyCycle, given: QueryDict) -> str:
    numbers = read_numbers([name[9:] for name in given if name.startswith("partners-")])
    views = {
        each: Views(_score(given.get(f"partners-{each}", "")), _score(given.get(f"panel-{each}", "")))
        for each in numbers
    }
    weights = [_weight(given.get(f"weight_{name}", "")) for name in ("figures", "partners", "panel")]
    filling = Filling(
        Weights(*weights), given.get("partners_source", ""), given.get("panel_source", ""), views
    )
    fill_long_list(actor, cycle.pk, read_number(given.get("revision", "")) or 0, filling)
    return _("De scores en gewichten zijn bewaard.")


def _draw(actor: Actor, cycle: PolicyCycle, _given: QueryDict) -> str:
    require(actor, Act.RANK_THEMES)
    draw_figures(actor, cycle.pk, picture_to_score(actor.organisation, timezone.localdate()))
    return _("De scores van de cijfers zijn overgenomen uit het veiligheidsbeeld.")


def _draw_panel(actor: Actor, cycle: PolicyCycle, _given: QueryDict) -> str:
    draw_panel(actor, cycle.pk, panel_scores(actor.organisation, timezone.localdate()))
    return _("De scores van het bewonerspanel zijn overgenomen uit de gesloten vragenlijsten.")


def _add(actor: Actor, cycle: PolicyCycle, given: QueryDict) -> str:
    add_listed_theme(actor, cycle.pk, given.get("title", ""))
    return _("Het thema staat op de lijst.")


def _remove(actor: Actor, _cycle: PolicyCycle, given: QueryDict) -> str:
    remove_listed_theme(actor, read_number(given.get("theme", "")) or 0)
    return _("Het thema is van de lijst gehaald.")


def _choose(actor: Actor, cycle: PolicyCycle, given: QueryDict) -> str:
    problems: list[Problem] = []
    day = read_written_day(given, "decided_on", problems)
    if day is None:
        raise Invalid(problems or [Problem("decided_on", "missing")])
    record_choice(actor, cycle.pk, _chosen(given, day))
    return _("De keuze van de raad is vastgelegd.")


def _chosen(given: QueryDict, day: date) -> Chosen:
    themes = [read_number(each) or 0 for each in given.getlist("themes")]
    return Chosen(day, given.get("reason", ""), tuple(themes))


_CHANGES: Mapping[str, Change] = {
    "start": _start,
    "fill": _fill,
    "draw": _draw,
    "draw_panel": _draw_panel,
    "add": _add,
    "remove": _remove,
    "choose": _choose,
}


def _weight(written: str) -> int:
    number = read_number(written.strip())
    return -1 if number is None else number


def _score(written: str) -> float | None:
    text = written.strip().replace(",", ".")
    if not text:
        return None
    try:
        return float(text) if len(text) < 10 else _NO_NUMBER
    except ValueError:
        return _NO_NUMBER
