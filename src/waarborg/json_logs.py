"""How is a log line written: one JSON object, for machines to search, without personal data?"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType


class JsonFormatter(logging.Formatter):
    """One line of JSON a record.

    A message's arguments and an exception's text can hold a name, an address or a search word, wherever in the
    code or its libraries they come from. So the message is written without its arguments, an exception as its
    type and the lines of code it passed; what must be known is passed on purpose, as
    ``extra={"facts": {...}}``.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": str(record.msg),
        }
        facts = getattr(record, "facts", None)
        if isinstance(facts, dict):
            line.update(facts)
        if record.exc_info and record.exc_info[0] is not None:
            line["exception"] = record.exc_info[0].__qualname__
            line["passed"] = _lines_of_code(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False, default=str)


def _lines_of_code(where: TracebackType | None) -> list[str]:
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(where)]
