"""How is it said which streets are hot: as lines of a table, as a drawing and as GeoJSON?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from waarborg.documents.charts.chart import Chart, Words
from waarborg.documents.charts.place_map import Drawn, place_map
from waarborg.frontends.pages.languages import page_language
from waarborg.operations.incidents.incident_picture import HotStreet, IncidentPicture, StreetPicture
from waarborg.operations.pictures.outlines import DrawnArea


@dataclass(frozen=True, slots=True)
class StreetLine:
    """A hot street, with what it and its neighbourhood are called."""

    name: str
    area: str
    street: HotStreet


def street_lines(found: IncidentPicture, names: Mapping[str, str]) -> list[StreetLine]:
    """The hot streets, the highest rate first."""
    hot = found.streets.hot if found.streets else ()
    return [StreetLine(each.name or _("zonder naam"), names.get(each.area, ""), each) for each in hot]


def drawn_lines(found: IncidentPicture, names: Mapping[str, str]) -> list[dict[str, object]]:
    """The hot streets as the script of a map draws them."""
    return [
        {"lines": each.street.lines, "told": f"{each.name}: {counted_words(each.street.count)}"}
        for each in street_lines(found, names)
    ]


def counted_words(count: int | None) -> str:
    """How many incidents; in words where it is too small to show."""
    return _("te klein getal") if count is None else _("%(number)s incidenten") % {"number": count}


def drawn_streets(found: IncidentPicture, areas: Sequence[DrawnArea]) -> Chart | None:
    """The hot streets as a map; ``None`` where nothing was found."""
    streets = found.streets
    if streets is None or not streets.hot:
        return None
    names = {each.code: each.name for each in areas}
    lines = street_lines(found, names)
    words = Words(
        _("Hete straten"),
        _(
            "%(number)s straten springen eruit, samen met de straten waar zij op uitkomen. Het meest: %(name)s."
        )
        % {"number": len(lines), "name": lines[0].name},
        language=page_language(),
    )
    outlines = [each.geometry for each in areas]
    hot = [line for each in streets.hot for line in each.lines]
    drawn = Drawn(outlines, network=streets.network, hot=hot)
    rows = [(each.name, each.street.per_100_metres) for each in lines]
    return place_map(words, drawn, (_("Straat"), _("Incidenten per 100 meter")), rows)


def street_features(streets: StreetPicture, names: Mapping[str, str]) -> Iterator[dict[str, object]]:
    """Every hot street as a GeoJSON feature; small numbers are null."""
    for each in streets.hot:
        turned = [[[longitude, latitude] for latitude, longitude in line] for line in each.lines]
        yield {
            "type": "Feature",
            "properties": {
                "name": each.name,
                "area": each.area,
                "area_name": names.get(each.area, ""),
                "metres": round(each.metres),
                "incidents": each.count,
                "per_100_metres": None if each.per_100_metres is None else round(each.per_100_metres, 2),
                "q": round(each.q_value, 4),
            },
            "geometry": {"type": "MultiLineString", "coordinates": turned},
        }
