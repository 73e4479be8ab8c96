"""How does a register read as a ZGW zaaktype: the JSON that the Catalogi API of Open Zaak takes?

The standard asks for things that a register does not say. Nothing is invented: what is missing is left out of the
JSON and listed, and can be given along (:data:`ASKED`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from waarborg.registers.definitions import (
    FieldDefinition,
    FieldType,
    RegisterDefinition,
    ResultDefinition,
    StatusDefinition,
)
from waarborg.registers.durations import Duration, Unit
from waarborg.registers.problems import Problem
from waarborg.registers.zgw_terms import calendar_days, term_by_law

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
Part: TypeAlias = dict[str, Json]

ASKED = (
    "catalogus",
    "aanleiding",
    "doorlooptijd",
    "handelingInitiator",
    "handelingBehandelaar",
    "indicatieInternOfExtern",
    "verantwoordelijke",
    "referentieproces",
)
"""What the standard demands of a zaaktype and a register may not say; people can give it along."""

CATEGORY = "categorie"
"""The property in which the category of an entry goes along."""

YES_OR_NO = ("ja", "nee")
"""The values by which a property is known to be a yes or no."""

SELECTION_LIST = "Selectielijst gemeenten 2020: "

_LONGEST = {"omschrijving": 80, "naam": 20, "resultaat": 30, "trefwoord": 30, "waarde": 100, "definitie": 255}
_LENGTHS = {
    FieldType.NUMBER: "14,4",
    FieldType.MONEY: "12,2",
    FieldType.DATE: "8",
    FieldType.MOMENT: "14",
}
_FORMATS = {
    FieldType.NUMBER: "getal",
    FieldType.MONEY: "getal",
    FieldType.DATE: "datum",
    FieldType.MOMENT: "datum_tijd",
}
_LONGEST_TEXT = 255
_ROLES = {
    "melder": "initiator",
    "aanvrager": "initiator",
    "initiator": "initiator",
    "behandelaar": "behandelaar",
    "toezichthouder": "behandelaar",
    "adviseur": "adviseur",
    "beslisser": "beslisser",
    "belanghebbende": "belanghebbende",
    "coordinator": "zaakcoordinator",
}


@dataclass(frozen=True, slots=True)
class Zaaktype:
    """A register in the words of the standard.

    Attributes:
        parts: ``zaaktype``, ``statustypen``, ``resultaattypen``, ``eigenschappen`` and ``roltypen``: what is sent
            to the API, part by part. The parts name each other by URNs, to be replaced by the addresses that the
            API gives.
        missing: what the standard demands and nobody said; it is left out.
        remarks: what the standard cannot say, or only shorter.
    """

    parts: dict[str, Json]
    missing: tuple[Problem, ...]
    remarks: tuple[Problem, ...]


def write_zaaktype(definition: RegisterDefinition, given: Mapping[str, str]) -> Zaaktype:
    """Write a register as a zaaktype with its parts.

    Args:
        definition: the register.
        given: what people say of :data:`ASKED`; empty values count as not given.
    """
    writing = _Writing(definition, [], [])
    parts: dict[str, Json] = {
        "zaaktype": writing.zaaktype({name: each.strip() for name, each in given.items() if each.strip()}),
        "statustypen": [
            writing.status(number, status) for number, status in enumerate(_in_order(definition), start=1)
        ],
        "resultaattypen": [
            writing.result(number, result) for number, result in enumerate(definition.results, start=1)
        ],
        "eigenschappen": [*writing.category(), *(writing.field(field) for field in definition.fields)],
        "roltypen": [writing.role(*role) for role in definition.roles],
    }
    return Zaaktype(parts, tuple(writing.missing), tuple(writing.remarks))


def _in_order(definition: RegisterDefinition) -> Sequence[StatusDefinition]:
    """The end statuses last: to the standard the highest number is the end."""
    return sorted(definition.statuses, key=lambda status: status.end)


@dataclass
class _Writing:
    """Writes the parts of one register, and notes what is missing or cannot be said."""

    definition: RegisterDefinition
    missing: list[Problem]
    remarks: list[Problem]

    @property
    def urn(self) -> str:
        return f"urn:waarborg:zaaktype:{self.definition.name}:{self.definition.version}"

    def miss(self, place: str, code: str, **values: str | int) -> None:
        self.missing.append(Problem(place, code, tuple(values.items())))

    def remark(self, place: str, code: str, **values: str | int) -> None:
        self.remarks.append(Problem(place, code, tuple(values.items())))

    def cut(self, place: str, text: str, longest: int) -> str:
        """A text no longer than the standard allows."""
        if len(text) > longest:
            self.remark(place, "cut_short", value=text, maximum=longest)
        return text[:longest].strip()

    def zaaktype(self, given: Mapping[str, str]) -> Part:
        known = self.definition
        part: Part = {
            "identificatie": known.name[:50],
            "omschrijving": self.cut("zaaktype.omschrijving", known.label[0], _LONGEST["omschrijving"]),
            "vertrouwelijkheidaanduiding": known.confidentiality,
            "doel": known.description[0],
            "onderwerp": self.cut("zaaktype.onderwerp", known.plural[0], _LONGEST["omschrijving"]),
            "opschortingEnAanhoudingMogelijk": False,
            "verlengingMogelijk": False,
            "publicatieIndicatie": False,
            "trefwoorden": [word for word in known.words if len(word) <= _LONGEST["trefwoord"]],
            "productenOfDiensten": [],
            "besluittypen": [],
            "gerelateerdeZaaktypen": [],
            "beginGeldigheid": known.valid_from.isoformat(),
            "versiedatum": known.valid_from.isoformat(),
        }
        said = {**self._known(), **given}
        for name in ASKED:
            if name in said and not _FITS[name](said[name]):
                self.miss(f"zaaktype.{name}", _UNFIT.get(name, "zgw_does_not_fit"), value=said[name])
            elif name not in said:
                self.miss(f"zaaktype.{name}", f"zgw_{name}")
            else:
                part[name] = {"naam": said[name]} if name == "referentieproces" else said[name]
        for status in known.statuses:
            if len(status.next) > 1 or (status.end and status.next):
                self.remark(f"statustypen.{status.name}", "next_statuses_lost", value=status.label[0])
        return part

    def _known(self) -> dict[str, str]:
        """What the register says itself of what is asked."""
        known: dict[str, str] = {}
        if self.definition.team:
            known["verantwoordelijke"] = self.definition.team[:50]
        terms = [category.term for category in self.definition.categories if category.term]
        own = self.definition.term or term_by_law(self.definition)
        term = own or max(terms, key=calendar_days, default=None)
        if term is not None:
            known["doorlooptijd"] = self._term("zaaktype.doorlooptijd", term)
        if any(each != own for each in terms):
            self.remark("zaaktype.doorlooptijd", "terms_of_categories_lost")
        return known

    def _term(self, place: str, term: Duration) -> str:
        if term.unit is Unit.WORKING_DAY:
            days = calendar_days(term)
            self.remark(place, "working_days_as_days", amount=term.amount, days=days)
            return f"P{days}D"
        return str(term.as_json())

    def status(self, number: int, status: StatusDefinition) -> Part:
        return {
            "omschrijving": self.cut(f"statustypen[{number}].omschrijving", status.label[0], 80),
            "volgnummer": number,
            "zaaktype": self.urn,
        }

    def result(self, number: int, result: ResultDefinition) -> Part:
        place = f"resultaattypen[{number}]"
        part: Part = {
            "omschrijving": self.cut(f"{place}.omschrijving", result.label[0], _LONGEST["resultaat"]),
            "zaaktype": self.urn,
        }
        self.miss(f"{place}.resultaattypeomschrijving", "zgw_result_kind", value=result.label[0])
        source = result.retention_source
        self.miss(
            f"{place}.selectielijstklasse", "zgw_selection_list", value=result.label[0], source=source or "?"
        )
        if not source:
            return part
        part["toelichting"] = f"{SELECTION_LIST}{source}"
        part["archiefnominatie"] = "vernietigen" if result.retention else "blijvend_bewaren"
        if result.retention:
            part["archiefactietermijn"] = str(result.retention.as_json())
            part["brondatumArchiefprocedure"] = {
                "afleidingswijze": "afgehandeld",
                "datumkenmerk": "",
                "einddatumBekend": False,
                "objecttype": "",
                "registratie": "",
            }
        return part

    def category(self) -> list[Json]:
        """The category as a property, for the standard has none."""
        if not self.definition.categories:
            return []
        values: list[Json] = [category.label[0][:100] for category in self.definition.categories]
        return [self._property(CATEGORY, "Categorie", _specification("tekst", "100", values), required=True)]

    def field(self, field: FieldDefinition) -> Part:
        place = f"eigenschappen.{field.name}"
        if field.personal:
            self.remark(place, "personal_lost", value=field.label[0])
        name = self.cut(f"{place}.naam", field.name, _LONGEST["naam"]).rstrip("_")
        values: list[Json] = [dutch[: _LONGEST["waarde"]] for _, dutch, _ in field.choices]
        if field.type is FieldType.YES_NO:
            values = list(YES_OR_NO)
        length = _LENGTHS.get(field.type) or str(min(field.max_length or _LONGEST_TEXT, _LONGEST_TEXT))
        specification = _specification(_FORMATS.get(field.type, "tekst"), length, values)
        if field.type is FieldType.CHOICES:
            specification["kardinaliteit"] = "N"
        meaning = field.label[0][: _LONGEST["definitie"]]
        return self._property(name, meaning, specification, required=field.required)

    def _property(self, name: str, meaning: str, specification: Part, *, required: bool) -> Part:
        part: Part = {
            "naam": name,
            "definitie": meaning,
            "specificatie": specification,
            "zaaktype": self.urn,
        }
        if required:
            part["statustype"] = f"{self.urn}:statustype:1"
        return part

    def role(self, name: str, dutch: str, _english: str) -> Part:
        part: Part = {"omschrijving": dutch[:100], "zaaktype": self.urn}
        if name in _ROLES:
            part["omschrijvingGeneriek"] = _ROLES[name]
        else:
            self.miss(f"roltypen.{name}.omschrijvingGeneriek", "zgw_role_kind", value=dutch)
        return part


def _specification(form: str, length: str, values: list[Json]) -> Part:
    return {"formaat": form, "lengte": length, "kardinaliteit": "1", "waardenverzameling": values}


def _at_most(longest: int) -> Callable[[str], bool]:
    return lambda text: len(text) <= longest


_FITS: Mapping[str, Callable[[str], bool]] = {
    "catalogus": lambda text: re.fullmatch(r"https?://\S{4,990}", text) is not None,
    "aanleiding": _at_most(1_000),
    "doorlooptijd": lambda text: re.fullmatch(r"P(\d+[DWMY]|T\d+H)", text) is not None,
    "handelingInitiator": _at_most(20),
    "handelingBehandelaar": _at_most(20),
    "indicatieInternOfExtern": lambda text: text in ("intern", "extern"),
    "verantwoordelijke": _at_most(50),
    "referentieproces": _at_most(80),
}
_UNFIT: Mapping[str, str] = {"doorlooptijd": "zgw_no_duration", "catalogus": "zgw_no_address"}
"""What has a form of its own that must be told; the rest is too long."""
