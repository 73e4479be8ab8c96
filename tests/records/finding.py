"""What does a test find as evidence for a promise?"""

from __future__ import annotations

from datetime import date

from waarborg.commitments.evidence import Evidence
from waarborg.records.models import Commitment
from waarborg.records.queries.commitments import Surroundings
from waarborg.records.queries.evidence import evidence_for
from waarborg.registers.durations import Duration, Unit

YEARLY = Duration(1, Unit.YEAR)


TODAY = date(2025, 6, 30)


def evidence(row: Commitment, day: date = TODAY) -> Evidence | None:
    around = Surroundings(row.organisation)
    return evidence_for(row, around.promise_of(row, day), around, day)
