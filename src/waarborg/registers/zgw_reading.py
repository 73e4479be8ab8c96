"""Which register does a ZGW zaaktype describe: the JSON of the Catalogi API, as we write it or another does?

The result is the content of a register file, to be looked at before it is used; what the standard does not say is
filled in carefully and listed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from waarborg.registers.confidentiality import CONFIDENTIALITIES
from waarborg.registers.definitions import FieldType
from waarborg.registers.problems import Problem
from waarborg.registers.soundness import RESERVED
from waarborg.registers.zgw_writing import CATEGORY, SELECTION_LIST, YES_OR_NO

Content = dict[str, object]
"""A register file as a TOML reader gives it."""

_MOST_PARTS = 300
_LONGEST_NAME = 60
_ABOUT_PEOPLE = re.compile(r"naam|name|mail|tel|mobiel|bsn|geboorte|adres|melder|contact")
_DURATION = re.compile(r"P(\d+[DWMY]|T\d+H)")
_SOURCE = re.compile(re.escape(SELECTION_LIST) + r"([0-9]+(?:\.[0-9]+)*)")
_MONEY = ",2"


class NotAZaaktype(ValueError):
    """JSON that is no zaaktype with its parts; ``place`` tells where it goes wrong."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


@dataclass
class ReadZaaktype:
    """What was read: the register's proposed name, its content, and what has to be looked at."""

    name: str
    content: Content
    remarks: list[Problem] = field(default_factory=list)

    def remark(self, place: str, code: str, **values: str | int) -> None:
        """Note something that has to be looked at."""
        self.remarks.append(Problem(place, code, tuple(values.items())))


def read_zaaktype(written: object, today: date) -> ReadZaaktype:
    """Read a zaaktype with its parts, named as :func:`waarborg.registers.zgw_writing.write_zaaktype` names them.

    Args:
        written: what the JSON holds.
        today: the first day on which it holds, where it does not say so.

    Raises:
        NotAZaaktype.
    """
    bundle = _mapping(written, "zaaktype")
    kind = _mapping(bundle.get("zaaktype"), "zaaktype")
    label = _text(kind.get("omschrijving"), "zaaktype.omschrijving")
    name = name_from(str(kind.get("identificatie") or "")) or name_from(label) or "register"
    found = ReadZaaktype(name, {})
    purpose = str(kind.get("doel") or label)
    plural = str(kind.get("onderwerp") or label)
    found.content |= {
        "versie": 1,
        "geldig_vanaf": _day(kind.get("beginGeldigheid")) or today,
        "naam": _both(label),
        "meervoud": _both(plural),
        "omschrijving": _both(purpose),
        "voorvoegsel": _prefix(name),
        "vertrouwelijkheidaanduiding": _confidentiality(kind),
        "woorden": [word for word in _texts(kind.get("trefwoorden")) if word],
    }
    if term := _duration(kind.get("doorlooptijd")):
        found.content["doorlooptijd"] = term
    if responsible := str(kind.get("verantwoordelijke") or "").strip():
        found.content["team"] = responsible
    _read_parts(found, bundle)
    found.remark("naam", "look_at_english")
    found.remark("voorvoegsel", "look_at_prefix", value=str(found.content["voorvoegsel"]))
    return found


def _read_parts(found: ReadZaaktype, bundle: Mapping[str, object]) -> None:
    fields, categories = [], []
    for each in _parts(bundle, "eigenschappen"):
        if name_from(_text(each.get("naam"), "eigenschappen.naam")) == CATEGORY and _values_of(each):
            categories = [_named(value) for value in _values_of(each)]
        else:
            fields.append(_field(found, each))
    found.content["eigenschappen"] = _distinct(fields)
    found.content["statustypen"] = _statuses(found, _parts(bundle, "statustypen"))
    if len(_parts(bundle, "statustypen")) == 1:
        found.content["gebeurtenis"] = True
        found.content.pop("doorlooptijd", None)
    results = [_result(found, each) for each in _parts(bundle, "resultaattypen")]
    found.content["resultaattypen"] = _distinct(results)
    found.content["categorieen"] = _distinct(categories)
    roles = [_named(_text(each.get("omschrijving"), "roltypen")) for each in _parts(bundle, "roltypen")]
    found.content["roltypen"] = _distinct(roles)


def _field(found: ReadZaaktype, part: Mapping[str, object]) -> Content:
    written = _text(part.get("naam"), "eigenschappen.naam")
    name = name_from(written) or "veld"
    name = f"{name}_veld" if name in RESERVED else name
    meaning = str(part.get("definitie") or written)
    content: Content = {"naam": name, "label": _both(meaning)}
    _set_type(content, part)
    if part.get("statustype"):
        content["verplicht"] = True
    if _ABOUT_PEOPLE.search(name):
        content["persoonsgegeven"] = True
        found.remark(f"eigenschappen.{name}", "look_at_personal", value=meaning)
    return content


def _set_type(content: Content, part: Mapping[str, object]) -> None:
    specification = _mapping(part.get("specificatie") or {}, "eigenschappen.specificatie")
    length = str(specification.get("lengte") or "")
    values = _values_of(part)
    form = specification.get("formaat")
    if values and tuple(value.casefold() for value in values) == YES_OR_NO:
        content["type"] = FieldType.YES_NO.value
    elif values:
        many = str(specification.get("kardinaliteit") or "1") != "1"
        content["type"] = (FieldType.CHOICES if many else FieldType.CHOICE).value
        content["keuzes"] = _distinct(
            [{"waarde": name_from(each) or "keuze", "label": _both(each)} for each in values], "waarde"
        )
    elif form == "getal":
        content["type"] = (FieldType.MONEY if length.endswith(_MONEY) else FieldType.NUMBER).value
    elif form in ("datum", "datum_tijd"):
        content["type"] = form
    elif length.isdecimal() and 0 < int(length) < 255:
        content |= {"type": FieldType.TEXT.value, "maximale_lengte": int(length)}
    else:
        content["type"] = FieldType.LONG_TEXT.value


def _statuses(found: ReadZaaktype, parts: Sequence[Mapping[str, object]]) -> list[Content]:
    """Each may go to every one after it, for the standard knows their order alone."""
    ordered = sorted(parts, key=lambda part: _number(part.get("volgnummer")))
    statuses = _distinct([_named(_text(each.get("omschrijving"), "statustypen")) for each in ordered])
    names = [str(each["naam"]) for each in statuses]
    for place, status in enumerate(statuses, start=1):
        if place < len(statuses):
            status["volgende"] = names[place:]
        else:
            status["eind"] = True
    if len(statuses) > 1:
        found.remark("statustypen", "look_at_next_statuses")
    return statuses


def _result(found: ReadZaaktype, part: Mapping[str, object]) -> Content:
    label = _text(part.get("omschrijving"), "resultaattypen.omschrijving")
    content = _named(label)
    source = _SOURCE.search(str(part.get("toelichting") or ""))
    nomination = part.get("archiefnominatie")
    term = _duration(part.get("archiefactietermijn"))
    if source and nomination == "vernietigen" and term:
        content |= {
            "archiefnominatie": "vernietigen",
            "archiefactietermijn": term,
            "selectielijst": source[1],
        }
    elif source and nomination == "blijvend_bewaren":
        content |= {"archiefnominatie": "blijvend_bewaren", "selectielijst": source[1]}
    else:
        found.remark(f"resultaattypen.{content['naam']}", "look_at_retention", value=label)
    return content


def _named(label: str) -> Content:
    return {"naam": name_from(label) or "zonder_naam", "label": _both(label)}


def _distinct(parts: list[Content], key: str = "naam") -> list[Content]:
    """Names once each: a second one gets a number."""
    seen: set[object] = set()
    for part in parts:
        wanted, number = part[key], 2
        while part[key] in seen:
            part[key] = f"{wanted}_{number}"
            number += 1
        seen.add(part[key])
    return parts


def name_from(text: str) -> str:
    """A text as a name in a register file: lower case, words joined by underscores; empty without letters."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    words = re.findall(r"[a-z0-9]+", "".join(each for each in decomposed if not unicodedata.combining(each)))
    name = "_".join(words)[:_LONGEST_NAME].strip("_")
    return name if name[:1].isalpha() else f"n_{name}" if name else ""


def _prefix(name: str) -> str:
    letters = re.sub("[^A-Z]", "", name.upper())
    return (letters + "XX")[: max(2, min(3, len(letters)))]


def _both(text: str) -> Content:
    plain = " ".join(text.split())
    return {"nl": plain, "en": plain}


def _confidentiality(kind: Mapping[str, object]) -> str:
    written = str(kind.get("vertrouwelijkheidaanduiding") or "")
    return written if written in CONFIDENTIALITIES else "zaakvertrouwelijk"


def _values_of(part: Mapping[str, object]) -> list[str]:
    specification = part.get("specificatie")
    return _texts(specification.get("waardenverzameling")) if isinstance(specification, Mapping) else []


def _parts(bundle: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    parts = bundle.get(name)
    if parts is None:
        return []
    if not isinstance(parts, list) or len(parts) > _MOST_PARTS:
        raise NotAZaaktype(name)
    return [_mapping(each, name) for each in parts]


def _mapping(written: object, place: str) -> Mapping[str, object]:
    if not isinstance(written, Mapping):
        raise NotAZaaktype(place)
    return written


def _text(written: object, place: str) -> str:
    if not isinstance(written, str) or not written.strip():
        raise NotAZaaktype(place)
    return written.strip()


def _texts(written: object) -> list[str]:
    return (
        [each.strip() for each in written if isinstance(each, str) and each.strip()]
        if isinstance(written, list)
        else []
    )


def _number(written: object) -> int:
    return written if isinstance(written, int) else 0


def _day(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written or ""))
    except ValueError:
        return None


def _duration(written: object) -> str:
    text = str(written or "")
    return text if _DURATION.fullmatch(text) and not re.fullmatch(r"PT?0+[A-Z]", text) else ""
