"""Which words belong to a list of ``words.toml``?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any


@cache
def _file() -> dict[str, Any]:
    source = resources.files("waarborg.reading.sentences") / "words.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def words(name: str) -> tuple[str, ...]:
    """Give a list of words by its name."""
    return tuple(str(_file()[name]).split())


@cache
def all_words() -> frozenset[str]:
    """Every word of the lists, and the words for how often."""
    listed = {word for listing in _file().values() if isinstance(listing, str) for word in listing.split()}
    rhythms = {
        "jaarlijks",
        "halfjaarlijks",
        "maandelijks",
        "wekelijks",
        "dagelijks",
        "regelmatig",
        "minimaal",
    }
    return frozenset(listed | rhythms)


def alternatives(*names: str) -> str:
    """Write lists of words as a pattern that matches any of them, longest first."""
    found = {word for name in names for word in words(name)}
    return "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word)))


@cache
def plurals() -> Mapping[str, str]:
    """Give the irregular plurals with their singulars."""
    return MappingProxyType(_file()["plurals"])
