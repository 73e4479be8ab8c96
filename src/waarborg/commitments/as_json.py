"""How are demands and verdicts written as plain JSON values, and read back?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import TypeAlias, TypeVar

from waarborg.commitments.demands import (
    KIND_OF,
    Attested,
    Demand,
    Direction,
    Frequency,
    InForce,
    Interval,
    Kind,
    Milestone,
    Response,
    Target,
)
from waarborg.commitments.verdicts import Reason, Standing, Verdict
from waarborg.commitments.windows import Window
from waarborg.commitments.written_values import (
    read_calendar_duration,
    read_day,
    read_duration,
    read_figure,
    read_months,
    read_name,
    read_number,
    read_reference,
    read_share,
)
from waarborg.registers.durations import Duration
from waarborg.registers.problems import Problem

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

_KINDS = (("kinds", ", ".join(Kind)),)


class WrongDemandError(ValueError):
    """Something written is no demand.

    Attributes:
        problems: one per field that is wrong; :func:`waarborg.commitments.wording.say_problem` says what to do.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{each.field}: {each.code}" for each in self.problems))


def demand_as_json(demand: Demand) -> dict[str, Json]:
    """Write a demand with its kind; a field that it leaves open is ``None``."""
    written: dict[str, Json] = {"kind": KIND_OF[type(demand)].value}
    for field in _FIELDS[KIND_OF[type(demand)]]:
        written[field] = _as_json(getattr(demand, field))
    return written


def demand_from_json(written: object) -> Demand:
    """Read what :func:`demand_as_json` wrote, or a person filled in.

    Raises:
        WrongDemandError: with every problem, field by field.
    """
    if not isinstance(written, Mapping):
        raise WrongDemandError([Problem("kind", "no_kind", _KINDS)])
    try:
        kind = Kind(str(written.get("kind")))
    except ValueError:
        raise WrongDemandError([Problem("kind", "no_kind", _KINDS)]) from None
    form = _Form(written)
    known = {"kind", *_FIELDS[kind]}
    for field in written:
        if field not in known and written[field] is not None:
            form.wrong(str(field), "no_such_field", ("kind", kind.value))
    demand = _READERS[kind](form)
    if form.problems or demand is None:
        raise WrongDemandError(form.problems.values())
    return demand


def verdict_as_json(verdict: Verdict) -> dict[str, Json]:
    """Write a verdict as plain values."""
    window = verdict.window
    return {
        "standing": verdict.standing.value,
        "reason": {"code": verdict.reason.code, "values": dict(verdict.reason.values)},
        "window": None if window is None else _as_json(window),
        "measured": verdict.measured,
        "required": verdict.required,
        "changes_on": _as_json(verdict.changes_on),
        "changes_at": _as_json(verdict.changes_at),
        "missing": list(verdict.missing),
    }


def verdict_from_json(written: object) -> Verdict:
    """Read what :func:`verdict_as_json` wrote.

    Raises:
        ValueError: when it is not such a verdict.
    """
    try:
        return _read_verdict(written)
    except (KeyError, TypeError, AttributeError) as wrong:
        raise ValueError(f"not a verdict that was written here: {written!r}") from wrong


def _read_verdict(written: object) -> Verdict:
    if not isinstance(written, Mapping):
        raise TypeError("a verdict is an object")
    window, changes_on, reason = written["window"], written["changes_on"], written["reason"]
    changes_at = written.get("changes_at")  # verdicts that were stored before it was known have none
    return Verdict(
        standing=Standing(written["standing"]),
        reason=Reason(str(reason["code"]), tuple(dict(reason["values"]).items())),
        window=window and Window(date.fromisoformat(window["start"]), date.fromisoformat(window["end"])),
        measured=written["measured"],
        required=written["required"],
        changes_on=changes_on and date.fromisoformat(changes_on),
        missing=tuple(written["missing"]),
        changes_at=changes_at and datetime.fromisoformat(changes_at),
    )


def _as_json(value: object) -> Json:
    match value:
        case Duration():
            in_json = value.as_json()
            return dict(in_json) if isinstance(in_json, dict) else in_json
        case date():
            return value.isoformat()
        case Window(start=start, end=end):
            return {"start": start.isoformat(), "end": end.isoformat()}
        case Direction():
            return value.value
        case tuple():
            return [_as_json(each) for each in value]
        case str() | int() | float() | None:
            return value
    raise TypeError(f"cannot write {value!r} as JSON")


_Read = TypeVar("_Read")


class _Form:
    """Fields as written, read one by one; what is wrong is gathered instead of raised."""

    def __init__(self, written: Mapping[str, object]) -> None:
        self.written = written
        self.problems: dict[str, Problem] = {}

    def wrong(self, field: str, code: str, *values: tuple[str, str | int]) -> None:
        """Note a problem; of two with one field the first stays."""
        self.problems.setdefault(field, Problem(field, code, values))

    def read(self, field: str, reader: Callable[[object], _Read], code: str) -> _Read | None:
        """Read a field that may be left open; a value that cannot be read becomes a problem."""
        value = self.written.get(field)
        if value is None:
            return None
        try:
            return reader(value)
        except (ValueError, TypeError, OverflowError):
            self.wrong(field, code)
            return None

    def need(self, field: str, reader: Callable[[object], _Read], code: str) -> _Read | None:
        """Read a field that must be filled in."""
        if self.written.get(field) is None:
            self.wrong(field, code)
        return self.read(field, reader, code)


def _read_frequency(form: _Form) -> Frequency | None:
    per = form.need("per", read_calendar_duration, "no_period")
    low = form.read("at_least", read_number, "no_number")
    high = form.read("at_most", read_number, "no_number")
    each = form.read("each", read_name, "no_list")
    coverage = form.read("coverage", read_share, "no_share")
    months = form.read("months", read_months, "no_months")
    if low is None and high is None and "at_most" not in form.problems:
        form.wrong("at_least", "asks_nothing")
    if low == 0 and high is None:
        form.wrong("at_least", "asks_nothing")
    if low is not None and high is not None and low > high:
        form.wrong("at_most", "below_at_least", ("at_least", low))
    if coverage is not None and each is None:
        form.wrong("each", "share_of_what")
    return Frequency(per, low, high, each, coverage, months or ()) if per else None


def _read_interval(form: _Form) -> Interval | None:
    within = form.need("within", read_duration, "no_duration")
    each = form.read("each", read_name, "no_list")
    return Interval(within, each) if within else None


def _read_response(form: _Form) -> Response:
    within = form.read("within", read_duration, "no_duration")
    return Response(within, form.read("coverage", read_share, "no_share"))


def _read_milestone(form: _Form) -> Milestone | None:
    by = form.need("by", read_day, "no_day")
    return Milestone(by) if by else None


def _read_in_force(form: _Form) -> InForce:
    each = form.read("each", read_name, "no_list")
    coverage = form.read("coverage", read_share, "no_share")
    if coverage is not None and each is None:
        form.wrong("each", "share_of_what")
    return InForce(each, coverage)


def _read_target(form: _Form) -> Target | None:
    indicator = form.need("indicator", read_name, "no_indicator")
    direction = form.need("direction", lambda value: Direction(str(value)), "no_direction")
    bound = form.read("bound", read_figure, "no_figure")
    reference = form.read("reference", read_reference, "no_reference")
    if bound is None and reference is None and "reference" not in form.problems:
        form.wrong("bound", "no_bound")
    return Target(indicator, direction, bound, reference) if indicator and direction else None


def _read_attested(form: _Form) -> Attested:
    return Attested(form.read("every", read_duration, "no_duration"))


_FIELDS: dict[Kind, tuple[str, ...]] = {
    Kind.FREQUENCY: ("per", "at_least", "at_most", "each", "coverage", "months"),
    Kind.INTERVAL: ("within", "each"),
    Kind.RESPONSE: ("within", "coverage"),
    Kind.MILESTONE: ("by",),
    Kind.IN_FORCE: ("each", "coverage"),
    Kind.TARGET: ("indicator", "direction", "bound", "reference"),
    Kind.ATTESTED: ("every",),
}

_READERS: dict[Kind, Callable[[_Form], Demand | None]] = {
    Kind.FREQUENCY: _read_frequency,
    Kind.INTERVAL: _read_interval,
    Kind.RESPONSE: _read_response,
    Kind.MILESTONE: _read_milestone,
    Kind.IN_FORCE: _read_in_force,
    Kind.TARGET: _read_target,
    Kind.ATTESTED: _read_attested,
}
