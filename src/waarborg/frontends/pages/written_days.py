"""How is a day or a moment told that was stored as text, as in the audit trail?"""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.formats import date_format

_LAST_MOMENT = time.max


def say_written(written: str) -> str:
    """``2026-12-01`` as '1 december 2026', a moment in local time with its hour; any other text as it is.

    A moment that is the very end of its day is a term in days: its day is told.
    """
    if len(written) < len("2026-12-01") or not written[:4].isdigit():
        return written
    try:
        if len(written) == len("2026-12-01"):
            return date_format(date.fromisoformat(written), "j F Y")
        moment = datetime.fromisoformat(written)
    except ValueError:
        return written
    local = timezone.localtime(moment) if moment.tzinfo is not None else moment
    return date_format(local, "j F Y" if local.time() == _LAST_MOMENT else "j F Y H:i")
