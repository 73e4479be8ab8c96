"""Which of two moments is meant when the clock showed one time twice, on the last Sunday of October?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from waarborg.registers.values import TIME_ZONE

_HOUR = timedelta(hours=1)


def meant_moment(written: datetime, now: datetime, kept: datetime | None = None) -> datetime:
    """The moment that somebody means who wrote Dutch time without saying which of the two hours.

    An entry that is changed keeps the moment that it had. Who writes in the second hour itself means that one; in
    all other cases the first is meant. In UTC, for two moments of one time zone are compared by what the clock
    shows.

    Args:
        written: as it was read: of two moments the first.
        now: the moment of writing.
        kept: the moment that the entry had.
    """
    first, later = written.astimezone(UTC), _second(written)
    if later is None:
        return first
    if kept is not None and _same_minute(kept, later):
        return later
    is_second_hour = now.astimezone(TIME_ZONE).fold == 1
    return later if is_second_hour and timedelta(0) <= now.astimezone(UTC) - later < _HOUR else first


def _second(moment: datetime) -> datetime | None:
    """The same time on the clock, an hour later; ``None`` when the clock showed it once."""
    local = moment.astimezone(TIME_ZONE)
    again = local.replace(fold=1)
    showed_twice = local.fold == 0 and again.utcoffset() != local.utcoffset()
    return again.astimezone(UTC) if showed_twice else None


def _same_minute(one: datetime, other: datetime) -> bool:
    moments = (each.astimezone(UTC).replace(second=0, microsecond=0) for each in (one, other))
    return len(set(moments)) == 1
