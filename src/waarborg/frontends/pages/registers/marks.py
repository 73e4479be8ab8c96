"""How is a case marked in a list: late, nearly late, or standing still?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from waarborg.records.queries.entries import NEARLY

_DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class Mark:
    """A few words beside the moment at which a term ends; ``is_late``: it is over."""

    text: str
    is_late: bool = False


def mark_of(due: datetime | None, suspended_since: datetime | None, now: datetime) -> Mark | None:
    """The mark of an open case; ``None`` where there is nothing to say."""
    if suspended_since is not None:
        return Mark(_("staat stil"))
    if due is None:
        return None
    if due < now:
        return Mark(_how_late(due, now), is_late=True)
    return Mark(_("bijna te laat")) if due - now <= NEARLY else None


def due_words(due: str, mark: Mark | None) -> SafeString:
    """The moment at which a term ends, with its mark, as a list shows them."""
    if mark is None:
        return format_html("{}", due or "–")
    late = SafeString(' class="wb-problem"') if mark.is_late else ""
    return format_html("{} <strong{}>{}</strong>", due or "–", late, mark.text)


def _how_late(due: datetime, now: datetime) -> str:
    days = int((now - due).total_seconds() // _DAY)
    if days == 0:
        return _("te laat")
    return ngettext("%(days)s dag te laat", "%(days)s dagen te laat", days) % {"days": days}
