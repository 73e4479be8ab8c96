"""``waarborg read FILE``: what does this plan document promise?"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from waarborg.reading.draft import DraftPlan, DraftSection, MeasureStatus
from waarborg.reading.formats import LARGEST_FILE
from waarborg.reading.plan_json import plan_as_json
from waarborg.reading.read import read_plan
from waarborg.reading.smart import smart_of
from waarborg.reading.unreadable import Trouble, Unreadable

SUMMARY = "read a plan document and print the draft plan"

_STATUS = {
    MeasureStatus.ONGOING: "lopend",
    MeasureStatus.NEW: "nieuw",
    MeasureStatus.GOAL: "doel",
    MeasureStatus.OTHER: "overig",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of this subcommand."""
    parser.add_argument("file", help="the plan, as docx, odt, pdf, html, md or txt")
    parser.add_argument("--json", action="store_true", help="print as JSON (docs/plan-format.md)")


def run(options: argparse.Namespace) -> int:
    """Read and print; returns 0, or 2 when the document cannot be read."""
    try:
        plan = read_plan(_content(Path(options.file)), options.file)
    except Unreadable as trouble:
        print(trouble.dutch, file=sys.stderr)
        print(trouble.english, file=sys.stderr)
        return 2
    if options.json:
        json.dump(plan_as_json(plan), sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        for line in _lines(plan):
            print(line)
    return 0


def _content(path: Path) -> bytes:
    try:
        # A pipe or a device does not tell its size, and may never end.
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Unreadable(Trouble.MISSING) from error
    if len(content) > LARGEST_FILE:
        raise Unreadable(Trouble.TOO_BIG)
    return content


def _lines(plan: DraftPlan) -> Iterator[str]:
    yield plan.title or "(geen titel gevonden)"
    yield f"Gemeente:    {plan.municipality or 'niet gevonden'}"
    period = f"{plan.start} t/m {plan.end}" if plan.start and plan.end else "niet gevonden"
    yield f"Looptijd:    {period}"
    yield f"Kernbeleid:  {plan.framework or 'niet herkend'}"
    yield ""
    depths: list[int] = []
    for section in plan.sections:
        depths.append(0 if section.parent is None else depths[section.parent] + 1)
        yield from _section_lines(section, "  " * depths[-1])
    yield ""
    yield from _overview(plan)


def _section_lines(section: DraftSection, indent: str) -> Iterator[str]:
    counts = Counter(_STATUS[measure.status] for measure in section.measures)
    told = ", ".join(f"{count} {status}" for status, count in counts.items())
    number = f"{section.number} " if section.number else ""
    yield f"{indent}{number}{section.title} [{section.kind}]{f' - {told}' if told else ''}"
    for measure in section.measures:
        for commitment in measure.commitments:
            mark = " (vaag)" if commitment.vague else ""
            page = f" [p. {commitment.page}]" if commitment.page else ""
            yield f"{indent}    * {commitment.kind}{mark}: {commitment.sentence}{page}"


def _overview(plan: DraftPlan) -> Iterator[str]:
    """What share of the activities and goals can be checked."""
    smart = smart_of(plan)
    yield f"SMART: {smart.total} activiteiten en doelen"
    names = ("te controleren", "vaag", "niets te controleren")
    counts = (smart.checkable, smart.vague, smart.nothing)
    for name, count, share in zip(names, counts, smart.percentages, strict=True):
        yield f"  {name:<22}{count:>5}  {share:>3} %"
