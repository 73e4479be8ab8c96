"""What did a residents' panel say, how sure is that, and of which groups may it be told?"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from waarborg.analysis.panels import Share, share_of
from waarborg.analysis.student import reach

LOWEST, HIGHEST = 1.0, 5.0
"""Between these every score of a theme lies, whatever scale its questions have."""

HEAVIEST = 5.0
"""No respondent counts for more than this many ordinary ones: one answer would decide for a neighbourhood."""

_ALL = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as far as it is counted.

    Attributes:
        options: the possible answers, of which one or several are given; empty: a number on the scale.
        scale: the ends of the scale; of options it does not matter.
        theme: the code of the theme that it says something about; empty: none.
        is_high_good: a high number is a good sign.
    """

    name: str
    options: tuple[str, ...] = ()
    scale: tuple[int, int] = (1, 5)
    theme: str = ""
    is_high_good: bool = True


@dataclass(frozen=True, slots=True)
class Respondent:
    """What one respondent answered, by the names of the questions: numbers, or the chosen options.

    Attributes:
        group: the neighbourhood; empty: not said.
    """

    group: str
    numbers: Mapping[str, float]
    chosen: Mapping[str, Sequence[str]]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Mean:
    """A weighted mean with its 95 % margins.

    Attributes:
        effective: the number of respondents that would be as sure without weights.
    """

    value: float
    lower: float
    upper: float
    respondents: int
    effective: float


@dataclass(frozen=True, slots=True)
class Difference:
    """From an earlier mean to a later one; sure: the interval leaves no change out."""

    value: float
    lower: float
    upper: float

    @property
    def is_sure(self) -> bool:
        """Is there surely a change?"""
        return self.lower > 0 or self.upper < 0


@dataclass(frozen=True, slots=True)
class GroupResult:
    """What a group answered; of a scale a mean, of options a share each, in their order."""

    group: str
    respondents: int
    mean: Mean | None = None
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """The whole panel, each group of which something may be told, and the names of the others.

    Attributes:
        whole: ``None``: too few answered for anything to be told.
    """

    whole: GroupResult | None
    groups: tuple[GroupResult, ...] = ()
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """What residents say of a theme, from 1 (bad) to 5 (good)."""

    theme: str
    mean: Mean


def mean_of(values: Sequence[float], weights: Sequence[float], scale: tuple[float, float]) -> Mean:
    """The weighted mean of answers on a scale; its margins do not leave the scale.

    The variance is that of a ratio of two sums, by linearisation; the margins are Student's for the effective
    number of respondents. They hold for respondents drawn by chance. Where all gave the same answer there is no
    margin, which says more about the scale than about how sure it is.

    References
    ----------
    Kish (1965), Survey Sampling. Lumley (2010), Complex Surveys, chapter 2.

    Examples
    --------
    >>> found = mean_of([1, 2, 3, 4, 5] * 20, [1.0] * 100, (1, 5))
    >>> found.value, round(found.lower, 2), round(found.upper, 2)
    (3.0, 2.72, 3.28)
    """
    whole = math.fsum(weights)
    pairs = list(zip(values, weights, strict=True))
    value = math.fsum(each * weight for each, weight in pairs) / whole
    effective = whole**2 / math.fsum(weight**2 for weight in weights)
    if effective <= 1:
        return Mean(value, float(scale[0]), float(scale[1]), len(pairs), effective)
    spread = math.fsum((weight * (each - value)) ** 2 for each, weight in pairs)
    error = math.sqrt(spread * len(pairs) / (len(pairs) - 1)) / whole
    half = reach(effective - 1) * error
    lower, upper = max(float(scale[0]), value - half), min(float(scale[1]), value + half)
    return Mean(value, lower, upper, len(pairs), effective)


def difference(before: Mean, now: Mean) -> Difference:
    """How much a mean changed between two panels that were asked independently.

    References
    ----------
    Zou & Donner (2008), Construction of confidence limits about effect measures.

    Examples
    --------
    >>> difference(Mean(3.0, 2.8, 3.2, 100, 100), Mean(3.5, 3.3, 3.7, 100, 100)).is_sure
    True
    """
    value = now.value - before.value
    down = math.hypot(now.value - now.lower, before.upper - before.value)
    up = math.hypot(now.upper - now.value, before.value - before.lower)
    return Difference(value, value - down, value + up)


def hidden_groups(numbers: Mapping[str, int], least: int) -> frozenset[str]:
    """Of which groups nothing may be told: those that are too small, and as many others as protect them.

    What is hidden is never one group alone, and together at least as large as the least that is told: otherwise it
    could be worked out from the whole and the other groups.

    Examples
    --------
    >>> sorted(hidden_groups({"Dorp": 90, "Haven": 60, "Polder": 12}, 50))
    ['Haven', 'Polder']
    """
    hidden = {group for group, number in numbers.items() if 0 < number < least}
    rest = sorted((number, group) for group, number in numbers.items() if number >= least)
    for _number, group in rest:
        if not hidden or (len(hidden) > 1 and sum(numbers[each] for each in hidden) >= least):
            break
        hidden.add(group)
    return frozenset(hidden)


def weights_for(numbers: Mapping[str, int], residents: Mapping[str, float]) -> Mapping[str, float] | None:
    """For how many ordinary respondents each respondent of a group stands, so that groups count by their residents.

    Who did not say where they live counts once.

    Args:
        numbers: respondents by group; the empty group did not say.
        residents: by group.

    Returns:
        ``None`` where it is not known how many people live in one of the groups.

    Examples
    --------
    >>> weights_for({"Dorp": 50, "Polder": 50}, {"Dorp": 3000, "Polder": 1000})
    {'Dorp': 1.5, 'Polder': 0.5}
    """
    told = {group: number for group, number in numbers.items() if group and number}
    if not told or any(not residents.get(group, 0) > 0 for group in told):
        return None
    answered = sum(told.values())
    living = math.fsum(residents[group] for group in told)
    return {
        group: min(HEAVIEST, residents[group] / living * answered / number) for group, number in told.items()
    }


def tabulate(asked: Asked, respondents: Sequence[Respondent], least: int) -> QuestionResult:
    """What the panel and each of its groups answered to one question; who skipped it counts for nothing.

    Args:
        asked: the question.
        respondents: all of them.
        least: nothing is told of fewer answers.
    """
    given = [each for each in respondents if asked.name in (each.chosen if asked.options else each.numbers)]
    if len(given) < max(1, least):
        return QuestionResult(None)
    groups: dict[str, list[Respondent]] = {}
    for each in given:
        groups.setdefault(each.group, []).append(each)
    hidden = hidden_groups({group: len(its) for group, its in groups.items()}, least)
    told = tuple(_group(asked, group, its) for group, its in sorted(groups.items()) if group not in hidden)
    is_one = set(groups) == {_ALL}
    return QuestionResult(
        _group(asked, _ALL, given), () if is_one else told, () if is_one else tuple(sorted(hidden))
    )


def theme_scores(
    questions: Sequence[Asked], respondents: Sequence[Respondent], least: int
) -> tuple[ThemeScore, ...]:
    """What the panel says of each theme, from 1 to 5: of each respondent the mean over its questions, then of all.

    A scale where high is bad is turned round; one to ten becomes one to five. Themes with too few answers are left
    out.
    """
    found = []
    for theme in sorted({each.theme for each in questions if each.theme and not each.options}):
        its = [each for each in questions if each.theme == theme and not each.options]
        scored = [(_score(its, each), each.weight) for each in respondents]
        known = [(score, weight) for score, weight in scored if score is not None]
        if len(known) >= max(1, least):
            values, weights = zip(*known, strict=True)
            found.append(ThemeScore(theme, mean_of(values, weights, (LOWEST, HIGHEST))))
    return tuple(found)


def _score(questions: Sequence[Asked], respondent: Respondent) -> float | None:
    scores = [
        _from_one_to_five(respondent.numbers[each.name], each)
        for each in questions
        if each.name in respondent.numbers
    ]
    return math.fsum(scores) / len(scores) if scores else None


def _from_one_to_five(number: float, asked: Asked) -> float:
    low, high = asked.scale
    along = (number - low) / (high - low)
    return LOWEST + (HIGHEST - LOWEST) * (along if asked.is_high_good else 1 - along)


def _group(asked: Asked, group: str, its: Sequence[Respondent]) -> GroupResult:
    if not asked.options:
        values, weights = [each.numbers[asked.name] for each in its], [each.weight for each in its]
        return GroupResult(group, len(its), mean=mean_of(values, weights, asked.scale))
    weighed = [(each.weight, each.chosen[asked.name]) for each in its]
    weights = [weight for weight, _chosen in weighed]
    shares = (
        share_of([weight for weight, chosen in weighed if option in chosen], weights)
        for option in asked.options
    )
    return GroupResult(group, len(its), shares=tuple(shares))
