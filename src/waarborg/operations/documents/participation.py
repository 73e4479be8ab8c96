"""What did partners and residents say, as the documents of a day tell it?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.conf import settings
from django.utils import translation

from waarborg.commitments.wording import say_number
from waarborg.documents.facts import ContributionFacts, PanelAnswerFacts, PanelFacts
from waarborg.operations.documents.evidence import Evidence
from waarborg.operations.panel.scores import PanelFinding, PanelScore, panel_findings, panel_scores
from waarborg.reading.framework import title_of
from waarborg.records.models import Contribution, Organisation
from waarborg.records.queries.contributions import contributions_between

_TOLD = timedelta(days=2 * 365)
"""How far back a document tells of contributions: what led to the plan that is being made."""


def participation_facts(organisation: Organisation, day: date, evidence: Evidence) -> Mapping[str, object]:
    """The contributions of the two years up to a day, without names of persons, and what the panel says."""
    since = day - _TOLD
    with translation.override("nl"):
        said = tuple(_facts(each, evidence) for each in contributions_between(organisation, since, day))
    findings = panel_findings(organisation, "", day)
    return {
        "contributions": said,
        "contributions_since": since,
        "panel": tuple(_score(each, evidence) for each in panel_scores(organisation, day)),
        "panel_answers": tuple(
            PanelAnswerFacts(each.text, _answer(each), each.result.respondents, evidence.survey(each.survey))
            for each in findings
        ),
        "panel_least": settings.CONFIGURATION.panel_group,
    }


def _score(each: PanelScore, evidence: Evidence) -> PanelFacts:
    return PanelFacts(
        each.title,
        round(each.mean.value, 1),
        f"{_decimal(each.mean.lower)} tot {_decimal(each.mean.upper)}",
        each.mean.respondents,
        each.survey_title,
        each.closed_on,
        evidence.survey(each.survey),
    )


def _answer(each: PanelFinding) -> str:
    mean = each.result.mean
    if mean is not None:
        return f"gemiddeld {_decimal(mean.value)} ({_decimal(mean.lower)} tot {_decimal(mean.upper)}; {each.scale})"
    pairs = zip(each.options, each.result.shares, strict=True)
    return "; ".join(f"{option}: {round(share.value * 100)} %" for option, share in pairs)


def _decimal(value: float) -> str:
    return say_number(round(value, 1), "nl")


def _facts(each: Contribution, evidence: Evidence) -> ContributionFacts:
    who = str(each.get_contributor_display())
    return ContributionFacts(
        theme=title_of(each.theme),
        day=each.day,
        who=f"{who}: {each.party}" if each.party else who,
        text=each.text,
        outcome=str(each.get_outcome_display()),
        reason=each.reason,
        place=each.place,
        link=evidence.contribution(each.pk),
    )
