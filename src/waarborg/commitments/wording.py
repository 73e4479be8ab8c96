"""How is a verdict said in plain Dutch and English, and what does a demand ask in one line?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from waarborg.commitments.demands import (
    Attested,
    Demand,
    Direction,
    Frequency,
    InForce,
    Interval,
    Kind,
    Milestone,
    Response,
    Target,
)
from waarborg.commitments.sentences import DUTCH, ENGLISH, PROBLEMS
from waarborg.commitments.verdicts import Reason, Standing
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.problems import Problem

Language: TypeAlias = Literal["nl", "en"]

_SENTENCES = {"nl": DUTCH, "en": ENGLISH}

STANDINGS: dict[Standing, tuple[str, str]] = {
    Standing.KEPT: ("nagekomen", "kept"),
    Standing.ON_TRACK: ("op koers", "on track"),
    Standing.AT_RISK: ("in gevaar", "at risk"),
    Standing.BROKEN: ("niet nagekomen", "broken"),
    Standing.NO_EVIDENCE: ("geen bewijs", "no evidence"),
    Standing.UNCLEAR: ("onduidelijk", "unclear"),
}
KINDS: dict[Kind, tuple[str, str]] = {
    Kind.FREQUENCY: ("aantal per periode", "number per period"),
    Kind.INTERVAL: ("nooit te lang zonder", "never too long without"),
    Kind.RESPONSE: ("antwoord op elk geval", "answer to every case"),
    Kind.MILESTONE: ("klaar op tijd", "done in time"),
    Kind.IN_FORCE: ("altijd geldig", "always in force"),
    Kind.TARGET: ("streefcijfer", "target figure"),
    Kind.ATTESTED: ("verklaring", "statement"),
}

_MONTHS = {
    "nl": [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_NUMBERS = {
    "nl": [
        "nul",
        "één",
        "twee",
        "drie",
        "vier",
        "vijf",
        "zes",
        "zeven",
        "acht",
        "negen",
        "tien",
        "elf",
        "twaalf",
    ],
    "en": [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ],
}
_UNITS: dict[Unit, dict[Language, tuple[str, str]]] = {
    Unit.HOUR: {"nl": ("uur", "uur"), "en": ("hour", "hours")},
    Unit.DAY: {"nl": ("dag", "dagen"), "en": ("day", "days")},
    Unit.WORKING_DAY: {"nl": ("werkdag", "werkdagen"), "en": ("working day", "working days")},
    Unit.WEEK: {"nl": ("week", "weken"), "en": ("week", "weeks")},
    Unit.MONTH: {"nl": ("maand", "maanden"), "en": ("month", "months")},
    Unit.YEAR: {"nl": ("jaar", "jaar"), "en": ("year", "years")},
}
_IN_EACH = {
    "wijk": ("in elke wijk", "in every district"),
    "buurt": ("in elke buurt", "in every neighbourhood"),
    "kern": ("in elke kern", "in every village"),
    "gemeente": ("in elke gemeente", "in every municipality"),
    "school": ("op elke school", "at every school"),
    "crisisteam": ("voor elk crisisteam", "for every crisis team"),
    "deelproces": ("voor elk deelproces", "for every sub-process"),
}


def say(reason: Reason, language: Language) -> str:
    """Say why a commitment stands as it does, in one or two plain sentences.

    Raises:
        KeyError: when the reason's code has no sentence.
    """
    values = {name: _Value(value, language) for name, value in reason.values}
    return _SENTENCES[language][reason.code].format(**values)


def say_problem(problem: Problem, language: Language) -> str:
    """Say what to do about a field of a demand that is wrong.

    Raises:
        KeyError: when the problem is not one of a demand.
    """
    return PROBLEMS[problem.code][0 if language == "nl" else 1].format(**dict(problem.values))


def name_of(named: Standing | Kind, language: Language) -> str:
    """Return the name of a standing or kind as it stands on screen, in lower case."""
    names = STANDINGS[named] if isinstance(named, Standing) else KINDS[named]
    return names[0 if language == "nl" else 1]


def say_day(day: date, language: Language) -> str:
    """Say a day in full: ``31 december 2026``, ``31 December 2026``."""
    return f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"


def say_number(number: float, language: Language) -> str:
    """Write a figure with at most two decimals and the language's decimal sign; no sign of thousands."""
    written = f"{number:.2f}".rstrip("0").rstrip(".")
    if float(written) == 0 and number != 0:
        written = f"{number:.2g}"
    written = "0" if written == "-0" else written
    return written.replace(".", ",") if language == "nl" else written


def count_in_words(number: int, language: Language) -> str:
    """Say a number up to twelve in words, a larger one in digits."""
    return _NUMBERS[language][number] if 0 <= number < len(_NUMBERS[language]) else str(number)


def say_duration(duration: Duration, language: Language) -> str:
    """Say how long: ``24 uur``, ``één week``, ``vier jaar``, ``vijf werkdagen``."""
    singular, plural = _UNITS[duration.unit][language]
    amount = duration.amount
    number = str(amount) if duration.unit is Unit.HOUR else count_in_words(amount, language)
    return f"{number} {singular if amount == 1 else plural}"


@dataclass(frozen=True, slots=True)
class _Value:
    """A reason's value that knows how to be said where a sentence names it."""

    value: str | int | float
    language: Language

    def __format__(self, how: str) -> str:
        value = self.value
        if how == "date":
            return say_day(date.fromisoformat(str(value)), self.language)
        if how == "in":
            return f" in {value}" if value else ""
        if isinstance(value, str):
            return value
        if how == "word":
            return count_in_words(int(value), self.language)
        if "|" in how:
            singular, plural = how.split("|")
            return f"{say_number(value, self.language)} {singular if value == 1 else plural}"
        return say_number(value, self.language)


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
        case InForce(each=each):
            line = ("altijd geldig" if dutch else "always in force") + _in_each(each, None, language)
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
        season = f", in {_join([_MONTHS[language][month - 1] for month in demand.months], language)}"
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
        return f"per {_UNITS[per.unit][language][0]}"
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
    if demand.reference is None:
        return f"{demand.indicator}: {compare} {say_number(bound, language)}"
    what, _, which = demand.reference.partition(":")
    where = ("in " if what == "year" else "van " if dutch else "of ") + (which or what)
    if bound == 1.0:
        return f"{demand.indicator}: {compare} {'het cijfer' if dutch else 'the figure'} {where}"
    share = say_number(bound * 100, language)
    return f"{demand.indicator}: {compare} {share}% {'van het cijfer' if dutch else 'of the figure'} {where}"


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
