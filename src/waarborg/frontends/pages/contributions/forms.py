"""What do the forms of a contribution ask, and what was filled in?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils.translation import gettext as _

from waarborg.frontends.pages.registers.links import Link
from waarborg.frontends.pages.registers.questions import Option
from waarborg.frontends.pages.registers.wording import in_words
from waarborg.operations.contributions import Contributed, WhatWasDone
from waarborg.operations.refusals import Invalid
from waarborg.reading.framework import Level, editions
from waarborg.records.queries.contributions import Channel, Contributor, Outcome
from waarborg.registers.problems import Problem
from waarborg.registers.values import UnreadableValueError, read_day

if TYPE_CHECKING:
    from waarborg.records.models import Contribution


def read_contributed(given: QueryDict) -> Contributed:
    """What was filled in.

    Raises:
        Invalid: the day cannot be read; the rest is checked by who keeps it.
    """
    try:
        day = read_day(given.get("day", "").strip())
    except UnreadableValueError as error:
        raise Invalid([Problem("day", error.code, error.values)]) from error
    return Contributed(
        theme=given.get("theme", ""),
        contributor=given.get("contributor", ""),
        day=day,
        channel=given.get("channel", ""),
        text=given.get("text", ""),
        party=given.get("party", ""),
        name=given.get("name", ""),
    )


def read_answer(given: QueryDict) -> WhatWasDone:
    """What was done with it, as filled in."""
    return WhatWasDone(given.get("outcome", ""), given.get("reason", ""), given.get("place", ""))


def as_filled_in(contribution: Contribution) -> Mapping[str, str]:
    """A contribution as its form holds it."""
    return {
        "theme": contribution.theme,
        "contributor": contribution.contributor,
        "party": contribution.party,
        "name": contribution.name,
        "day": contribution.day.isoformat(),
        "channel": contribution.channel,
        "text": contribution.text,
    }


def newly_filled_in(today: date) -> Mapping[str, str]:
    """An empty form."""
    return {"day": today.isoformat(), "contributor": Contributor.PARTNER, "channel": Channel.MEETING}


def choices(written: Mapping[str, str]) -> dict[str, list[Option]]:
    """What can be chosen in the form, with what is chosen now."""
    return {
        "themes": theme_options(written.get("theme", "")),
        "contributors": _options(Contributor.choices, written.get("contributor", "")),
        "channels": _options(Channel.choices, written.get("channel", "")),
    }


def outcome_options(chosen: str) -> list[Option]:
    """What can have been done with a contribution."""
    return _options(Outcome.choices, chosen)


def theme_options(chosen: str) -> list[Option]:
    """The fields of the framework with their themes below each, and the strategic themes."""
    return [
        Option(
            each.code,
            each.title if each.level is not Level.THEME else f"– {each.title}",
            each.code == chosen,
        )
        for each in editions()[-1].subjects
    ]


def problem_links(problems: Iterable[Problem]) -> list[Link]:
    """The problems as a list on top of the form, each leading to its field."""
    names = {
        "theme": _("Thema"),
        "contributor": _("Van wie?"),
        "party": _("Welke organisatie of groep?"),
        "name": _("Naam van de persoon"),
        "day": _("Wanneer?"),
        "channel": _("Hoe kwam het binnen?"),
        "text": _("Wat is er gezegd?"),
        "outcome": _("Wat is ermee gedaan?"),
        "reason": _("Waarom?"),
        "place": _("Waar staat het?"),
    }
    return [
        Link(names.get(name, name), f"#inbreng-{name}", each)
        for name, every in in_words(problems).items()
        for each in every
    ]


def _options(known: Iterable[tuple[str, object]], chosen: str) -> list[Option]:
    return [Option(value, str(label), value == chosen) for value, label in known]
