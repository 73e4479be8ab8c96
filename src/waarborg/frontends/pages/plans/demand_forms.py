"""Which fields does each kind of commitment ask for? One form a kind, read into a typed demand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from waarborg.commitments.demands import (
    Attested,
    Demand,
    Direction,
    Frequency,
    InForce,
    Interval,
    Kind,
    Milestone,
    Response,
    Target,
)
from waarborg.registers.durations import Duration, Unit

Lists = Sequence[tuple[str, str]]

_UNITS = [
    (Unit.HOUR.value, _("uur")),
    (Unit.DAY.value, _("dagen")),
    (Unit.WORKING_DAY.value, _("werkdagen")),
    (Unit.WEEK.value, _("weken")),
    (Unit.MONTH.value, _("maanden")),
    (Unit.YEAR.value, _("jaar")),
]
_CALENDAR_UNITS = [pair for pair in _UNITS if pair[0] not in {Unit.HOUR.value, Unit.WORKING_DAY.value}]
_SELECT = {"class": "utrecht-select utrecht-select--html-select"}
_TEXT = {"class": "utrecht-textbox utrecht-textbox--html-input"}


class DurationWidget(forms.MultiWidget):
    """A number beside a unit."""

    template_name = "pages/plans/duration_widget.html"

    def __init__(self, units: Sequence[tuple[str, Any]]) -> None:
        number = forms.NumberInput(attrs={**_TEXT, "min": 1, "aria-label": _("aantal")})
        super().__init__([number, forms.Select(choices=units, attrs={**_SELECT, "aria-label": _("eenheid")})])

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


def _number(label: Any, least: int) -> forms.IntegerField:
    widget = forms.NumberInput(attrs=_TEXT)
    return forms.IntegerField(label=label, required=False, min_value=least, max_value=100_000, widget=widget)


def _percentage(label: Any, help_text: Any) -> forms.FloatField:
    return forms.FloatField(
        label=label,
        help_text=help_text,
        required=False,
        max_value=100,
        widget=forms.NumberInput(attrs={**_TEXT, "step": "any", "min": 0}),
    )


def _each() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Voor elk van een lijst"),
        help_text=_("Bijvoorbeeld in elke wijk of op elke school. Lijsten staan bij Beheer."),
        required=False,
        widget=forms.Select(attrs=_SELECT),
    )


class DemandForm(forms.Form):
    """What a kind asks; knows the lists of the municipality."""

    use_required_attribute = False

    def __init__(self, *args: Any, lists: Lists = (), **options: Any) -> None:
        super().__init__(*args, **options)
        each = self.fields.get("each")
        if isinstance(each, forms.ChoiceField):
            now = self.initial.get("each")
            unknown = [(now, now)] if now and now not in dict(lists) else []
            each.choices = [("", _("Nee, alles samen")), *lists, *unknown]

    def demand(self) -> Demand:
        """What was filled in, once the form is valid."""
        raise NotImplementedError


class FrequencyForm(DemandForm):
    """How often in a period."""

    at_least = _number(_("Minstens zo vaak"), 1)
    at_most = _number(_("Hoogstens zo vaak"), 0)
    per = DurationField(_CALENDAR_UNITS, label=_("Per"), help_text=_("Bijvoorbeeld 1 jaar of 3 maanden."))
    each = _each()
    coverage = _percentage(
        _("Voor welk deel van de lijst (procent)"), _("Leeg betekent: voor allemaal. Alleen met een lijst.")
    )
    months = forms.TypedMultipleChoiceField(
        label=_("Alleen in deze maanden"),
        help_text=_("Niets aangevinkt betekent: het hele jaar."),
        required=False,
        coerce=int,
        choices=list(MONTHS.items()),
        widget=forms.CheckboxSelectMultiple,
    )

    def demand(self) -> Frequency:
        """The frequency filled in."""
        given = self.cleaned_data
        return Frequency(
            per=given["per"],
            at_least=given["at_least"],
            at_most=given["at_most"],
            each=given["each"] or None,
            coverage=_share(given["coverage"]),
            months=tuple(given["months"]),
        )


class IntervalForm(DemandForm):
    """Never longer without."""

    within = DurationField(
        _CALENDAR_UNITS, label=_("Nooit langer zonder dan"), help_text=_("Bijvoorbeeld 4 jaar.")
    )
    each = _each()

    def demand(self) -> Interval:
        """The interval filled in."""
        return Interval(self.cleaned_data["within"], self.cleaned_data["each"] or None)


class ResponseForm(DemandForm):
    """Every trigger has its answer."""

    within = DurationField(
        _UNITS,
        label=_("Binnen"),
        help_text=_("Leeg betekent: zonder vaste termijn, maar wel altijd."),
        required=False,
    )
    coverage = _percentage(_("In welk deel van de gevallen (procent)"), _("Leeg betekent: altijd."))

    def demand(self) -> Response:
        """The response filled in."""
        return Response(self.cleaned_data["within"], _share(self.cleaned_data["coverage"]))


class MilestoneForm(DemandForm):
    """Ready by a day."""

    by = forms.DateField(
        label=_("Klaar op uiterlijk"),
        widget=forms.DateInput(attrs={**_TEXT, "type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
    )

    def demand(self) -> Milestone:
        """The milestone filled in."""
        return Milestone(self.cleaned_data["by"])


class InForceForm(DemandForm):
    """Valid at every moment."""

    each = _each()

    def demand(self) -> InForce:
        """The document or appointment that must be in force."""
        return InForce(self.cleaned_data["each"] or None)


class AttestedForm(DemandForm):
    """Stated by a named person."""

    every = DurationField(
        _CALENDAR_UNITS,
        label=_("Opnieuw na elke"),
        help_text=_("Leeg betekent: één keer is genoeg."),
        required=False,
    )

    def demand(self) -> Attested:
        """The statement asked for."""
        return Attested(self.cleaned_data["every"])


class TargetForm(DemandForm):
    """A figure beside a number, an earlier year or another area."""

    indicator = forms.CharField(
        label=_("Cijfer"),
        help_text=_("De naam van het cijfer dat wordt gevolgd, bijvoorbeeld woninginbraken."),
        max_length=80,
        widget=forms.TextInput(attrs=_TEXT),
    )
    direction = forms.ChoiceField(
        label=_("Moet zijn"),
        choices=[
            (Direction.AT_MOST.value, _("hoogstens")),
            (Direction.AT_LEAST.value, _("minstens")),
            (Direction.BELOW.value, _("lager dan")),
            (Direction.ABOVE.value, _("hoger dan")),
        ],
        widget=forms.Select(attrs=_SELECT),
    )
    compared_with = forms.ChoiceField(
        label=_("Vergeleken met"),
        choices=[
            ("number", _("een vast getal")),
            ("year", _("het eigen cijfer in een eerder jaar")),
            ("area", _("het cijfer van een ander gebied")),
        ],
        widget=forms.Select(attrs=_SELECT),
    )
    reference = forms.CharField(
        label=_("Welk jaar of welk gebied"),
        help_text=_("Bijvoorbeeld 2018 of regio. Leeg bij een vast getal."),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs=_TEXT),
    )
    bound = forms.FloatField(
        label=_("Getal of percentage"),
        help_text=_(
            "Bij een vast getal: het getal zelf. Bij een jaar of gebied: hoeveel procent daarvan; 90 betekent "
            "tien procent lager, leeg betekent 100."
        ),
        required=False,
        widget=forms.NumberInput(attrs={**_TEXT, "step": "any"}),
    )

    def clean_reference(self) -> str:
        """A year is four figures."""
        written = str(self.cleaned_data["reference"]).strip()
        with_what = self.cleaned_data.get("compared_with")
        if with_what in ("year", "area") and not written:
            raise forms.ValidationError(_("Vul in met welk jaar of welk gebied."))
        if with_what == "year" and not (re.fullmatch(r"\d{4}", written)):
            raise forms.ValidationError(_("Vul een jaar in van vier cijfers."))
        return written

    def demand(self) -> Target:
        """The target filled in."""
        given = self.cleaned_data
        direction = Direction(given["direction"])
        if given["compared_with"] == "number":
            return Target(given["indicator"], direction, given["bound"], None)
        factor = None if given["bound"] is None else given["bound"] / 100
        return Target(given["indicator"], direction, factor, f"{given['compared_with']}:{given['reference']}")


def _percentage_of(share: float | None) -> float | None:
    """70 for 0.7, so that a form shows no needless decimals."""
    if share is None:
        return None
    percentage = round(share * 100, 4)
    return int(percentage) if percentage == int(percentage) else percentage


def _share(percentage: float | None) -> float | None:
    return None if percentage is None else percentage / 100


FORM_OF: Mapping[Kind, type[DemandForm]] = {
    Kind.FREQUENCY: FrequencyForm,
    Kind.INTERVAL: IntervalForm,
    Kind.RESPONSE: ResponseForm,
    Kind.MILESTONE: MilestoneForm,
    Kind.IN_FORCE: InForceForm,
    Kind.TARGET: TargetForm,
    Kind.ATTESTED: AttestedForm,
}


def initial_of(demand: Demand) -> dict[str, Any]:
    """The values with which the form of this demand's kind starts."""
    if isinstance(demand, Target):
        return _target_initial(demand)
    values: dict[str, Any] = {
        name: getattr(demand, name)
        for name in ("at_least", "at_most", "per", "within", "each", "months", "by", "every")
        if hasattr(demand, name)
    }
    share = getattr(demand, "coverage", None)
    values["coverage"] = _percentage_of(share)
    return values


def _target_initial(demand: Target) -> dict[str, Any]:
    compared_with, _colon, reference = (demand.reference or "number:").partition(":")
    bound = demand.bound
    if demand.reference is not None:
        bound = _percentage_of(bound)
    return {
        "indicator": demand.indicator,
        "direction": demand.direction.value,
        "compared_with": compared_with,
        "reference": reference,
        "bound": bound,
    }


def initial_of_known(known: Mapping[str, Any]) -> dict[str, Any]:
    """The values with which a form starts from what a sentence does say of an open demand."""
    values = dict(known)
    for name in ("per", "within", "every"):
        if name in values:
            values[name] = Duration.from_json(values[name])
    if "by" in values:
        values["by"] = date.fromisoformat(values["by"])
    if "coverage" in values:
        values["coverage"] = _percentage_of(values["coverage"])
    return values


def initial_from_input(form: type[forms.Form], data: Any) -> dict[str, Any]:
    """What somebody typed so far, to show a form again without judging it."""
    return {
        name: field.widget.value_from_datadict(data, {}, name)
        for name, field in form.base_fields.items()
        if any(key == name or key.startswith(f"{name}_") for key in data)
    }
