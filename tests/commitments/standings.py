"""How does a test judge a promise on a day?"""

from __future__ import annotations

from datetime import date

from waarborg.commitments.commitment import Commitment
from waarborg.commitments.demands import Demand
from waarborg.commitments.evidence import Evidence
from waarborg.commitments.judge import judge
from waarborg.commitments.verdicts import Standing
from waarborg.commitments.windows import Window
from waarborg.registers.durations import Duration, Unit

KEPT, ON_TRACK, AT_RISK = Standing.KEPT, Standing.ON_TRACK, Standing.AT_RISK


BROKEN, NO_EVIDENCE = Standing.BROKEN, Standing.NO_EVIDENCE


PLAN = Window(date(2025, 1, 1), date(2028, 12, 31))


YEAR, MONTH = Duration(1, Unit.YEAR), Duration(1, Unit.MONTH)


DAY_TERM, FOUR_YEARS = Duration(24, Unit.HOUR), Duration(4, Unit.YEAR)


WIJKEN = tuple(f"Wijk {number}" for number in range(1, 11))


def on(day: str) -> date:
    return date.fromisoformat(day)


def promise(demand: Demand, since: str | None = "2024-01-01", members: tuple[str, ...] = ()) -> Commitment:
    return Commitment(demand, PLAN, members, on(since) if since else None)


def standing(commitment: Commitment, evidence: Evidence, day: str) -> tuple[Standing, str | None]:
    verdict = judge(commitment, evidence, on(day))
    return verdict.standing, verdict.changes_on.isoformat() if verdict.changes_on else None
