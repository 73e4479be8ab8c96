"""Over which lists do commitments run, and who or what is on them?"""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Prefetch, Q

from waarborg.records.models import Organisation, Subject, SubjectKind, SubjectList
from waarborg.records.queries.visible import Viewer, visible_entries

__all__ = [
    "SubjectKind",
    "find_list",
    "find_subject",
    "lists_of",
    "members_on",
    "names_of_members",
    "possible_parents",
    "uses_of",
]


def lists_of(organisation: Organisation) -> list[SubjectList]:
    """The municipality's lists by label, each with its members (ended ones too) by name."""
    members = Prefetch("subjects", Subject.objects.order_by("name", "id"))
    return list(
        SubjectList.objects.filter(organisation=organisation).prefetch_related(members).order_by("label")
    )


def find_list(organisation: Organisation, name: str) -> SubjectList | None:
    """The list that sentences call by this word."""
    return SubjectList.objects.filter(organisation=organisation, name=name).first()


def find_subject(organisation: Organisation, number: int) -> Subject | None:
    """A member of one of the municipality's lists."""
    return Subject.objects.select_related("list").filter(list__organisation=organisation, id=number).first()


def members_on(organisation: Organisation, day: date, *, areas: bool) -> list[Subject]:
    """The members that a list holds on a day, by list and name: places, or everything else."""
    members = Subject.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=day),
        Q(valid_until__isnull=True) | Q(valid_until__gte=day),
        list__organisation=organisation,
        list__is_area=areas,
    )
    return list(members.select_related("list").order_by("list__label", "name", "id"))


def possible_parents(organisation: Organisation, member: Subject) -> list[Subject]:
    """The members under which one can belong: no areas, and part of nothing themselves; one with parts has none."""
    if member.list.is_area or member.parts.exists():
        return []
    others = Subject.objects.filter(
        list__organisation=organisation, list__is_area=False, part_of__isnull=True
    ).exclude(pk=member.pk)
    return list(others.select_related("list").order_by("list__label", "name", "id"))


def names_of_members(organisation: Organisation) -> tuple[dict[int, str], dict[int, str]]:
    """Every place, and everything else on a list, by its number; ended ones too: what an old entry can name."""
    members = Subject.objects.filter(list__organisation=organisation)
    rows = members.order_by("list__label", "name", "id").values_list("list__is_area", "id", "name")
    found: tuple[dict[int, str], dict[int, str]] = {}, {}
    for is_area, number, name in rows:
        found[0 if is_area else 1][number] = name
    return found


def uses_of(viewer: Viewer, subjects: SubjectList) -> dict[int, int]:
    """How many entries that the viewer may see name each member of a list, by the member's id."""
    column = "area" if subjects.is_area else "subject"
    counted = (
        visible_entries(viewer)
        .filter(**{f"{column}__list": subjects})
        .values_list(column)
        .annotate(times=Count("id"))
    )
    return dict(counted.order_by())
