"""Which contributions did partners and residents make, and which have no answer yet?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from waarborg.records.models import (
    Channel,
    Contribution,
    Contributor,
    Measure,
    Organisation,
    Outcome,
    PlanVersion,
    Section,
)

__all__ = ["Channel", "Contributor", "Outcome"]

LONGEST_PLACE = 300
"""Characters of a place in the plan."""

OPEN, WITHDRAWN = "open", "withdrawn"
"""Beside the outcomes: what has no answer yet, and what was withdrawn."""

ORDERS = {
    "newest": ("-day", "-id"),
    "oldest": ("day", "id"),
    "theme": ("theme", "-day", "-id"),
    "contributor": ("contributor", "party", "-day", "-id"),
    "outcome": ("outcome", "-day", "-id"),
}
"""The ways to sort, by the word in addresses."""


@dataclass(frozen=True, slots=True)
class ContributionFilter:
    """Which contributions are asked for; an empty part asks for all."""

    theme: str = ""
    contributor: str = ""
    channel: str = ""
    state: str = ""


def contributions_in(
    organisation: Organisation, wanted: ContributionFilter | None = None, order: str = "newest"
) -> QuerySet[Contribution]:
    """The contributions that match; withdrawn ones only when they are asked for."""
    asked = wanted or ContributionFilter()
    found = Contribution.objects.filter(
        organisation=organisation, withdrawn_at__isnull=asked.state != WITHDRAWN
    )
    if asked.theme:
        found = found.filter(theme=asked.theme)
    if asked.contributor:
        found = found.filter(contributor=asked.contributor)
    if asked.channel:
        found = found.filter(channel=asked.channel)
    if asked.state == OPEN:
        found = found.filter(outcome="")
    elif asked.state in Outcome.values:
        found = found.filter(outcome=asked.state)
    return found.order_by(*ORDERS.get(order, ORDERS["newest"]))


def find_contribution(organisation: Organisation, number: int) -> Contribution | None:
    """One contribution, also one that was withdrawn."""
    mine = Contribution.objects.filter(organisation=organisation, pk=number)
    return mine.select_related("added_by").first()


def contributions_between(organisation: Organisation, start: date, end: date) -> list[Contribution]:
    """What was contributed in these days, by theme and day."""
    return list(contributions_in(organisation, order="theme").filter(day__gte=start, day__lte=end))


@dataclass(frozen=True, slots=True)
class Place:
    """A priority or measure of the plan in which a contribution can be found back; ``kind`` is its address."""

    kind: str
    number: int
    text: str


def places_in(version: PlanVersion | None) -> list[Place]:
    """The priorities, themes and measures of a plan, in its order."""
    if version is None:
        return []
    measures: dict[int, list[Place]] = {}
    rows = Measure.objects.filter(section__version=version).order_by("position")
    for section, key, text in rows.values_list("section_id", "pk", "text"):
        measures.setdefault(section, []).append(Place("measure", key, text[:LONGEST_PLACE]))
    sections = Section.objects.filter(version=version).order_by("position").values_list("pk", "title")
    return [
        each
        for key, title in sections
        for each in (Place("section", key, title), *measures.get(key, ()))
        if each.text
    ]


def numbers_by_theme(organisation: Organisation) -> dict[str, int]:
    """How many contributions there are of each theme, those that were withdrawn left out."""
    counted = contributions_in(organisation).order_by().values_list("theme").annotate(Count("id"))
    return dict(counted)
