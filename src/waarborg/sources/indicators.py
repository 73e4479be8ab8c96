"""Which kinds of offence make an indicator, and to which themes of the plan does it belong?"""

from __future__ import annotations

import tomllib
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
        kinds: codes of the police's tables.
        per: of what a rate counts 1,000.
        impact: whether it is a high-impact crime.
        themes: codes of the framework of the safety plan.
    """

    name: str
    label: tuple[str, str]
    kinds: tuple[str, ...]
    per: Per
    impact: bool
    themes: tuple[str, ...]


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
            tuple(each["kinds"]),
            each["per"],
            each.get("impact", False),
            tuple(each["themes"]),
        )
        for each in _written()["indicators"]
    )


def find_indicator(name: str) -> Indicator | None:
    """The indicator with this name."""
    return next((each for each in indicators() if each.name == name), None)


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


def _within(theme: str, themes: tuple[str, ...]) -> bool:
    return any(each == theme or each.startswith(f"{theme}/") for each in themes)


@cache
def _written() -> dict[str, Any]:
    text = resources.files("waarborg.sources").joinpath("indicators.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
