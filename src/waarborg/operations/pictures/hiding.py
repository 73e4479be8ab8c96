"""Which numbers of districts and neighbourhoods may not be shown, in all stretches of time that a picture tells?"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy

from waarborg.analysis.arrays import Truths
from waarborg.operations.pictures.counting import Numbers
from waarborg.operations.pictures.latest import Latest
from waarborg.operations.pictures.material import Material, parent_of
from waarborg.operations.pictures.measuring import Veil
from waarborg.operations.pictures.picture import Signal


class Veils:
    """What is hidden of the last twelve months, of those before, and of every year.

    Args:
        material: what is held.
        latest: its last twelve months.
        least: counts below this are not shown.
        signals: of the last month. They tell a number, so that the year that ends with it must not be one that
            protects others: with the number of the month one would know more of it.
    """

    def __init__(
        self, material: Material, latest: Latest, least: int, signals: Collection[Signal] | None
    ) -> None:
        told = frozenset((each.area, each.indicator) for each in signals or ())
        stretches = [(latest.periods, latest.now), (latest.earlier, latest.before)]
        for place, period in enumerate(material.years.periods):
            stretches.append(((period, period), material.years.values[:, :, place]))
        last_month = material.months.periods[-1:]
        self._areas, veil = len(material.areas), _AreaVeil(material, least)
        self._veils = [
            (
                _months(periods),
                _Veiled(material, sums, veil, told if _months(periods)[1:] == last_month else frozenset()),
            )
            for periods, sums in stretches
            if periods[0]
        ]

    def of(self, periods: tuple[str, str], number: int) -> Truths:
        """Of which areas the number is hidden over a stretch, of the indicator with this number.

        The same stretch may stand in a picture twice, as months and as a year: then what the one hides the other
        does not tell.
        """
        sought = _months(periods) if periods[0] else ("", "")
        return self._any([veil for months, veil in self._veils if months == sought], number)

    def over(self, periods: tuple[str, str], number: int) -> Truths:
        """The same over any stretch that has a month in common with this one."""
        first, last = _months(periods)
        met = [veil for months, veil in self._veils if months[0] <= last and first <= months[1]]
        return self._any(met, number)

    def _any(self, veils: Sequence[_Veiled], number: int) -> Truths:
        hidden = numpy.zeros(self._areas, numpy.bool_)
        for each in veils:
            hidden |= each.hides(number)
        return hidden


class _Veiled:
    """What is hidden over one stretch of time, worked out when it is asked."""

    def __init__(
        self, material: Material, sums: Numbers, veil: _AreaVeil, told: Collection[tuple[str, str]]
    ) -> None:
        self._material, self._sums, self._veil, self._told = material, sums, veil, told
        self._found: dict[int, Truths] = {}

    def hides(self, number: int) -> Truths:
        """Of which areas the number is hidden."""
        if number not in self._found:
            hidden = self._hide(number)
            secret = self._telling(number, hidden) if self._material.indicators[number].is_total else ()
            self._found[number] = self._hide(number, secret) if secret else hidden
        return self._found[number]

    def _hide(self, number: int, secret: Sequence[str] = ()) -> Truths:
        name = self._material.indicators[number].name
        known = [area for area, indicator in self._told if indicator == name]
        return self._veil.over(self._sums[:, number], known, secret)

    def _telling(self, number: int, hidden: Truths) -> list[str]:
        """Where the total of all kinds, without those that are shown, leaves at most one for each hidden one."""
        total = self._material.indicators[number]
        parts = [
            part
            for part, each in enumerate(self._material.indicators)
            if each.is_nuisance == total.is_nuisance and not each.is_total
        ]
        if not parts:
            return []
        veiled = numpy.column_stack([self.hides(part) for part in parts])
        shown = numpy.where(veiled, 0.0, numpy.nan_to_num(self._sums[:, parts])).sum(axis=1)
        few = self._sums[:, number] - shown <= veiled.sum(axis=1)
        return [
            self._material.areas[place] for place in numpy.flatnonzero(few & veiled.any(axis=1) & ~hidden)
        ]


class _AreaVeil:
    """What may not be shown of counts of all areas of a material; the municipality itself is always told."""

    def __init__(self, material: Material, least: int) -> None:
        self._places = [place for place, code in enumerate(material.areas) if code[:2] in ("WK", "BU")]
        self._own = [place for place, code in enumerate(material.areas) if code == material.scope]
        self._codes = [material.areas[place] for place in self._places]
        parents = {code: parent_of(code, material) for code in self._codes}
        self._veil = Veil(parents, least) if parents else None

    def over(self, counts: Numbers, known: Collection[str], secret: Collection[str]) -> Truths:
        """See :meth:`Veil.over`; what is no district or neighbourhood is left out of what is known."""
        hidden = numpy.zeros(len(counts), numpy.bool_)
        if self._veil is not None:
            whole = counts[self._own] if self._own else [numpy.nan]
            told = [code for code in known if code in self._codes]
            hidden[self._places] = self._veil.over(numpy.append(counts[self._places], whole), told, secret)[
                :-1
            ]
        return hidden


def _months(periods: tuple[str, str]) -> tuple[str, str]:
    """The first and the last month of a stretch, which may be written as years."""
    first, last = periods
    return (
        first if first[4:6] == "MM" else f"{first[:4]}MM01",
        last if last[4:6] == "MM" else f"{last[:4]}MM12",
    )
