"""Which rows of a panel's file count, what did each respondent answer, and why do the others not count?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from waarborg.sources.incidents.cells import Cell
from waarborg.sources.panel_files.cells import (
    Answer,
    NotCounted,
    fold,
    read_answer,
    read_mark,
    read_weight,
    written,
)
from waarborg.sources.panel_files.columns import AREA, WEIGHT, FileQuestion, Kind

NumberedRow = tuple[int, Sequence[Cell]]

_LONGEST_VALUE = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """How the rows of a file are to be read.

    Attributes:
        columns: of each column its target; empty: it is left where it is.
        areas: the numbers of the neighbourhoods, by code and by name.
        blanks: what means that a question was not answered.
    """

    columns: tuple[str, ...]
    questions: tuple[FileQuestion, ...]
    areas: Mapping[str, int]
    blanks: frozenset[str]


@dataclass(frozen=True, slots=True)
class FileResponse:
    """What one respondent answered, by the keys of the questions.

    Attributes:
        area: the number of the neighbourhood; ``None``: not said.
        weight: of who asked; ``None``: the file has none.
    """

    area: int | None
    answers: dict[str, Answer]
    weight: float | None


@dataclass(frozen=True, slots=True)
class Reject:
    """Why a row does not count.

    Attributes:
        row: its number, as a spreadsheet shows it.
        column: the place of the column, from 0; ``None``: the row as a whole.
        value: what stands there.
    """

    row: int
    column: int | None
    code: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class RowsTold:
    """How many rows count, and why the others do not; a row may be rejected for several reasons."""

    counted: int
    rejects: tuple[Reject, ...]

    @property
    def rejected(self) -> int:
        """How many rows do not count."""
        return len({each.row for each in self.rejects})


@dataclass(frozen=True, slots=True)
class FileAnswers:
    """What a file says, in the order of its rows."""

    responses: tuple[FileResponse, ...]
    told: RowsTold


class _Memory:
    """Reads the cells of one column; files hold the same answers thousands of times."""

    def __init__(self, read: Callable[[Cell], object]) -> None:
        self._read = read
        self._known: dict[tuple[type, Cell], object] = {}

    def of(self, cell: Cell) -> object:
        """What the cell says: ``None`` where nothing, a :class:`NotCounted` where it cannot be read."""
        key = (type(cell), cell)
        if key not in self._known:
            try:
                self._known[key] = self._read(cell)
            except NotCounted as refused:
                self._known[key] = refused
        return self._known[key]


def read_rows(rows: Iterable[NumberedRow], reading: Reading) -> FileAnswers:
    """Read every row: it counts whole, or not at all.

    Args:
        rows: the numbered rows below the headings.
        reading: how.
    """
    columns = [
        (place, target, _Memory(_reader(target, reading)))
        for place, target in enumerate(reading.columns)
        if target
    ]
    by_number = {str(each.number): each for each in reading.questions}
    responses: list[FileResponse] = []
    rejects: list[Reject] = []
    for row, cells in rows:
        said: dict[str, object] = {}
        wrong: list[Reject] = []
        for place, target, memory in columns:
            found = memory.of(cells[place])
            if isinstance(found, NotCounted):
                wrong.append(Reject(row, place, found.code, written(cells[place])[:_LONGEST_VALUE]))
            elif found is not None:
                said[target] = found
        answers = _answers(said, by_number)
        if not answers and not wrong:
            wrong.append(Reject(row, None, "row_empty"))
        rejects += wrong
        if not wrong:
            responses.append(_response(said, answers))
    return FileAnswers(tuple(responses), RowsTold(len(responses), tuple(rejects)))


def areas_by_word(members: Iterable[tuple[int, str, str]]) -> dict[str, int]:
    """The numbers of neighbourhoods by what a file may call them: code, code without letters, name.

    What two of them are called stands for neither.

    Args:
        members: number, code and name of each.

    Examples
    --------
    >>> areas_by_word([(1, "BU19690001", "Haven"), (2, "BU19690002", "Dorp"), (3, "", "Dorp")])
    {'bu19690001': 1, '19690001': 1, 'haven': 1, 'bu19690002': 2, '19690002': 2}
    """
    found: dict[str, int] = {}
    double: set[str] = set()
    for number, code, name in members:
        digits = code.lstrip("BUWKGMbuwkgm").lstrip("0")
        for word in dict.fromkeys((fold(code), digits if digits.isdecimal() else "", fold(name))):
            if word and found.setdefault(word, number) != number:
                double.add(word)
    return {word: number for word, number in found.items() if word not in double}


def _reader(target: str, reading: Reading) -> Callable[[Cell], object]:
    """What reads the cells of a column with this target."""
    if target == WEIGHT:
        return read_weight
    if target == AREA:
        return lambda cell: _or_blank(written(cell), reading, lambda text: _area(text, reading.areas))
    whole, _, option = target.partition(".")
    question = next(each for each in reading.questions if str(each.number) == whole)
    if option:
        name = question.options[int(option) - 1]
        return lambda cell: _or_blank(written(cell), reading, lambda text: read_mark(text, name))
    if question.kind is Kind.OPEN:
        return lambda cell: _open(written(cell), reading, question)
    return lambda cell: _or_blank(written(cell), reading, lambda text: read_answer(text, question))


def _or_blank(text: str, reading: Reading, read: Callable[[str], object]) -> object:
    """What is an answer counts as one, also where it could mean that there is none."""
    if not text:
        return None
    try:
        return read(text)
    except NotCounted:
        if fold(text) in reading.blanks:
            return None
        raise


def _open(text: str, reading: Reading, question: FileQuestion) -> object:
    return None if not text or fold(text) in reading.blanks else read_answer(text, question)


def _area(text: str, areas: Mapping[str, int]) -> int:
    found = areas.get(fold(text), areas.get(text.lstrip("0")))
    if found is None:
        raise NotCounted("area_unknown")
    return found


def _answers(said: Mapping[str, object], questions: Mapping[str, FileQuestion]) -> dict[str, Answer]:
    """The answers by key; the options that have columns of their own together are one."""
    found: dict[str, Answer] = {}
    marked: dict[str, dict[int, object]] = {}
    for target, value in said.items():
        whole, _, option = target.partition(".")
        if option:
            marked.setdefault(whole, {})[int(option)] = value
        elif whole in questions and isinstance(value, int | str | list):
            found[questions[whole].key] = value
    for whole, marks in marked.items():
        options = questions[whole].options
        found[questions[whole].key] = [
            each for place, each in enumerate(options, start=1) if marks.get(place)
        ]
    return found


def _response(said: Mapping[str, object], answers: dict[str, Answer]) -> FileResponse:
    area, weight = said.get(AREA), said.get(WEIGHT)
    return FileResponse(
        area if isinstance(area, int) else None, answers, weight if isinstance(weight, float) else None
    )
