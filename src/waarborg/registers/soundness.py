"""Does a definition hold together? What single values cannot show: doubles, dead ends, loose ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from waarborg.registers.definitions import FieldDefinition, FieldType, RegisterDefinition, StatusDefinition
from waarborg.registers.problems import Problem
from waarborg.registers.workflow import reachable_statuses

COLUMNS = frozenset(
    (
        "title",
        "category",
        "status",
        "result",
        "area",
        "subject",
        "happened_on",
        "opened_at",
        "closed_at",
        "valid_from",
        "valid_until",
    )
)
"""What every entry has besides the fields of its register; no field may take such a name."""

LINKED = frozenset(("cause", "follow_up_of", "duplicate_of", "party", "assigned_to", "raised_to"))
PLACED = frozenset(("location", "street", "house_number", "postal_code", "town"))
RESERVED = COLUMNS | LINKED | PLACED | {"team", "due_at", "revision", "token"}
"""Names that no field may take: the columns, and what else a form or the audit trail says of an entry."""

OWN_STATES = frozenset(("vervallen", "gepland"))
"""What every register has by itself: an entry that was withdrawn, and one that is still to be done."""

NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_PREFIX = re.compile(r"[A-Z]{2,6}")
_NUMBERS = (FieldType.NUMBER, FieldType.MONEY)
_TEXTS = (FieldType.TEXT, FieldType.LONG_TEXT)
_WITH_CHOICES = (FieldType.CHOICE, FieldType.CHOICES)


def find_flaws(definition: RegisterDefinition) -> tuple[Problem, ...]:
    """Find everything in a definition that contradicts itself; empty when it is sound."""
    return (
        *_names_of(definition),
        *_flaws_of_fields(definition.fields),
        *_flaws_of_statuses(definition),
        *_flaws_of_occurrence(definition),
        *_flaws_of_named_field("beginveld", definition.start_field, FieldType.MOMENT, definition),
        *_flaws_of_named_field("termijnveld", definition.due_field, FieldType.DATE, definition),
    )


def _names_of(definition: RegisterDefinition) -> Iterator[Problem]:
    if not NAME.fullmatch(definition.name):
        yield Problem("", "bad_file_name", (("value", definition.name),))
    if definition.prefix and not _PREFIX.fullmatch(definition.prefix):
        yield Problem("voorvoegsel", "bad_prefix", (("value", definition.prefix),))
    yield from _flaws_of_names("eigenschappen", [field.name for field in definition.fields])
    statuses, results = ([each.name for each in named] for named in (definition.statuses, definition.results))
    yield from _flaws_of_names("statustypen", statuses)
    yield from _flaws_of_names("resultaattypen", results)
    for place, names in (("statustypen", statuses), ("resultaattypen", results)):
        yield from (Problem(place, "reserved_name", (("value", name),)) for name in OWN_STATES & set(names))
    yield from _flaws_of_names("categorieen", [category.name for category in definition.categories])
    yield from _flaws_of_names("roltypen", [name for name, _, _ in definition.roles])


def _flaws_of_names(place: str, names: Iterable[str]) -> Iterator[Problem]:
    counted = Counter(name for name in names if name)
    for name, times in counted.items():
        if times > 1:
            yield Problem(place, "double_name", (("value", name),))
        if not NAME.fullmatch(name):
            yield Problem(place, "bad_name", (("value", name),))


def _flaws_of_fields(fields: tuple[FieldDefinition, ...]) -> Iterator[Problem]:
    for number, field in enumerate(fields, start=1):
        place = f"eigenschappen[{number}]"
        if field.name in RESERVED:
            yield Problem(f"{place}.naam", "reserved_name", (("value", field.name),))
        if field.type in _WITH_CHOICES:
            yield from _flaws_of_names(f"{place}.keuzes", [value for value, _, _ in field.choices])
        if field.type in _WITH_CHOICES and not field.choices:
            yield Problem(f"{place}.keuzes", "no_choices", (("value", field.name),))
        if field.type not in _WITH_CHOICES and field.choices:
            yield Problem(f"{place}.keuzes", "choices_not_allowed", (("type", field.type.value),))
        bounded = field.minimum is not None or field.maximum is not None
        if bounded and field.type not in _NUMBERS:
            yield Problem(f"{place}.minimum", "bounds_not_allowed", (("type", field.type.value),))
        if field.minimum is not None and field.maximum is not None and field.minimum > field.maximum:
            yield Problem(f"{place}.minimum", "minimum_above_maximum")
        if field.max_length is not None and field.type not in _TEXTS:
            yield Problem(f"{place}.maximale_lengte", "length_not_allowed", (("type", field.type.value),))
    yield from _flaws_of_order(fields)


def _flaws_of_order(fields: tuple[FieldDefinition, ...]) -> Iterator[Problem]:
    """Only a day can follow a day, and a moment a moment."""
    types = {field.name: field.type for field in fields}
    for number, field in enumerate(fields, start=1):
        if field.not_before is None:
            continue
        is_time = field.type in (FieldType.DATE, FieldType.MOMENT)
        if not is_time or field.not_before == field.name or types.get(field.not_before) is not field.type:
            yield Problem(
                f"eigenschappen[{number}].niet_voor", "no_earlier_field", (("value", field.not_before),)
            )


def _flaws_of_statuses(definition: RegisterDefinition) -> Iterator[Problem]:
    if not definition.results:
        yield Problem("resultaattypen", "no_results")
    if not definition.statuses:
        yield Problem("statustypen", "no_statuses")
        return
    yield from _flaws_of_followers(definition.statuses)
    reached = reachable_statuses(definition)
    if not any(status.end for status in definition.statuses):
        yield Problem("statustypen", "no_end_status")
    elif not any(status.end and status.name in reached for status in definition.statuses):
        yield Problem("statustypen", "end_out_of_reach")
    for status in definition.statuses:
        if status.name and status.name not in reached:
            yield Problem("statustypen", "status_out_of_reach", (("value", status.name),))


def _flaws_of_followers(statuses: tuple[StatusDefinition, ...]) -> Iterator[Problem]:
    known = {status.name for status in statuses}
    allowed = ", ".join(sorted(known))
    for number, status in enumerate(statuses, start=1):
        place = f"statustypen[{number}].volgende"
        for following in status.next:
            if following not in known:
                yield Problem(place, "unknown_next_status", (("value", following), ("allowed", allowed)))
        if not status.end and not status.next:
            yield Problem(place, "dead_end", (("value", status.name),))


def _flaws_of_named_field(
    key: str, named: str | None, wanted: FieldType, definition: RegisterDefinition
) -> Iterator[Problem]:
    fitting = [field.name for field in definition.fields if field.type is wanted]
    if named and named not in fitting:
        yield Problem(key, "not_one_of", (("value", named), ("allowed", ", ".join(fitting))))


def _flaws_of_occurrence(definition: RegisterDefinition) -> Iterator[Problem]:
    if not definition.occurrence:
        return
    if definition.statuses and not definition.statuses[0].end:
        yield Problem("statustypen[1].eind", "occurrence_starts_open")
    timed = definition.term or definition.statutory_term or definition.due_field or definition.start_field
    if timed or any(category.term or category.statutory_term for category in definition.categories):
        yield Problem("doorlooptijd", "occurrence_with_term")
