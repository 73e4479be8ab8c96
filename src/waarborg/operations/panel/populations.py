"""How many people live in the areas that a survey tells apart?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from waarborg.operations.pictures.store import figures_store
from waarborg.records.models import Organisation, Subject
from waarborg.sources.figures import read_figures
from waarborg.sources.tables import KEY_FIGURE_TABLES


def residents_by_area(
    organisation: Organisation, list_id: int, day: date
) -> tuple[int | None, Mapping[int, float]]:
    """The year of the newest key figures before a day, and the residents of each member of a list by its number.

    Members without a code, and areas of which nothing is published, are left out.
    """
    members = dict(Subject.objects.filter(list_id=list_id).exclude(code="").values_list("code", "pk"))
    store = figures_store()
    for year in sorted((each for each in KEY_FIGURE_TABLES if each <= day.year), reverse=True):
        rows = read_figures(store, KEY_FIGURE_TABLES[year], organisation.area_code)
        pairs = rows.filter(rows["measure"] == "inhabitants").select("area", "value").iter_rows()
        known = {
            members[code.strip()]: float(value) for code, value in pairs if value and code.strip() in members
        }
        if known:
            return year, known
    return None, {}
