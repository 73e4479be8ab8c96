import json
import logging
import sys

from waarborg.json_logs import JsonFormatter


def written(record: logging.LogRecord) -> dict[str, object]:
    line = JsonFormatter().format(record)
    assert "\n" not in line
    parsed: dict[str, object] = json.loads(line)
    return parsed


def record(message: str, *arguments: object, **more: object) -> logging.LogRecord:
    made = logging.LogRecord("waarborg.test", logging.WARNING, "file.py", 1, message, arguments, None)
    made.__dict__.update(more)
    return made


def test_a_line_says_when_how_bad_and_from_where() -> None:
    line = written(record("mail sent"))
    assert line["level"] == "warning"
    assert line["logger"] == "waarborg.test"
    assert line["message"] == "mail sent"
    assert str(line["time"]).endswith("+00:00")


def test_what_is_passed_on_purpose_becomes_keys() -> None:
    assert written(record("mail sent", facts={"recipients": 3}))["recipients"] == 3


def test_the_arguments_of_a_message_are_not_written_for_they_can_hold_a_name() -> None:
    line = json.dumps(written(record("no account for %s", "j.jansen@example.nl")))
    assert "jansen" not in line


def test_an_exception_is_written_as_its_type_and_lines_of_code_without_its_text() -> None:
    try:
        raise ValueError("J. Jansen, Dorpsstraat 1")
    except ValueError:
        made = record("failed", exc_info=sys.exc_info())
    line = written(made)
    assert line["exception"] == "ValueError"
    assert "test_json_logs.py" in str(line["passed"])
    assert "Jansen" not in json.dumps(line)
