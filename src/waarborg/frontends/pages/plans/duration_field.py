"""How is a duration asked on a form: a number beside a unit?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waarborg.registers.durations import Duration, Unit

UNITS = [
    (Unit.HOUR.value, _("uur")),
    (Unit.DAY.value, _("dagen")),
    (Unit.WORKING_DAY.value, _("werkdagen")),
    (Unit.WEEK.value, _("weken")),
    (Unit.MONTH.value, _("maanden")),
    (Unit.YEAR.value, _("jaar")),
]
CALENDAR_UNITS = [pair for pair in UNITS if pair[0] not in {Unit.HOUR.value, Unit.WORKING_DAY.value}]
SELECT = {"class": "utrecht-select utrecht-select--html-select"}
TEXT = {"class": "utrecht-textbox utrecht-textbox--html-input"}


class DurationWidget(forms.MultiWidget):
    """A number beside a unit."""

    template_name = "pages/plans/duration_widget.html"

    def __init__(self, units: Sequence[tuple[str, Any]]) -> None:
        number = forms.NumberInput(attrs={**TEXT, "min": 1, "aria-label": _("aantal")})
        super().__init__([number, forms.Select(choices=units, attrs={**SELECT, "aria-label": _("eenheid")})])

    def decompress(self, value: Duration | None) -> list[Any]:
        """The number and unit of a duration."""
        return [value.amount, value.unit.value] if value else [None, Unit.YEAR.value]


class DurationField(forms.MultiValueField):
    """A duration; nothing when no number is given."""

    def __init__(self, units: Sequence[tuple[str, Any]], **options: Any) -> None:
        fields = (forms.IntegerField(min_value=1, max_value=1000), forms.ChoiceField(choices=units))
        super().__init__(fields, widget=DurationWidget(units), require_all_fields=False, **options)

    def clean(self, value: Sequence[Any]) -> Duration | None:
        """Read the duration; without a number the unit that happens to be shown means nothing."""
        given = list(value) if value else ["", ""]
        if given[0] in (None, ""):
            given = ["", ""]
        read: Duration | None = super().clean(given)
        return read

    def compress(self, data_list: Sequence[Any]) -> Duration | None:
        """Number and unit as a duration."""
        if not data_list or data_list[0] is None:
            return None
        return Duration(data_list[0], Unit(data_list[1]))
