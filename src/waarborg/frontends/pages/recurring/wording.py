"""How is said what comes round, and how often?"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from waarborg.commitments.occasions import Work
from waarborg.registers.durations import Duration, Unit


def period_name(per: Duration) -> str:
    """A period as it follows on 'per': 'jaar', '2 weken'."""
    if per == Duration(3, Unit.MONTH):
        return _("kwartaal")
    if per == Duration(6, Unit.MONTH):
        return _("half jaar")
    if per.amount == 1:
        return {
            Unit.WEEK: pgettext("periode", "week"),
            Unit.MONTH: pgettext("periode", "maand"),
            Unit.YEAR: pgettext("periode", "jaar"),
        }.get(per.unit, pgettext("periode", "dag"))
    many = {
        Unit.WEEK: _("%(amount)s weken"),
        Unit.MONTH: _("%(amount)s maanden"),
        Unit.YEAR: _("%(amount)s jaar"),
    }.get(per.unit, _("%(amount)s dagen"))
    return many % {"amount": per.amount}


def say_work(work: Work, list_label: str) -> str:
    """How often it is done, for whom and when, in one line."""
    often = _("één keer per %(period)s") if work.times == 1 else _("%(times)s keer per %(period)s")
    parts = [often % {"times": work.times, "period": period_name(work.per)}]
    if list_label:
        parts.append(_("voor elk lid van %(list)s") % {"list": list_label})
    if work.months:
        parts.append(_("alleen in %(months)s") % {"months": month_names(work.months)})
    if work.is_spread and list_label:
        parts.append(_("om de beurt"))
    return ", ".join(parts)


def month_names(months: Sequence[int]) -> str:
    """The months by name."""
    return ", ".join(str(MONTHS[month]) for month in months)
