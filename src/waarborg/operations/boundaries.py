"""How do areas get their outlines? A file of a whole list comes in at once, or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from waarborg.operations.actors import Actor
from waarborg.operations.apart import compute_apart
from waarborg.operations.audit import leave_line
from waarborg.operations.judging import judge_again
from waarborg.operations.outlines_of_file import FoundArea, read_outlines
from waarborg.operations.permissions import Act, require
from waarborg.operations.refusals import Invalid, NotFound
from waarborg.records.models import Boundary, Subject, SubjectList
from waarborg.registers.problems import Problem

LARGEST_FILE = 30 * 1024 * 1024
_LONGEST_SOURCE = 200
_KINDS = {"wijk": "WK", "buurt": "BU"}
"""How the codes of CBS begin for the areas of a list, by its word."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did.

    Attributes:
        added: members that were not on the list.
        drawn: members that have an outline of this file now, the added ones among them.
        without: members, still on the list, of which the file says nothing.
    """

    added: tuple[str, ...]
    drawn: int
    without: tuple[str, ...]


def import_boundaries(actor: Actor, list_name: str, content: bytes, source: str = "") -> Imported:
    """Give the members of a list of areas the outlines of a file; what is missing joins the list.

    A member is known by its code, else by its name. Entries keep the area that they have; the outlines count
    for what is logged or moved from now on.

    Args:
        actor: who does it.
        list_name: a list whose members are areas.
        content: GeoJSON or a GeoPackage, in WGS84 or RD.
        source: where it came from, to be shown with it.

    Raises:
        NotAllowed, NotFound (no such list), Invalid (every problem of the file).
    """
    require(actor, Act.MANAGE_LISTS)
    areas = _read(content, source, _codes_of(list_name, actor.organisation.area_code))
    with transaction.atomic():
        subjects = SubjectList.objects.select_for_update()
        subjects_of_list = subjects.filter(organisation=actor.organisation, name=list_name).first()
        if subjects_of_list is None:
            raise NotFound(list_name)
        if not subjects_of_list.is_area:
            raise Invalid([Problem("list", "no_list_of_areas", (("value", subjects_of_list.label),))])
        members = list(subjects_of_list.subjects.all())
        drawn, added = _match(subjects_of_list, members, areas)
        Boundary.objects.filter(subject__in=drawn).delete()
        now = timezone.now()
        Boundary.objects.bulk_create(
            Boundary(subject=each, shape=area.outline, source=source.strip(), imported_at=now)
            for each, area in drawn.items()
        )
        told = {"boundaries": (None, len(drawn)), "added": (None, len(added))}
        leave_line(actor, Act.MANAGE_LISTS, subjects_of_list, told)
        if added:
            judge_again(actor)
    without = [each.name for each in members if each not in drawn and each.valid_until is None]
    return Imported(tuple(each.name for each in added), len(drawn), tuple(sorted(without)))


def _read(content: bytes, source: str, wanted: tuple[str, ...]) -> list[FoundArea]:
    if len(content) > LARGEST_FILE:
        raise Invalid([Problem("file", "file_too_large", (("maximum", LARGEST_FILE // 1024 // 1024),))])
    if len(source.strip()) > _LONGEST_SOURCE or "\x00" in source:
        length = (("maximum", _LONGEST_SOURCE), ("length", len(source.strip())))
        raise Invalid([Problem("source", "too_long", length)])
    areas = compute_apart(read_outlines, content, wanted)
    if isinstance(areas, tuple):
        raise Invalid(areas)
    return areas


def _codes_of(list_name: str, municipality: str) -> tuple[str, ...]:
    """How the codes of CBS begin for the areas of a list: those of the municipality first, then of their kind."""
    kind = _KINDS.get(list_name)
    return () if kind is None else (kind + municipality.removeprefix("GM"), kind)


def _match(
    subjects: SubjectList, members: list[Subject], areas: list[FoundArea]
) -> tuple[dict[Subject, FoundArea], list[Subject]]:
    """Which member each area is, and the members that had to be added for it."""
    by_code = {each.code: each for each in members if each.code}
    by_name = {each.name: each for each in members}
    drawn: dict[Subject, FoundArea] = {}
    added: list[Subject] = []
    for area in areas:
        namesake = by_name.get(area.name)
        if namesake is not None and namesake.code and area.code and namesake.code != area.code:
            namesake = None
        member = by_code.get(area.code) if area.code else None
        member = member or namesake
        if member is None:
            name = area.name if area.name not in by_name else f"{area.name} ({area.code})"
            member = Subject.objects.create(list=subjects, name=name[:120], code=area.code)
            added.append(member)
        elif area.code and not member.code:
            member.code = area.code
            member.save(update_fields=["code"])
        drawn[member] = area
    return drawn, added
