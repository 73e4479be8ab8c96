"""Which kinds of offence make an indicator, and to which themes of the plan does it belong?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

Per = Literal["inhabitants", "dwellings"]
PER_THOUSAND = 1_000


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is followed: one or more kinds of offence together.

    Attributes:
        name: the word by which it is known, also in addresses and for targets.
        label: in Dutch and in English.
        kinds: codes of the police's tables of crime.
        words: of nuisance, whose codes nobody here has seen: a word in the title of each of its kinds.
        per: of what a rate counts 1,000.
        impact: whether it is a high-impact crime.
        themes: codes of the framework of the safety plan.
        is_total: whether all others of crime, or of nuisance, are counted in it.
    """

    name: str
    label: tuple[str, str]
    kinds: tuple[str, ...]
    per: Per
    impact: bool
    themes: tuple[str, ...]
    words: tuple[str, ...] = ()
    is_total: bool = False

    @property
    def is_nuisance(self) -> bool:
        """Whether it is counted in the tables of nuisance, and not in those of crime."""
        return bool(self.words)

    def kinds_in(self, titles: Mapping[str, str]) -> tuple[str, ...]:
        """The codes of its kinds in a table with these titles."""
        return _kinds_in(titles, self.kinds, self.words)


@dataclass(frozen=True, slots=True)
class BudgetIndicator:
    """What every municipality puts in its budget (BBV), by the kinds of CBS's own table; without any: not in it."""

    name: str
    label: tuple[str, str]
    kinds: tuple[str, ...]
    words: tuple[str, ...]
    themes: tuple[str, ...]

    def kinds_in(self, titles: Mapping[str, str]) -> tuple[str, ...]:
        """The codes of its kinds in a table with these titles."""
        return _kinds_in(titles, self.kinds, self.words)


@dataclass(frozen=True, slots=True)
class SurveyTheme:
    """Words in the title of a survey's measure, and the themes that it then belongs to."""

    words: tuple[str, ...]
    themes: tuple[str, ...]


@cache
def indicators() -> tuple[Indicator, ...]:
    """All indicators, in the order in which they are shown."""
    return tuple(
        Indicator(
            each["name"],
            (each["label"][0], each["label"][1]),
            tuple(each.get("kinds", ())),
            each["per"],
            each.get("impact", False),
            tuple(each["themes"]),
            tuple(each.get("words", ())),
            each.get("total", False),
        )
        for each in _written()["indicators"]
    )


@cache
def budget_indicators() -> tuple[BudgetIndicator, ...]:
    """The indicators of the budget, in the order of the law."""
    return tuple(
        BudgetIndicator(
            each["name"],
            (each["label"][0], each["label"][1]),
            tuple(each.get("kinds", ())),
            tuple(each.get("words", ())),
            tuple(each["themes"]),
        )
        for each in _written()["budget"]
    )


def budget_of(theme: str) -> tuple[BudgetIndicator, ...]:
    """The indicators of the budget that belong to a theme or field."""
    return tuple(each for each in budget_indicators() if _within(theme, each.themes))


def find_indicator(name: str) -> Indicator | None:
    """The indicator with this name."""
    return next((each for each in indicators() if each.name == name), None)


def figure_name(indicator: str) -> str:
    """By which word a target follows the rate of an indicator."""
    return f"{indicator}-per-1000"


def indicator_named_in(sentence: str) -> Indicator | None:
    """The indicator of which a sentence has the name, in one or in many; ``None``: of none, or of several.

    Examples:
        >>> found = indicator_named_in("Het aantal woninginbraken is lager dan 150.")
        >>> found.name if found else ""
        'woninginbraak'
    """
    said = _sounds(sentence)
    named = [each for each in indicators() if re.search(rf"\b{re.escape(_sounds(each.name))}", said)]
    return named[0] if len(named) == 1 else None


def indicators_of(theme: str) -> tuple[Indicator, ...]:
    """The indicators of a theme, or of all themes of a field."""
    return tuple(each for each in indicators() if _within(theme, each.themes))


def survey_belongs(title: str, theme: str) -> bool:
    """Whether a measure of the Safety Monitor with this title says something about a theme or field."""
    plain = title.lower()
    return any(
        any(word in plain for word in each.words) and _within(theme, each.themes) for each in survey_themes()
    )


@cache
def survey_themes() -> tuple[SurveyTheme, ...]:
    """Which words in a measure's title make it belong to which themes."""
    return tuple(SurveyTheme(tuple(each["words"]), tuple(each["themes"])) for each in _written()["surveys"])


def _sounds(word: str) -> str:
    """A word as it is spelled with and without an ending: inbraak and inbraken, roof and roven."""
    return re.sub(r"([aeou])\1", r"\1", word.lower()).replace("v", "f").replace("z", "s")


def _kinds_in(titles: Mapping[str, str], kinds: tuple[str, ...], words: tuple[str, ...]) -> tuple[str, ...]:
    named = (code for code, title in titles.items() if any(word in title.lower() for word in words))
    return (*kinds, *named)


def _within(theme: str, themes: tuple[str, ...]) -> bool:
    return any(each == theme or each.startswith(f"{theme}/") for each in themes)


@cache
def _written() -> dict[str, Any]:
    text = resources.files("waarborg.sources").joinpath("indicators.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
