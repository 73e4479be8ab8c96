"""How often is the register that is proposed first the one that would prove the promise?

Labelled sentences stand in ``labelled/registers/*.txt``, one a line: ``register | sentence``, or
``triggers>answers | sentence`` where a response needs both. What counts is the register of the answers, where there
is one. A sentence in which no promise is recognised is taken by its words alone, as the review of a draft does.
Printed by ``python -m bench.recognition``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.shared_data import SHARED

from waarborg.reading.draft import DraftCommitment
from waarborg.reading.sentences.recognise import recognise
from waarborg.registers.pointing import propose
from waarborg.registers.shelf import builtin_registers

LABELLED = Path(__file__).parent / "labelled" / "registers"


@dataclass(frozen=True)
class Pointed:
    """A sentence with the registers that should be proposed for it and those that are."""

    sentence: str
    expected: str
    triggers: str
    proof: str

    @property
    def is_right(self) -> bool:
        """Is the first proposal the right one?"""
        triggers, _, proof = self.expected.rpartition(">")
        return self.proof == proof and triggers in ("", self.triggers)


def pointed(sentence: str, expected: str, found: DraftCommitment | None) -> Pointed:
    """Hold what is proposed for a promise (or, without one, by the words alone) beside its label."""
    if found is None:
        first = next(iter(propose(sentence, builtin_registers())), None)
        return Pointed(sentence, expected, "", first.register if first else "-")
    triggers = found.proposal.register if found.proposal else "-"
    return Pointed(sentence, expected, triggers, found.answer.register if found.answer else triggers)


def cases_of(path: Path) -> Iterator[Pointed]:
    """The sentences of a labelled set."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            expected, _, sentence = line.partition(" | ")
            yield pointed(sentence, expected, next(iter(recognise(sentence)), None))


def labels_of_the_plan() -> dict[str, list[str]]:
    """By the key of a text of the real plan: the register of each of its promises."""
    lines = (LABELLED / "real_plan.txt").read_text(encoding="utf-8").splitlines()
    keyed = (line.partition(" ") for line in lines if line and not line.startswith("#"))
    return {key: labels.split("; ") for key, _, labels in keyed}


def report(name: str, cases: list[Pointed], *, misses: bool) -> None:
    """Print the share of one set."""
    right = sum(case.is_right for case in cases)
    print(f"{name:<32} {len(cases):>5} {right / len(cases):>8.3f}")
    for case in cases if misses else ():
        if not case.is_right:
            print(
                f"  {case.sentence}\n    should be: {case.expected}\n    is:        {case.triggers}>{case.proof}"
            )


def report_all(plan: list[tuple[str, tuple[DraftCommitment, ...]]], *, misses: bool) -> None:
    """Print the share of every set; ``plan`` holds the texts of the real plan by their key, if it is there."""
    print(f"\n{'register that is proposed first':<32} {'n':>5} {'right':>8}")
    for path in sorted(LABELLED.glob("*.txt")):
        if path.stem != "real_plan":
            report(path.stem, list(cases_of(path)), misses=misses)
    labels = labels_of_the_plan()
    cases = [
        pointed(one.sentence, label, one)
        for key, found in plan
        for one, label in zip(found, labels.get(key, ()), strict=False)
    ]
    if cases:
        report("real_plan", cases, misses=misses)
    else:
        print(f"not measured: the real plan is not in {SHARED}")
