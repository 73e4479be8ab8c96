"""Is a plan that we write read back with every measure and commitment the same?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from tests.shared_data import PROJECT, shared_file

from waarborg.documents.papers.filling import built_in, fill
from waarborg.documents.papers.making import make
from waarborg.documents.papers.paper import Paper
from waarborg.documents.plan_facts import plan_facts
from waarborg.reading.draft import DraftCommitment, DraftPlan
from waarborg.reading.read import read_plan

YEARS = {"y0": "2025", "y1": "2026", "y2": "2027", "y3": "2028"}


def example_plan() -> DraftPlan:
    text = (PROJECT / "examples/duinmeer/plan.md").read_text(encoding="utf-8")
    written = re.sub(r"\{(y\d)\}", lambda year: YEARS[year[1]], text)
    return read_plan(written.encode(), "plan.md")


def written_as(plan: DraftPlan, form: str) -> DraftPlan:
    markdown = fill(built_in("veiligheidsplan"), plan_facts(plan))
    paper = Paper(plan.title or "", plan.municipality or "", date(2026, 3, 1), markdown)
    return read_plan(make(paper, form), f"plan.{form}")


def commitments(plan: DraftPlan) -> list[DraftCommitment]:
    found = [
        each for section in plan.sections for measure in section.measures for each in measure.commitments
    ]
    return sorted((replace(each, page=None) for each in found), key=repr)


def measures(plan: DraftPlan) -> list[tuple[str, str, str, bool]]:
    return sorted(
        (section.title, measure.status, measure.text, measure.listed)
        for section in plan.sections
        for measure in section.measures
    )


def outline(plan: DraftPlan) -> list[tuple[str | None, str, str, str | None, tuple[str, ...]]]:
    return [(each.number, each.title, each.kind, each.theme, each.partners) for each in plan.sections]


@pytest.mark.parametrize("form", ["docx", "odt", "html", "pdf"])
def test_the_example_plan_comes_back_whole(form: str) -> None:
    plan = example_plan()
    read = written_as(plan, form)
    assert (read.title, read.start, read.end, read.framework) == (
        plan.title,
        plan.start,
        plan.end,
        plan.framework,
    )
    assert outline(read) == outline(plan)
    assert measures(read) == measures(plan)
    assert commitments(read) == commitments(plan)


@pytest.mark.parametrize("form", ["docx", "odt", "pdf"])
def test_a_real_plan_comes_back_whole(form: str) -> None:
    source = shared_file("plans/westvoorne-ivp-2019-2022.txt")
    plan = read_plan(source.read_bytes(), source.name)
    read = written_as(plan, form)
    assert outline(read) == outline(plan)
    assert commitments(read) == commitments(plan)
    listed = [each for each in measures(plan) if each[-1]]
    assert [each for each in measures(read) if each[-1]] == listed
