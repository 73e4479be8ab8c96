"""How may an entry move? A state machine as a table: the register's statuses and their followers."""

from __future__ import annotations

from waarborg.registers.definitions import RegisterDefinition, ResultDefinition, StatusDefinition
from waarborg.registers.problems import Problem, choose_from


def first_status(definition: RegisterDefinition) -> StatusDefinition:
    """Give the status in which an entry starts: the first in the file."""
    return definition.statuses[0]


def find_status(definition: RegisterDefinition, name: str) -> StatusDefinition | None:
    """Give the status of that name; ``None`` when the register has none."""
    return next((status for status in definition.statuses if status.name == name), None)


def next_statuses(definition: RegisterDefinition, current: str) -> tuple[StatusDefinition, ...]:
    """Give the statuses that may follow, in the order of the file; empty when ``current`` is unknown."""
    status = find_status(definition, current)
    if status is None:
        return ()
    return tuple(following for following in definition.statuses if following.name in status.next)


def allowed_results(definition: RegisterDefinition, status: str) -> tuple[ResultDefinition, ...]:
    """Give the results that an entry may get in this status: all when it closes the entry, or none."""
    reached = find_status(definition, status)
    return definition.results if reached is not None and reached.end else ()


def check_change(
    definition: RegisterDefinition, current: str, following: str, result: str | None
) -> tuple[Problem, ...]:
    """Check whether an entry may go from one status to another with this result; empty when it may.

    An end status needs a result and no other status may have one. An entry whose version knows no longer its
    status may go nowhere: it has to be moved by hand first.
    """
    problems: list[Problem] = []
    allowed = next_statuses(definition, current)
    if following not in {status.name for status in allowed}:
        ways = (*_named("from", definition, current), *_named("to", definition, following))
        names = choose_from(each.label for each in allowed)
        problems.append(
            Problem("status", "change_not_allowed" if allowed else "nothing_follows", (*ways, *names))
        )
    return (*problems, *check_result(definition, following, result))


def check_result(definition: RegisterDefinition, status: str, result: str | None) -> tuple[Problem, ...]:
    """Check whether the result fits the status: one of the register's when it closes, otherwise none."""
    results = allowed_results(definition, status)
    names = choose_from(known.label for known in results)
    if results and not result:
        return (Problem("result", "result_missing", names),)
    if not results and result:
        ends = choose_from(known.label for known in definition.statuses if known.end)
        return (Problem("result", "result_too_early", (("value", result), *ends)),)
    if result and result not in {known.name for known in results}:
        return (Problem("result", "not_one_of", (("value", result), *names)),)
    return ()


def _named(
    place: str, definition: RegisterDefinition, status: str
) -> tuple[tuple[str, str], tuple[str, str]]:
    known = find_status(definition, status)
    dutch, english = known.label if known else (status, status)
    return ((place, dutch), (f"{place}_en", english))


def reachable_statuses(definition: RegisterDefinition) -> frozenset[str]:
    """Give the names of the statuses that can be reached from the first."""
    if not definition.statuses:
        return frozenset()
    followers = {status.name: status.next for status in definition.statuses}
    reached: set[str] = set()
    waiting = [definition.statuses[0].name]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(followers.get(name, ()))
    return frozenset(reached)
