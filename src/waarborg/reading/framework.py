"""Which field or theme of the Kernbeleid Veiligheid does a heading speak of?"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from waarborg.reading.spelling import alike, fold

_SHORTEST_WITHIN = 7


class Level(StrEnum):
    """What a subject is within the framework."""

    FIELD = "field"
    THEME = "theme"
    STRATEGIC = "strategic"


@dataclass(frozen=True, slots=True)
class Subject:
    """A field, theme or strategic theme.

    Attributes:
        code: ``jeugd`` for a field, ``jeugd/jeugdoverlast`` for a theme of it.
        wordings: folded titles by which plans know it; the framework's own title comes first.
    """

    code: str
    title: str
    level: Level
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """One edition of the framework; plans that start from ``start`` up to ``until`` follow it."""

    name: str
    start: int
    until: int | None
    subjects: tuple[Subject, ...]

    def find(self, title: str) -> Subject | None:
        """The subject that a heading names, with room for a scanning error; ``None`` when it names none."""
        return _find(self, fold(title))

    def find_within(self, title: str) -> Subject | None:
        """The subject whose longest wording stands within a heading, as whole words; ``None``: there is none."""
        padded = f" {fold(title)} "
        held = [
            (len(wording), subject)
            for subject in self.subjects
            for wording in subject.wordings
            if len(wording) >= _SHORTEST_WITHIN and f" {wording} " in padded
        ]
        return max(held, key=lambda pair: pair[0])[1] if held else None


@cache
def _find(framework: Framework, folded: str) -> Subject | None:
    for subject in framework.subjects:
        if folded in subject.wordings:
            return subject
    for subject in framework.subjects:
        if any(alike(folded, wording) for wording in subject.wordings):
            return subject
    return None


def _subject(written: dict[str, Any], level: Level, prefix: str = "") -> Subject:
    wordings = (fold(written["title"]), *(fold(wording) for wording in written.get("also", ())))
    return Subject(prefix + written["code"], written["title"], level, wordings)


def _framework(text: str) -> Framework:
    written = tomllib.loads(text)
    subjects: list[Subject] = []
    for field in written["fields"]:
        subjects.append(_subject(field, Level.FIELD))
        subjects += [_subject(theme, Level.THEME, f"{field['code']}/") for theme in field["themes"]]
    subjects += [_subject(theme, Level.STRATEGIC) for theme in written.get("strategic", ())]
    return Framework(written["name"], written["from"], written.get("until"), tuple(subjects))


@cache
def editions() -> tuple[Framework, ...]:
    """All editions, oldest first."""
    folder = resources.files("waarborg.reading").joinpath("frameworks")
    files = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    read = [_framework(file.read_text(encoding="utf-8")) for file in files]
    return tuple(sorted(read, key=lambda framework: framework.start))


def edition_for(year: int | None) -> Framework:
    """The edition that a plan starting in ``year`` would follow; the newest when the year is unknown."""
    if year is None:
        return editions()[-1]
    return next((edition for edition in reversed(editions()) if edition.start <= year), editions()[0])


def find_subject(code: str) -> Subject | None:
    """The field or theme with this code, as the newest edition that has it calls it; ``None``: there is none."""
    every = (each for edition in reversed(editions()) for each in edition.subjects)
    return next((each for each in every if each.code == code), None)


def title_of(code: str) -> str:
    """What a field or theme is called; its code where no edition has it."""
    found = find_subject(code)
    return code if found is None else found.title
