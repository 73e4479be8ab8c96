"""Which term does a ZGW zaaktype give, that knows calendar days alone and no laws?"""

from __future__ import annotations

from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.statutory import period_on, statutory_terms


def term_by_law(definition: RegisterDefinition) -> Duration | None:
    """The term set by law to which the register refers, as it is on the first day of this version."""
    term = statutory_terms().get(definition.statutory_term or "")
    period = period_on(term, definition.valid_from) if term else None
    return period.length if period else None


def calendar_days(term: Duration) -> int:
    """About so many calendar days: to compare, and for working days (five in seven, rounded up)."""
    match term.unit:
        case Unit.HOUR:
            return -(-term.amount // 24)
        case Unit.WORKING_DAY:
            return -(-term.amount * 7 // 5)
        case _:
            days = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30, Unit.YEAR: 365}
            return term.amount * days[term.unit]
