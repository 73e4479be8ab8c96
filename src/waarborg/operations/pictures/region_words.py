"""How is it said how a municipality stands beside its region, or of whom figures are missing for that?"""

from __future__ import annotations

from waarborg.commitments.wording import Language
from waarborg.operations.pictures.findings import RegionLevel, SurveyRegion
from waarborg.operations.pictures.picture import SurveyFigure
from waarborg.operations.pictures.picture_words import say_percent, say_rounded
from waarborg.sources.region_kinds import COUNTRY_PART, POLICE_UNIT, PROVINCE, SAFETY_REGION

KINDS = {
    SAFETY_REGION: ("veiligheidsregio", "safety region"),
    POLICE_UNIT: ("politie-eenheid", "police unit"),
    PROVINCE: ("provincie", "province"),
}
_SURVEYED = {**KINDS, COUNTRY_PART: ("landsdeel", "part of the country")}
_NAMED = 3
_WORDS = {
    "missing": (
        "geen cijfer: van {missing} van de {all} gemeenten ontbreken cijfers ({names})",
        "no figure: figures of {missing} of the {all} municipalities are missing ({names})",
    ),
    "more": ("{first} en nog {number}", "{first} and {number} more"),
    "few": (
        "te weinig gevallen om gemeente en rest van de regio te vergelijken",
        "too few cases to compare the municipality and the rest of the region",
    ),
    "alike": (
        "gemeente {share} tegen de rest van de regio; kan toeval zijn (tussen {lower} en {upper})",
        "municipality {share} against the rest of the region; may be chance (between {lower} and {upper})",
    ),
    "higher": (
        "gemeente {share} tegen de rest van de regio: hoger dan toeval (tussen {lower} en {upper})",
        "municipality {share} against the rest of the region: higher than chance (between {lower} and {upper})",
    ),
    "lower": (
        "gemeente {share} tegen de rest van de regio: lager dan toeval (tussen {lower} en {upper})",
        "municipality {share} against the rest of the region: lower than chance (between {lower} and {upper})",
    ),
    "surely_higher": ("hoger dan {region}", "higher than {region}"),
    "surely_lower": ("lager dan {region}", "lower than {region}"),
    "within": (
        "geen zeker verschil met {region}",
        "no sure difference with {region}",
    ),
    "not_comparable": ("niet te vergelijken met {region}", "not comparable with {region}"),
    "basis": (
        "{all} gemeenten, {year}, indeling van {regions_of}",
        "{all} municipalities, {year}, division of {regions_of}",
    ),
}


def say_kind(kind: str, language: Language) -> str:
    """What a kind of region is called."""
    return KINDS[kind][_place(language)]


def say_region(found: RegionLevel, language: Language) -> str:
    """The name of a region with its kind: 'veiligheidsregio Haaglanden'."""
    kind = say_kind(found.kind, language)
    return found.name if kind in found.name.casefold() else f"{kind} {found.name}"


def say_region_in_year(found: RegionLevel, language: Language) -> str:
    """The same, with the year of its figure, which need not be that of the last twelve months."""
    return f"{say_region(found, language)}, {found.year}"


def say_region_rate(found: RegionLevel, language: Language) -> str:
    """The rate of a region with its interval; a dash where municipalities are missing."""
    if found.rate is None:
        return "–"
    low, high = (say_rounded(each, language) for each in (found.lower, found.upper))
    return f"{say_rounded(found.rate, language)} ({low} – {high})"


def say_beside_region(found: RegionLevel, language: Language) -> str:
    """How the municipality stands beside the rest of its region, or who is missing."""
    if found.missing:
        return _say(
            "missing",
            language,
            missing=len(found.missing),
            all=found.municipalities,
            names=say_missing(found, language),
        )
    difference = found.difference
    if difference is None:
        return _say("few", language)
    word = "alike" if not difference.sure else "higher" if difference.share > 0 else "lower"
    shares = {name: say_percent(getattr(difference, name), language) for name in ("share", "lower", "upper")}
    return _say(word, language, **shares)


def say_survey_region(found: SurveyRegion, language: Language) -> str:
    """The name of a region of the Safety Monitor with its kind: 'provincie Zuid-Holland'."""
    kind = _SURVEYED[found.kind][_place(language)]
    return found.name if kind in found.name.casefold() else f"{kind} {found.name}"


def say_beside_survey_region(own: SurveyFigure, found: SurveyRegion, language: Language) -> str:
    """Whether what people say differs from a region: only where neither margin reaches into the other."""
    region = say_survey_region(found, language)
    if own.lower is None or own.upper is None or found.lower is None or found.upper is None:
        return _say("not_comparable", language, region=region)
    if own.lower > found.upper:
        return _say("surely_higher", language, region=region)
    word = "surely_lower" if own.upper < found.lower else "within"
    return _say(word, language, region=region)


def say_missing(found: RegionLevel, language: Language) -> str:
    """The municipalities of which figures are missing, the first few by name."""
    first, rest = ", ".join(found.missing[:_NAMED]), len(found.missing) - _NAMED
    return first if rest <= 0 else _say("more", language, first=first, number=rest)


def say_basis(found: RegionLevel, language: Language) -> str:
    """How many municipalities it is, in which year, by which division."""
    basis = {"all": found.municipalities, "year": found.year, "regions_of": found.regions_of}
    return _say("basis", language, **basis)


def _say(word: str, language: Language, **values: object) -> str:
    return _WORDS[word][_place(language)].format(**values)


def _place(language: Language) -> int:
    return 0 if language == "nl" else 1
