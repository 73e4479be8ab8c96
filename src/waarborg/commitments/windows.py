"""Over which days is something counted?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Calendar days from ``start`` up to and including ``end``."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a window ends on or after its start, not {self.start} to {self.end}")

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end
