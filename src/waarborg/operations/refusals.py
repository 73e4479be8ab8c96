"""Why was an act refused? Each refusal says what to do; pages and the command line show it as it is."""

from __future__ import annotations

from collections.abc import Iterable

from waarborg.registers.problems import Problem


class Refused(Exception):
    """An act that was not carried out. Nothing was written."""


class NotAllowed(Refused):
    """The actor's roles do not allow the act."""


class NotFound(Refused):
    """It does not exist, or not in the actor's municipality: the two look the same from outside."""


class Overtaken(Refused):
    """Somebody else changed it first: look at the newest state and try again."""


class Invalid(Refused):
    """Input with problems, all told at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{problem.field}: {problem.code}" for problem in self.problems))
