"""How are the figures of a picture said: with how sure they are, and plainly where nothing can be said?"""

from __future__ import annotations

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from waarborg.frontends.pages.languages import page_language
from waarborg.frontends.pages.numbers import number_format, short_number
from waarborg.frontends.pages.registers.wording import pick
from waarborg.operations.pictures.material import SourceUsed
from waarborg.operations.pictures.method_words import say_method
from waarborg.operations.pictures.picture import (
    Change,
    Level,
    MethodUsed,
    Picture,
    Signal,
    Standing,
    SurveyFigure,
)
from waarborg.sources.indicators import find_indicator


def period(written: str) -> str:
    """``2026MM10`` as 'oktober 2026', ``2025JJ00`` as '2025'."""
    if written[4:6] != "MM":
        return written[:4]
    return f"{MONTHS[int(written[6:8])]} {written[:4]}"


def stretch(level: Level) -> str:
    """From when to when."""
    first, last = level.periods
    return (
        period(first)
        if first == last
        else _("%(first)s tot en met %(last)s")
        % {
            "first": period(first),
            "last": period(last),
        }
    )


def label_of(name: str) -> str:
    """What an indicator is called on the page."""
    found = find_indicator(name)
    return name if found is None else pick(found.label)


def per_what(name: str) -> str:
    """Of what a rate counts 1,000."""
    found = find_indicator(name)
    return _("per 1.000 woningen") if found and found.per == "dwellings" else _("per 1.000 inwoners")


def figure_label(name: str) -> str:
    """What a figure that targets are held against is called: by its indicator, else in its own words."""
    plain, rate, _rest = name.replace("_", "-").partition("-per-1000")
    found = find_indicator(plain)
    if found is None:
        words = " ".join(name.replace("_", " ").replace("-", " ").split())
        return words[:1].upper() + words[1:]
    return f"{pick(found.label)} {per_what(plain)}" if rate else pick(found.label)


def decimal(value: float | None, places: int = 1) -> str:
    """A number with so many decimals; a dash where it is not given."""
    return "–" if value is None else number_format(value, places)


def counted(level: Level) -> str:
    """A count; in words where it is too small to show or not given."""
    if level.hidden:
        return _("te klein getal")
    return "–" if level.count is None else number_format(level.count)


def between(level: Level) -> str:
    """The interval of a rate."""
    if level.lower is None or level.upper is None:
        return ""
    return f"{number_format(level.lower, 1)} – {number_format(level.upper, 1)}"


def change_words(change: Change | None) -> str:
    """A change in words: how much, how sure, and whether it may be chance."""
    if change is None:
        return _("te weinig gevallen om iets te zeggen")
    values = {"share": percent(change.share), "lower": percent(change.lower), "upper": percent(change.upper)}
    if not change.sure:
        return _("%(share)s; kan toeval zijn (tussen %(lower)s en %(upper)s)") % values
    if change.share > 0:
        return _("%(share)s: meer dan toeval (tussen %(lower)s en %(upper)s)") % values
    return _("%(share)s: minder, en dat is geen toeval (tussen %(lower)s en %(upper)s)") % values


def percent(share: float) -> str:
    """A change as a percentage with its sign."""
    sign = "+" if share > 0 else "−" if share < 0 else ""
    return f"{sign}{number_format(abs(100 * share), 0)} %"


def place_words(standing: Standing | None) -> str:
    """The place among comparable municipalities, and between which places chance puts it."""
    if standing is None:
        return _("geen vergelijking: andere gemeenten zijn niet opgehaald")
    values = {
        "place": standing.place,
        "of": standing.of,
        "low": standing.place_lower,
        "high": standing.place_upper,
    }
    return _("%(place)s van %(of)s (door toeval %(low)s tot %(high)s; 1 is het hoogst)") % values


def area_name(found: Signal, picture: Picture) -> str:
    """What the area of a signal is called."""
    return picture.areas.get(found.area, found.area)


def whole(value: float) -> str:
    """A number without decimals, rounded down."""
    return number_format(int(value))


def sureness(found: Signal) -> str:
    """How sure a signal is."""
    if found.p_value < 0.0001:
        chance = _("minder dan 1 op 10.000")
    else:
        chance = _("ongeveer 1 op %(number)s") % {"number": number_format(round(1 / found.p_value))}
    return _("De kans dat dit toeval is, is %(chance)s.") % {"chance": chance}


def state_words(used: SourceUsed) -> str:
    """Which figures may still change, and how many were corrected."""
    parts = []
    if used.provisional:
        values = {"first": period(used.provisional[0]), "last": period(used.provisional[-1])}
        parts.append(_("voorlopig: %(first)s tot en met %(last)s") % values)
    if used.corrected:
        parts.append(_("%(number)s cijfers gecorrigeerd") % {"number": number_format(used.corrected)})
    return "; ".join(parts) or _("definitief")


def as_share(share: float) -> str:
    """A share as a percentage."""
    return f"{number_format(100 * share, 0)} %"


def beside_country(found: SurveyFigure) -> str:
    """Whether what people say differs from the country, given the margins."""
    if found.country is None or found.lower is None or found.upper is None:
        return _("niet te vergelijken")
    if found.lower > found.country:
        return _("hoger dan in Nederland")
    if found.upper < found.country:
        return _("lager dan in Nederland")
    return _("geen duidelijk verschil")


def cell(value: str | float | None) -> str:
    """A field of a table beside a chart."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    return short_number(value)


def method_line(method: MethodUsed | None, version: str) -> str:
    """How a result was found, in one line."""
    return "" if method is None else say_method(method, version, page_language())


def ask(*parts: str) -> str:
    """What follows the question mark of an address, from its parts; those that are empty are left out."""
    return "&".join(part for part in parts if part)
