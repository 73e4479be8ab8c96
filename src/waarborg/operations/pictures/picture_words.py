"""How are the figures of a picture said: with how sure they are, and plainly where nothing can be said?"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from waarborg.commitments.wording import Language, month_name, sign_as
from waarborg.operations.pictures.findings import Change, Course, Seasons
from waarborg.operations.pictures.followed import SourceUsed
from waarborg.operations.pictures.picture import Level, Signal, Standing, SurveyFigure
from waarborg.sources.indicators import find_indicator

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "stretch": ("{first} tot en met {last}", "{first} up to {last}"),
        "dwellings": ("per 1.000 woningen", "per 1,000 dwellings"),
        "inhabitants": ("per 1.000 inwoners", "per 1,000 inhabitants"),
        "hidden": ("te klein getal", "number too small"),
        "too_few": ("te weinig gevallen om iets te zeggen", "too few cases to say anything"),
        "unsure": (
            "{share}; kan toeval zijn (tussen {lower} en {upper})",
            "{share}; may be chance (between {lower} and {upper})",
        ),
        "more": (
            "{share}: meer dan toeval (tussen {lower} en {upper})",
            "{share}: more than chance (between {lower} and {upper})",
        ),
        "less": (
            "{share}: minder, en dat is geen toeval (tussen {lower} en {upper})",
            "{share}: less, and that is no chance (between {lower} and {upper})",
        ),
        "course_unsure": (
            "gemiddeld {share} per jaar over {months} maanden; kan toeval zijn (tussen {lower} en {upper})",
            "{share} a year on average over {months} months; may be chance (between {lower} and {upper})",
        ),
        "course": (
            "gemiddeld {share} per jaar over {months} maanden (tussen {lower} en {upper})",
            "{share} a year on average over {months} months (between {lower} and {upper})",
        ),
        "registration": (
            "in die tijd veranderde de wijze van registreren (juli 2018)",
            "the way of registering changed in that time (July 2018)",
        ),
        "online_reports": (
            "in die tijd kon fraude via berichten voor het eerst online worden aangegeven (april 2020)",
            "fraud by messages could be reported online for the first time in that time (April 2020)",
        ),
        "no_season": (
            "de maanden verschillen niet meer dan door toeval",
            "the months do not differ more than by chance",
        ),
        "season": ("hoger in {high}; lager in {low}", "higher in {high}; lower in {low}"),
        "no_month": ("geen enkele maand met zekerheid", "no month for sure"),
        "no_place": (
            "geen vergelijking: andere gemeenten zijn niet opgehaald",
            "no comparison: other municipalities were not fetched",
        ),
        "place": (
            "{place} van {of} (door toeval {low} tot {high}; 1 is het hoogst)",
            "{place} of {of} (by chance {low} to {high}; 1 is the highest)",
        ),
        "seldom": ("minder dan 1 op 10.000", "less than 1 in 10,000"),
        "chance": ("ongeveer 1 op {number}", "about 1 in {number}"),
        "sureness": (
            "De kans dat toeval alleen zoveel geeft, is {chance}.",
            "The probability that chance alone gives so many is {chance}.",
        ),
        "provisional": ("voorlopig: {first} tot en met {last}", "provisional: {first} up to {last}"),
        "corrected": ("{number} cijfers gecorrigeerd", "{number} figures corrected"),
        "definitive": ("definitief", "definitive"),
        "not_comparable": ("niet te vergelijken", "not to be compared"),
        "higher": ("hoger dan in Nederland", "higher than in the Netherlands"),
        "lower": ("lager dan in Nederland", "lower than in the Netherlands"),
        "alike": ("geen duidelijk verschil", "no clear difference"),
    }
)


def _say(word: str, language: Language, **values: object) -> str:
    return WORDS[word][0 if language == "nl" else 1].format(**values)


def say_rounded(value: float | None, language: Language, places: int = 1) -> str:
    """A number with so many decimals; a dash where it is not given."""
    if value is None:
        return "–"
    return sign_as(f"{round(value, places):,.{places}f}", language)


def say_period(written: str, language: Language) -> str:
    """``2026MM10`` as 'oktober 2026', ``2025JJ00`` as '2025'."""
    if written[4:6] != "MM":
        return written[:4]
    return f"{month_name(int(written[6:8]), language)} {written[:4]}"


def say_stretch(level: Level, language: Language) -> str:
    """From when to when."""
    first, last = (say_period(each, language) for each in level.periods)
    return first if first == last else _say("stretch", language, first=first, last=last)


def say_indicator(name: str, language: Language) -> str:
    """What an indicator is called."""
    found = find_indicator(name)
    return name if found is None else found.label[0 if language == "nl" else 1]


def say_per(name: str, language: Language) -> str:
    """Of what a rate counts 1,000."""
    found = find_indicator(name)
    return _say(found.per if found else "inhabitants", language)


def say_count(level: Level, language: Language) -> str:
    """A count; in words where it is too small to show or not given."""
    return _say("hidden", language) if level.hidden else say_rounded(level.count, language, 0)


def say_interval(level: Level, language: Language) -> str:
    """The interval of a rate."""
    if level.lower is None or level.upper is None:
        return ""
    return f"{say_rounded(level.lower, language)} – {say_rounded(level.upper, language)}"


def say_percent(share: float, language: Language) -> str:
    """A change as a percentage with its sign."""
    sign = "+" if share > 0 else "−" if share < 0 else ""
    return f"{sign}{say_rounded(abs(100 * share), language, 0)}{' %' if language == 'nl' else '%'}"


def say_change(change: Change | None, language: Language) -> str:
    """A change in words: how much, how sure, and whether it may be chance."""
    if change is None:
        return _say("too_few", language)
    word = "unsure" if not change.sure else "more" if change.share > 0 else "less"
    told = (say_percent(each, language) for each in (change.share, change.lower, change.upper))
    return _say(word, language, **dict(zip(("share", "lower", "upper"), told, strict=True)))


def say_course(course: Course | None, language: Language) -> str:
    """The change a year over several years, and which breaks in the registration lie within them."""
    if course is None:
        return _say("too_few", language)
    told = (say_percent(each, language) for each in (course.per_year, course.lower, course.upper))
    values = dict(zip(("share", "lower", "upper"), told, strict=True))
    word = "course" if course.sure else "course_unsure"
    parts = [_say(word, language, months=course.months, **values)]
    return "; ".join(parts + [_say(each, language) for each in course.breaks])


def say_seasons(seasons: Seasons | None, language: Language) -> str:
    """In which months of the year it is surely more and less."""
    if seasons is None:
        return _say("too_few", language)
    if not seasons.differs:
        return _say("no_season", language)
    high, low = (
        ", ".join(month_name(each, language) for each in months) or _say("no_month", language)
        for months in (seasons.high, seasons.low)
    )
    return _say("season", language, high=high, low=low)


def say_place(standing: Standing | None, language: Language) -> str:
    """The place among comparable municipalities, and between which places chance puts it."""
    if standing is None:
        return _say("no_place", language)
    chance = {"low": standing.place_lower, "high": standing.place_upper}
    return _say("place", language, place=standing.place, of=standing.of, **chance)


def say_sureness(found: Signal, language: Language) -> str:
    """How sure a signal is."""
    seldom = found.p_value < 0.0001
    number = "" if seldom else say_rounded(round(1 / found.p_value), language, 0)
    chance = _say("seldom" if seldom else "chance", language, number=number)
    return _say("sureness", language, chance=chance)


def say_state(used: SourceUsed, language: Language) -> str:
    """Which figures may still change, and how many were corrected."""
    parts = []
    if used.provisional:
        first, last = (say_period(each, language) for each in (used.provisional[0], used.provisional[-1]))
        parts.append(_say("provisional", language, first=first, last=last))
    if used.corrected:
        parts.append(_say("corrected", language, number=used.corrected))
    return "; ".join(parts) or _say("definitive", language)


def say_beside_country(found: SurveyFigure, language: Language) -> str:
    """Whether what people say differs from the country, given the margins."""
    if found.country is None or found.lower is None or found.upper is None:
        return _say("not_comparable", language)
    if found.lower > found.country:
        return _say("higher", language)
    return _say("lower" if found.upper < found.country else "alike", language)
