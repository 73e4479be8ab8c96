"""What is wrong with a template, said to who wrote it, in Dutch and in English?"""

from __future__ import annotations

import re

_SAID = tuple(
    (re.compile(found), dutch, english)
    for found, dutch, english in (
        (r"'([\w ]+)' is undefined", "‘{}’ is er niet", "there is no ‘{}’"),
        (r"has no attribute '(\w+)'", "‘{}’ is er niet", "there is no ‘{}’"),
        (r"No (?:filter|test) named '(\w+)'", "‘{}’ is er niet", "there is no ‘{}’"),
        (r"unknown tag '(\w+)'", "‘{}’ is hier geen opdracht", "‘{}’ is no instruction here"),
        (r"following tags: '(\w+)'", "‘{}’ ontbreekt", "‘{}’ is missing"),
        (
            r"unexpected 'end of",
            "er ontbreekt iets voor de haakjes",
            "something is missing before the braces",
        ),
        (r"unexpected '(.+?)'", "‘{}’ kan hier niet staan", "‘{}’ cannot stand here"),
        (r"got '(.+?)'", "‘{}’ kan hier niet staan", "‘{}’ cannot stand here"),
        (r"division by zero", "er wordt door nul gedeeld", "something is divided by zero"),
    )
)
"""In the order in which they are tried: the words of Jinja and of Python, and ours."""


def say_trouble(message: str) -> tuple[str, str]:
    """What a message of Jinja or Python means; one that is not known is told as it is."""
    for found, dutch, english in _SAID:
        if match := found.search(message):
            return dutch.format(*match.groups()), english.format(*match.groups())
    plain = message.strip().rstrip(".")
    return plain, plain
