"""Which labels do a register's names have on this page?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from waarborg.frontends.pages.languages import page_language
from waarborg.operations.problems_in_words import tell
from waarborg.records.queries.selected import PLANNED, WITHDRAWN
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.problems import Problem
from waarborg.registers.wording import label_of


def pick(label: tuple[str, str]) -> str:
    """The label in the language of the page."""
    return label[1] if page_language() == "en" else label[0]


def category_labels(definition: RegisterDefinition) -> dict[str, str]:
    """The labels of the categories by their names."""
    return {category.name: pick(category.label) for category in definition.categories}


def status_labels(definition: RegisterDefinition) -> dict[str, str]:
    """The labels of the statuses by their names, withdrawn and planned among them."""
    labels = {status.name: pick(status.label) for status in definition.statuses}
    return {**labels, WITHDRAWN: _("Vervallen"), PLANNED: _("Gepland")}


def result_labels(definition: RegisterDefinition) -> dict[str, str]:
    """The labels of the results by their names."""
    return {result.name: pick(result.label) for result in definition.results}


def choice_labels(definition: RegisterDefinition, field: str) -> dict[str, str]:
    """What each value of a field with choices is called; none for a field that the register does not have."""
    return {
        value: pick((dutch, english))
        for each in definition.fields
        if each.name == field
        for value, dutch, english in each.choices
    }


def place_labels() -> dict[str, str]:
    """What the parts of a place are called."""
    return {
        "location": _("Plek op de kaart"),
        "street": _("Straat"),
        "house_number": _("Huisnummer"),
        "postal_code": _("Postcode"),
        "town": _("Plaats"),
    }


def level_labels() -> dict[str, str]:
    """What each way of being confidential is called."""
    return {
        "openbaar": _("Openbaar"),
        "beperkt_openbaar": _("Beperkt openbaar"),
        "intern": _("Intern"),
        "zaakvertrouwelijk": _("Zaakvertrouwelijk"),
        "vertrouwelijk": _("Vertrouwelijk"),
        "confidentieel": _("Confidentieel"),
        "geheim": _("Geheim"),
        "zeer_geheim": _("Zeer geheim"),
    }


def column_label(definition: RegisterDefinition, name: str) -> str:
    """What a column or field is called in the form and the history."""
    if name == "opened_at" and not definition.occurrence:
        return _("Binnengekomen op")
    labels = {
        **place_labels(),
        "happened_on": _("Datum"),
        "opened_at": _("Begin"),
        "cause": _("Antwoord op"),
        "follow_up_of": _("Vervolg op"),
        "duplicate_of": _("Dubbel van"),
        "party": _("Organisatie"),
        "assigned_to": _("Behandelaar"),
        "raised_to": _("Vertrouwelijker dan het register"),
        "team": _("Team"),
        "due_at": _("Uiterlijk"),
        "suspended_since": _("Termijn staat stil sinds"),
        "note": _("Toelichting"),
        "at": _("Wanneer"),
    }
    return labels.get(name) or label_of(definition, name, page_language())


def in_words(problems: Iterable[Problem]) -> Mapping[str, list[str]]:
    """The problems by field, each as a sentence that says what to do."""
    told: dict[str, list[str]] = {}
    for problem in problems:
        told.setdefault(problem.field, []).append(tell(problem, page_language()))
    return told
