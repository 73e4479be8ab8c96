"""Which entries of a register count? A selection: a register and conditions on its columns and fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Selection:
    """Entries of one register, narrowed by exact values.

    Attributes:
        register: the register's name (the stem of its file).
        categories: only entries of these categories; empty means all.
        results: only entries with these results; empty means all.
        fields: name and value of other fields that must be equal; of a multiple choice the value must be among
            those chosen. Slower than a category: what a rule uses twice should become the register's category.
    """

    register: str
    categories: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """Write as plain JSON values, to be stored with a commitment."""
        return {
            "register": self.register,
            "categories": list(self.categories),
            "results": list(self.results),
            "fields": dict(self.fields),
        }

    @classmethod
    def from_json(cls, written: dict[str, Any]) -> Selection:
        """Read what :meth:`as_json` wrote."""
        return cls(
            register=str(written["register"]),
            categories=tuple(written.get("categories", ())),
            results=tuple(written.get("results", ())),
            fields=tuple(sorted(dict(written.get("fields", {})).items())),
        )
