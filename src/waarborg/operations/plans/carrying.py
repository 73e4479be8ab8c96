"""From which measure of a new version does an action come, that came from a measure of the version before?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from waarborg.operations.plans.matching import letters_of
from waarborg.records.models import BudgetLine, Measure, PlanAction, PlanVersion


@dataclass(frozen=True, slots=True)
class Said:
    """What is compared of a measure: where it stands, what it says, and which commitments it has."""

    section: str
    text: str
    numbers: frozenset[int]


def match_measures(old: Sequence[Said], new: Sequence[Said]) -> dict[int, int]:
    """Index in ``old`` to index in ``new`` of the measure that continues it.

    The same words in the same section, else the same words anywhere, else a commitment with the same number; what
    has none of these is in the new version no more.
    """
    by_place: dict[tuple[str, str], int] = {}
    by_words: dict[str, int] = {}
    by_number: dict[int, int] = {}
    for index, said in enumerate(new):
        words = letters_of(said.text)
        by_place.setdefault((letters_of(said.section), words), index)
        by_words.setdefault(words, index)
        for number in said.numbers:
            by_number.setdefault(number, index)
    found: dict[int, int] = {}
    for index, said in enumerate(old):
        words = letters_of(said.text)
        numbered = (by_number.get(number) for number in sorted(said.numbers))
        hits = (by_place.get((letters_of(said.section), words)), by_words.get(words), *numbered)
        hit = next((each for each in hits if each is not None), None)
        if hit is not None:
            found[index] = hit
    return found


def carry_actions_over(previous: PlanVersion, version: PlanVersion) -> None:
    """Let actions and money come from the measures of a newly adopted version; what it dropped stays put."""
    actions = PlanAction.objects.filter(measure__section__version=previous)
    money = BudgetLine.objects.filter(measure__section__version=previous)
    if not actions.exists() and not money.exists():
        return
    old, new = _measures(previous), _measures(version)
    followed = match_measures([_said(each) for each in old], [_said(each) for each in new])
    moved: Mapping[int, Measure] = {old[ours].pk: new[theirs] for ours, theirs in followed.items()}
    for action in actions:
        _follow(action, moved)
    for line in money:
        _follow(line, moved)


def _follow(row: PlanAction | BudgetLine, moved: Mapping[int, Measure]) -> None:
    measure = moved.get(row.measure_id or 0)
    if measure is not None:
        row.measure = measure
        row.save(update_fields=["measure"])


def _measures(version: PlanVersion) -> list[Measure]:
    found = Measure.objects.filter(section__version=version).select_related("section")
    return list(found.prefetch_related("commitments").order_by("section__position", "position"))


def _said(measure: Measure) -> Said:
    numbers = frozenset(each.number for each in measure.commitments.all())
    return Said(measure.section.title, measure.text, numbers)
