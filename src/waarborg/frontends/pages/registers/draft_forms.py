"""How does a part of a register file look as a form, and what came back?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waarborg.frontends.pages.whole_numbers import read_number
from waarborg.registers.editing import HEAD, PARTS, Content, Key, Way, as_form, from_form

MOST_ITEMS = 300

PART_LABELS: Mapping[str, str | Promise] = {
    HEAD: gettext_lazy("Algemeen"),
    "eigenschappen": gettext_lazy("Velden"),
    "statustypen": gettext_lazy("Statussen"),
    "resultaattypen": gettext_lazy("Resultaten"),
    "categorieen": gettext_lazy("Categorieën"),
    "roltypen": gettext_lazy("Rollen"),
}


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to fill in.

    Attributes:
        widget: text, area, flag, select, or several: a box to tick for each option.
        options: of a select or several: value and label.
    """

    name: str
    label: str
    widget: str
    value: str
    help: str = ""
    options: tuple[tuple[str, str], ...] = ()

    @property
    def ticked(self) -> list[tuple[str, str, bool]]:
        """Each option, and whether it is chosen; what was written by hand and is no option stays to be seen."""
        chosen = self.value.split()
        others = [(each, each) for each in chosen if each not in dict(self.options)]
        return [(value, label, value in chosen) for value, label in (*self.options, *others)]


@dataclass(frozen=True, slots=True)
class ItemForm:
    """One table of a part: its place (from 0), what it is called, and what to fill in."""

    place: int
    title: str
    inputs: tuple[Input, ...]
    problems: tuple[str, ...] = ()
    is_new: bool = False

    @property
    def is_open(self) -> bool:
        """Is there something to see at once?"""
        return self.is_new or bool(self.problems)


def make_forms(part: str, items: Sequence[Content], told: Mapping[int, Sequence[str]]) -> list[ItemForm]:
    """The forms of all tables of a part, and an empty one to add another.

    Args:
        part: of the file.
        items: its tables.
        told: what is wrong, by place.
    """
    forms = [_form(part, place, item, tuple(told.get(place, ()))) for place, item in enumerate(items)]
    return forms if part == HEAD else [*forms, _form(part, len(items), {}, (), is_new=True)]


def items_from(part: str, post: QueryDict, before: Sequence[Content]) -> list[Content]:
    """The tables as they were filled in, in the order that was asked; those without a label are left out."""
    if part == HEAD:
        return [from_form(part, _values(part, 0, post), dict(before[0]))]
    found: list[tuple[float, int, Content]] = []
    for place in range(min(len(before) + 1, MOST_ITEMS)):
        if f"{place}-label-nl" not in post or post.get(f"{place}-weg"):
            continue
        values = _values(part, place, post)
        if place == len(before) and not any(values[name] for name in values if name != "type"):
            continue
        item = from_form(part, values, dict(before[place]) if place < len(before) else {})
        found.append((_order(post.get(f"{place}-volgorde", ""), place), place, item))
    return [item for _order_, _place, item in sorted(found, key=lambda each: each[:2])]


def _order(written: str, place: int) -> float:
    """Where it is to stand; a place that was given to it comes before the one that stands there."""
    number = read_number(written)
    if number is None or number == place + 1:
        return place + 1
    return number - 0.5 if number <= place else number + 0.5


def _values(part: str, place: int, post: QueryDict) -> dict[str, str]:
    names = [name for key in PARTS[part] for name in _names(key)]
    return {name: "\n".join(post.getlist(f"{place}-{name}")) for name in names}


def _names(key: Key) -> list[str]:
    return [f"{key.name}-nl", f"{key.name}-en"] if key.way is Way.BOTH else [key.name]


def _form(
    part: str, place: int, item: Content, problems: tuple[str, ...], *, is_new: bool = False
) -> ItemForm:
    shown = as_form(part, item)
    inputs = [each for key in PARTS[part] for each in _inputs(place, key, shown)]
    title = _("Nieuw") if is_new else shown.get("label-nl") or shown.get("naam-nl") or shown.get("naam", "")
    return ItemForm(place, title, tuple(inputs), problems, is_new)


def _inputs(place: int, key: Key, shown: Mapping[str, str]) -> list[Input]:
    label, told = key_label(key.name), _help(key)
    if key.way is Way.BOTH:
        return [
            Input(
                f"{place}-{key.name}-nl",
                f"{label} ({_('Nederlands')})",
                "text",
                shown[f"{key.name}-nl"],
                told,
            ),
            Input(f"{place}-{key.name}-en", f"{label} ({_('Engels')})", "text", shown[f"{key.name}-en"]),
        ]
    widgets = {Way.FLAG: "flag", Way.LINES: "area", Way.CHOICES: "area", Way.SELECT: "select"}
    options = tuple((option, option.replace("_", " ")) for option in key.options)
    widget = "several" if key.way is Way.LINES and options else widgets.get(key.way, "text")
    return [Input(f"{place}-{key.name}", label, widget, shown[key.name], told, options)]


def key_label(name: str) -> str:
    """What a key of a register file is called on a screen."""
    labels = {
        "naam": _("Naam"),
        "label": _("Opschrift"),
        "meervoud": _("Meervoud"),
        "omschrijving": _("Omschrijving"),
        "voorvoegsel": _("Voorvoegsel van de nummers"),
        "gebeurtenis": _("Een zaak is meteen klaar (een gebeurtenis)"),
        "doorlooptijd": _("Termijn"),
        "beginveld": _("Veld met het moment waarop de termijn begint"),
        "termijnveld": _("Veld met de dag waarop het klaar moet zijn"),
        "team": _("Team"),
        "gebied_verplicht": _("Het gebied is verplicht"),
        "titel_gevraagd": _("Vraag meteen hoe de zaak heet"),
        "locatie_gevraagd": _("Vraag meteen naar de plek op de kaart"),
        "geldigheid": _("Een zaak heeft een eerste en laatste geldige dag"),
        "lijst": _("Lijsten waaruit het onderwerp komt"),
        "vertrouwelijkheidaanduiding": _("Vertrouwelijkheid"),
        "inzage": _("Rollen die de zaken zien"),
        "verdeling": _("Rollen die zien wat nog niemand behandelt"),
        "woorden": _("Woorden die hierheen wijzen"),
        "hulpwoorden": _("Hulpwoorden"),
        "type": _("Soort"),
        "verplicht": _("Verplicht"),
        "later": _("Wordt pas onderweg bekend"),
        "niet_voor": _("Niet vóór (naam van een ander veld)"),
        "persoonsgegeven": _("Kan een persoon aanwijzen"),
        "hulp": _("Hulp"),
        "keuzes": _("Keuzes"),
        "minimum": _("Minimum"),
        "maximum": _("Maximum"),
        "maximale_lengte": _("Hoogstens zo veel tekens"),
        "volgende": _("Wat erop mag volgen"),
        "eind": _("Sluit de zaak"),
        "archiefnominatie": _("Archief"),
        "archiefactietermijn": _("Bewaren"),
        "selectielijst": _("Nummer in de Selectielijst"),
    }
    return labels.get(name, name)


def _help(key: Key) -> str:
    if key.way is Way.TERM:
        return _("Bijvoorbeeld: 5 werkdagen, 24 uur, 2 weken of 4 jaar.")
    if key.way is Way.CHOICES:
        return _("Eén per regel: waarde | Nederlands | Engels.")
    if key.name == "naam":
        return (
            _("Kleine letters en _; laat leeg om hem van het opschrift te maken.")
            if key.way is Way.TEXT
            else ""
        )
    if key.name == "volgende":
        return _("De namen van statussen, één per regel.")
    if key.name in ("inzage", "verdeling"):
        return _("Kies er geen voor wat bij de vertrouwelijkheid gebruikelijk is.")
    return _("Eén per regel.") if key.way is Way.LINES else ""
