"""What do the entries of the example say?"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

Words = Mapping[str, Any]
"""The file ``words.toml``: per register and category the variants, each a table of fields, and lists of places."""


def draw(words: Words, register: str, category: str, luck: Random, title: str = "") -> dict[str, object]:
    """The fields of one entry: a variant of its category (of that title, where there is one), and what its
    register always has. Without a category the variant may name its own.
    """
    of_register = words.get(register, {})
    variants = of_register.get(category) or of_register.get("other") or [{}]
    fitting = [each for each in variants if title and each.get("title") == title] or variants
    found: dict[str, object] = dict(luck.choice(fitting))
    if category:
        found["category"] = category
    if register in words["with_a_place"]:
        found["locatie"] = luck.choice(words["places"])
    numbers = of_register.get("numbers_for", {}).get(category, of_register.get("numbers", {}))
    for name, (least, most) in numbers.items():
        found[name] = str(luck.randint(least, most))
    if "gecontroleerd" in found:
        found |= _findings(found, luck)
    return found


def _findings(found: Mapping[str, object], luck: Random) -> dict[str, object]:
    """As many violations as the outcome allows, and never more than was inspected."""
    inspected = int(str(found["gecontroleerd"]))
    if luck.random() < 0.6:
        return {"overtredingen": "0", "result": "akkoord"}
    violations = luck.randint(1, max(1, inspected // 4))
    return {"overtredingen": str(violations), "result": "tekortkoming" if violations < 3 else "handhaving"}
