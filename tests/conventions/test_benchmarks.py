"""Do the worlds that the benchmarks measure still fit the tables?"""

from __future__ import annotations

import pytest
from bench.long_register import fill_entries
from bench.many_entries import make_entries, mix
from tests.safety_plan import SafetyPlan

from waarborg.records.models import Entry, Subject, SubjectList

pytestmark = pytest.mark.django_db


def test_both_make_as_many_entries_as_were_asked_for() -> None:
    organisation = SafetyPlan().organisation
    for name in ("wijk", "school"):
        members = SubjectList.objects.create(organisation=organisation, name=name, is_area=name == "wijk")
        for number in range(28):
            Subject.objects.create(list=members, name=f"{name} {number}")
    first = Subject.objects.order_by("id")[0].pk
    fill_entries(organisation.pk, 200, first)
    mix()
    make_entries([organisation], 300)
    assert Entry.objects.exclude(category="aangifte").count() == 500
    assert Entry.objects.filter(cause__register="melding").exists()
