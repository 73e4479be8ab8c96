"""What is wrong, where, and with which values? One type for mistakes in a register file and in an entry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, told by :mod:`waarborg.registers.wording` in Dutch and English.

    Attributes:
        field: where: the name of an entry's field or column, or the place in a register file
            (``eigenschappen[2].type``).
        code: what is wrong; every code has its sentence in the wording.
        values: what that sentence needs to name, as plain values.
    """

    field: str
    code: str
    values: tuple[tuple[str, str | int | float], ...] = ()


class RegisterFileError(ValueError):
    """A register file that cannot be used, with all of its mistakes.

    Attributes:
        name: the register's name (the stem of the file).
        problems: every mistake found, in the order of the file.
    """

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{name}.toml: {len(problems)} mistake(s): " + ", ".join(map(_brief, problems)))
        self.name = name
        self.problems = problems


def _brief(problem: Problem) -> str:
    return f"{problem.field or 'file'} {problem.code}"
