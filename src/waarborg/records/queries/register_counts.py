"""How much is in each register, as far as somebody may see?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from waarborg.records.queries.registers import RegisterInUse, count_up_to_most, registers_in_use
from waarborg.records.queries.visible import Viewer, visible_entries


@dataclass(frozen=True, slots=True)
class RegisterCount:
    """How many entries a register holds, each number up to one more than ``MOST_COUNTED``."""

    register: RegisterInUse
    total: int
    open: int
    overdue: int


def count_registers(viewer: Viewer, at: datetime) -> list[RegisterCount]:
    """What the viewer may see of each register: all of it, what is open, and what is past its term at a moment."""
    counts = []
    for register in registers_in_use(viewer.organisation):
        entries = visible_entries(viewer, register.definition)
        still_open = entries.filter(closed_at__isnull=True)
        counts.append(
            RegisterCount(
                register,
                total=count_up_to_most(entries),
                open=count_up_to_most(still_open),
                overdue=count_up_to_most(still_open.filter(due_at__lt=at)),
            )
        )
    return counts
