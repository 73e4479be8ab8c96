"""Which kinds of regions does a municipality lie in, and which tables say so?"""

REGIONS = "regions"
"""The word for them; each year has a table of its own, of text and not of figures."""

REGION_TABLES = {
    2019: "84378NED",
    2020: "84721NED",
    2021: "84929NED",
    2022: "85067NED",
    2023: "85385NED",
    2024: "85755NED",
    2025: "86059NED",
    2026: "86247NED",
}
SAFETY_REGION, POLICE_UNIT, PROVINCE = "VR", "RE", "PV"
COUNTRY_PART = "LD"
COUNTRY_PARTS = {
    "LD01": ("Noord-Nederland", ("PV20", "PV21", "PV22")),
    "LD02": ("Oost-Nederland", ("PV23", "PV24", "PV25")),
    "LD03": ("West-Nederland", ("PV26", "PV27", "PV28", "PV29")),
    "LD04": ("Zuid-Nederland", ("PV30", "PV31")),
}
"""The parts of the country by which CBS publishes: the name of each, and the provinces in it."""
GROUPS = {SAFETY_REGION: "veiligheidsregio", POLICE_UNIT: "regionale eenheden", PROVINCE: "provincies"}
"""By how the codes of a kind of region begin: what stands in the title of its two columns, code and name."""
