"""What did partners and residents say, as the documents of a day tell it?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils import translation

from waarborg.documents.facts import ContributionFacts
from waarborg.reading.framework import title_of
from waarborg.records.models import Contribution, Organisation
from waarborg.records.queries.contributions import contributions_between

_TOLD = timedelta(days=2 * 365)
"""How far back a document tells of contributions: what led to the plan that is being made."""


def participation_facts(organisation: Organisation, day: date) -> Mapping[str, object]:
    """The contributions of the two years up to a day, without names of persons."""
    since = day - _TOLD
    with translation.override("nl"):
        said = tuple(_facts(each) for each in contributions_between(organisation, since, day))
    return {"contributions": said, "contributions_since": since}


def _facts(each: Contribution) -> ContributionFacts:
    who = str(each.get_contributor_display())
    return ContributionFacts(
        theme=title_of(each.theme),
        day=each.day,
        who=f"{who}: {each.party}" if each.party else who,
        text=each.text,
        outcome=str(each.get_outcome_display()),
        reason=each.reason,
        place=each.place,
    )
