"""Which fields does each kind of commitment ask for? One form a kind, read into a typed demand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from waarborg.commitments.beside import (
    COMPARABLE,
    COUNTRY,
    NAMED_AREAS,
    POLICE_UNIT,
    PROVINCE,
    SAFETY_REGION,
)
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
from waarborg.frontends.pages.plans.duration_field import CALENDAR_UNITS, SELECT, TEXT, UNITS, DurationField

Lists = Sequence[tuple[str, str]]


def _number(label: Any, least: int) -> forms.IntegerField:
    widget = forms.NumberInput(attrs=TEXT)
    return forms.IntegerField(label=label, required=False, min_value=least, max_value=100_000, widget=widget)


def _percentage(label: Any, help_text: Any) -> forms.FloatField:
    return forms.FloatField(
        label=label,
        help_text=help_text,
        required=False,
        max_value=100,
        widget=forms.NumberInput(attrs={**TEXT, "step": "any", "min": 0}),
    )


def _each() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Voor elk van een lijst"),
        help_text=_("Bijvoorbeeld in elke wijk of op elke school. Lijsten staan bij Beheer."),
        required=False,
        widget=forms.Select(attrs=SELECT),
    )


class SuggestedField(forms.CharField):
    """A text that can be chosen from what is known, or typed."""

    suggested: Lists = ()


class DemandForm(forms.Form):
    """What a kind asks; knows the lists of the municipality and the figures that can be followed."""

    use_required_attribute = False

    def __init__(self, *args: Any, lists: Lists = (), figures: Lists = (), **options: Any) -> None:
        super().__init__(*args, **options)
        indicator = self.fields.get("indicator")
        if isinstance(indicator, SuggestedField):
            indicator.suggested = figures
        each = self.fields.get("each")
        if isinstance(each, forms.ChoiceField):
            now = self.initial.get("each")
            unknown = [(now, now)] if now and now not in dict(lists) else []
            each.choices = [("", _("Nee, alles samen")), *lists, *unknown]

    def demand(self) -> Demand:
        """What was filled in, once the form is valid."""
        raise NotImplementedError


_SHARE_OF_LIST = _("Voor welk deel van de lijst (procent)")
_NO_SHARE = _("Leeg betekent: voor allemaal. Alleen met een lijst.")


class FrequencyForm(DemandForm):
    """How often in a period."""

    at_least = _number(_("Minstens zo vaak"), 1)
    at_most = _number(_("Hoogstens zo vaak"), 0)
    per = DurationField(CALENDAR_UNITS, label=_("Per"), help_text=_("Bijvoorbeeld 1 jaar of 3 maanden."))
    each = _each()
    coverage = _percentage(_SHARE_OF_LIST, _NO_SHARE)
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
        CALENDAR_UNITS, label=_("Nooit langer zonder dan"), help_text=_("Bijvoorbeeld 4 jaar.")
    )
    each = _each()

    def demand(self) -> Interval:
        """The interval filled in."""
        return Interval(self.cleaned_data["within"], self.cleaned_data["each"] or None)


class ResponseForm(DemandForm):
    """Every trigger has its answer."""

    within = DurationField(
        UNITS,
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
        widget=forms.DateInput(attrs={**TEXT, "type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
    )

    def demand(self) -> Milestone:
        """The milestone filled in."""
        return Milestone(self.cleaned_data["by"])


class InForceForm(DemandForm):
    """Valid at every moment."""

    each = _each()
    coverage = _percentage(_SHARE_OF_LIST, _NO_SHARE)

    def demand(self) -> InForce:
        """The document or appointment that must be in force."""
        return InForce(self.cleaned_data["each"] or None, _share(self.cleaned_data["coverage"]))


class AttestedForm(DemandForm):
    """Stated by a named person."""

    every = DurationField(
        CALENDAR_UNITS,
        label=_("Opnieuw na elke"),
        help_text=_("Leeg betekent: één keer is genoeg."),
        required=False,
    )

    def demand(self) -> Attested:
        """The statement asked for."""
        return Attested(self.cleaned_data["every"])


class TargetForm(DemandForm):
    """A figure beside a number, an earlier year or another area."""

    indicator = SuggestedField(
        label=_("Cijfer"),
        help_text=_(
            "Kies een cijfer van het veiligheidsbeeld, of geef het de naam die het bij Cijfers heeft."
        ),
        max_length=80,
        widget=forms.TextInput(attrs={**TEXT, "list": "id_indicator_suggested"}),
    )
    direction = forms.ChoiceField(
        label=_("Moet zijn"),
        choices=[
            (Direction.AT_MOST.value, _("hoogstens")),
            (Direction.AT_LEAST.value, _("minstens")),
            (Direction.BELOW.value, _("lager dan")),
            (Direction.ABOVE.value, _("hoger dan")),
        ],
        widget=forms.Select(attrs=SELECT),
    )
    compared_with = forms.ChoiceField(
        label=_("Vergeleken met"),
        choices=[
            ("number", _("een vast getal")),
            ("year", _("het eigen cijfer in een eerder jaar")),
            (COMPARABLE, _("het midden van vergelijkbare gemeenten")),
            (SAFETY_REGION, _("het cijfer van de veiligheidsregio")),
            (POLICE_UNIT, _("het cijfer van de politie-eenheid")),
            (PROVINCE, _("het cijfer van de provincie")),
            (COUNTRY, _("het cijfer van Nederland")),
            ("area", _("het cijfer van een ander gebied")),
        ],
        widget=forms.Select(attrs=SELECT),
    )
    reference = forms.CharField(
        label=_("Welk jaar of welk gebied"),
        help_text=_(
            "Alleen bij een eerder jaar of een ander gebied: bijvoorbeeld 2018, of de code van een buurgemeente."
        ),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs=TEXT),
    )
    bound = forms.FloatField(
        label=_("Getal of percentage"),
        help_text=_(
            "Bij een vast getal: het getal zelf. Bij een jaar of gebied: hoeveel procent daarvan; 90 betekent "
            "tien procent lager, leeg betekent 100."
        ),
        required=False,
        widget=forms.NumberInput(attrs={**TEXT, "step": "any"}),
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
        what, which = given["compared_with"], given["reference"]
        reference = f"area:{what}" if what in NAMED_AREAS else f"{what}:{which}"
        return Target(given["indicator"], direction, factor, reference)


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
