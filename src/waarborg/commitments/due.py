"""By which day must something have been done?"""

from __future__ import annotations

from datetime import date

from waarborg.commitments.verdicts import Standing, Verdict

_STILL_TO_DO = ("_to_go", "_behind", "_part", "attested_open", "attested_soon_over", "_not_met")
_UNTIL_FURTHER_NOTICE = date.max.isoformat()


def due_day(verdict: Verdict) -> date | None:
    """Return the last day on which the owner can still act: the end of a term, period or validity.

    ``None`` where nothing is asked now: what is kept for the whole window, broken, unclear or without evidence.
    """
    if verdict.standing in (Standing.BROKEN, Standing.NO_EVIDENCE, Standing.UNCLEAR):
        return None
    values = dict(verdict.reason.values)
    code = verdict.reason.code
    if code in ("milestone_open", "milestone_soon"):
        return _day(values.get("by"))
    if code.startswith("in_force"):
        return _day(values.get("until"))
    if "due" in values:
        return _day(values["due"])
    if code.endswith(_STILL_TO_DO) and verdict.window is not None:
        return verdict.window.end
    return None


def _day(written: object) -> date | None:
    """The day that is written, or that of a moment."""
    if not isinstance(written, str) or written == _UNTIL_FURTHER_NOTICE:
        return None
    return date.fromisoformat(written[:10])
