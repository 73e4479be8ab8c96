"""How is a verdict said in plain Dutch and English?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from waarborg.commitments.action_words import ACTIONS_DUTCH, ACTIONS_ENGLISH, PROGRESS
from waarborg.commitments.actions import Progress
from waarborg.commitments.beside import say_figure_of
from waarborg.commitments.demands import Kind
from waarborg.commitments.sentences import DUTCH, ENGLISH, PROBLEMS
from waarborg.commitments.verdicts import Reason, Standing
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.problems import Problem

Language: TypeAlias = Literal["nl", "en"]

_SENTENCES = {"nl": {**DUTCH, **ACTIONS_DUTCH}, "en": {**ENGLISH, **ACTIONS_ENGLISH}}

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


def say(reason: Reason, language: Language) -> str:
    """Say why a commitment stands as it does, in one or two plain sentences.

    Raises:
        KeyError: when the reason's code has no sentence.
    """
    values = {name: _Value(value, language) for name, value in reason.values}
    return _SENTENCES[language][reason.code].format(**values, **_compared(dict(reason.values), language))


def _compared(values: dict[str, str | int | float], language: Language) -> dict[str, str]:
    """The figure that a target is compared with; reasons that were kept before it was told have none."""
    reference, factor = str(values.get("reference", "")), float(values.get("factor", 1))
    if not reference:
        plain = "het cijfer om mee te vergelijken" if language == "nl" else "the figure to compare it with"
        return {"compared": plain, "beside": ""}
    figure, of = say_figure_of(reference, language), "van" if language == "nl" else "of"
    period = values.get("period") if reference.startswith("area:") else ""
    share = "" if factor == 1 else f"{say_number(factor * 100, language)}% {of} "
    return {"compared": f"{figure} in {period}" if period else figure, "beside": f" ({share}{figure})"}


def say_problem(problem: Problem, language: Language) -> str:
    """Say what to do about a field of a demand that is wrong.

    Raises:
        KeyError: when the problem is not one of a demand.
    """
    return PROBLEMS[problem.code][0 if language == "nl" else 1].format(**dict(problem.values))


def name_of(named: Standing | Kind | Progress, language: Language) -> str:
    """Return the name of a standing, a kind or how far an action is, as it stands on screen, in lower case."""
    match named:
        case Standing():
            names = STANDINGS[named]
        case Progress():
            names = PROGRESS[named]
        case _:
            names = KINDS[named]
    return names[0 if language == "nl" else 1]


def say_day(day: date, language: Language) -> str:
    """Say a day in full: ``31 december 2026``, ``31 December 2026``."""
    return f"{day.day} {month_name(day.month, language)} {day.year}"


def _say_day_or_moment(written: str, language: Language) -> str:
    moment = datetime.fromisoformat(written)
    day = say_day(moment.date(), language)
    if "T" not in written:
        return day
    return f"{day} om {moment:%H:%M} uur" if language == "nl" else f"{day} at {moment:%H:%M}"


def month_name(month: int, language: Language) -> str:
    """Return the name of a month, from 1 to 12."""
    return _MONTHS[language][month - 1]


def unit_name(unit: Unit, language: Language) -> str:
    """Return the name of one of a unit of time: ``maand``, ``month``."""
    return _UNITS[unit][language][0]


_DUTCH_SIGNS = str.maketrans(",.", ".,")


def say_number(number: float, language: Language) -> str:
    """Write a figure with at most two decimals and the language's signs: ``1.250,5`` in Dutch; never a year."""
    written = f"{number:,.2f}".rstrip("0").rstrip(".")
    if written in ("0", "-0") and number != 0:
        written = f"{number:.2g}"
    return sign_as("0" if written == "-0" else written, language)


def sign_as(written: str, language: Language) -> str:
    """Give a number that was written as ``1,250.5`` the signs of its language."""
    return written.translate(_DUTCH_SIGNS) if language == "nl" else written


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
            return _say_day_or_moment(str(value), self.language)
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
