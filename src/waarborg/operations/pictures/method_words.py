"""How is it said by which method a figure was found, with everything that was chosen?"""

from __future__ import annotations

import re
from typing import Literal

from waarborg.commitments.wording import sign_as
from waarborg.operations.pictures.method_used import MethodUsed

Language = Literal["nl", "en"]
Words = dict[str, tuple[str, str]]

_METHODS: Words = {
    "poisson_interval": ("Poisson-interval", "Poisson interval"),
    "poisson_ratio": ("verhouding van twee Poisson-aantallen", "ratio of two Poisson counts"),
    "empirical_bayes": ("empirische Bayes-afvlakking", "empirical Bayes smoothing"),
    "local_empirical_bayes": (
        "empirische Bayes-afvlakking naar de buurten eromheen",
        "empirical Bayes smoothing towards the neighbourhoods around",
    ),
    "moran": ("Moran I", "Moran's I"),
    "geary": ("Geary C", "Geary's C"),
    "getis_ord_general": ("Getis-Ord G", "Getis-Ord G"),
    "rank_interval": ("plaats met toevalsmarge", "place with the margin of chance"),
    "farrington_flexible": (
        "Farrington, flexibel: verwachting uit het eigen verleden",
        "Farrington, flexible: expectation from its own past",
    ),
    "getis_ord_gi_star": ("Getis-Ord Gi*", "Getis-Ord Gi*"),
    "local_moran": ("lokale Moran", "local Moran"),
    "hot_streets": ("Getis-Ord Gi* over straten die elkaar raken", "Getis-Ord Gi* over streets that meet"),
    "kernel_density": ("kerndichtheid", "kernel density"),
    "knox": ("Knox-toets op herhaling dichtbij", "Knox test for repetition nearby"),
    "in_the_dark": (
        "deel in het donker, naar de stand van de zon",
        "share in the dark, by the height of the sun",
    ),
    "aoristic": ("aoristische weging over het tijdvak", "aoristic weights over the stretch of time"),
    "log_linear_trend": (
        "trend over de jaren, los van het seizoen",
        "trend over the years, apart from the season",
    ),
    "month_indices": ("maanden naast het gemiddelde van het jaar", "months beside the mean of the year"),
    "prospective_scan_poisson": (
        "scan van Kulldorff over plaats en tijd, tot en met de laatste maand",
        "Kulldorff's scan over space and time, up to the last month",
    ),
    "retrospective_scan_poisson": (
        "scan van Kulldorff over plaats en tijd, over elk tijdvak",
        "Kulldorff's scan over space and time, over any stretch",
    ),
    "prospective_scan_permutation": (
        "permutatiescan van Kulldorff over plaats en tijd, tot en met de laatste maand",
        "Kulldorff's permutation scan over space and time, up to the last month",
    ),
    "retrospective_scan_permutation": (
        "permutatiescan van Kulldorff over plaats en tijd, over elk tijdvak",
        "Kulldorff's permutation scan over space and time, over any stretch",
    ),
    "spatial_scan_poisson": ("scan van Kulldorff over plaats", "Kulldorff's scan over space"),
    "forecast_hit_rate": ("trefkans op weken van daarvoor", "hit rate on past weeks"),
    "near_repeat_intensity": ("verwachting uit herhaling dichtbij", "expectation from repetition nearby"),
    "hypercube_suppression": ("weglaten van kleine getallen", "hiding of small numbers"),
}
_PARAMETERS: Words = {
    "interval": ("zekerheid", "certainty"),
    "least_cases": ("vanaf dit aantal gevallen:", "from this number of cases on:"),
    "false_share": (
        "hoogstens dit deel van de signalen onterecht:",
        "at most this share of the signals false:",
    ),
    "years": ("jaren terug:", "years back:"),
    "alpha": ("kans op vals alarm per reeks:", "chance of a false alarm for each series:"),
    "bandwidth": ("bandbreedte (m):", "bandwidth (m):"),
    "cell": ("cel (m):", "cell (m):"),
    "kernel": ("vorm:", "shape:"),
    "neighbours": ("buren:", "neighbours:"),
    "reach": ("hoogstens zo ver van de straat (m):", "at most this far from the street (m):"),
    "shortest": ("kortste stuk telt als (m):", "shortest stretch counts as (m):"),
    "distances": ("afstanden (m):", "distances (m):"),
    "days": ("dagen:", "days:"),
    "distance": ("gemeten", "measured"),
    "zone": ("tijdzone", "time zone"),
    "shares": ("delen van het grondgebied:", "shares of the area:"),
    "ahead": ("weken vooruit:", "weeks ahead:"),
    "share": ("hoogstens dit deel van de bevolking:", "at most this share of the population:"),
    "longest": ("hoogstens zoveel maanden:", "at most so many months:"),
    "longest_weeks": ("hoogstens zoveel weken:", "at most so many weeks:"),
    "threshold": ("getoond vanaf:", "shown from:"),
}
_VALUES: Words = {
    "touching": ("die elkaar raken", "that touch"),
    "meeting": ("die elkaar bij een einde raken", "that meet at an end"),
    "quartic": ("kwartisch", "quartic"),
    "gaussian": ("normaal", "Gaussian"),
    "euclidean": ("hemelsbreed", "as the crow flies"),
    "manhattan": ("langs haakse straten", "along streets at right angles"),
}
_SIDES = {
    1: ("eenzijdig: alleen naar boven", "one-sided: upwards only"),
    2: ("tweezijdig", "two-sided"),
}
_CORRECTIONS: Words = {
    "fdr": ("gecorrigeerd voor het aantal toetsen (FDR)", "corrected for the number of tests (FDR)"),
    "maximum": (
        "gecorrigeerd voor het aantal toetsen (hoogste waarde)",
        "corrected for the number of tests (highest value)",
    ),
}
_BRACKETED_YEARS = re.compile(r"\((\d{4}(?:, \d{4})*)\)")
_REST: Words = {
    "draws": ("{number} trekkingen", "{number} draws"),
    "seed": ("startgetal {number}", "seed {number}"),
    "version": ("gegevensversie {version}", "data version {version}"),
}


def say_method(method: MethodUsed, version: str, language: Language) -> str:
    """How a result was found, in one line."""
    place = 0 if language == "nl" else 1
    name = _METHODS[method.name][place]
    parts = [f"{name[:1].upper()}{name[1:]} ({_within_brackets(method.reference)})"]
    parts += [
        f"{_PARAMETERS[name][place]} {_value(name, value, language)}"
        for name, value in method.parameters
        if value
    ]
    if method.sides is not None:
        parts.append(_SIDES[method.sides][place])
    if method.permutations is not None:
        written = sign_as(f"{method.permutations:,}", language)
        parts.append(_REST["draws"][place].format(number=written))
    if method.seed is not None:
        parts.append(_REST["seed"][place].format(number=method.seed))
    if method.correction:
        parts.append(_CORRECTIONS[method.correction][place])
    parts.append(_REST["version"][place].format(version=version))
    return "; ".join(parts)


def _within_brackets(reference: str) -> str:
    """A reference that stands between brackets has none of its own around its years."""
    return _BRACKETED_YEARS.sub(r"\1", reference)


def _value(name: str, value: str, language: Language) -> str:
    if name == "interval":
        return f"{float(value):.0%}" if language == "en" else f"{100 * float(value):.0f} %"
    if value in _VALUES:
        return _VALUES[value][0 if language == "nl" else 1]
    numbers = value.split(", ")
    if language == "en" or not all(each.replace(".", "", 1).isdecimal() for each in numbers):
        return value
    return ", ".join(each.replace(".", ",") for each in numbers)
