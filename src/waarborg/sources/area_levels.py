"""Which areas have outlines, and under which name are those kept?"""

from __future__ import annotations

LEVELS = {"BU": "buurten", "WK": "wijken", "GM": "gemeenten"}


def table_of(level: str) -> str:
    """Under which name the outlines of a level are kept."""
    return f"areas-{LEVELS[level]}"
