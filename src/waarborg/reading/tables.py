"""Which measures, goals and partners stand in a table of actions?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from waarborg.reading.blocks import Block
from waarborg.reading.draft import MeasureStatus
from waarborg.reading.headings import Column, Label, column_of, label_of
from waarborg.reading.partners import partners_of_cell
from waarborg.reading.sentences.inherited import often_below

STATUS_OF_LABEL = {
    Label.ONGOING: MeasureStatus.ONGOING,
    Label.NEW: MeasureStatus.NEW,
    Label.GOAL: MeasureStatus.GOAL,
}
_BULLET = re.compile(r"^(?:[-–•*▪○●■□➢✓·]|\d{1,2}[.)])\s+")
_NUMBER_ALONE = re.compile(r"\s*(\d{1,3})\s*(?:x|keer)?\s*")
_WORD = re.compile(r"[^\W\d_]{3,}")
_PRIORITY_COLUMN = re.compile(r"\s*(?:prioriteit|speerpunt)", re.IGNORECASE)
_RUNNING = re.compile(
    r"\b(?:doorlopend|lopend|continu|structureel|bestaand|voortzetten|loopt|going concern|permanent)\b",
    re.IGNORECASE,
)
_STATUS_ALONE = re.compile(r"nieuw|bestaand|lopend|doorlopend|continu|loopt|gepland", re.IGNORECASE)
_STARTING = re.compile(r"\b(?:nieuw|start|op te starten|te starten|ontwikkelen|gepland)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableMeasure:
    """One action or goal from a row."""

    status: MeasureStatus
    text: str
    place: int


@dataclass(slots=True)
class TableGroup:
    """Rows about one theme; ``title`` is ``None`` for rows about the section that holds the table.

    ``is_priority``: the column that names it is headed "Prioriteit".
    """

    title: str | None
    place: int
    is_priority: bool = False
    measures: list[TableMeasure] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Role:
    """What a column holds; ``often``: the rate in its title ('Aantal per jaar'), its cells are the numbers."""

    column: Column
    status: MeasureStatus | None = None
    often: str = ""


def read_table(rows: Sequence[Block], start: int, label: Label | None) -> list[TableGroup]:
    """Groups of measures in the rows of one table; ``start`` is the place of its first row.

    A table without any column of actions, goals or labels (figures, addresses) gives no groups.
    """
    roles = _roles(rows[0].cells)
    if roles is None:
        return _read_labelled_rows(rows, start)
    roles = _with_status_by_cells(roles, rows[1:])
    groups = [TableGroup(None, start)]
    is_priority = any(_PRIORITY_COLUMN.match(cell) for cell in rows[0].cells)
    by_title: dict[str, TableGroup] = {}
    for offset, row in enumerate(rows[1:], 1):
        if row.cells == rows[0].cells:
            continue
        title = _title_of_row(row, roles)
        if title is not None and title not in by_title:
            by_title[title] = TableGroup(title, start + offset, is_priority)
            groups.append(by_title[title])
        if title is not None:
            current = by_title[title]
            groups.remove(current)
            groups.append(current)
        default = STATUS_OF_LABEL.get(label) if label else None
        _read_row(row, start + offset, roles, groups[-1], default, rows[0].cells)
    return [group for group in groups if group.measures]


def _roles(header: Sequence[str]) -> list[_Role | None] | None:
    """What each column holds, or ``None`` when this is no table of actions."""
    roles: list[_Role | None] = []
    for cell in header:
        column, label = column_of(cell), label_of(cell)
        if label is Label.ONGOING or (label in (Label.NEW, Label.GOAL) and column is None):
            roles.append(_Role(Column.MEASURE, STATUS_OF_LABEL[label]))
        elif column is not None:
            status = MeasureStatus.NEW if column_of_new(cell) else None
            roles.append(_Role(column, status))
        elif label is Label.PARTNERS:
            roles.append(_Role(Column.PARTNERS))
        elif often := often_below(cell):
            roles.append(_Role(Column.WHEN, often=often))
        else:
            roles.append(None)
    columns = {role.column for role in roles if role}
    has_content = Column.MEASURE in columns or Column.GOAL in columns
    return roles if has_content and len(header) > 1 and len([role for role in roles if role]) > 1 else None


def _with_status_by_cells(roles: list[_Role | None], rows: Sequence[Block]) -> list[_Role | None]:
    """Take for the status a column whose cells all say new or running, whatever its title."""
    return [
        _Role(Column.STATUS)
        if role is None and cells and all(_STATUS_ALONE.fullmatch(cell) for cell in cells)
        else role
        for index, role in enumerate(roles)
        for cells in [[row.cells[index] for row in rows if index < len(row.cells) and row.cells[index]]]
    ]


def column_of_new(cell: str) -> bool:
    """Does a column's title itself say that its actions are new?"""
    return re.search(r"\bnieuwe?\b", cell, re.IGNORECASE) is not None and not _RUNNING.search(cell)


def _title_of_row(row: Block, roles: Sequence[_Role | None]) -> str | None:
    """The theme that a row names, in its own column or as a row with nothing else in it."""
    filled = {cell for cell in row.cells if cell}
    if len(filled) == 1 and len(row.cells) > 1:
        only = next(iter(filled))
        is_spanned = all(row.cells) or (row.cells[0] == only and not _is(roles, 0, Column.MEASURE))
        if is_spanned and len(only) < 90:
            return only
        if row.cells[0] == only and len(only) < 60 and not only.endswith("."):
            return only
    for cell, role in zip(row.cells, roles, strict=False):
        if role is not None and role.column is Column.THEME and cell and len(cell) < 90:
            return cell.replace("\n", " ")
    return None


def _is(roles: Sequence[_Role | None], index: int, column: Column) -> bool:
    role = roles[index] if index < len(roles) else None
    return role is not None and role.column is column


def _read_row(
    row: Block,
    place: int,
    roles: Sequence[_Role | None],
    group: TableGroup,
    default: MeasureStatus | None,
    header: Sequence[str],
) -> None:
    cells = [(role, cell) for role, cell in zip(roles, row.cells, strict=False) if role and cell]
    if len({cell for cell in row.cells if cell}) <= 1 and len(row.cells) > 2:
        return
    when = next((_moment(role, cell) for role, cell in cells if role.column is Column.WHEN), "")
    said = next((cell for role, cell in cells if role.column is Column.STATUS), "")
    status = _status(said, when, default)
    for role, cell in cells:
        if role.column is Column.MEASURE:
            lines = [line for line in _lines(cell) if _WORD.search(line)]
            for line, moment in zip(lines, _shared_out(when, len(lines)), strict=True):
                text = f"{line.rstrip('.')} ({moment})" if moment else line
                group.measures.append(TableMeasure(role.status or status, text, place))
        elif role.column is Column.GOAL:
            known = {measure.text for measure in group.measures}
            group.measures += [
                TableMeasure(MeasureStatus.GOAL, goal, place)
                for line in _lines(cell)
                if (goal := _goal(line, row, header)) not in known
            ]
        elif role.column is Column.PARTNERS:
            known = set(group.partners)
            group.partners += [name for name in partners_of_cell(cell) if name not in known]


def _goal(line: str, row: Block, header: Sequence[str]) -> str:
    """A goal's words; a bare figure is told with its indicator and column (``Inbraken: streefwaarde 2028 30``)."""
    if _WORD.search(line) or not _WORD.search(row.cells[0]):
        return line
    column = next(title for title, cell in zip(header, row.cells, strict=False) if line in cell)
    return f"{row.cells[0]}: {column.lower()} {line}"


def _shared_out(when: str, number: int) -> list[str]:
    """Give each of the actions in a cell its moment: all the same one, or line by line."""
    moments = _lines(when)
    if number == 1 or len(moments) == 1:
        return [_flat(when)] * number
    return moments if len(moments) == number else [""] * number


def _moment(role: _Role, cell: str) -> str:
    counts = _NUMBER_ALONE.fullmatch(cell)
    return f"{counts[1]} keer {role.often}" if counts and role.often else cell


def _status(said: str, when: str, default: MeasureStatus | None) -> MeasureStatus:
    if said and _RUNNING.search(said):
        return MeasureStatus.ONGOING
    if said and _STARTING.search(said):
        return MeasureStatus.NEW
    if default in (MeasureStatus.ONGOING, MeasureStatus.NEW):
        return default
    return MeasureStatus.ONGOING if _RUNNING.search(when) else MeasureStatus.NEW


def _read_labelled_rows(rows: Sequence[Block], start: int) -> list[TableGroup]:
    """A table whose first column names what the second holds (``Doelstelling | ...``, ``Maatregelen | ...``).

    The list beside "Aanpak" holds the measures when no other row does.
    """
    group = TableGroup(None, start)
    pairs = [(place, filled) for place, row in enumerate(rows, start) if len(filled := _filled(row)) == 2]
    labels = [_label_of_row(filled[0]) for _, filled in pairs]
    is_named = any(label in STATUS_OF_LABEL and label is not Label.GOAL for label in labels)
    for label, (place, (_, held)) in zip(labels, pairs, strict=True):
        if label is Label.PARTNERS:
            group.partners += partners_of_cell(held)
        elif label in STATUS_OF_LABEL:
            status = STATUS_OF_LABEL[label]
            group.measures += [TableMeasure(status, line, place) for line in _lines(held)]
        elif label is Label.APPROACH and not is_named and _BULLET.match(held):
            group.measures += [TableMeasure(MeasureStatus.NEW, line, place) for line in _lines(held)]
    return [group] if group.measures or group.partners else []


def _filled(row: Block) -> list[str]:
    return [cell for cell in row.cells if cell]


def _label_of_row(cell: str) -> Label | None:
    label = label_of(cell)
    return Label.PARTNERS if label is None and column_of(cell) is Column.PARTNERS else label


def _lines(cell: str) -> list[str]:
    return [text for line in cell.split("\n") if (text := _BULLET.sub("", line).strip())]


def _flat(cell: str) -> str:
    return ", ".join(_lines(cell))
