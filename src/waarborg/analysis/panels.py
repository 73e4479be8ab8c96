"""What share of a residents' panel answered so, how sure is that, and in which groups are they too few to say?"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from waarborg.analysis.method import Method

LEAST_RESPONDENTS = 50
"""Of a smaller group nothing is told: the answer would say more about who happened to answer, and about them."""

_Z_95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Answer:
    """One respondent's answer to one question.

    Attributes
    ----------
    group
        Where the respondent lives, or what else is told apart.
    given
        The answer; empty where the question was skipped, which counts for nothing.
    weight
        How many residents the respondent stands for; 1 in a panel that is not weighed.
    """

    group: str
    given: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a group, from 0 to 1, with its 95 % margins.

    Attributes
    ----------
    effective
        The number of respondents that would be as sure without weights.
    """

    value: float
    lower: float
    upper: float
    respondents: int
    effective: float


@dataclass(frozen=True, slots=True)
class PanelResult:
    """The groups of which something can be told, and the others; no number is given of those."""

    shares: dict[str, Share]
    too_few: tuple[str, ...]
    method: Method


def shares_of(
    answers: Iterable[Answer], counted: Collection[str], least: int = LEAST_RESPONDENTS
) -> PanelResult:
    """The weighted share of each group that gave one of the counted answers.

    Margins are Wilson's for the effective number of respondents: the square of the sum of the weights over
    the sum of their squares. They hold for respondents drawn by chance; a panel that people put themselves
    down for is less sure than they say.

    Parameters
    ----------
    answers
        Of all respondents, to one question.
    counted
        Which answers count, such as ``{"vaak", "soms"}``.
    least
        Smaller groups are not told.

    Raises
    ------
    ValueError
        For a weight that is negative or no number.

    References
    ----------
    Wilson (1927), Probable inference, the law of succession, and statistical inference. Kish (1965), Survey
    Sampling.

    Examples
    --------
    >>> found = shares_of([Answer("Dorp", "vaak")] * 20 + [Answer("Dorp", "nooit")] * 80, {"vaak", "soms"})
    >>> share = found.shares["Dorp"]
    >>> share.value, round(share.lower, 3), round(share.upper, 3)
    (0.2, 0.133, 0.289)
    """
    groups: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        if not math.isfinite(answer.weight) or answer.weight < 0:
            raise ValueError(f"{answer.weight} is no weight: it is at least 0.")
        groups[answer.group] += [answer] if answer.given and answer.weight > 0 else []
    enough = {group: given for group, given in sorted(groups.items()) if len(given) >= max(1, least)}
    return PanelResult(
        {group: _share(given, counted) for group, given in enough.items()},
        tuple(sorted(group for group in groups if group not in enough)),
        Method("panel_shares", "Wilson (1927); Kish (1965)", (("least", least), ("interval", 0.95)), sides=2),
    )


def _share(given: list[Answer], counted: Collection[str]) -> Share:
    weights = [each.weight for each in given]
    return share_of([each.weight for each in given if each.given in counted], weights)


def share_of(counted: Sequence[float], weights: Sequence[float]) -> Share:
    """The share of respondents with some of the weights, with the margins of :func:`shares_of`.

    Parameters
    ----------
    counted
        The weights, above 0, of those who gave a counted answer.
    weights
        Of all who answered, of whom there is at least one.

    Examples
    --------
    >>> share = share_of([1.0] * 20, [1.0] * 100)
    >>> share.value, round(share.lower, 3), round(share.upper, 3)
    (0.2, 0.133, 0.289)
    """
    whole = math.fsum(weights)
    value = math.fsum(counted) / whole
    effective = whole**2 / math.fsum(weight**2 for weight in weights)
    lower, upper = wilson(value, effective)
    return Share(value, lower, upper, len(weights), effective)


def wilson(share: float, number: float) -> tuple[float, float]:
    """The 95 % score interval of a share of a number of respondents.

    >>> [round(each, 4) for each in wilson(0.1, 50)]
    [0.0435, 0.2136]
    """
    spread = _Z_95**2 / number
    middle = (share + spread / 2) / (1 + spread)
    half = _Z_95 * math.sqrt(share * (1 - share) / number + spread / (4 * number)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)
