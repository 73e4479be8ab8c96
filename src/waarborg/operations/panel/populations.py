"""How many people live in the areas that a survey tells apart?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from waarborg.operations.pictures.residents import residents_of
from waarborg.operations.pictures.store import figures_store
from waarborg.records.models import Organisation, Subject


def residents_by_area(
    organisation: Organisation, list_id: int, day: date
) -> tuple[int | None, Mapping[int, float]]:
    """The year of the newest key figures before a day, and the residents of each member of a list by its number.

    Members without a code, and areas of which nothing is published, are left out.
    """
    members = dict(Subject.objects.filter(list_id=list_id).exclude(code="").values_list("code", "pk"))
    for year, residents in residents_of(figures_store(), organisation.area_code).items():
        if year > day.year:
            continue
        known = {members[code]: number for code, number in residents.items() if code in members}
        if known:
            return year, known
    return None, {}
