"""What is the singular of a Dutch noun?"""

from __future__ import annotations

import re
from functools import lru_cache

from waarborg.reading.sentences.words import plurals, words

_PLURAL_IN_S = re.compile(r".*(?:er|el|en|eur|tie|fé|age|ng|ant|nie|or|oir|op|ier|aar|aur|unt|am|um)s$")
_LONG_STEM = re.compile(r".*(?:[aeiou]{2}|ij)[fs]$")
_SHORT_STEM = re.compile(r".*(?<![aeiou])[aeiou][bdfgklmnprst]$")
_LONG_SYLLABLE = re.compile(r".*(?:aa|ee|oo|uu)[bdfgklmnprst]$")
_DOUBLED = re.compile(r".*([bdfgklmnprst])\1$")
_OPEN = re.compile(r".*(?<![aeiou])[aou][bdfgklmnprstvz]$")


@lru_cache(maxsize=10_000)
def singular_of(noun: str) -> str:
    """Return the singular of a noun, by rule where it is not listed; a singular stays as it is."""
    if any(noun == name or (len(name) > 3 and noun.endswith(name)) for name in words("members")):
        return noun
    listed = next((plural for plural in plurals() if noun.endswith(plural)), None)
    if listed:
        return noun.removesuffix(listed) + plurals()[listed]
    if noun.endswith("heden"):
        return noun.removesuffix("heden") + "heid"
    if noun.endswith("iën"):
        return noun.removesuffix("ën")
    if _PLURAL_IN_S.match(noun) or noun.endswith("'s") or noun[:-1] in words("members"):
        return noun[:-1].removesuffix("'")
    # 'Paviljoen' and 'plantsoen' are no plurals.
    return _without_en(noun) if noun.endswith("en") and len(noun) > 4 and not noun.endswith("oen") else noun


def _without_en(noun: str) -> str:
    stem = noun.removesuffix("en")
    if _DOUBLED.match(stem):
        return stem[:-1]
    if _OPEN.match(stem):
        stem = stem[:-1] + stem[-2] + stem[-1]
    return stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])


def plurals_of(noun: str) -> frozenset[str]:
    """Return every form that the plural of a Dutch noun may have by the rules of spelling; one of them is right."""
    if noun.endswith("heid"):
        return frozenset({noun.removesuffix("heid") + "heden"})
    forms = {f"{noun}s", f"{noun}'s", f"{noun}en"}
    if noun.endswith("ie"):
        forms.add(f"{noun}ën")
    if _LONG_STEM.match(noun):
        forms.add(noun[:-1] + {"f": "v", "s": "z"}[noun[-1]] + "en")
    if _SHORT_STEM.match(noun):
        forms.add(f"{noun}{noun[-1]}en")
    if _LONG_SYLLABLE.match(noun):
        forms.add(f"{noun[:-2]}{noun[-1]}en")
    return frozenset(forms)
