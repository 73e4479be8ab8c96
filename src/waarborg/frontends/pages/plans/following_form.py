"""Who follows a commitment and which entries prove it: which choices are there, and what was chosen?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from waarborg.operations.plans.wishes import Following
from waarborg.records.queries.drafts import registers_to_choose
from waarborg.records.queries.registers import colleagues_of
from waarborg.registers.definitions import FieldType, RegisterDefinition
from waarborg.registers.selections import Selection

if TYPE_CHECKING:
    from waarborg.records.models import Organisation

_SELECT = {"class": "utrecht-select utrecht-select--html-select"}
_FIELD_PREFIX = "field-"


def _choice(label: Any, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, help_text=help_text, required=False, widget=forms.Select(attrs=_SELECT)
    )


def _choices(label: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, help_text=help_text, required=False, widget=forms.CheckboxSelectMultiple
    )


class FollowingForm(forms.Form):
    """Owner and register, with what narrows the register down: categories, results, fields with choices."""

    use_required_attribute = False

    owner = _choice(_("Trekker"), _("Wie ervoor zorgt dat het gebeurt, en herinneringen krijgt."))
    register = _choice(_("Register waarin het bewijs staat"))
    categories = _choices(_("Alleen deze categorieën"), _("Niets aangevinkt betekent: alle categorieën."))
    results = _choices(_("Alleen met dit resultaat"), _("Niets aangevinkt betekent: elk resultaat."))
    answer_register = _choice(
        _("Register waarin het antwoord staat"),
        _("Alleen bij ‘antwoord op elk geval’. Leeg betekent: het geval zelf is afgehandeld."),
    )
    answer_categories = _choices(
        _("Alleen deze categorieën van het antwoord"), _("Niets aangevinkt betekent: alle categorieën.")
    )

    def __init__(self, organisation: Organisation, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.registers = registers_to_choose(organisation)
        self.here = 1 if get_language() == "en" else 0
        owners = [(str(each.pk), each.name) for each in colleagues_of(organisation)]
        registers = [(name, each.label[self.here]) for name, each in self.registers.items()]
        self._offer("owner", [("", _("Nog niemand")), *owners])
        self._offer("register", [("", _("Nog geen register")), *registers])
        self._offer("answer_register", [("", _("Het geval zelf")), *registers])
        self._offer_parts_of(self.registers.get(self._value("register")), "categories", "results")
        self._offer_parts_of(self.registers.get(self._value("answer_register")), "answer_categories", None)
        self._offer_fields(self.registers.get(self._value("register")))

    def _value(self, name: str) -> str:
        held = self.data.get(name) if self.is_bound else self.initial.get(name)
        return str(held or "")

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def _offer_parts_of(
        self, definition: RegisterDefinition | None, categories: str, results: str | None
    ) -> None:
        if definition is None or not definition.categories:
            del self.fields[categories]
        else:
            self._offer(categories, [(each.name, each.label[self.here]) for each in definition.categories])
        if results is None:
            return
        if definition is None or not definition.results:
            del self.fields[results]
        else:
            self._offer(results, [(each.name, each.label[self.here]) for each in definition.results])

    def _offer_fields(self, definition: RegisterDefinition | None) -> None:
        for each in definition.fields if definition else ():
            if each.type is FieldType.CHOICE:
                field = _choice(each.label[self.here])
                values = [(value, (dutch, english)[self.here]) for value, dutch, english in each.choices]
                field.choices = [("", _("Maakt niet uit")), *values]
                self.fields[_FIELD_PREFIX + each.name] = field

    def following(self) -> Following:
        """What was chosen, once the form is valid."""
        given = self.cleaned_data
        answer = given["answer_register"]
        return Following(
            owner=int(given["owner"]) if given["owner"] else None,
            selection=self._selection() if given["register"] else None,
            answer=Selection(answer, tuple(given.get("answer_categories", ()))) if answer else None,
        )

    def _selection(self) -> Selection:
        given = self.cleaned_data
        chosen = {
            name.removeprefix(_FIELD_PREFIX): value
            for name, value in given.items()
            if name.startswith(_FIELD_PREFIX) and value
        }
        return Selection(
            register=given["register"],
            categories=tuple(given.get("categories", ())),
            results=tuple(given.get("results", ())),
            fields=tuple(sorted(chosen.items())),
        )


def following_initial(
    owner: int | None, selection: Mapping[str, Any] | None, answer: Mapping[str, Any] | None
) -> dict[str, Any]:
    """The values with which the form starts."""
    values: dict[str, Any] = {"owner": str(owner or "")}
    if selection:
        chosen = Selection.from_json(dict(selection))
        values |= {
            "register": chosen.register,
            "categories": list(chosen.categories),
            "results": list(chosen.results),
        }
        values |= {_FIELD_PREFIX + name: value for name, value in chosen.fields}
    if answer:
        chosen = Selection.from_json(dict(answer))
        values |= {"answer_register": chosen.register, "answer_categories": list(chosen.categories)}
    return values


FORM_FIELD_OF: Mapping[str, str] = {
    "selection.register": "register",
    "selection.categories": "categories",
    "selection.results": "results",
    "selection.fields": "register",
    "answer.register": "answer_register",
    "answer.categories": "answer_categories",
    "answer.results": "answer_register",
    "answer.fields": "answer_register",
}
"""Where on the form a problem with a selection is shown."""
