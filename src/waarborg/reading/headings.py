"""What does a heading, label or column title say about the text that belongs to it?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

from waarborg.reading.draft import SectionKind
from waarborg.reading.spelling import alike, fold


class Label(StrEnum):
    """What stands under a label, within one section."""

    ONGOING = "ongoing"
    NEW = "new"
    GOAL = "goal"
    PARTNERS = "partners"
    APPROACH = "approach"


class Chapter(StrEnum):
    """What the sections under a heading are, or what the section itself is."""

    PRIORITIES = "priorities"
    STRATEGIC = "strategic"
    FIELDS = "fields"
    THEMES = "themes"
    ORGANISATION = "organisation"
    FINANCE = "finance"
    OTHER = "other"


class Column(StrEnum):
    """What the cells of a column of actions hold."""

    MEASURE = "measure"
    PARTNERS = "partners"
    WHEN = "when"
    GOAL = "goal"
    STATUS = "status"
    THEME = "theme"


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Phrases of one meaning: whole ones, and patterns in which ``*`` stands for any words."""

    whole: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, written: Iterable[str]) -> _Phrases:
        folded = [phrase if "*" in phrase else fold(phrase) for phrase in written]
        patterns = [
            re.compile(re.escape(phrase.strip()).replace(r"\*", ".*")) for phrase in folded if "*" in phrase
        ]
        return cls(frozenset(phrase for phrase in folded if "*" not in phrase), tuple(patterns))

    def hold(self, folded: str) -> bool:
        if folded in self.whole:
            return True
        return any(pattern.fullmatch(folded) for pattern in self.patterns)

    def nearly_hold(self, folded: str) -> bool:
        return any(alike(folded, phrase) for phrase in self.whole)


@cache
def _vocabulary() -> dict[str, dict[str, _Phrases]]:
    text = resources.files("waarborg.reading").joinpath("headings.toml").read_text(encoding="utf-8")
    return {
        group: {meaning: _Phrases.of(phrases) for meaning, phrases in meanings.items()}
        for group, meanings in tomllib.loads(text).items()
    }


@lru_cache(maxsize=16384)
def _meaning(group: str, title: str) -> str | None:
    folded = fold(title)
    if not folded:
        return None
    meanings = _vocabulary()[group]
    for meaning, phrases in meanings.items():
        if phrases.hold(folded):
            return meaning
    if len(folded) > 70:
        return None
    return next((meaning for meaning, phrases in meanings.items() if phrases.nearly_hold(folded)), None)


_EFFORT = re.compile(
    r"(?:(?P<running>lopende|bestaande|huidige|reguliere|structurele|doorlopende)|nieuwe|extra|aanvullende|"
    r"geplande|voorgenomen|toekomstige|gewenste)"
    r"(?: (?:en )?(?:gemeentelijke|lokale|regionale|concrete|reguliere|structurele))?"
    r"(?: (?:en )?(?:inzet|aanpak|activiteiten|acties|actiepunten|maatregelen|beleid|projecten|afspraken|"
    r"initiatieven|interventies|inspanningen|werkzaamheden)){1,2}"
)
"""Labels that are made of what they say: running or new efforts."""
_COUNTED = re.compile(r"(?<=[a-z]) (?:\d{1,2}|[A-H])(?=\W*$)")


def label_of(title: str) -> Label | None:
    """The label that a whole heading is (``Lopende activiteiten:``), or ``None``."""
    meaning = _meaning("labels", _COUNTED.sub("", title))
    if meaning is not None:
        return Label(meaning)
    match = _EFFORT.fullmatch(fold(title)) if len(title) < 60 else None
    return None if match is None else Label.ONGOING if match["running"] else Label.NEW


_ASKS = re.compile(
    r"(?:wat|hoe|zo|dit|hier|daar|waar|wie|met wie|samen)\b.*\b(?:we|wij|wie|gemeente|samen|mee)\b"
)
_SAYS = (
    (
        Label.PARTNERS,
        re.compile(r"\b(?:partners?|partijen|samen met|met wie|wie|(?:we|wij) samen)\b"),
    ),
    (
        Label.GOAL,
        re.compile(
            r"\b(?:bereiken|doel\w*|ambities?|resultat\w*|resultaat|streven|willen (?:we|wij)|effect\w*)\b"
        ),
    ),
    (Label.ONGOING, re.compile(r"\b(?:al|altijd|lopende?|bestaande?|huidige|nu|reeds|blijven)\b")),
    (
        Label.NEW,
        re.compile(
            r"\b(?:doen|acties?|actiepunten|maatregel\w*|inzet\w*|activiteit\w*|pakken|aanpakken|gaan|stappen|"
            r"regelen|afspraken|werken|eraan)\b"
        ),
    ),
)


def asks_as_label(title: str) -> bool:
    """A heading that is put as a question or its answer (``Zo pakken we het aan``), as labels often are."""
    return len(title) < 80 and _ASKS.match(fold(title)) is not None


def label_by_words(title: str) -> Label | None:
    """The label that a heading's words suggest, for one that is known to be a label by its place."""
    folded = fold(title)
    return next((label for label, said in _SAYS if said.search(folded)), None)


def chapter_of(title: str) -> Chapter | None:
    """What kind of chapter bears this title, or ``None``."""
    meaning = _meaning("chapters", title)
    return Chapter(meaning) if meaning else None


def column_of(title: str) -> Column | None:
    """What a column under this title holds, or ``None``."""
    meaning = _meaning("columns", title)
    return Column(meaning) if meaning else None


def only_tells(title: str) -> bool:
    """A heading over what was done, over figures, laws or words: nothing under it is a measure."""
    return _meaning("telling", title) is not None


def speaks_of_publication(title: str) -> bool:
    """A heading that belongs to the publication (a table of contents, legal data), not to the plan."""
    folded = fold(title)
    return _vocabulary()["publication"]["sections"].nearly_hold(folded)


def row_speaks_of_publication(cell: str) -> bool:
    """The first cell of a row of legal data above a published regulation."""
    return _vocabulary()["publication"]["rows"].hold(fold(cell))


_ANNOUNCED = re.compile(
    r"(?P<word>[^\W\d]+(?: thema)?)\s*(?:(?:\d{1,2}|[IVX]{1,4}|[A-H])\b\s*[:.)–-]*|[:–]|-\s)\s*(?P<rest>.*)"
)


def announced_kind(title: str) -> tuple[SectionKind, str] | None:
    """Kind and own name of a heading like ``Prioriteit 2: Ondermijning``; ``None`` for other headings."""
    match = _ANNOUNCED.fullmatch(title.strip()) or _ANNOUNCED_PLAINLY.fullmatch(title.strip())
    if match is None:
        return None
    word = fold(match["word"])
    for kind, phrases in _vocabulary()["announcing"].items():
        if word in phrases.whole:
            return SectionKind(kind), match["rest"].strip()
    return None


_ANNOUNCED_PLAINLY = re.compile(r"(?P<word>[^\W\d]+)\s+(?P<rest>[A-ZÀ-Ý][^.]*)")
_NEW = re.compile(
    r"\b(?:acties?|actiepunten|maatregelen|activiteiten|interventies|inspanningen|gaan (?:we|wij)|"
    r"zetten (?:we|wij)|(?:we|wij) (?:gaan|doen|zetten|willen|nemen|pakken)|inzetten|zet in op|"
    r"gaat de gemeente|wordt ingezet|afspraken)\b"
)
_ONGOING = re.compile(
    r"\b(?:lopende?|bestaande?|huidige|al jaren|reeds|doen (?:we|wij) (?:nu )?al|op dit moment|momenteel|"
    r"nu al|voortgezet|voortzetten|continueren|gecontinueerd|blijven (?:we|wij)|(?:we|wij) blijven|"
    r"doorlopende?|reguliere?)\b"
)
_GOAL = re.compile(
    r"\b(?:doel(?:en|stelling|stellingen)?|ambities?|bereiken|streven|resultaten|streefwaarden|nastreven|beogen)\b"
)
_PARTNERS = re.compile(
    r"\b(?:partners|samengewerkt met|werken (?:\w+ )?samen met|samenwerken met|betrokken partijen)\b"
)


_ENUMERATES = re.compile(
    r"\b(?:knelpunten|problemen|aandachtspunten|uitgangspunten|lessen|oorzaken|risico's|vragen|conclusies|"
    r"ontwikkelingen|redenen|voorbeelden|behaalde resultaten|resultaten op een rij|terechtgekomen|"
    r"afgelopen (?:jaren|periode))\b"
)


def label_of_lead_in(sentence: str) -> Label | None:
    """What the items after a sentence ending in a colon are; ``None``: an enumeration within running text."""
    last = re.split(r"(?<=[.!?])\s+", sentence.strip())[-1].lower()
    if re.search(r"\b(?:gaan|gaat) (?:onder andere |vooral |met name )?(?:over|om)\b", last):
        return None
    if _ENUMERATES.search(last) and not _NEW.search(last):
        return None
    if _GOAL.search(last):
        return Label.GOAL
    if _PARTNERS.search(last):
        return Label.PARTNERS
    if _ONGOING.search(last):
        return Label.ONGOING
    return Label.NEW if _NEW.search(last) else None


_INLINE = re.compile(r"(?P<label>[A-Z][^:?.]{2,58}?)\s*(?P<mark>[:?])\s+(?P<rest>\S.*)", re.DOTALL)


_WITHIN = re.compile(r"(?<=[.!?]) (?=(?P<label>[A-Z][^:?.]{2,40}):\s)")


def text_ahead_of_label(paragraph: str) -> str | None:
    """The sentences ahead of a label within a paragraph (``Zo is het. Actiepunten: dit, dat``), or ``None``."""
    found = (match for match in _WITHIN.finditer(paragraph) if label_of(match["label"]) in _OF_MEASURES)
    match = next(found, None)
    return None if match is None else paragraph[: match.start()]


_OF_MEASURES = frozenset({Label.ONGOING, Label.NEW, Label.GOAL})
_SETS_GOAL = re.compile(
    r"(?:(?:het|ons|onze|de) )?(?:doel|doelstelling|ambitie|streven) (?:is|zijn)\b|"
    r"(?:de gemeente(?: [A-Z]\w+)?|wij|we) stre(?:eft|ven) ernaar\b",
    re.IGNORECASE,
)


def sets_goal(paragraph: str) -> bool:
    """A short paragraph of running text that is a goal (``Doel is dat ...``, ``Wij streven ernaar ...``)."""
    return len(paragraph) < 300 and _SETS_GOAL.match(paragraph) is not None


def inline_label(paragraph: str) -> tuple[Label, str] | None:
    """A label with its text in one paragraph (``Nieuwe activiteiten: tekst``), or ``None``."""
    match = _INLINE.match(paragraph)
    if match is None:
        return None
    label = label_of(match["label"])
    return None if label is None else (label, match["rest"])
