"""Which outlines do a municipality's areas have?"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db.models import Count, Max, Q

from waarborg.analysis.areas import Outline, read_shape
from waarborg.records.models import Boundary, Organisation


class BoundariesSeen(NamedTuple):
    """By this it shows that outlines changed: every import makes new rows."""

    newest: int
    number: int


def boundaries_seen(organisation: Organisation) -> BoundariesSeen:
    """The newest outline of a municipality, and how many there are."""
    found = Boundary.objects.filter(subject__list__organisation=organisation)
    told = found.aggregate(newest=Max("id"), number=Count("id"))
    return BoundariesSeen(told["newest"] or 0, told["number"])


def outlines_of(organisation: int) -> list[Outline]:
    """Every outline of a municipality's areas."""
    stored = Boundary.objects.filter(subject__list__organisation_id=organisation)
    rows = stored.order_by("id").values_list("subject_id", "shape")
    return [Outline(subject, read_shape(bytes(shape))) for subject, shape in rows]


def outline_of(boundary: Boundary) -> Outline:
    """An outline as it is stored, to compute with."""
    return Outline(boundary.subject_id, read_shape(bytes(boundary.shape)))


def areas_with_boundary(organisation: Organisation, day: date) -> list[Boundary]:
    """The outlines of the areas that are on their lists on a day, by list and name."""
    found = Boundary.objects.filter(
        Q(subject__valid_from__isnull=True) | Q(subject__valid_from__lte=day),
        Q(subject__valid_until__isnull=True) | Q(subject__valid_until__gte=day),
        subject__list__organisation=organisation,
    ).select_related("subject__list")
    return list(found.order_by("subject__list__label", "subject__name"))
