"""What does a demand ask, in one plain line of Dutch or English?"""

from __future__ import annotations

from waarborg.commitments.beside import say_figure_of
from waarborg.commitments.demands import (
    Attested,
    Demand,
    Direction,
    Frequency,
    InForce,
    Interval,
    Milestone,
    Response,
    Target,
)
from waarborg.commitments.wording import Language, month_name, say_day, say_duration, say_number, unit_name
from waarborg.registers.durations import Duration, Unit

_IN_EACH = {
    "wijk": ("in elke wijk", "in every district"),
    "buurt": ("in elke buurt", "in every neighbourhood"),
    "kern": ("in elke kern", "in every village"),
    "gemeente": ("in elke gemeente", "in every municipality"),
    "school": ("op elke school", "at every school"),
    "crisisteam": ("voor elk crisisteam", "for every crisis team"),
    "deelproces": ("voor elk deelproces", "for every sub-process"),
}


def describe(demand: Demand | None, language: Language) -> str:
    """Say in one line, without a full stop, what is demanded: ``minstens 2 per jaar, in elke wijk``."""
    dutch = language == "nl"
    match demand:
        case Frequency():
            line = _describe_frequency(demand, language)
        case Interval(within=within, each=each):
            without = "nooit langer dan {} zonder" if dutch else "never longer than {} without one"
            line = without.format(say_duration(within, language)) + _in_each(each, None, language)
        case Response():
            line = _describe_response(demand, language)
        case Milestone(by=by):
            line = f"{'uiterlijk klaar op' if dutch else 'done by'} {say_day(by, language)}"
        case InForce(each=each, coverage=coverage):
            line = ("altijd geldig" if dutch else "always in force") + _in_each(each, coverage, language)
        case Target():
            line = _describe_target(demand, language)
        case Attested(every=every):
            line = _describe_attested(every, language)
        case None:
            line = (
                "nog niet duidelijk hoe vaak of hoe snel" if dutch else "not clear yet how often or how fast"
            )
    return line


def _describe_frequency(demand: Frequency, language: Language) -> str:
    dutch = language == "nl"
    low, high = demand.at_least, demand.at_most
    if low is None and high is None:
        low = 1
    if low is not None and high is not None:
        number = f"{low} {'tot' if dutch else 'to'} {high}" if low != high else str(low)
        number = f"{'precies' if dutch else 'exactly'} {number}" if low == high else number
    elif low is not None:
        number = f"{'minstens' if dutch else 'at least'} {low}"
    elif high == 0:
        number = "geen enkele" if dutch else "none"
    else:
        number = f"{'hooguit' if dutch else 'at most'} {high}"
    season = ""
    if demand.months:
        season = f", in {_join([month_name(month, language) for month in demand.months], language)}"
    return f"{number} {_per(demand.per, language)}{season}{_in_each(demand.each, demand.coverage, language)}"


def _per(per: Duration, language: Language) -> str:
    calendar = {
        (3, Unit.MONTH): ("kwartaal", "quarter"),
        (6, Unit.MONTH): ("half jaar", "half-year"),
        (12, Unit.MONTH): ("jaar", "year"),
    }
    if (per.amount, per.unit) in calendar:
        return f"per {calendar[per.amount, per.unit][0 if language == 'nl' else 1]}"
    if per.amount == 1:
        return f"per {unit_name(per.unit, language)}"
    return f"per {say_duration(per, language)}"


def _in_each(each: str | None, coverage: float | None, language: Language) -> str:
    if each is None:
        return ""
    dutch = language == "nl"
    if coverage is not None and coverage < 1:
        share = say_number(coverage * 100, language)
        return f", bij {share}% van de lijst ‘{each}’" if dutch else f", for {share}% of the list ‘{each}’"
    known = _IN_EACH.get(each)
    if known is not None:
        return f", {known[0 if dutch else 1]}"
    return f", voor alles op de lijst ‘{each}’" if dutch else f", for all on the list ‘{each}’"


def _describe_response(demand: Response, language: Language) -> str:
    dutch = language == "nl"
    who, verb = ("elk geval", "beantwoord") if dutch else ("every case", "answered")
    if demand.coverage is not None and demand.coverage < 1:
        share = say_number(demand.coverage * 100, language)
        who = f"{share}% van de gevallen" if dutch else f"{share}% of the cases"
    if demand.within is None:
        return f"{who} {verb}"
    within = say_duration(demand.within, language)
    return f"{who} binnen {within} {verb}" if dutch else f"{who} {verb} within {within}"


def _describe_target(demand: Target, language: Language) -> str:
    dutch = language == "nl"
    words = {
        Direction.AT_LEAST: ("minstens", "at least"),
        Direction.AT_MOST: ("hooguit", "at most"),
        Direction.ABOVE: ("meer dan", "more than"),
        Direction.BELOW: ("minder dan", "less than"),
    }
    compare = words[demand.direction][0 if dutch else 1]
    bound = 1.0 if demand.bound is None else demand.bound
    indicator = demand.indicator.replace("_", " ")
    if demand.reference is None:
        return f"{indicator}: {compare} {say_number(bound, language)}"
    beside = say_figure_of(demand.reference, language)
    if bound == 1.0:
        return f"{indicator}: {compare} {beside}"
    share = say_number(bound * 100, language)
    return f"{indicator}: {compare} {share}% {'van' if dutch else 'of'} {beside}"


def _describe_attested(every: Duration | None, language: Language) -> str:
    dutch = language == "nl"
    if every is None:
        return "eenmaal verklaard, met datum en document" if dutch else "stated once, with date and document"
    again = _per(every, language)
    return f"eens {again} verklaard" if dutch else f"stated once {again}"


def _join(words: list[str], language: Language) -> str:
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} {'en' if language == 'nl' else 'and'} {words[-1]}"
