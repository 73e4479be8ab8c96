"""What is wrong, where, and with which values? One type for mistakes in a register file and in an entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, told by :mod:`waarborg.registers.wording` in Dutch and English.

    Attributes:
        field: where: the name of an entry's field or column, or the place in a register file
            (``eigenschappen[2].type``).
        code: what is wrong; every code has its sentence in the wording.
        values: what that sentence needs to name, as plain values. One of which the name ends in ``_en`` is the
            English of the one without.
    """

    field: str
    code: str
    values: tuple[tuple[str, str | int | float], ...] = ()


def choose_from(labels: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], tuple[str, str]]:
    """The values by which a sentence names all possibilities, as people see them in the form."""
    every = list(labels)
    dutch, english = ("; ".join(label[language] for label in every) for language in (0, 1))
    return (("allowed", dutch), ("allowed_en", english))
