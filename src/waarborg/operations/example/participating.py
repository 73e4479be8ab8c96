"""What do partners and residents of the example say about their safety?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from waarborg.operations.actors import Actor
from waarborg.operations.contributions import (
    Contributed,
    WhatWasDone,
    answer_contribution,
    keep_contribution,
)


def contribute(officer: Actor, said: Mapping[str, Any], day: date) -> int:
    """Keep what the example's partners and residents said, with its answers; returns how many times they did."""
    for each in said["contributions"]:
        contributed = Contributed(
            theme=each["theme"],
            contributor=each["contributor"],
            day=day - timedelta(days=each["days_ago"]),
            channel=each["channel"],
            text=each["text"],
            party=each["party"],
        )
        kept = keep_contribution(officer, contributed, day)
        if each["outcome"]:
            done = WhatWasDone(each["outcome"], each["reason"], each["place"])
            answer_contribution(officer, kept.pk, kept.revision, done)
    return len(said["contributions"])
