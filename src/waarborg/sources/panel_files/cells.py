"""What does one cell of a panel's file answer?"""

from __future__ import annotations

import re
from datetime import date

from waarborg.sources.incidents.cells import Cell, read_number
from waarborg.sources.panel_files.columns import FileQuestion, Kind

LONGEST_TEXT = 2_000
LIGHTEST, HEAVIEST = 1e-6, 1e6
"""Between these a weight lies; beyond them the sums would no longer be right."""

Answer = int | str | list[str]

_SCORE = re.compile(r"(\d{1,3})(?:[.,]0+)?(?:\s*(?:[-–:=(]|\.\s)\s*\D.*)?", re.DOTALL)
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_YES = frozenset({"1", "ja", "yes", "x", "true", "waar", "genoemd", "aangekruist", "selected"})
_NO = frozenset({"0", "nee", "no", "false", "onwaar", "niet genoemd", "niet aangekruist", "not selected"})


class NotCounted(ValueError):
    """A cell that is no answer; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def written(cell: Cell) -> str:
    """A cell as people read it: whole numbers without a fraction."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()


def fold(text: str) -> str:
    """A text by which it is known again: lower case, single spaces."""
    return " ".join(text.casefold().split())


def read_answer(text: str, question: FileQuestion) -> Answer:
    """The answer to a question, of which the text is not empty.

    Raises:
        NotCounted: it is none of the possible answers.

    Examples
    --------
    >>> asked = FileQuestion(1, "a", "Hoe veilig?", Kind.SCALE, (1, 5), ("nooit veilig", "altijd veilig"))
    >>> [read_answer(each, asked) for each in ("4", "4,0", "2 - soms", "altijd veilig")]
    [4, 4, 2, 5]
    """
    if question.kind is Kind.SCALE:
        return _read_score(text, question)
    if question.kind is Kind.OPEN:
        return _read_text(text)
    if question.kind is Kind.ONE:
        return _read_option(text, question.options)
    try:
        return [_read_option(text, question.options)]
    except NotCounted:
        between = r"[;|\n]" if any("," in each for each in question.options) else r"[;|\n,]"
        parts = [part for part in re.split(between, text) if part.strip()]
        chosen = {_read_option(part, question.options) for part in parts}
        return [each for each in question.options if each in chosen]


def read_mark(text: str, option: str) -> bool:
    """Whether an option that has a column of its own was chosen; the text is not empty.

    Raises:
        NotCounted: it says neither yes nor no.
    """
    plain = fold(text)
    if plain in _YES or plain == fold(option):
        return True
    if plain in _NO:
        return False
    raise NotCounted("answer_unknown")


def read_weight(cell: Cell) -> float:
    """For how many residents, or ordinary respondents, somebody stands.

    Raises:
        NotCounted: it is no number above 0.
    """
    number = read_number(cell)
    if number is None or not LIGHTEST <= number <= HEAVIEST:
        raise NotCounted("weight_wrong")
    return number


def _read_score(text: str, question: FileQuestion) -> int:
    low, high = question.scale
    for end, label in zip(question.scale, question.ends, strict=True):
        if label and fold(text) == fold(label):
            return end
    found = _SCORE.fullmatch(text)
    if found is None or not low <= int(found[1]) <= high:
        raise NotCounted("score_outside")
    return int(found[1])


def _read_option(text: str, options: tuple[str, ...]) -> str:
    """One of the options by its text, else by its number in their order."""
    plain = fold(text)
    for option in options:
        if fold(option) == plain:
            return option
    is_numbered = not any(re.fullmatch(r"\d+", option.strip()) for option in options)
    if is_numbered and re.fullmatch(r"\d{1,3}", plain) and 1 <= int(plain) <= len(options):
        return options[int(plain) - 1]
    raise NotCounted("answer_unknown")


def _read_text(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise NotCounted("answer_too_long")
    if _UNSTORABLE.search(text):
        raise NotCounted("unstorable_characters")
    return text
