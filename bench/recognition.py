"""How many promises does the grammar find, and how many of those it finds are promises?

Prints precision, recall and F1 per kind on every labelled set. A commitment counts as found when its kind and its
numbers (at least, at most, per, within, by, coverage) are those of the label. ``--misses`` lists what went wrong.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from waarborg.commitments.demands import Kind
from waarborg.reading.draft import DraftCommitment, MeasureStatus
from waarborg.reading.sentences.context import Context
from waarborg.reading.sentences.recognise import recognise

LABELLED = Path(__file__).parent / "labelled"
PERIOD = (date(2023, 1, 1), date(2026, 12, 31))
NUMBERS = ("at_least", "at_most", "per", "within", "by", "coverage")


@dataclass(frozen=True)
class Case:
    """A sentence with what it promises, written as in a plan's JSON."""

    sentence: str
    context: Context
    expected: tuple[str, ...]


def key(commitment: dict[str, object]) -> str:
    """Write kind and numbers as one comparable text; shares are rounded to whole per cents."""
    share = commitment.get("coverage")
    numbers = {name: commitment.get(name) for name in NUMBERS if commitment.get(name) is not None}
    if isinstance(share, float):
        numbers["coverage"] = round(share, 2)
    return f"{commitment['kind']} {json.dumps(numbers, sort_keys=True)}"


def as_json(one: DraftCommitment) -> dict[str, object]:
    return {
        "kind": one.kind.value,
        "at_least": one.at_least,
        "at_most": one.at_most,
        "per": one.per.as_json() if one.per else None,
        "within": one.within.as_json() if one.within else None,
        "by": one.by.isoformat() if one.by else None,
        "coverage": one.coverage,
    }


def cases_of(path: Path) -> Iterator[Case]:
    """Read a labelled set, one JSON object a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        status = MeasureStatus(label["status"]) if "status" in label else None
        context = Context(start=PERIOD[0], end=PERIOD[1], status=status)
        yield Case(label["sentence"], context, tuple(key(one) for one in label["commitments"]))


@dataclass
class Score:
    """Right, wrong and missed recognitions per kind."""

    right: Counter[str]
    wrong: Counter[str]
    missed: Counter[str]

    def line(self, kind: str) -> str:
        right, wrong, missed = self.right[kind], self.wrong[kind], self.missed[kind]
        precision = right / (right + wrong) if right + wrong else 1.0
        recall = right / (right + missed) if right + missed else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"{kind:<10} {right + missed:>5} {precision:>10.3f} {recall:>8.3f} {f1:>8.3f}"


def measure(cases: list[Case], *, show: bool) -> Score:
    """Compare what is recognised with the labels."""
    score = Score(Counter(), Counter(), Counter())
    for case in cases:
        found = Counter(key(as_json(one)) for one in recognise(case.sentence, context=case.context))
        expected = Counter(case.expected)
        for name, keys in (
            ("right", found & expected),
            ("wrong", found - expected),
            ("missed", expected - found),
        ):
            for one, times in keys.items():
                for kind in (one.split()[0], "all"):
                    getattr(score, name)[kind] += times
        if show and found != expected:
            print(f"    {case.sentence}\n      - {list(case.expected)}\n      + {sorted(found)}")
    return score


def main() -> None:
    """Print the table for every labelled set."""
    show = "--misses" in sys.argv
    names = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    for path in sorted(LABELLED.glob("*.jsonl")):
        if names and path.stem not in names:
            continue
        cases = list(cases_of(path))
        without = sum(not case.expected for case in cases)
        print(f"\n{path.stem}: {len(cases)} sentences, {without} without a commitment")
        score = measure(cases, show=show)
        print(f"{'kind':<10} {'n':>5} {'precision':>10} {'recall':>8} {'F1':>8}")
        for kind in (*(kind.value for kind in Kind), "all"):
            print(score.line(kind))


if __name__ == "__main__":
    main()
