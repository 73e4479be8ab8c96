"""Which published figures and outlines does the example have? Invented ones, so that its pages are full."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from waarborg.analysis.area_files import ReadArea, read_areas
from waarborg.documents.sheets import as_csv
from waarborg.operations.actors import Actor
from waarborg.operations.example.material import Town, read_town
from waarborg.operations.incidents.lists import Wishes, hand_in_incidents, look_at, take_in_incidents
from waarborg.operations.incidents.streets import give_streets
from waarborg.sources.holdings import Holdings
from waarborg.sources.invented.country import publish_country
from waarborg.sources.invented.incidents import HEADINGS, invent_burglaries
from waarborg.sources.invented.publishing import LICENCE, SOURCE, publish
from waarborg.sources.invented.streets import invent_streets
from waarborg.sources.invented.town import lay_out


def load_incidents(actor: Actor, moment: datetime) -> int:
    """Take in the invented list of burglaries, by the same act as somebody who brings one; gives how many count."""
    neighbourhoods = lay_out(_districts(read_town()))
    rows = invent_burglaries(neighbourhoods, moment)
    content = b"".join(as_csv(HEADINGS, rows))
    waiting = hand_in_incidents(actor, "voorbeeld-inbraken.csv", content)
    columns = look_at(actor, waiting).proposed
    wishes = Wishes("Voorbeeld woninginbraken", SOURCE, columns, only_known=True)
    return take_in_incidents(actor, waiting, wishes).rows


def load_streets(actor: Actor) -> int:
    """Give the invented streets, by the same act as somebody who brings them; gives how many stretches."""
    content = invent_streets(lay_out(_districts(read_town())))
    return give_streets(actor, content, SOURCE, LICENCE).stretches


def load_picture(town: Town, moment: datetime, folder: Path) -> int:
    """Store what would be published about the example at a moment; gives the number of neighbourhoods.

    Args:
        town: with the outlines of its districts.
        moment: months before its own are known.
        folder: where figures are kept.
    """
    districts = _districts(town)
    neighbourhoods = lay_out(districts)
    store = Holdings(folder)
    publish_country(town.area_code, town.name, moment, store)
    publish(town.name, districts, neighbourhoods, moment, store)
    return len(neighbourhoods)


def _districts(town: Town) -> list[ReadArea]:
    outlines = next((each.outlines for each in town.lists if each.outlines), b"")
    districts = read_areas(outlines)
    if not isinstance(districts, list):
        raise ValueError("the example's outlines of districts cannot be read")
    return districts
