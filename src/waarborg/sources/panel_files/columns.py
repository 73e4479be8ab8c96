"""Which column of a panel's file is which question? A proposal, that somebody looks at before anything comes in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from waarborg.registers.list_columns import NOT_TAKEN, plain_heading

AREA, WEIGHT = "area", "weight"
"""The targets of columns that answer no question. That of question 3 is ``3``, and where each of its options has a
column of its own, that of the second is ``3.2``."""

_AREA_WORDS = (
    "buurtcode",
    "buurtnaam",
    "buurt",
    "woonbuurt",
    "bu code",
    "wijkcode",
    "wijknaam",
    "wijk",
    "kern",
    "stadsdeel",
    "gebied",
    "neighbourhood",
    "area",
)
_WEIGHT_WORDS = (
    "weegfactor",
    "wegingsfactor",
    "weging",
    "gewicht",
    "weegvar",
    "weight",
    "wf",
)
_NUMBERED = re.compile(
    r"(?:v|vr|vrg|vraag|q|question)?[\s_.]*0*(\d{1,2})(?:[\s_.:-]+(?:o|opt|optie|option)?[\s_]*0*(\d{1,2})|([a-o]))?",
    re.IGNORECASE,
)


class Kind(StrEnum):
    """In which way a question is answered."""

    SCALE = "scale"
    ONE = "one"
    SEVERAL = "several"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class FileQuestion:
    """A question as far as a file answers it.

    Attributes:
        number: its place in the survey, from 1.
        key: by which its answer is kept.
        scale, ends: the ends of the scale, and what they mean.
    """

    number: int
    key: str
    text: str
    kind: Kind
    scale: tuple[int, int] = (1, 5)
    ends: tuple[str, str] = ("", "")
    options: tuple[str, ...] = ()


def targets(questions: Sequence[FileQuestion], *, asks_area: bool) -> tuple[str, ...]:
    """What a column can be."""
    found = [AREA] if asks_area else []
    found.append(WEIGHT)
    for each in questions:
        found.append(str(each.number))
        if each.kind is Kind.SEVERAL:
            found += [f"{each.number}.{place}" for place in range(1, len(each.options) + 1)]
    return tuple(found)


def propose_columns(
    headings: Sequence[str], questions: Sequence[FileQuestion], area_words: Sequence[str] = ()
) -> tuple[str, ...]:
    """Give each heading its target by the text of a question, else its number; every target at most once.

    Args:
        headings: as they stand in the file.
        questions: of the survey.
        area_words: what the list of neighbourhoods is called; empty: that is not asked.

    Examples
    --------
    >>> asked = [FileQuestion(1, "a", "Hoe veilig is uw buurt?", Kind.SCALE)]
    >>> propose_columns(["respnr", "Hoe veilig is uw buurt", "Buurtcode", "weegfactor"], asked, ["buurten"])
    ('', '1', 'area', 'weight')
    """
    proposed = [NOT_TAKEN] * len(headings)
    plain = [plain_heading(heading) for heading in headings]
    words = {
        AREA: (*map(plain_heading, area_words), *_AREA_WORDS) if area_words else (),
        WEIGHT: _WEIGHT_WORDS,
    }
    for target, known in words.items():
        place = next((plain.index(word) for word in known if word in plain), None)
        if place is not None:
            proposed[place] = target
    ways: tuple[Callable[[str, Sequence[FileQuestion]], str], ...] = (_by_text, _by_number)
    for way in ways:
        for place, heading in enumerate(headings):
            target = way(heading, questions) if not proposed[place] else NOT_TAKEN
            if target and not _is_taken(target, proposed):
                proposed[place] = target
    return tuple(proposed)


def check_columns(columns: Sequence[str], known: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The places of columns that cannot be what was chosen, each with the code of what is wrong."""
    for place, column in enumerate(columns):
        if column == NOT_TAKEN:
            continue
        if column not in known:
            yield place, "unknown_panel_column"
        elif _is_taken(column, [*columns[:place], *columns[place + 1 :]]):
            yield place, "column_twice"


def _is_taken(target: str, columns: Sequence[str]) -> bool:
    """Is it there, or where it is an option its whole question, or the other way around?"""
    whole = target.partition(".")[0]
    return target in columns or (whole in columns if "." in target else _has_options(target, columns))


def _has_options(target: str, columns: Sequence[str]) -> bool:
    return any(each.startswith(f"{target}.") for each in columns)


def _by_text(heading: str, questions: Sequence[FileQuestion]) -> str:
    written = plain_heading(heading)
    for each in sorted(questions, key=lambda asked: len(asked.text), reverse=True):
        text = plain_heading(each.text)
        if not text or f" {text} " not in f" {written} ":
            continue
        rest = f" {written} ".partition(f" {text} ")[2].strip()
        for place, option in enumerate(each.options, start=1):
            if each.kind is Kind.SEVERAL and rest == plain_heading(option):
                return f"{each.number}.{place}"
        return str(each.number)
    return NOT_TAKEN


def _by_number(heading: str, questions: Sequence[FileQuestion]) -> str:
    found = _NUMBERED.fullmatch(heading.strip())
    if found is None:
        return NOT_TAKEN
    asked = next((each for each in questions if each.number == int(found[1])), None)
    if asked is None:
        return NOT_TAKEN
    option = int(found[2]) if found[2] else ord(found[3].lower()) - ord("a") + 1 if found[3] else 0
    if not option:
        return str(asked.number)
    is_option = asked.kind is Kind.SEVERAL and option <= len(asked.options)
    return f"{asked.number}.{option}" if is_option else NOT_TAKEN
