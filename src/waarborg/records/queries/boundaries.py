"""Which outlines do a municipality's areas have?"""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Count, Max

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


def areas_with_boundary(organisation: Organisation) -> list[Boundary]:
    """The outlines with their areas, by list and name."""
    found = Boundary.objects.filter(subject__list__organisation=organisation).select_related("subject__list")
    return list(found.order_by("subject__list__label", "subject__name"))
