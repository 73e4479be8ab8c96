"""In which areas does something hold on a day, as a neighbourhood group does, and in which not?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Q

from waarborg.records.models import NO_EVIDENCE
from waarborg.records.queries.subjects import members_on
from waarborg.records.queries.visible import Viewer, visible_entries
from waarborg.registers.definitions import RegisterDefinition


@dataclass(frozen=True, slots=True)
class CoveredAreas:
    """How far a register covers one list of areas.

    Attributes:
        label: of the list.
        total: how many areas it holds.
        missing: names of those without.
    """

    label: str
    total: int
    missing: tuple[str, ...]

    @property
    def covered(self) -> int:
        """How many have one."""
        return self.total - len(self.missing)


def covered_areas(viewer: Viewer, definition: RegisterDefinition, day: date) -> list[CoveredAreas]:
    """Each list of areas, and in which of them an entry holds that the viewer sees.

    Nothing for a register without areas or days. Lists of which no area has an entry are left out, unless none
    has: groups are kept by district or by neighbourhood.
    """
    if not (definition.needs_area and definition.needs_validity):
        return []
    ended = Q(valid_until__lt=day) | Q(valid_from__gt=day)
    holding = visible_entries(viewer, definition).exclude(status__in=NO_EVIDENCE).exclude(ended)
    held = set(holding.filter(area__isnull=False).values_list("area_id", flat=True).distinct())
    members = members_on(viewer.organisation, day, areas=True)
    found = []
    for _number, group in groupby(members, key=lambda member: member.list_id):
        areas = list(group)
        missing = tuple(area.name for area in areas if area.pk not in held)
        found.append(CoveredAreas(areas[0].list.label, len(areas), missing))
    return [each for each in found if each.covered] or found
