"""How is it said that an area became another, and where its series begins anew?"""

from __future__ import annotations

from waarborg.commitments.wording import Language
from waarborg.operations.pictures.findings import Restart

_WHAT = {
    "renumbered": (
        "Dit gebied heeft sinds {year} een ander nummer; daarvoor: {before}.",
        "This area has had another number since {year}; before: {before}.",
    ),
    "merged": (
        "Dit gebied is in {year} ontstaan uit {before}.",
        "This area was made in {year} of {before}.",
    ),
    "redrawn": (
        "Dit gebied is in {year} anders getrokken; daarvoor lag hier {before}.",
        "This area was drawn otherwise in {year}; before, {before} lay here.",
    ),
    "new": ("Dit gebied bestaat sinds {year}.", "This area has existed since {year}."),
}
_SERIES = {
    (True, True): (
        "Cijfers van eerdere jaren zijn daarvan overgenomen.",
        "Figures of earlier years were carried over.",
    ),
    (False, True): (
        "Cijfers per 1.000 beginnen in {year} opnieuw: inwoners en woningen van daarvoor zijn die van een ander "
        "gebied. Aantallen van eerdere jaren heeft de politie opnieuw geteld voor het gebied van nu.",
        "Rates begin anew in {year}: inhabitants and dwellings of before are those of another area. Counts of "
        "earlier years the police counted again for the present area.",
    ),
    (True, False): (
        "De reeks begint in {year} opnieuw: de cijfers van daarvoor zijn nog die van de oude indeling.",
        "The series begins anew in {year}: figures of before are still those of the old division.",
    ),
    (False, False): (
        "De reeks begint in {year} opnieuw: cijfers van daarvoor gaan over een ander gebied.",
        "The series begins anew in {year}: figures of before are about another area.",
    ),
}
_ANEW = ("reeks begint opnieuw", "series begins anew")
_ANOTHER = ("ander gebied, opnieuw geteld", "another area, counted again")
_SINCE = ("gebied sinds {year}", "area since {year}")


def say_restart(found: Restart, language: Language) -> str:
    """What the area was before, and what that does to its figures."""
    place = 0 if language == "nl" else 1
    told = f"{_WHAT[found.change][place]} {_SERIES[found.carries_over, found.recounted][place]}"
    return told.format(year=found.year, before=", ".join(found.before))


def say_anew(found: Restart, counts: bool, language: Language) -> str:
    """What stands at the year in a chart, of counts or of rates, and in its table."""
    return (_ANOTHER if counts and found.recounted else _ANEW)[0 if language == "nl" else 1]


def say_since(found: Restart, language: Language) -> str:
    """What stands beside the name of an area in a table."""
    return _SINCE[0 if language == "nl" else 1].format(year=found.year)
