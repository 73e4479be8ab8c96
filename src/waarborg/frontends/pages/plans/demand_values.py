"""With which values does the form of a kind start: those stored, those in the sentence, or those typed so far?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from waarborg.commitments.beside import NAMED_AREAS
from waarborg.commitments.demands import Demand, Target
from waarborg.registers.durations import Duration


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
    return {
        "indicator": demand.indicator,
        "direction": demand.direction.value,
        **_reference_initial(demand.reference, demand.bound),
    }


def _reference_initial(reference: str | None, bound: float | None) -> dict[str, Any]:
    """What is compared with: an area that has a name of its own is chosen by it, another one is typed."""
    if reference is None:
        return {"compared_with": "number", "bound": bound}
    what, _colon, which = reference.partition(":")
    if what == "area" and which in NAMED_AREAS:
        return {"compared_with": which, "bound": _percentage_of(bound)}
    return {"compared_with": what, "reference": which, "bound": _percentage_of(bound)}


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
    if "reference" in values or "bound" in values:
        values |= _reference_initial(values.pop("reference", None), values.pop("bound", None))
    return values


def initial_from_input(form: type[forms.Form], data: Any) -> dict[str, Any]:
    """What somebody typed so far, to show a form again without judging it."""
    return {
        name: field.widget.value_from_datadict(data, {}, name)
        for name, field in form.base_fields.items()
        if any(key == name or key.startswith(f"{name}_") for key in data)
    }


def _percentage_of(share: float | None) -> float | None:
    """70 for 0.7, so that a form shows no needless decimals."""
    if share is None:
        return None
    percentage = round(share * 100, 4)
    return int(percentage) if percentage == int(percentage) else percentage
