"""Which documents are there, what is each called, and over which time does it speak?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from waarborg.commitments.windows import Window

_A_YEAR, _A_QUARTER = 365, 91


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A document that can be made.

    Attributes:
        name: that of its template.
        label: what such a document is called.
        title: on the front; ``{year}`` is the year that it speaks of.
        period: the days over which it tells, for a document of a day.
    """

    name: str
    label: str
    title: str
    period: Callable[[date], Window]

    def title_on(self, day: date) -> str:
        """What it is called when made on a day."""
        return self.title.format(year=self.period(day).end.year)


def _year_before(day: date) -> Window:
    return Window(day - timedelta(days=_A_YEAR), day)


def _quarter_before(day: date) -> Window:
    return Window(day - timedelta(days=_A_QUARTER), day)


def _last_full_year(day: date) -> Window:
    year = day.year if (day.month, day.day) == (12, 31) else day.year - 1
    return Window(date(year, 1, 1), date(year, 12, 31))


def _this_year(day: date) -> Window:
    return Window(date(day.year, 1, 1), date(day.year, 12, 31))


def _two_years(day: date) -> Window:
    return Window(day, date(day.year + 1, 12, 31))


_KINDS = (
    DocumentKind(
        "veiligheidsanalyse",
        "Veiligheidsanalyse",
        "Veiligheidsanalyse {year}",
        _year_before,
    ),
    DocumentKind(
        "veiligheidsplan",
        "Veiligheidsplan",
        "Integraal veiligheidsplan",
        _year_before,
    ),
    DocumentKind(
        "uitvoeringsplan",
        "Uitvoeringsplan",
        "Uitvoeringsplan tot en met {year}",
        _two_years,
    ),
    DocumentKind(
        "raadsbrief",
        "Raadsinformatiebrief",
        "Raadsinformatiebrief integrale veiligheid {year}",
        _year_before,
    ),
    DocumentKind(
        "jaarverslag",
        "Jaarverslag",
        "Jaarverslag integrale veiligheid {year}",
        _last_full_year,
    ),
    DocumentKind(
        "toezichtplan",
        "Toezichtplan",
        "Toezichtplan {year}",
        _this_year,
    ),
    DocumentKind(
        "driehoeksdossier",
        "Dossier voor de driehoek",
        "Dossier driehoek",
        _quarter_before,
    ),
    DocumentKind(
        "samenvatting",
        "Samenvatting voor inwoners",
        "Zo staat het met onze veiligheid",
        _year_before,
    ),
)
KINDS: Mapping[str, DocumentKind] = MappingProxyType({each.name: each for each in _KINDS})
