"""What does a written value mean in a field of this type? Reads form, CSV and JSON values into typed ones."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TypeAlias
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from waarborg.registers.definitions import FieldDefinition, FieldType
from waarborg.registers.problems import choose_from

Value: TypeAlias = str | Decimal | date | datetime | bool | tuple[str, ...]
"""Text, number or money, day, moment (with its time zone), yes or no, or the values of a multiple choice."""

TIME_ZONE = ZoneInfo("Europe/Amsterdam")
"""A moment written without a time zone is local time in the Netherlands."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_LARGEST_NUMBER = 10**15
_MOST_CHARACTERS = {FieldType.TEXT: 500, FieldType.LONG_TEXT: 20_000}
_LONGEST_EMAIL = 254
_LONGEST_LINK = 2_000
_SHOWN = 60

_PLAIN_NUMBER = re.compile(r"-?\d{1,18}([.,]\d{1,6})?")
_GROUPED_NUMBER = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d{1,6})?")
_AMBIGUOUS_NUMBER = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
_ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_DUTCH_DAY = re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})")
_MOMENT = re.compile(
    r"(?P<day>\S+?)(?:T|\s+)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)
_EMAIL = re.compile(r"[^\s@<>\"',;:()]+@[^\s@<>\"',;:().]+(\.[^\s@<>\"',;:().]+)+")
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_YES = frozenset(("ja", "j", "yes", "y", "true", "waar", "1", "on", "aan"))
_NO = frozenset(("nee", "n", "no", "false", "onwaar", "0", "off", "uit"))


class UnreadableValueError(ValueError):
    """A value that does not fit its field, with the code and values of the problem to report."""

    def __init__(self, code: str, **values: str | int | float) -> None:
        super().__init__(code)
        self.code = code
        self.values = tuple(values.items())


def is_empty(written: object) -> bool:
    """Tell whether nothing was filled in: absent, blank text, or an empty list. No and zero are answers."""
    if isinstance(written, str):
        return not written.strip()
    return written is None or written == [] or written == ()


def read_value(field: FieldDefinition, written: object) -> Value:
    """Read a value that is not empty.

    Raises:
        UnreadableValueError: when it does not fit the field's type, bounds, length or choices.
    """
    return _READERS[field.type](field, written)


def read_text(written: object, max_length: int) -> str:
    """Read one line of text.

    Raises:
        UnreadableValueError: when it is no text, too long, has line breaks or what no database can store.
    """
    text = _read_lines(written, max_length)
    if "\n" in text:
        raise UnreadableValueError("line_breaks")
    return text


def read_day(written: object) -> date:
    """Read a day: ``2026-05-01``, ``1-5-2026`` or ``1/5/2026``.

    Raises:
        UnreadableValueError: when it is not written like a day, or there is no such day.
    """
    if isinstance(written, date) and not isinstance(written, datetime):
        return _within_years(written)
    if not isinstance(written, str):
        raise UnreadableValueError("not_a_day")
    text = written.strip()
    match = _ISO_DAY.fullmatch(text) or _DUTCH_DAY.fullmatch(text)
    if match is None or not text.isascii():
        raise UnreadableValueError("not_a_day", value=shorten(text))
    try:
        return _within_years(date(int(match["year"]), int(match["month"]), int(match["day"])))
    except UnreadableValueError:
        raise
    except ValueError:
        raise UnreadableValueError("no_such_day", value=shorten(text)) from None


def read_moment(written: object) -> datetime:
    """Read a moment: a day, a time, and perhaps a time zone; without one it is Dutch local time.

    Raises:
        UnreadableValueError: when it is not written like a moment, or the clock never showed it.
    """
    if isinstance(written, datetime):
        _within_years(written.date())
        return _in_time_zone(written)
    if not isinstance(written, str):
        raise UnreadableValueError("not_a_moment")
    text = written.strip()
    match = _MOMENT.fullmatch(text)
    if match is None or not text.isascii():
        raise UnreadableValueError("not_a_moment", value=shorten(text))
    day = read_day(match["day"])
    zone = (match["zone"] or "").replace("Z", "+00:00")
    clock = f"{match['hour']:0>2}:{match['minute']}:{match['second'] or '00'}"
    try:
        moment = datetime.fromisoformat(f"{day.isoformat()}T{clock}{zone}")
    except ValueError:
        raise UnreadableValueError("no_such_moment", value=shorten(text)) from None
    return _in_time_zone(moment)


def as_json(value: Value) -> str | int | float | bool | list[str]:
    """Write a value as plain JSON: numbers as numbers, money and days as text, moments in UTC."""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return list(value)


def shorten(text: str) -> str:
    """Cut a value to what a message can show, without characters that cannot be shown."""
    shown = _UNSTORABLE.sub("�", text)
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"


def _read_lines(written: object, max_length: int) -> str:
    if not isinstance(written, str):
        raise UnreadableValueError("not_text")
    text = written.strip().replace("\r\n", "\n").replace("\r", "\n")
    if _UNSTORABLE.search(text):
        raise UnreadableValueError("unstorable_characters")
    if len(text) > max_length:
        raise UnreadableValueError("too_long", maximum=max_length, length=len(text))
    return text


def _read_text_field(field: FieldDefinition, written: object) -> Value:
    return read_text(written, field.max_length or _MOST_CHARACTERS[FieldType.TEXT])


def _read_long_text(field: FieldDefinition, written: object) -> Value:
    return _read_lines(written, field.max_length or _MOST_CHARACTERS[FieldType.LONG_TEXT])


def _read_number(field: FieldDefinition, written: object) -> Value:
    number = _parse_number(written)
    if abs(number) >= _LARGEST_NUMBER:
        raise UnreadableValueError("number_too_large", value=_LARGEST_NUMBER)
    if field.minimum is not None and number < Decimal(str(field.minimum)):
        raise UnreadableValueError("below_minimum", minimum=field.minimum)
    if field.maximum is not None and number > Decimal(str(field.maximum)):
        raise UnreadableValueError("above_maximum", maximum=field.maximum)
    return number


def _parse_number(written: object) -> Decimal:
    if isinstance(written, bool) or not isinstance(written, str | int | float):
        raise UnreadableValueError("not_a_number")
    if not isinstance(written, str):
        return _take_number(written)
    text = written.strip().removeprefix("€").strip()
    if _AMBIGUOUS_NUMBER.fullmatch(text):
        raise UnreadableValueError("ambiguous_number", value=text, whole=text.replace(".", ""))
    if not text.isascii():
        raise UnreadableValueError("not_a_number", value=shorten(text))
    if _PLAIN_NUMBER.fullmatch(text):
        return Decimal(text.replace(",", "."))
    if _GROUPED_NUMBER.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    raise UnreadableValueError("not_a_number", value=shorten(text))


def _take_number(number: float) -> Decimal:
    # A whole number of thousands of digits has no text and no float: compare it first.
    if isinstance(number, float) and not math.isfinite(number):
        raise UnreadableValueError("not_a_number")
    if abs(number) >= _LARGEST_NUMBER:
        raise UnreadableValueError("number_too_large", value=_LARGEST_NUMBER)
    return Decimal(str(number))


def _read_money(field: FieldDefinition, written: object) -> Value:
    amount = _read_number(field, written)
    if isinstance(amount, Decimal) and amount != amount.quantize(Decimal("0.01")):
        raise UnreadableValueError("parts_of_cents")
    return amount


def _read_day_field(_field: FieldDefinition, written: object) -> Value:
    return read_day(written)


def _read_moment_field(_field: FieldDefinition, written: object) -> Value:
    return read_moment(written)


def _within_years(day: date) -> date:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise UnreadableValueError("year_out_of_range", first=_FIRST_YEAR, last=_LAST_YEAR)
    return day


def _in_time_zone(moment: datetime) -> datetime:
    if moment.tzinfo is not None:
        return moment
    local = moment.replace(tzinfo=TIME_ZONE)
    if local.astimezone(UTC).astimezone(TIME_ZONE).replace(tzinfo=None) != moment:
        raise UnreadableValueError("skipped_by_summer_time", value=moment.isoformat(" ", "minutes"))
    return local


def _read_yes_no(_field: FieldDefinition, written: object) -> Value:
    if isinstance(written, bool):
        return written
    word = str(written).strip().casefold() if isinstance(written, str | int) else ""
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise UnreadableValueError("not_yes_or_no")


def _read_choice(field: FieldDefinition, written: object) -> Value:
    return _pick(field, written)


def _read_choices(field: FieldDefinition, written: object) -> Value:
    """Read a list, or a text with ``;`` between the values; in the order of the file, each once."""
    items = written.split(";") if isinstance(written, str) else written
    if not isinstance(items, list | tuple):
        raise UnreadableValueError("not_a_list")
    picked = {_pick(field, item) for item in items if not is_empty(item)}
    return tuple(value for value, _, _ in field.choices if value in picked)


def _pick(field: FieldDefinition, written: object) -> str:
    """Find the choice of that value, or of that Dutch or English label."""
    allowed = dict(choose_from((dutch, english) for _, dutch, english in field.choices))
    wanted = written.strip() if isinstance(written, str) else "?"
    for names in field.choices:
        if wanted.casefold() in {name.casefold() for name in names}:
            return names[0]
    raise UnreadableValueError("not_one_of", value=shorten(wanted), **allowed)


def _read_email(_field: FieldDefinition, written: object) -> Value:
    address = read_text(written, _LONGEST_EMAIL)
    if not _EMAIL.fullmatch(address):
        raise UnreadableValueError("not_an_email")
    return address


def _read_link(_field: FieldDefinition, written: object) -> Value:
    link = read_text(written, _LONGEST_LINK)
    try:
        parts = urlsplit(link)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", link)
    except ValueError:
        sound = False
    if not sound:
        raise UnreadableValueError("not_a_link")
    return link


_READERS: Mapping[FieldType, Callable[[FieldDefinition, object], Value]] = {
    FieldType.TEXT: _read_text_field,
    FieldType.LONG_TEXT: _read_long_text,
    FieldType.NUMBER: _read_number,
    FieldType.MONEY: _read_money,
    FieldType.DATE: _read_day_field,
    FieldType.MOMENT: _read_moment_field,
    FieldType.YES_NO: _read_yes_no,
    FieldType.CHOICE: _read_choice,
    FieldType.CHOICES: _read_choices,
    FieldType.EMAIL: _read_email,
    FieldType.LINK: _read_link,
}
