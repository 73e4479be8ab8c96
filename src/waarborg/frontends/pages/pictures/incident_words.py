"""How is it said what a list of incidents shows?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from waarborg.documents.charts.chart import Chart, Words
from waarborg.documents.charts.clock import clock_chart
from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.numbers import number_format
from waarborg.frontends.pages.pictures.cluster_words import chance_words
from waarborg.frontends.pages.registers.wording import pick
from waarborg.operations.incidents.incident_picture import Group, IncidentPicture, PartOfDay
from waarborg.sources.indicators import indicators

_HOURS = ("0–6", "6–12", "12–18", "18–24")


def week_clock(found: IncidentPicture) -> Chart | None:
    """The hours of the week; ``None`` where there are too few incidents."""
    times = found.times
    if times is None:
        return None
    top = max(range(7 * 24), key=lambda place: times.shares[place // 24][place % 24])
    words = Words(
        _("Op welke uren van de week"),
        _(
            "Het meest op %(day)s tussen %(hour)s en %(next)s uur: %(share)s procent van alle incidenten "
            "(95 %% zeker tussen %(lower)s en %(upper)s)."
        )
        % {
            "day": WEEKDAYS[top // 24],
            "hour": top % 24,
            "next": top % 24 + 1,
            "share": number_format(times.shares[top // 24][top % 24], 1),
            "lower": number_format(times.peak[0], 1),
            "upper": number_format(times.peak[1], 1),
        },
        _("uur"),
        _("% van de week"),
        page_language(),
    )
    return clock_chart(words, [str(WEEKDAYS_ABBR[day]) for day in range(7)], times.shares)


def hot_parts(found: IncidentPicture) -> list[str]:
    """The parts of the week with more than an even spread would give, the most first."""
    hot = [each for each in found.times.parts if each.hot] if found.times else []
    return [_part(each) for each in sorted(hot, key=lambda each: -each.count)]


def season_lines(found: IncidentPicture) -> list[str]:
    """Each season with the part of the day that has the most incidents."""
    names = {"winter": _("winter"), "spring": _("lente"), "summer": _("zomer"), "autumn": _("herfst")}
    lines = []
    for each in found.times.seasons if found.times else ():
        values = {"season": names[each.season], "number": each.number}
        if each.part is None:
            few = ngettext(
                "%(season)s: %(number)s incident, te weinig om iets te zeggen",
                "%(season)s: %(number)s incidenten, te weinig om iets te zeggen",
                each.number,
            )
            lines.append(few % values)
            continue
        shares = (each.share, each.lower, each.upper)
        names_of = zip(("share", "lower", "upper"), shares, strict=True)
        values |= {"hours": _HOURS[each.part]} | {
            name: number_format(100 * value, 0) for name, value in names_of
        }
        told = _(
            "%(season)s: %(number)s incidenten, het meest %(hours)s uur: %(share)s %% "
            "(95 %% zeker tussen %(lower)s %% en %(upper)s %%)"
        )
        lines.append(told % values)
    return lines


@dataclass(frozen=True, slots=True)
class ZoneLine:
    """A zone of near repeats, in words."""

    where: str
    incidents: int
    latest: date
    until: date
    told: str


def zone_lines(found: IncidentPicture, names: Mapping[str, str]) -> list[ZoneLine]:
    """The zones that count now, in the order in which they were found."""
    if found.repeats is None:
        return []
    return [
        ZoneLine(
            names.get(each.area, each.area) or _("niet op de kaart"),
            each.incidents,
            each.latest,
            each.until,
            _("%(number)s incidenten; telt tot en met %(until)s")
            % {"number": each.incidents, "until": date_format(each.until, "j F")},
        )
        for each in found.repeats.zones
    ]


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group in place and time, in words."""

    where: str
    metres: int
    first: date
    last: date
    count: int
    expected: str
    chance: str
    group: Group


def group_lines(found: IncidentPicture, names: Mapping[str, str]) -> list[GroupLine]:
    """The groups, the most likely first."""
    return [
        GroupLine(
            names.get(each.area, each.area) or _("niet op de kaart"),
            round(each.metres),
            each.first,
            each.last,
            each.count,
            number_format(each.expected, 1),
            chance_words(each.p_value),
            each,
        )
        for each in (found.groups.found if found.groups else ())
    ]


def kind_label(kind: str) -> str:
    """What a kind of offence is called; the code itself where we have no name for it."""
    if not kind:
        return _("zonder code")
    for each in indicators():
        if each.kinds == (kind,):
            return pick(each.label)
    return kind


def _part(each: PartOfDay) -> str:
    values = {
        "day": WEEKDAYS[each.day],
        "hours": _HOURS[each.part],
        "count": number_format(each.count, 0),
        "lower": number_format(each.lower, 0),
        "upper": number_format(each.upper, 0),
    }
    return _("%(day)s %(hours)s uur: %(count)s (95 %% zeker tussen %(lower)s en %(upper)s)") % values
