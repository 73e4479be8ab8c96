"""What does a row of a handed-over list say in the fields of a register?"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import TypeAlias

from waarborg.registers.definitions import (
    CategoryDefinition,
    FieldType,
    RegisterDefinition,
    ResultDefinition,
    StatusDefinition,
)
from waarborg.registers.list_columns import NOT_TAKEN, SOURCE_KEY
from waarborg.registers.values import TIME_ZONE, UnreadableValueError, read_day, read_moment

Cell: TypeAlias = str | int | float | bool | date | datetime | None

_NOON = time(12)
_ESCAPED = re.compile(r"'[=+\-@]")
_AS_IT_STANDS = frozenset((FieldType.NUMBER, FieldType.MONEY))
_KEY_LENGTH = 35


class RowReader:
    """Reads the rows of one list into one register."""

    def __init__(self, definition: RegisterDefinition, columns: Sequence[str]) -> None:
        """Take the target of each column, as :func:`waarborg.registers.list_columns.targets` names them."""
        types = {field.name: field.type for field in definition.fields}
        self._taken = [
            (place, target, types.get(target))
            for place, target in enumerate(columns)
            if target not in (NOT_TAKEN, SOURCE_KEY)
        ]
        self._key = list(columns).index(SOURCE_KEY) if SOURCE_KEY in columns else None
        self._names = {
            target: {
                name: each.name
                for each in kinds
                for name in (each.name, *(label.casefold() for label in each.label))
            }
            for target, kinds in _kinds(definition).items()
        }

    def read(self, cells: Sequence[Cell]) -> dict[str, object]:
        """What the row fills in, by name, as :func:`waarborg.registers.entries.check_entry` takes it."""
        values: dict[str, object] = {}
        for place, target, kind in self._taken:
            cell = cells[place]
            if cell is None:
                continue
            filled_in = _filled_in(target, kind, cell)
            if target in self._names:
                filled_in = self._names[target].get(str(filled_in).strip().casefold(), filled_in)
            values[target] = filled_in
        return _with_moments(values)

    def key_of(self, cells: Sequence[Cell]) -> str:
        """What the row is called where it comes from; empty where no column says so."""
        return "" if self._key is None else _text(cells[self._key]).strip()


def _kinds(
    definition: RegisterDefinition,
) -> dict[str, Sequence[CategoryDefinition | StatusDefinition | ResultDefinition]]:
    return {
        "category": definition.categories,
        "status": definition.statuses,
        "result": definition.results,
    }


class RowKeys:
    """Gives each row the key by which it is known again when the same list comes once more.

    A row is known by its key in the source; where there is none, by all that stands in it. Rows that are alike
    within one list are different cases: the second has another key than the first, each time.
    """

    def __init__(self, register: str) -> None:
        self.register = register
        self._seen: dict[str, int] = {}

    def is_double(self, source_key: str) -> bool:
        """Was this key of the source given before in this list?"""
        return bool(source_key) and self._digest("key", [source_key]) in self._seen

    def of(self, source_key: str, cells: Sequence[Cell]) -> str:
        """The key of the next row: 36 characters."""
        kind, parts = ("key", [source_key]) if source_key else ("row", [_text(cell) for cell in cells])
        digest = self._digest(kind, parts)
        times = self._seen[digest] = self._seen.get(digest, 0) + 1
        return f"l{digest}" if times == 1 else f"l{self._digest('again', [digest, str(times)])}"

    def _digest(self, kind: str, parts: Iterable[str]) -> str:
        text = "\x1f".join([kind, self.register, *parts]).rstrip("\x1f")
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_KEY_LENGTH]


def _filled_in(target: str, kind: FieldType | None, cell: Cell) -> object:
    if target in ("valid_from", "valid_until") or kind is FieldType.DATE:
        moment = _as_moment(cell)
        return moment.date() if moment else cell if isinstance(cell, date) else _text(cell)
    if kind is FieldType.MOMENT:
        day = _as_day(cell)
        return _at_noon(day) if day else cell if isinstance(cell, datetime) else _text(cell)
    if target in ("happened_on", "opened_at", "closed_at"):
        return cell if isinstance(cell, date) else _text(cell)
    if kind in _AS_IT_STANDS and not isinstance(cell, bool | date):
        return cell
    if kind is FieldType.YES_NO and _text(cell).strip().casefold() == "x":
        return True
    return _text(cell)


def _text(cell: Cell) -> str:
    """As people read it in their sheet; the apostrophe that keeps a text from being a formula is none of it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, float):
        return str(cell).replace(".", ",")
    text = cell if isinstance(cell, str) else str(cell)
    return text[1:] if _ESCAPED.match(text) else text


def _with_moments(values: Mapping[str, object]) -> dict[str, object]:
    """Days and moments where they belong: sheets have one where the other is asked.

    A day on which a case came in becomes the day that counts; a case that closed on a day, closed at noon.
    """
    told = dict(values)
    happened = _as_moment(told.get("happened_on"))
    if happened is not None:
        told["happened_on"] = happened.date()
        told.setdefault("opened_at", happened)
    opened = _as_day(told.get("opened_at"))
    if opened is not None:
        del told["opened_at"]
        told.setdefault("happened_on", opened)
    closed = _as_day(told.get("closed_at"))
    if closed is not None:
        told["closed_at"] = max(_at_noon(closed), _opening_on(told.get("opened_at"), closed))
    return told


def _as_day(written: object) -> date | None:
    """The day where only a day was written; ``None`` where it is a moment, or neither."""
    if written is None or isinstance(written, datetime):
        return None
    try:
        return read_day(written)
    except UnreadableValueError:
        return None


def _as_moment(written: object) -> datetime | None:
    """The moment where one was written, in Dutch time; ``None`` where it is a day, or neither."""
    if not isinstance(written, datetime | str):
        return None
    try:
        return read_moment(written).astimezone(TIME_ZONE)
    except UnreadableValueError:
        return None


def _opening_on(written: object, day: date) -> datetime:
    """The moment of opening where it is on this day, else its midnight."""
    opened = _as_moment(written)
    on_this_day = opened is not None and opened.date() == day
    return opened if opened and on_this_day else datetime.combine(day, time.min, tzinfo=TIME_ZONE)


def _at_noon(day: date) -> datetime:
    return datetime.combine(day, _NOON, tzinfo=TIME_ZONE)
