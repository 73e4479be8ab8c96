"""Since when is an area what it is now, and which figures of before that may stand in its series?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from waarborg.operations.pictures.findings import Restart
from waarborg.sources.area_changes import Change, Succession, follow
from waarborg.sources.area_levels import LEVELS, table_of
from waarborg.sources.area_maps import Area, areas_of
from waarborg.sources.editions import WHOLE_COUNTRY
from waarborg.sources.holdings import Holdings
from waarborg.sources.naming import codes_then


@dataclass(frozen=True, slots=True)
class Step:
    """From one year of outlines to the next: what each area was, and what areas were called before.

    Attributes:
        began: the later year.
        was: by the codes of that year.
        names: of the earlier year.
    """

    began: int
    was: dict[str, Succession] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AreaHistory:
    """What the areas of a municipality were, step by step; the newest first."""

    steps: tuple[Step, ...]

    def codes_in(self, area: str, year: int) -> tuple[str, ...] | None:
        """The areas of a year whose figures together are those of an area of now; ``None``: there are none."""
        codes: tuple[str, ...] = (area,)
        for step in self.steps:
            if step.began <= year:
                break
            found = [step.was.get(code) for code in codes]
            if any(each is None or not each.carries_over for each in found):
                return None
            codes = tuple(dict.fromkeys(code for each in found if each for code in each.before))
        return codes

    def restarts(self, areas: Iterable[str]) -> list[Restart]:
        """Of each area its last change that told it apart from what it was; those that stayed have none."""
        return [found for area in areas if (found := self._restart(area)) is not None]

    def _restart(self, area: str) -> Restart | None:
        """Where its series begins anew; else the last change over which it was carried."""
        codes: tuple[str, ...] = (area,)
        carried = None
        for step in self.steps:
            found = [each for code in codes if (each := step.was.get(code)) is not None]
            broken = next((each for each in found if not each.carries_over), None)
            if broken is not None:
                called = tuple(step.names.get(code, code) for code in broken.before)
                return Restart(area, step.began, broken.change.value, called, False)
            before = tuple(dict.fromkeys(code for each in found for code in each.before))
            if found and carried is None and any(each.change is not Change.SAME for each in found):
                change = Change.MERGED if len(before) > 1 else Change.RENUMBERED
                called = tuple(step.names.get(code, code) for code in before)
                carried = Restart(area, step.began, change.value, called, True)
            codes = before or codes
        return carried


def read_history(store: Holdings, scope: str) -> AreaHistory:
    """What the outlines of several years that are held say of a municipality.

    Where those of the whole country are held, or of the municipalities that went up in it, it is known from which
    it came.

    Raises:
        SourceTrouble: where a file is damaged.
    """
    steps: dict[int, Step] = {}
    scopes: dict[int, set[str]] = {}
    for level in reversed(LEVELS):
        slices = [each for part in codes_then(scope, 0) for each in store.read(table_of(level)).of(part)]
        held = sorted({each.year for each in slices}, reverse=True)
        for later, earlier in pairwise(held):
            present = scopes.setdefault(later, {scope})
            new = _areas(store, level, present, later)
            former = {code for each in present for code in codes_then(each, earlier)}
            old = _areas(store, level, scopes.get(earlier, former), earlier, everywhere=level == "GM")
            step = steps.setdefault(later, Step(later))
            found = follow(old, new)
            step.names.update({each.code: each.name for each in old})
            step.was.update({each.code: each for each in found})
            if level == "GM":
                came = {code for each in found for code in each.before}
                scopes[earlier] = came or present
    return AreaHistory(tuple(sorted(steps.values(), key=lambda step: -step.began)))


def _areas(
    store: Holdings, level: str, scopes: Iterable[str], year: int, everywhere: bool = False
) -> list[Area]:
    wanted = [WHOLE_COUNTRY] if everywhere else []
    found = [each for scope in wanted for each in areas_of(store, level, scope, year)]
    return found or [each for scope in sorted(scopes) for each in areas_of(store, level, scope, year)]
