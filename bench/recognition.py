"""How many promises does the grammar find, and how many of those it finds are promises?

Prints precision, recall and F1 per kind on every labelled set (``labelled/*.txt``; docs/recognition.md tells how
they were made), and how often the register that is proposed first is the right one. A commitment counts as found
when its kind and all its numbers are those of the label. Run by ``python -m bench.recognition``; ``--misses`` lists
what went wrong, names choose among the sets.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tests.shared_data import SHARED

from bench import proposals
from waarborg.commitments.demands import Kind
from waarborg.reading.draft import DraftCommitment, DraftPlan, MeasureStatus
from waarborg.reading.read import read_plan
from waarborg.reading.sentences.context import Context
from waarborg.reading.sentences.recognise import recognise
from waarborg.registers.durations import Duration

LABELLED = Path(__file__).parent / "labelled"
PLAN = SHARED / "plans" / "westvoorne-ivp-2019-2022.txt"
PERIOD = (date(2023, 1, 1), date(2026, 12, 31))
_YEARS = re.compile(r"@ (?P<start>\d{4})-(?P<end>\d{4})")
_CASE = re.compile(r"(?P<labels>[^|]*) \| (?:\[(?P<status>\w+)\] )?(?P<sentence>.+)")


@dataclass(frozen=True)
class Case:
    """A sentence with what is recognised in it and what ought to be."""

    sentence: str
    expected: tuple[str, ...]
    found: tuple[str, ...]


@dataclass
class Score:
    """Right, wrong and missed recognitions per kind, and of all kinds together.

    ``kinds`` counts what has the right kind, whatever its numbers; ``promised`` what promises, whatever its kind.
    """

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)

    def add(self, case: Case) -> None:
        """Count one sentence."""
        expected, found = Counter(case.expected), Counter(case.found)
        for counter, labels in (
            (self.right, found & expected),
            (self.wrong, found - expected),
            (self.missed, expected - found),
            (self.kinds, _kinds(found) & _kinds(expected)),
        ):
            for label in labels.elements():
                counter[label.split()[0]] += 1
                counter["all"] += 1
        both = min(expected.total(), found.total())
        self.right["promised"] += both
        self.kinds["promised"] += both
        self.wrong["promised"] += found.total() - both
        self.missed["promised"] += expected.total() - both

    def line(self, kind: str) -> str:
        """One row of the table."""
        right, wrong, missed = self.right[kind], self.wrong[kind], self.missed[kind]
        if not right + wrong + missed:
            return f"{kind:<10} {0:>5}"
        precision = right / (right + wrong) if right + wrong else 0.0
        recall = right / (right + missed) if right + missed else 0.0
        both = 2 * right + wrong + missed
        f1, of_kind = 2 * right / both, 2 * self.kinds[kind] / both
        return f"{kind:<10} {right + missed:>5} {precision:>10.3f} {recall:>8.3f} {f1:>8.3f} {of_kind:>11.3f}"


def _kinds(labels: Counter[str]) -> Counter[str]:
    return Counter(label.split()[0] for label in labels.elements())


def label_of(one: DraftCommitment) -> str:
    """Write kind and numbers as a label does: ``frequency at_least=2 per=P1Y each=wijk``."""
    values = {
        "at_least": _number(one.at_least),
        "at_most": _number(one.at_most),
        "per": _written(one.per),
        "within": _written(one.within),
        "each": one.each,
        "coverage": None if one.coverage is None else round(one.coverage, 2),
        "months": ",".join(map(str, one.months)) or None,
        "by": one.by,
    }
    numbers = [f"{name}={value}" for name, value in values.items() if value is not None]
    return _in_order([one.kind.value, *numbers, *(["vague"] if one.vague else [])])


def _number(number: float | None) -> str | None:
    """Write a number once: a 7,0 is a 7."""
    return None if number is None else f"{number:g}"


def _written(duration: Duration | None) -> str | None:
    if duration is None:
        return None
    written = duration.as_json()
    return written if isinstance(written, str) else f"{written['working_days']}WD"


@dataclass(frozen=True)
class Labelled:
    """A sentence with where it stands and what ought to be recognised in it."""

    sentence: str
    context: Context
    labels: tuple[str, ...]


def labelled_sentences(path: Path) -> Iterator[Labelled]:
    """Read a labelled set: one sentence a line, ``labels | [status] sentence``; ``-`` is no commitment.

    ``@ 2020-2023`` on a line of its own tells for which years the plan holds that the next sentences are from.
    """
    start, end = PERIOD
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        if years := _YEARS.fullmatch(line):
            start, end = date(int(years["start"]), 1, 1), date(int(years["end"]), 12, 31)
            continue
        match = _CASE.fullmatch(line)
        if match is None:
            raise SystemExit(f"{path.name}:{number}: write `labels | sentence`")
        status = MeasureStatus(match["status"]) if match["status"] else None
        yield Labelled(
            match["sentence"], Context(start=start, end=end, status=status), _labels(match["labels"])
        )


def cases_of(path: Path) -> Iterator[Case]:
    """Recognise a labelled set."""
    for one in labelled_sentences(path):
        found = recognise(one.sentence, context=one.context)
        yield Case(one.sentence, one.labels, tuple(label_of(commitment) for commitment in found))


def _labels(written: str) -> tuple[str, ...]:
    labels = (label.split() for label in written.split(";"))
    return tuple(_in_order(words) for words in labels if words not in ([], ["-"]))


def _in_order(words: list[str]) -> str:
    return " ".join([words[0], *sorted(words[1:])])


def key_of(text: str) -> str:
    """Name a text of the real plan, of which no sentence may stand here."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:10]


def texts_of(plan: DraftPlan) -> Iterator[tuple[str, tuple[DraftCommitment, ...]]]:
    """Give every measure of a plan, and every paragraph of running text that is none, with its commitments."""
    for section in plan.sections:
        measures = {measure.text: measure.commitments for measure in section.measures}
        yield from measures.items()
        yield from ((text, ()) for text in section.approach if text not in measures)


def plan_cases(path: Path) -> Iterator[Case]:
    """Recognise the real plan against its labels, ``key labels`` a line; what has no line promises nothing."""
    labels: dict[str, tuple[str, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, _, written = line.partition(" ")
            labels[key] = _labels(written)
    for text, found in texts_of(read_plan(PLAN.read_bytes(), PLAN.name)):
        yield Case(text, labels.get(key_of(text), ()), tuple(label_of(one) for one in found))


def report(name: str, cases: list[Case], *, misses: bool) -> None:
    """Print the table of one set."""
    score = Score()
    for case in cases:
        score.add(case)
    without = sum(not case.expected for case in cases)
    print(f"\n{name}: {len(cases)} sentences, {without} without a commitment")
    for case in cases if misses else ():
        if Counter(case.expected) != Counter(case.found):
            print(
                f"  {case.sentence}\n    should be: {list(case.expected)}\n    is:        {list(case.found)}"
            )
    print(f"{'kind':<10} {'n':>5} {'precision':>10} {'recall':>8} {'F1':>8} {'F1 of kind':>11}")
    for kind in (*(kind.value for kind in Kind), "all", "promised"):
        print(score.line(kind))


def main() -> None:
    """Print the table for every labelled set."""
    parser = argparse.ArgumentParser(prog="python -m bench.recognition")
    parser.add_argument("names", nargs="*", metavar="NAME", help="of a labelled set")
    parser.add_argument("--misses", action="store_true", help="list what went wrong")
    parser.add_argument("--small", action="store_true", help="changes nothing: it takes a second")
    options = parser.parse_args()
    for path in sorted(LABELLED.glob("*.txt")):
        if options.names and path.stem not in options.names:
            continue
        if path.stem != "real_plan":
            report(path.stem, list(cases_of(path)), misses=options.misses)
        elif PLAN.exists():
            report("real_plan (paragraphs)", list(plan_cases(path)), misses=options.misses)
        else:
            print(f"\nnot measured: the real plan is not in {SHARED}")
    read = texts_of(read_plan(PLAN.read_bytes(), PLAN.name)) if PLAN.exists() else ()
    proposals.report_all([(key_of(text), found) for text, found in read], misses=options.misses)


if __name__ == "__main__":
    main()
