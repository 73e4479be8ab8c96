"""Do the worlds that the benchmarks measure still fit the tables, and is each benchmark explained?"""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.__main__ import benchmarks
from bench.long_register import fill_entries
from bench.many_entries import make_entries, mix
from tests.safety_plan import SafetyPlan

from waarborg.records.models import Entry, Organisation, Subject, SubjectList

DOCS = Path(__file__).parents[2] / "docs"


def test_every_benchmark_is_explained() -> None:
    lines = [line for line in (DOCS / "speed.md").read_text().splitlines() if line.startswith("| ")]
    explained = {name.strip() for line in lines for name in line.split("|")[1].split(",")}
    assert set(benchmarks()) <= explained


@pytest.mark.django_db
def test_a_long_register_has_as_many_entries_as_were_asked_for() -> None:
    organisation, first = town_with_lists()
    fill_entries(organisation.pk, 200, first)
    assert Entry.objects.count() == 200


@pytest.mark.django_db
def test_many_entries_are_as_many_as_were_asked_for_and_have_answers() -> None:
    organisation, _first = town_with_lists()
    mix()
    make_entries([organisation], 3_000)
    assert Entry.objects.exclude(category="aangifte").count() == 3_000
    assert Entry.objects.filter(category="aangifte", cause__isnull=False).exists()


def town_with_lists() -> tuple[Organisation, int]:
    """A municipality with the lists that both count on, and the number of its first member."""
    organisation = SafetyPlan().organisation
    for name in ("wijk", "school"):
        members = SubjectList.objects.create(organisation=organisation, name=name, is_area=name == "wijk")
        for number in range(28):
            Subject.objects.create(list=members, name=f"{name} {number}")
    return organisation, Subject.objects.order_by("id")[0].pk
