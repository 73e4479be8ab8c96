"""Which published tables are followed, where do they stand, and what do their columns mean to us?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

OUTLINES = "outlines"
"""The word for the outlines of areas, which are no table."""


class Catalogue(StrEnum):
    """Who publishes."""

    POLICE = "politie"
    CBS = "CBS"


class Regions(StrEnum):
    """Which areas a table is about, and so how its area column is asked for."""

    NEIGHBOURHOODS = "neighbourhoods"
    """Neighbourhoods, districts and municipalities; the municipality's four digits stand in every code."""
    MUNICIPALITIES = "municipalities"


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that we take from a table.

    Attributes:
        name: what we call it.
        stem: its column in an OData v3 table, without the number at the end, which shifts between editions.
        title: what CBS calls it; by this it is found in an OData v4 table.
    """

    name: str
    stem: str
    title: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table as we follow it.

    Attributes:
        group: the word by which it is asked for on the command line.
        areas, periods, kinds, margins: the names of its dimensions; empty where it has none.
        year: of a table about one year, which has no periods.
        measures: empty: all that it has.
        only_v3: it was only ever seen on the older interface.
        has_regions: it gives regions of several municipalities by themselves; which ones, its list of areas says.
    """

    identifier: str
    group: str
    title: tuple[str, str]
    catalogue: Catalogue
    regions: Regions
    areas: str
    periods: str = "Perioden"
    kinds: str = ""
    margins: str = ""
    year: int | None = None
    measures: tuple[Measure, ...] = ()
    only_v3: bool = False
    has_regions: bool = False
    licence: str = "CC BY 4.0"
    source: str = "CBS"

    def dimensions(self) -> tuple[str, ...]:
        """The names of the dimensions that it has."""
        return tuple(name for name in (self.areas, self.periods, self.kinds, self.margins) if name)


CRIMES = Measure("crimes", "GeregistreerdeMisdrijven", "Geregistreerde misdrijven")
REPORTS = Measure("reports", "Aangiften", "Aangiften")
NUISANCE = Measure("nuisance", "GeregistreerdeOverlast", "Geregistreerde overlast")
PER_THOUSAND_INHABITANTS = Measure(
    "per_1000", "GeregistreerdeMisdrijvenPer1000Inw", "Geregistreerde misdrijven per 1000 inw."
)
KEY_FIGURES = (
    Measure("inhabitants", "AantalInwoners", "Aantal inwoners"),
    Measure("households", "HuishoudensTotaal", "Huishoudens totaal"),
    Measure("dwellings", "Woningvoorraad", "Woningvoorraad"),
    Measure("businesses", "BedrijfsvestigingenTotaal", "Bedrijfsvestigingen totaal"),
    Measure("address_density", "Omgevingsadressendichtheid", "Omgevingsadressendichtheid"),
    Measure("land_hectares", "OppervlakteLand", "Oppervlakte land"),
)
KEY_FIGURE_TABLES = {
    2019: "84583NED",
    2020: "84799NED",
    2021: "85039NED",
    2022: "85318NED",
    2023: "85618NED",
    2024: "85984NED",
    2025: "86165NED",
}


def _police(identifier: str, group: str, title: tuple[str, str], measure: Measure, kinds: str) -> Table:
    return Table(
        identifier,
        group,
        title,
        Catalogue.POLICE,
        Regions.NEIGHBOURHOODS,
        "WijkenEnBuurten",
        kinds=kinds,
        measures=(measure,),
        only_v3=True,
        source="© Politie via CBS open data",
    )


_YEARS = ("Geregistreerde misdrijven per buurt per jaar", "Registered crime by neighbourhood and year")
_MONTHS = ("Geregistreerde misdrijven per buurt per maand", "Registered crime by neighbourhood and month")
_BUDGET = ("Geregistreerde criminaliteit per gemeente", "Registered crime by municipality (CBS)")
_NUISANCE_MONTHS = ("Geregistreerde overlast per buurt per maand", "Nuisance by neighbourhood and month")
_NUISANCE_MUNICIPALITIES = ("Geregistreerde overlast per gemeente", "Nuisance by municipality")
_MUNICIPALITIES = ("Misdrijven en aangiften per gemeente", "Crime and reports by municipality")
_SURVEY = ("Veiligheidsmonitor", "Safety Monitor")

TABLES: tuple[Table, ...] = (
    _police("47018NED", "crimes", _YEARS, CRIMES, "SoortMisdrijf"),
    _police("47022NED", "crimes-months", _MONTHS, CRIMES, "SoortMisdrijf"),
    _police("47024NED", "nuisance", _NUISANCE_MONTHS, NUISANCE, "Overlast"),
    Table(
        "47021NED",
        "nuisance-municipalities",
        _NUISANCE_MUNICIPALITIES,
        Catalogue.POLICE,
        Regions.MUNICIPALITIES,
        "RegioS",
        kinds="Overlast",
        measures=(NUISANCE,),
        only_v3=True,
        source="© Politie via CBS open data",
    ),
    Table(
        "47013NED",
        "crimes-municipalities",
        _MUNICIPALITIES,
        Catalogue.POLICE,
        Regions.MUNICIPALITIES,
        "RegioS",
        kinds="SoortMisdrijf",
        measures=(CRIMES, REPORTS),
        only_v3=True,
        source="© Politie via CBS open data",
    ),
    Table(
        "83648NED",
        "budget",
        _BUDGET,
        Catalogue.CBS,
        Regions.MUNICIPALITIES,
        "RegioS",
        kinds="SoortMisdrijf",
        measures=(PER_THOUSAND_INHABITANTS,),
        only_v3=True,
    ),
    Table(
        "85146NED",
        "survey",
        _SURVEY,
        Catalogue.CBS,
        Regions.MUNICIPALITIES,
        "RegioS",
        margins="Marges",
        has_regions=True,
    ),
    *(
        Table(
            identifier,
            "key-figures",
            (f"Kerncijfers wijken en buurten {year}", f"Key figures of districts and neighbourhoods {year}"),
            Catalogue.CBS,
            Regions.NEIGHBOURHOODS,
            "WijkenEnBuurten",
            periods="",
            year=year,
            measures=KEY_FIGURES,
        )
        for year, identifier in KEY_FIGURE_TABLES.items()
    ),
)


def tables_of(group: str) -> tuple[Table, ...]:
    """The tables of one group, such as ``crimes`` or ``key-figures``."""
    return tuple(table for table in TABLES if table.group == group)


def groups() -> tuple[str, ...]:
    """The words by which tables are asked for, in the order of the list."""
    return tuple(dict.fromkeys(table.group for table in TABLES))
