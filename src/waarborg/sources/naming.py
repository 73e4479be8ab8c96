"""Which municipality is meant by what somebody wrote: a name of now or of before, or a code?"""

from __future__ import annotations

import difflib
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from waarborg.sources.trouble import Language, SourceTrouble, Trouble

_CODE = re.compile(r"(?:gm)? ?(\d{4})", re.ASCII)
_NOT_WORDS = re.compile(r"[^a-z0-9]+")
_BETWEEN_BRACKETS = re.compile(r"\(.*?\)")
_USUAL = {"den haag": "s gravenhage", "den bosch": "s hertogenbosch"}
_MOST = 5


_ABOUT_NAMES = frozenset(
    {Trouble.UNKNOWN_NAME, Trouble.LIKE_NAMES, Trouble.SEVERAL_NAMES, Trouble.DIVIDED, Trouble.MERGED}
)


@dataclass(frozen=True, slots=True)
class Gone:
    """A municipality that is no more.

    Attributes:
        into: those in which it went up, names by code; more than one where it was divided.
    """

    code: str
    name: str
    year: int
    into: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Named:
    """The municipality that is meant; ``gone`` where it was named by one that went up in it."""

    code: str
    name: str
    gone: Gone | None = None

    def say_gone(self, language: Language) -> str:
        """That the name was one of before; empty where it is not."""
        if self.gone is None:
            return ""
        if language == "nl":
            return f"{self.gone.name} is in {self.gone.year} opgegaan in {self.name} ({self.code})."
        return f"{self.gone.name} merged into {self.name} ({self.code}) in {self.gone.year}."


def find_municipality(written: str, known: Mapping[str, str]) -> Named:
    """Which of the known municipalities is meant.

    Args:
        written: a name, with or without capitals, signs and the province that CBS puts behind it; or a code.
        known: names by code.

    Raises:
        SourceTrouble: none is, or several may be; it names those.
    """
    wanted = _plain(written)
    if code := read_code(written):
        return _by_code(code, written, known)
    found = [code for code, name in known.items() if _plain(name) == wanted]
    found = found or [code for code, name in known.items() if _plain(_short(name)) == wanted]
    if len(found) == 1:
        return Named(found[0], known[found[0]])
    if found:
        raise SourceTrouble(Trouble.SEVERAL_NAMES, name=written, choices=_listed(found, known))
    gone = next((each for each in gone_municipalities() if _plain(each.name) == wanted), None)
    if gone is not None:
        return _followed(gone, known)
    if like := _alike(wanted, known):
        raise SourceTrouble(Trouble.LIKE_NAMES, name=written, choices=_listed(like, known))
    raise SourceTrouble(Trouble.UNKNOWN_NAME, name=written)


def is_about_name(trouble: SourceTrouble) -> bool:
    """Whether another name has to be given; asking again is of no use."""
    return trouble.trouble in _ABOUT_NAMES


def present_code(code: str) -> Named:
    """The same code, or that of the municipality in which it went up.

    Raises:
        SourceTrouble: it was divided.
    """
    gone = _gone_with(code)
    return Named(code, code) if gone is None else _followed(gone, gone.into)


def codes_then(code: str, year: int) -> tuple[str, ...]:
    """A municipality and all that, in whole or in part, went up in it in a year or since; the country by itself.

    One that went in the course of a year still stands in the figures and outlines of that year.
    """
    gone = {each.code for each in gone_municipalities() if code in each.into and each.year >= year}
    return (code, *sorted(gone))


def read_code(written: str) -> str:
    """The code of CBS that was written, with or without its letters; empty where it is none."""
    found = _CODE.fullmatch(_plain(written))
    return f"GM{found[1]}" if found else ""


@lru_cache(maxsize=1)
def gone_municipalities() -> tuple[Gone, ...]:
    """Those that are no more."""
    text = resources.files("waarborg.sources").joinpath("merged.toml").read_text(encoding="utf-8")
    return tuple(
        Gone(code, name, change["year"], change["into"])
        for change in tomllib.loads(text)["changes"]
        for code, name in change["gone"].items()
    )


def _gone_with(code: str) -> Gone | None:
    return next((each for each in gone_municipalities() if each.code == code), None)


def _by_code(code: str, written: str, known: Mapping[str, str]) -> Named:
    if code in known:
        return Named(code, known[code])
    gone = _gone_with(code)
    if gone is None:
        raise SourceTrouble(Trouble.UNKNOWN_NAME, name=written)
    return _followed(gone, known)


def _followed(gone: Gone, known: Mapping[str, str]) -> Named:
    if len(gone.into) > 1:
        choices = _listed(list(gone.into), gone.into)
        raise SourceTrouble(Trouble.DIVIDED, name=gone.name, year=gone.year, choices=choices)
    code, name = next(iter(gone.into.items()))
    if code not in known:
        raise SourceTrouble(Trouble.MERGED, name=gone.name, year=gone.year, into=name, code=code)
    return Named(code, _short(known[code]), gone)


def _alike(wanted: str, known: Mapping[str, str]) -> list[str]:
    """Those that begin so, or that differ by a few letters."""
    plain = {code: _plain(_short(name)) for code, name in known.items()}
    begin = [code for code, name in plain.items() if wanted and f" {name}".find(f" {wanted}") >= 0]
    close = difflib.get_close_matches(wanted, list(plain.values()), n=_MOST, cutoff=0.75)
    return list(dict.fromkeys([*begin, *(code for name in close for code in plain if plain[code] == name)]))[
        :_MOST
    ]


def _listed(codes: list[str], names: Mapping[str, str]) -> str:
    return ", ".join(f"{names[code]} ({code})" for code in codes)


def _short(name: str) -> str:
    return _BETWEEN_BRACKETS.sub("", name).strip()


def _plain(name: str) -> str:
    """Small letters and figures, without accents and signs."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(sign for sign in folded if not unicodedata.combining(sign))
    words = _NOT_WORDS.sub(" ", letters).strip().removeprefix("gemeente ")
    return _USUAL.get(words, words)
