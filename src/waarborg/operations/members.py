"""Which place, member of a list or colleague does a name mean, and what was confirmed of a term?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from waarborg.analysis.areas import AreaMap
from waarborg.operations.area_maps import area_map
from waarborg.records.models import Account, Organisation, Subject
from waarborg.records.queries.registers import colleagues_of
from waarborg.records.queries.terms import confirmed_periods
from waarborg.registers.statutory import StatutoryPeriod

_MOST_DIGITS = 18


@dataclass
class Members:
    """The lists and people of a municipality; who fills in many entries asks for each of them once."""

    organisation: Organisation
    _found: dict[tuple[str, bool, tuple[str, ...], str | None], Subject | None] = field(default_factory=dict)
    _people: dict[str, Account] | None = None
    _area_map: AreaMap | None = None
    _confirmed: Mapping[str, Sequence[StatutoryPeriod]] | None = None

    def find(
        self, written: str, *, is_area: bool, lists: tuple[str, ...] = (), kind: str | None = None
    ) -> Subject | None:
        """The member with this number, code or name; of any list and kind, or of those named."""
        key = (written, is_area, lists, kind)
        if key not in self._found:
            self._found[key] = self._look_up(*key)
        return self._found[key]

    def people(self) -> dict[str, Account]:
        """Everybody with a role here, by number."""
        if self._people is None:
            self._people = {str(person.pk): person for person in colleagues_of(self.organisation)}
        return self._people

    def confirmed(self, law: str) -> Sequence[StatutoryPeriod]:
        """What the administrators confirmed of a term of the law."""
        if self._confirmed is None:
            self._confirmed = confirmed_periods(self.organisation)
        return self._confirmed.get(law, ())

    def areas_at(self, longitude: float, latitude: float) -> list[Subject]:
        """The areas in which a point lies, the smallest first, also those that have ended."""
        if self._area_map is None:
            self._area_map = area_map(self.organisation)
        numbers = self._area_map.areas_at(longitude, latitude)
        found = (self.find(str(number), is_area=True) for number in numbers)
        return [area for area in found if area is not None]

    def _look_up(
        self, written: str, is_area: bool, lists: tuple[str, ...], kind: str | None
    ) -> Subject | None:
        members = Subject.objects.filter(
            list__organisation=self.organisation, list__is_area=is_area
        ).select_related("list")
        if lists:
            members = members.filter(list__name__in=lists)
        if kind:
            members = members.filter(kind=kind)
        return (
            (members.filter(id=int(written)).first() if _is_number(written) else None)
            or members.filter(code=written).first()
            or members.filter(name=written).order_by("id").first()
        )


def _is_number(written: str) -> bool:
    return written.isascii() and written.isdecimal() and len(written) <= _MOST_DIGITS
