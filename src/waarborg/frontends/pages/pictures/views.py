"""What does somebody see of the safety picture: the municipality, a theme, a neighbourhood, a comparison?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waarborg.frontends.pages.doors import show
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.pictures.asked import Asked, asked_indicator, read_asked
from waarborg.frontends.pages.pictures.budget import budget_rows
from waarborg.frontends.pages.pictures.waiting import picture_page
from waarborg.operations.actors import Actor
from waarborg.operations.panel.scores import panel_findings, panel_scores
from waarborg.operations.pictures.beside import perception_beside_registration
from waarborg.operations.pictures.findings import Restart
from waarborg.operations.pictures.picture import AreaLevel, IndicatorPicture, Signal
from waarborg.operations.pictures.region_words import say_kind
from waarborg.reading.framework import Level, Subject, editions
from waarborg.records.queries.judgements import plan_version_on
from waarborg.records.queries.meetings import next_meeting, series_in
from waarborg.records.queries.standings import board_lines
from waarborg.sources.indicators import budget_of, find_indicator, indicators_of, survey_belongs
from waarborg.sources.region_kinds import GROUPS

if TYPE_CHECKING:
    from waarborg.records.models import MeetingSeries

_A_PAGE, _MOST_SERIES = 60, 3
_USUAL_THEME = "leefomgeving/objectieve-veiligheid"


@dataclass(frozen=True, slots=True)
class Row:
    """A neighbourhood or district in a table."""

    name: str
    level: AreaLevel
    restart: Restart | None = None

    @property
    def is_district(self) -> bool:
        """Whether neighbourhoods lie in it."""
        return self.level.area.startswith("WK")


@picture_page
@require_safe
def overview(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The safety picture of a municipality on one page."""
    asked = read_asked(request, actor, waits=False)
    chosen = asked_indicator(request, asked)
    found = asked.picture.indicator(chosen.name) if chosen else None
    impact = impact_of(asked)
    context = {
        **about(asked, actor),
        "impact": impact,
        "others": [each for each in asked.picture.indicators if not _is_impact(each)],
        "signals": _signals(asked),
        "chosen": found,
        "page": page_of(request, asked, found.name if found else ""),
        "survey": asked.picture.survey,
        "panel_scores": panel_scores(actor.organisation, asked.day) if asked.is_own else (),
        "beside": perception_beside_registration(asked.picture),
        "budget": budget_rows(asked, actor),
        "kind_years": asked.picture.kind_years,
    }
    return show(request, actor, "pages/pictures/overview.html", context)


@picture_page
@require_safe
def theme(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What the figures say of one theme of the plan."""
    asked = read_asked(request, actor, waits=False)
    themes = _themes()
    code = request.GET.get("thema", "") or _USUAL_THEME
    subject = next((each for each in themes if each.code == code), None)
    if subject is None:
        raise Http404
    names = [each.name for each in indicators_of(code)]
    today = timezone.localdate()
    version = plan_version_on(actor.organisation, today) if asked.is_own else None
    context = {
        **about(asked, actor),
        "lines": board_lines(version, today, timezone.now(), theme=code) if version else [],
        "themes": [each for each in themes if indicators_of(each.code) or each.code == code],
        "theme": subject,
        "found": [each for each in asked.picture.indicators if each.name in names],
        "absent": [name for name in names if asked.picture.indicator(name) is None],
        "survey": [each for each in asked.picture.survey if survey_belongs(each.title, code)],
        **_said_by_panel(actor, asked, code),
        "signals": [each for each in _signals(asked) if each.indicator in names],
        "budget": budget_rows(asked, actor, budget_of(code)),
    }
    return show(request, actor, "pages/pictures/theme.html", context)


def _said_by_panel(actor: Actor, asked: Asked, theme: str) -> dict[str, object]:
    """What the residents' panel of the own municipality says of a theme."""
    if not asked.is_own:
        return {"panel_scores": (), "panel_findings": ()}
    scores = panel_scores(actor.organisation, asked.day)
    return {
        "panel_scores": [each for each in scores if each.theme == theme],
        "panel_findings": panel_findings(actor.organisation, theme, asked.day),
    }


@picture_page
@require_safe
def area(request: HttpRequest, actor: Actor) -> HttpResponse:
    """One neighbourhood or district."""
    asked = read_asked(request, actor, waits=False)
    code = request.GET.get("gebied", "")
    levels = asked.levels(area=code) if code else []
    if code and not levels:
        raise Http404
    followed = {each.name: each for each in asked.picture.indicators}
    context = {
        **about(asked, actor),
        "code": code,
        "name": asked.picture.areas.get(code, code) or _("Wijken en buurten"),
        "restart": asked.picture.restart_of(code),
        "levels": [(each, followed.get(each.indicator)) for each in levels],
        "district": asked.picture.areas.get(f"WK{code[2:8]}", "") if code.startswith("BU") else "",
        "signals": [each for each in _signals(asked) if each.area == code],
        "drawn": [each.indicator for each in levels if any(count for count in each.years)],
        "areas": _areas(asked),
    }
    return show(request, actor, "pages/pictures/area.html", context)


@picture_page
@require_safe
def compare(request: HttpRequest, actor: Actor) -> HttpResponse:
    """One indicator beside comparable municipalities, and neighbourhood beside neighbourhood."""
    asked = read_asked(request, actor, waits=False)
    chosen = asked_indicator(request, asked)
    found = asked.picture.indicator(chosen.name) if chosen else None
    context = {
        **about(asked, actor),
        "chosen": found,
        "page": page_of(request, asked, found.name if found else ""),
    }
    return show(request, actor, "pages/pictures/compare.html", context)


def about(asked: Asked, actor: Actor) -> dict[str, object]:
    """What every page of a picture shows."""
    return {
        "asked": asked,
        "picture": asked.picture,
        "query": asked.query,
        "methods": asked.picture.methods,
        "followed": asked.picture.indicators,
        "region_kinds": [(kind, say_kind(kind, page_language())) for kind in GROUPS],
        "region": next(
            (found for each in asked.picture.indicators if (found := each.region(asked.region))), None
        ),
        "may_choose_region": any(each.regions for each in asked.picture.indicators)
        or any(each.figures[-1].regions for each in asked.picture.survey),
        "whole_restart": asked.picture.restart_of(asked.scope),
        "meetings": _series_ahead(actor) if asked.is_own and asked.picture.signals else [],
    }


def _series_ahead(actor: Actor) -> list[MeetingSeries]:
    """The series that have a meeting ahead, the triangle's first."""
    today = timezone.localdate()
    found = [each for each in series_in(actor.organisation) if next_meeting(each, today) is not None]
    return sorted(found, key=lambda each: (each.category != "driehoek", each.name))[:_MOST_SERIES]


def impact_of(asked: Asked) -> list[IndicatorPicture]:
    """The indicators of high-impact crime."""
    return [each for each in asked.picture.indicators if _is_impact(each)]


def _is_impact(each: IndicatorPicture) -> bool:
    found = find_indicator(each.name)
    return bool(found and found.impact)


def _signals(asked: Asked) -> list[Signal]:
    return list(asked.picture.signals or ())


def page_of(request: HttpRequest, asked: Asked, indicator: str) -> Page[Row]:
    """A page of the districts and neighbourhoods."""
    return Paginator(rows_of(asked, indicator), _A_PAGE).get_page(request.GET.get("pagina"))


def rows_of(asked: Asked, indicator: str) -> list[Row]:
    """District by district, each with its neighbourhoods."""
    names = asked.picture.areas
    levels = sorted(
        asked.levels(indicator=indicator), key=lambda each: (each.area[2:8], each.area[:2] == "BU", each.area)
    )
    restarts = {each.area: each for each in asked.picture.restarts}
    return [Row(names.get(each.area, each.area), each, restarts.get(each.area)) for each in levels]


def _areas(asked: Asked) -> list[tuple[str, str]]:
    found = [(code, name) for code, name in asked.picture.areas.items() if code.startswith(("WK", "BU"))]
    return sorted(found, key=lambda each: each[1].casefold())


def _themes() -> tuple[Subject, ...]:
    return tuple(each for each in editions()[-1].subjects if each.level is not Level.FIELD)
