"""How is a register file changed through forms: which keys has each part, and what is written for each?

The content stays that of a file: a key that no form shows is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from waarborg.registers.confidentiality import CONFIDENTIALITIES, ROLES
from waarborg.registers.definitions import FieldType
from waarborg.registers.zgw_reading import name_from

Content: TypeAlias = dict[str, object]
Form: TypeAlias = Mapping[str, str]
"""What one form filled in, by name of the key; both languages as ``key-nl`` and ``key-en``."""


class Way(StrEnum):
    """How a key is filled in."""

    TEXT = "text"
    BOTH = "both"
    FLAG = "flag"
    TERM = "term"
    NUMBER = "number"
    LINES = "lines"
    CHOICES = "choices"
    SELECT = "select"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a part, and how it is filled in."""

    name: str
    way: Way
    options: tuple[str, ...] = ()
    required: bool = False


HEAD = "kop"
"""The part that stands above the lists."""

_NAME = Key("naam", Way.TEXT)
_LABEL = Key("label", Way.BOTH, required=True)
PARTS: Mapping[str, tuple[Key, ...]] = {
    HEAD: (
        Key("naam", Way.BOTH, required=True),
        Key("meervoud", Way.BOTH, required=True),
        Key("omschrijving", Way.BOTH, required=True),
        Key("voorvoegsel", Way.TEXT, required=True),
        Key("gebeurtenis", Way.FLAG),
        Key("doorlooptijd", Way.TERM),
        Key("beginveld", Way.TEXT),
        Key("termijnveld", Way.TEXT),
        Key("team", Way.TEXT),
        Key("gebied_verplicht", Way.FLAG),
        Key("titel_gevraagd", Way.FLAG),
        Key("locatie_gevraagd", Way.FLAG),
        Key("geldigheid", Way.FLAG),
        Key("lijst", Way.LINES),
        Key("vertrouwelijkheidaanduiding", Way.SELECT, CONFIDENTIALITIES),
        Key("inzage", Way.LINES, tuple(ROLES)),
        Key("verdeling", Way.LINES, tuple(ROLES)),
        Key("woorden", Way.LINES),
    ),
    "eigenschappen": (
        _LABEL,
        _NAME,
        Key("type", Way.SELECT, tuple(FieldType), required=True),
        Key("verplicht", Way.FLAG),
        Key("persoonsgegeven", Way.FLAG),
        Key("later", Way.FLAG),
        Key("niet_voor", Way.TEXT),
        Key("hulp", Way.BOTH),
        Key("keuzes", Way.CHOICES),
        Key("minimum", Way.NUMBER),
        Key("maximum", Way.NUMBER),
        Key("maximale_lengte", Way.NUMBER),
    ),
    "statustypen": (_LABEL, _NAME, Key("volgende", Way.LINES), Key("eind", Way.FLAG)),
    "resultaattypen": (
        _LABEL,
        _NAME,
        Key("archiefnominatie", Way.SELECT, ("vernietigen", "blijvend_bewaren")),
        Key("archiefactietermijn", Way.TERM),
        Key("selectielijst", Way.TEXT),
    ),
    "categorieen": (
        _LABEL,
        _NAME,
        Key("doorlooptijd", Way.TERM),
        Key("team", Way.TEXT),
        Key("woorden", Way.LINES),
        Key("hulpwoorden", Way.LINES),
    ),
    "roltypen": (_LABEL, _NAME),
}
"""The parts of a register file, each with its keys in the order of the form."""

_UNITS = {
    "uur": "PT{}H",
    "uren": "PT{}H",
    "dag": "P{}D",
    "dagen": "P{}D",
    "week": "P{}W",
    "weken": "P{}W",
    "maand": "P{}M",
    "maanden": "P{}M",
    "jaar": "P{}Y",
    "jaren": "P{}Y",
}
_WORKING_DAYS = re.compile(r"(\d+)\s*werkdag(?:en)?")
_AMOUNT = re.compile(r"(\d+)\s*([a-z]+)")
_ISO = re.compile(r"(PT|P)(\d+)([HDWMY])")
_LETTERS = {"PTH": "uur", "PD": "dagen", "PW": "weken", "PM": "maanden", "PY": "jaar"}
_LAW = re.compile(r"wettelijk:\s*([a-z0-9_]+)")


def items_of(content: Content, part: str) -> list[Content]:
    """The tables of a part: the file itself for its head, else every table of the list."""
    if part == HEAD:
        return [content]
    tables = content.get(part)
    return [each for each in tables if isinstance(each, dict)] if isinstance(tables, list) else []


def with_items(content: Content, part: str, items: Sequence[Content]) -> Content:
    """The content with these tables in the part; the head has one."""
    if part == HEAD:
        return dict(items[0])
    changed = dict(content)
    if items:
        changed[part] = list(items)
    else:
        changed.pop(part, None)
    return changed


def as_form(part: str, item: Content) -> dict[str, str]:
    """What stands in a table, as its form shows it."""
    shown: dict[str, str] = {}
    for key in PARTS[part]:
        value = item.get(key.name)
        if key.way is Way.BOTH:
            both = value if isinstance(value, dict) else {}
            shown |= {f"{key.name}-{language}": str(both.get(language, "")) for language in ("nl", "en")}
        else:
            shown[key.name] = _shown(key.way, value)
    return shown


def from_form(part: str, form: Form, before: Content) -> Content:
    """The table that a form makes of the one before; a key that is left empty goes, others stay.

    What cannot be read stays as it was written, so that the check of the whole file can tell it.
    """
    item = deepcopy(before)
    for key in PARTS[part]:
        value = _value(key, form)
        if value is None or value is False or value in ("", []):
            item.pop(key.name, None)
        else:
            item[key.name] = value
    if part != HEAD and "naam" not in item:
        item["naam"] = name_from(form.get("label-nl", "")) or "zonder_naam"
    return item


def _shown(way: Way, value: object) -> str:
    if value is None:
        return ""
    if way is Way.FLAG:
        return "ja" if value is True else ""
    if way is Way.LINES:
        return "\n".join(map(str, value)) if isinstance(value, list) else str(value)
    if way is Way.TERM:
        return _shown_term(value)
    if way is Way.CHOICES and isinstance(value, list):
        return "\n".join(_shown_choice(each) for each in value if isinstance(each, dict))
    return str(value)


def _shown_term(value: object) -> str:
    if isinstance(value, dict):
        law = value.get("wettelijk")
        return f"wettelijk: {law}" if law else f"{value.get('werkdagen')} werkdagen"
    match = _ISO.fullmatch(str(value))
    return f"{match[2]} {_LETTERS[match[1] + match[3]]}" if match else str(value)


def _shown_choice(choice: Content) -> str:
    label = choice.get("label")
    both = label if isinstance(label, dict) else {}
    return " | ".join(
        str(each) for each in (choice.get("waarde", ""), both.get("nl", ""), both.get("en", ""))
    )


def _value(key: Key, form: Form) -> object:
    if key.way is Way.BOTH:
        both = {language: form.get(f"{key.name}-{language}", "").strip() for language in ("nl", "en")}
        return both if any(both.values()) else None
    text = form.get(key.name, "").strip()
    if key.way is Way.FLAG:
        return bool(text)
    if key.way in (Way.LINES, Way.CHOICES):
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        return lines if key.way is Way.LINES else [_choice(line) for line in lines]
    if key.way is Way.TERM:
        return _term(text)
    return _number(text) if key.way is Way.NUMBER else text


def _choice(line: str) -> Content:
    """``waarde | Nederlands | English``; with fewer parts the others follow from the first."""
    parts = [part.strip() for part in line.split("|")]
    if len(parts) == 1:
        return {"waarde": name_from(parts[0]), "label": {"nl": parts[0], "en": parts[0]}}
    return {"waarde": parts[0], "label": {"nl": parts[1], "en": parts[2] if len(parts) > 2 else parts[1]}}


def _term(text: str) -> object:
    """``5 werkdagen``, ``24 uur``, ``2 weken``, ``wettelijk: naam``, or as ISO 8601 writes it."""
    plain = text.casefold()
    if match := _WORKING_DAYS.fullmatch(plain):
        return {"werkdagen": int(match[1])}
    if match := _LAW.fullmatch(plain):
        return {"wettelijk": match[1]}
    if (match := _AMOUNT.fullmatch(plain)) and match[2] in _UNITS:
        return _UNITS[match[2]].format(match[1])
    return text


def _number(text: str) -> object:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return text
