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
