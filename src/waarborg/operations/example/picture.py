"""Which published figures and outlines does the example have? Invented ones, so that its pages are full."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from waarborg.analysis.area_files import read_areas
from waarborg.operations.example.material import Town
from waarborg.sources.holdings import Holdings
from waarborg.sources.invented.publishing import publish
from waarborg.sources.invented.town import lay_out


def load_picture(town: Town, moment: datetime, folder: Path) -> int:
    """Store what would be published about the example at a moment; gives the number of neighbourhoods.

    Args:
        town: with the outlines of its districts.
        moment: months before its own are known.
        folder: where figures are kept.
    """
    outlines = next((each.outlines for each in town.lists if each.outlines), b"")
    districts = read_areas(outlines)
    if not isinstance(districts, list):
        return 0
    neighbourhoods = lay_out(districts)
    publish(town.name, districts, neighbourhoods, moment, Holdings(folder))
    return len(neighbourhoods)
