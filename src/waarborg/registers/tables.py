"""Which values stand in a table of a register file? Takes them out one by one and notes every mistake."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from waarborg.registers.durations import Duration, Unit
from waarborg.registers.problems import Problem


@dataclass
class Table:
    """A table of a register file that remembers which keys were asked for.

    Every ``take_`` method returns a usable value even when the file is wrong, so that reading goes on and all
    mistakes are found at once; :meth:`finish` reports the keys that nobody asked for.

    Attributes:
        content: the table as the TOML reader gave it.
        place: where it stands (``eigenschappen[2]``); empty for the file itself.
        problems: shared by all tables of one file.
    """

    content: dict[str, object]
    place: str
    problems: list[Problem]
    asked: list[str] = field(default_factory=list)

    def note(self, key: str, code: str, /, **values: str | int | float) -> None:
        """Note a mistake at a key of this table."""
        where = ".".join(part for part in (self.place, key) if part)
        self.problems.append(Problem(where, code, tuple(values.items())))

    def take(self, key: str) -> object | None:
        """Give the value as it stands; ``None`` when the key is absent."""
        self.asked.append(key)
        return self.content.get(key)

    def take_text(self, key: str, *, required: bool = False) -> str:
        """Give a text; empty when it is absent or wrong."""
        value = self.take(key)
        if value is None:
            if required:
                self.note(key, "key_missing", key=key)
            return ""
        if not isinstance(value, str) or not value.strip():
            self.note(key, "not_a_text", key=key)
            return ""
        return value.strip()

    def take_flag(self, key: str) -> bool:
        """Give a yes or no; no when it is absent or wrong."""
        value = self.take(key)
        if value is not None and not isinstance(value, bool):
            self.note(key, "not_true_or_false", key=key)
        return value is True

    def take_number(self, key: str) -> float | None:
        """Give a number; ``None`` when it is absent or wrong."""
        value = self.take(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.note(key, "not_a_number_in_file", key=key)
            return None
        return float(value)

    def take_count(self, key: str, *, required: bool = False) -> int | None:
        """Give a whole number above zero; ``None`` when it is absent or wrong."""
        value = self.take(key)
        if value is None:
            if required:
                self.note(key, "key_missing", key=key)
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            self.note(key, "not_a_count", key=key)
            return None
        return value

    def take_day(self, key: str, *, required: bool = True) -> date | None:
        """Give a day; ``None`` when it is absent or wrong."""
        value = self.take(key)
        if value is None:
            if required:
                self.note(key, "key_missing", key=key)
            return None
        if isinstance(value, datetime) or not isinstance(value, date):
            self.note(key, "not_a_day_in_file", key=key)
            return None
        return value

    def take_duration(self, key: str) -> Duration | None:
        """Give a duration, written ``"P4Y"``, ``"PT24H"`` or ``{ werkdagen = 5 }``; ``None`` when absent."""
        value = self.take(key)
        if value is None:
            return None
        try:
            if isinstance(value, dict):
                days = value.get("werkdagen")
                if set(value) == {"werkdagen"} and isinstance(days, int) and not isinstance(days, bool):
                    return Duration(days, Unit.WORKING_DAY)
            elif isinstance(value, str):
                return Duration.from_json(value)
        except ValueError:
            pass
        self.note(key, "not_a_duration", key=key)
        return None

    def take_texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts; empty when it is absent or wrong."""
        value = self.take(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.note(key, "not_a_list_of_texts", key=key)
            return ()
        texts = tuple(item.strip() for item in value if isinstance(item, str) and item.strip())
        if len(texts) < len(value):
            self.note(key, "not_a_list_of_texts", key=key)
        return texts

    def take_languages(self, key: str, *, required: bool = False) -> tuple[str, str]:
        """Give a text in Dutch and English, written ``{ nl = "…", en = "…" }``; empty when wrong."""
        value = self.take(key)
        if value is None:
            if required:
                self.note(key, "key_missing", key=key)
            return ("", "")
        if not isinstance(value, dict):
            self.note(key, "not_both_languages", key=key)
            return ("", "")
        dutch, english = value.get("nl"), value.get("en")
        if set(value) != {"nl", "en"} or not isinstance(dutch, str) or not isinstance(english, str):
            self.note(key, "not_both_languages", key=key)
            return ("", "")
        if not dutch.strip() or not english.strip():
            self.note(key, "not_both_languages", key=key)
        return (dutch.strip(), english.strip())

    def take_tables(self, key: str) -> Iterator[Table]:
        """Give the tables of a list (``[[key]]``) one by one, each finished before the next."""
        value = self.take(key)
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.note(key, "not_tables", key=key)
            return
        for number, item in enumerate(value, start=1):
            place = ".".join(part for part in (self.place, f"{key}[{number}]") if part)
            table = Table(item, place, self.problems)
            yield table
            table.finish()

    def finish(self) -> None:
        """Note the keys that the format does not know."""
        for key in self.content:
            if key not in self.asked:
                self.note(key, "unknown_key", key=key, known=", ".join(sorted(set(self.asked))))
