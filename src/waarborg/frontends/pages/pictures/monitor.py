"""What does the monitor of high-impact crime show: the map, the clock, the zones and this month's signals?"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waarborg.frontends.pages.doors import member_page, show
from waarborg.frontends.pages.pictures.asked import Asked, asked_indicator, read_asked
from waarborg.frontends.pages.pictures.cluster_words import chance_words
from waarborg.frontends.pages.pictures.incident_words import hot_parts, season_lines, week_clock, zone_lines
from waarborg.frontends.pages.pictures.maps import features
from waarborg.frontends.pages.pictures.street_words import drawn_lines
from waarborg.frontends.pages.pictures.views import about, impact_of, page_of
from waarborg.frontends.pages.pictures.waiting import computed_or_begun, picture_page
from waarborg.frontends.pages.pictures.wording import decimal, method_line, period
from waarborg.operations.actors import Actor
from waarborg.operations.incidents.lists import folder_of
from waarborg.operations.incidents.results import Results, find_results
from waarborg.operations.permissions import Act, may
from waarborg.operations.pictures.findings import WholeMap
from waarborg.operations.pictures.picture import HotSpot
from waarborg.sources.incidents.lists import kept_lists

_SURE = 0.05


@dataclass(frozen=True, slots=True)
class Spotted:
    """A neighbourhood that stands out, in words."""

    area: str
    name: str
    told: str
    spot: HotSpot


@picture_page
@require_safe
def monitor(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """High-impact crime: where, when, and what departs from what was expected."""
    asked = read_asked(request, actor, waits=False)
    chosen = asked_indicator(request, asked)
    impact = impact_of(asked)
    found = asked.picture.indicator(chosen.name) if chosen else None
    known = _list_of(request, actor, asked)
    listed = known.found if known else None
    names = [each.name for each in impact]
    context = {
        **about(asked, actor),
        "followed": impact,
        "chosen": found,
        "page": page_of(request, asked, found.name if found else ""),
        "clusters": _clusters(asked, found.name) if found else [],
        "spots": _spots(asked, found.name) if found else [],
        **(_whole_map(asked, found.name) if found else {}),
        "signals": [each for each in asked.picture.signals or () if each.indicator in names],
        "kept": known.kept if known else None,
        "found": listed,
        "clock": week_clock(listed) if listed else None,
        "hot": hot_parts(listed) if listed else [],
        "seasons": season_lines(listed) if listed else [],
        "zones": zone_lines(listed, asked.picture.areas) if listed else [],
    }
    return show(request, actor, "pages/pictures/monitor.html", context)


@member_page
@require_safe
def monitor_map(request: HttpRequest, actor: Actor) -> HttpResponseBase:
    """The neighbourhoods with the densest cells and the zones of a list over them; kept by nobody."""
    asked = read_asked(request, actor)
    chosen = asked_indicator(request, asked)
    known = _list_of(request, actor, asked)
    listed = known.found if known else None
    drawn: dict[str, object] = {
        "type": "FeatureCollection",
        "features": features(asked, chosen.name if chosen else ""),
    }
    if listed is not None:
        dense, repeats = listed.dense, listed.repeats
        drawn["cells"] = (
            [{"ring": each.ring, "strength": round(0.2 + 0.6 * each.strength, 2)} for each in dense.cells]
            if dense
            else []
        )
        told = zone_lines(listed, asked.picture.areas)
        zones = repeats.zones if repeats else ()
        drawn["zones"] = [
            {"middle": middle, "metres": zone.metres, "told": line.told}
            for zone, line in zip(zones, told, strict=True)
            for middle in zone.fresh
        ]
        drawn["streets"] = drawn_lines(listed, asked.picture.areas)
    response = JsonResponse(drawn)
    response["Cache-Control"] = "private, no-store"
    return response


def _list_of(request: HttpRequest, actor: Actor, asked: Asked) -> Results | None:
    """The list of the address, else the newest; only of the own municipality, for who may see it."""
    if not asked.is_own or not may(actor, Act.READ_INCIDENTS):
        return None
    lists = kept_lists(folder_of(actor))
    written = request.GET.get("lijst", "")
    kept = next((each for each in lists if each.name == written), lists[0] if lists else None)
    return computed_or_begun(find_results(actor, kept.name), request, actor) if kept else None


def _clusters(asked: Asked, indicator: str) -> list[str]:
    """The clusters in space and time, in words."""
    names = asked.picture.areas
    told = _(
        "%(areas)s, %(first)s tot en met %(last)s: %(count)s gevallen, verwacht waren er %(expected)s. "
        "De kans dat toeval ergens in de gemeente zoiets geeft is %(chance)s."
    )
    hidden = _(
        "%(areas)s, %(first)s tot en met %(last)s: meer gevallen dan verwacht; de aantallen zijn te klein om te "
        "tonen. De kans dat toeval ergens in de gemeente zoiets geeft is %(chance)s."
    )
    return [
        (hidden if each.cases is None else told)
        % {
            "areas": ", ".join(names.get(area, area) for area in each.areas),
            "first": period(each.periods[0]),
            "last": period(each.periods[1]),
            "count": each.cases,
            "expected": "" if each.expected is None else decimal(each.expected),
            "chance": chance_words(each.p_value),
        }
        for each in asked.picture.clusters
        if each.indicator == indicator
    ]


def _whole_map(asked: Asked, indicator: str) -> dict[str, object]:
    """Whether high and low neighbourhoods lie together: each measure with what it says, and its method."""
    picture = asked.picture
    found = [each for each in picture.whole_map if each.indicator == indicator]
    names = {"moran": "Moran I", "geary": "Geary C", "getis_ord_general": "Getis-Ord G"}
    return {
        "whole_map": [(names[each.measure], each, _together(each)) for each in found],
        "map_lines": [method_line(picture.methods.get(each.measure), picture.version) for each in found],
    }


def _together(found: WholeMap) -> str:
    if found.p_value >= _SURE:
        return _("geen verschil met toeval")
    higher = found.value > found.expected
    if found.measure == "getis_ord_general":
        words = _("hoge buurten liggen bij elkaar") if higher else _("lage buurten liggen bij elkaar")
    elif higher == (found.measure == "moran"):
        words = _("buurten lijken op de buurten eromheen")
    else:
        words = _("buurten verschillen van de buurten eromheen")
    return _("%(words)s (kans op toeval %(chance)s)") % {
        "words": words,
        "chance": chance_words(found.p_value),
    }


def _spots(asked: Asked, indicator: str) -> list[Spotted]:
    told = {
        "hot": _("hoog, samen met de buurten eromheen"),
        "cold": _("laag, samen met de buurten eromheen"),
        "high_among_low": _("hoog, tussen lage buurten"),
        "low_among_high": _("laag, tussen hoge buurten"),
    }
    names = asked.picture.areas
    found = [each for each in asked.picture.hot_spots if each.indicator == indicator]
    return [
        Spotted(each.area, names.get(each.area, each.area), told[each.kind], each)
        for each in sorted(found, key=lambda each: each.p_value)
    ]
