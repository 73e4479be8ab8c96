"""What the tests' server publishes: invented figures in the recorded formats, padding and all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from tests.servers.statistics_office import Office, Published, Row

MUNICIPALITIES = ("GM1680", "GM1992")
KINDS = (
    ("0.0.0 ", "Totaal misdrijven"),
    ("1.1.1 ", "1.1.1 Diefstal/inbraak woning"),
    ("2.6.10", "2.6.10 Wapenhandel"),
)


def areas(municipalities: Sequence[str] = MUNICIPALITIES) -> list[Row]:
    """The country, and of each municipality itself, a district and three neighbourhoods."""
    codes = ["NL00"]
    for municipality in municipalities:
        digits = municipality[2:]
        codes += [municipality, f"WK{digits}00", *(f"BU{digits}000{number}" for number in range(3))]
    return [{"Key": code.ljust(10), "Title": f"Gebied {code}"} for code in codes]


def figure(area: object, kind: object, period: object) -> int | None:
    """An invented count, the same every time; some are not given."""
    place = sum(ord(sign) for sign in f"{area}{kind}{period}")
    return None if place % 17 == 0 else place % 40


def police_table(
    version: str = "2024-08-15T02:00:00", months: bool = False, provisional: str = "2023"
) -> Published:
    """A table as the police publish it, over 2021 to 2023."""
    endings = [f"MM{month:02}" for month in range(1, 13)] if months else ["JJ00"]
    periods: list[Row] = [
        {
            "Key": f"{year}{ending}",
            "Title": str(year),
            "Status": "Voorlopig" if str(year) == provisional else "Definitief",
        }
        for year, ending in product((2021, 2022, 2023), endings)
    ]
    kinds: list[Row] = [{"Key": key, "Title": title, "Description": None} for key, title in KINDS]
    rows: list[Row] = [
        {
            "ID": number,
            "SoortMisdrijf": kind["Key"],
            "WijkenEnBuurten": area["Key"],
            "Perioden": period["Key"],
            "GeregistreerdeMisdrijven_1": figure(area["Key"], kind["Key"], period["Key"]),
        }
        for number, (kind, area, period) in enumerate(product(kinds, areas(), periods))
    ]
    lists: dict[str, list[Row]] = {
        "TableInfos": [{"ID": 0, "Title": "Geregistreerde misdrijven", "Modified": version}],
        "DataProperties": [
            {"ID": 0, "Type": "Dimension", "Key": "SoortMisdrijf", "Datatype": None},
            {"ID": 1, "Type": "GeoDetail", "Key": "WijkenEnBuurten", "Datatype": None},
            {"ID": 2, "Type": "TimeDimension", "Key": "Perioden", "Datatype": None},
            {"ID": 3, "Type": "Topic", "Key": "GeregistreerdeMisdrijven_1", "Datatype": "Long"},
            {"ID": 5, "Type": "Topic", "Key": "Gemeentenaam_2", "Datatype": "String"},
        ],
        "SoortMisdrijf": kinds,
        "WijkenEnBuurten": areas(),
        "Perioden": periods,
    }
    return Published(rows, lists)


MEASURES = (
    ("T001036", "Aantal inwoners"),
    ("1050010_2", "Huishoudens totaal"),
    ("M000297", "Woningvoorraad"),
    ("M000171", "Bedrijfsvestigingen totaal"),
    ("M000100", "Omgevingsadressendichtheid"),
    ("M000111", "Oppervlakte land"),
    ("M000222", "Oppervlakte water"),
)


def key_figures(
    version: str = "2025-09-01T02:00:00+02:00", municipalities: Sequence[str] = MUNICIPALITIES
) -> Published:
    """Key figures of districts and neighbourhoods, as OData v4 gives them."""
    there = areas(municipalities)
    rows: list[Row] = [
        {
            "Id": number,
            "Measure": measure,
            "ValueAttribute": "None",
            "Value": figure(area["Key"], measure, ""),
            "WijkenEnBuurten": area["Key"],
        }
        for number, ((measure, _), area) in enumerate(product(MEASURES, there))
    ]
    lists: dict[str, list[Row]] = {
        "MeasureCodes": [{"Identifier": key, "Title": title, "Unit": "aantal"} for key, title in MEASURES],
        "WijkenEnBuurtenCodes": [{"Identifier": area["Key"], "Title": area["Title"]} for area in there],
    }
    return Published(
        rows, lists, {"Identifier": "85984NED", "Title": "Kerncijfers 2024", "Modified": version}
    )


def safety_monitor() -> Published:
    """The Safety Monitor: two years, a value with its lower and upper margin; of one municipality of the two."""
    regions = ("NL01  ", "LD01  ", "LD03  ", "PV22  ", "PV28  ", "GM1680")
    periods = ("2021JJ00", "2023JJ00")
    margins = ("MW00000", "MOG0095", "MBG0095")
    rows: list[Row] = [
        {
            "Id": number,
            "Measure": "M002650",
            "ValueAttribute": "None",
            "Value": {"MW00000": 7.5, "MOG0095": 7.2, "MBG0095": 7.8}[margin],
            "RegioS": region,
            "Perioden": period,
            "Marges": margin,
        }
        for number, (region, period, margin) in enumerate(product(regions, periods, margins))
    ]
    lists: dict[str, list[Row]] = {
        "MeasureCodes": [{"Identifier": "M002650", "Title": "Rapportcijfer leefbaarheid", "Unit": "cijfer"}],
        "RegioSCodes": [{"Identifier": key, "Title": key} for key in regions],
        "PeriodenCodes": [{"Identifier": key, "Title": key[:4], "Status": "Definitief"} for key in periods],
        "MargesCodes": [{"Identifier": key, "Title": key} for key in margins],
    }
    return Published(
        rows, lists, {"Identifier": "85146NED", "Title": "Veiligheidsmonitor", "Modified": "2024-03-01"}
    )


def office(page_size: int = 20) -> Office:
    """A server with these tables, whose pages are short."""
    return Office(
        page_size=page_size,
        tables={
            "47018NED": police_table(),
            "47022NED": police_table(months=True),
            "85984NED": key_figures(),
            "85146NED": safety_monitor(),
        },
    )
