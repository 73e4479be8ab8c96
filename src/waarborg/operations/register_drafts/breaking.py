"""What would a changed register break: entries that are there, or commitments that count on it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from waarborg.operations.actors import Actor
from waarborg.records.models import Entry, RegisterVersion
from waarborg.records.queries.commitments import adopted_commitments
from waarborg.records.queries.registers import registers_in_use
from waarborg.registers.definitions import RegisterDefinition
from waarborg.registers.files import read_register
from waarborg.registers.problems import Problem
from waarborg.registers.selections import Selection
from waarborg.registers.shelf import builtin_registers


def find_breaks(actor: Actor, old: RegisterDefinition | None, new: RegisterDefinition) -> list[Problem]:
    """All reasons why the new register cannot take the place of the old one; ``None``: there is none yet.

    Old entries keep the version with which they were made. What all versions share must not change: the prefix of
    their numbers, whether they run through statuses, what kind of value a field holds and whether it is personal.
    """
    problems = list(_taken_prefix(actor, new))
    if old is None:
        return problems
    problems += _broken_promises(actor, new)
    entries = Entry.objects.filter(organisation=actor.organisation, register=new.name)
    if not entries.exists():
        return problems
    if old.prefix != new.prefix:
        problems.append(Problem("voorvoegsel", "prefix_in_use", (("value", old.prefix),)))
    if old.occurrence != new.occurrence:
        problems.append(Problem("gebeurtenis", "occurrence_in_use"))
    return problems + list(_changed_fields(actor, new))


def known_registers(actor: Actor) -> Mapping[str, RegisterDefinition]:
    """Every register that the municipality uses or could take into use, by name."""
    used = {each.version.name: each.definition for each in registers_in_use(actor.organisation)}
    return {**builtin_registers(), **used}


def _taken_prefix(actor: Actor, new: RegisterDefinition) -> Iterator[Problem]:
    for name, other in known_registers(actor).items():
        if name != new.name and other.prefix == new.prefix:
            yield Problem("voorvoegsel", "prefix_taken", (("value", new.prefix), ("other", other.label[0])))


def _changed_fields(actor: Actor, new: RegisterDefinition) -> Iterator[Problem]:
    """Fields that mean something else than in an earlier version with entries that filled them in."""
    wanted = {field.name: field for field in new.fields}
    versions = RegisterVersion.objects.filter(organisation=actor.organisation, name=new.name)
    told = set()
    for version in versions:
        for field in read_register(version.name, version.source).fields:
            other = wanted.get(field.name)
            if other is None or field.name in told:
                continue
            opened = field.personal and not other.personal
            if (other.type is field.type and not opened) or not _is_filled_in(actor, version, field.name):
                continue
            told.add(field.name)
            code = "type_in_use" if other.type is not field.type else "personal_in_use"
            yield Problem(f"eigenschappen.{field.name}", code, (("value", field.label[0]),))


def _is_filled_in(actor: Actor, version: RegisterVersion, field: str) -> bool:
    entries = Entry.objects.filter(organisation=actor.organisation, register=version.name)
    return entries.filter(register_version=version.number, fields__has_key=field).exists()


def _broken_promises(actor: Actor, new: RegisterDefinition) -> Iterator[Problem]:
    """Commitments that count entries of a category or result, or with a field, that is no longer there."""
    categories = {each.name for each in new.categories}
    results = {each.name for each in new.results}
    fields = {each.name for each in new.fields}
    for row in adopted_commitments(actor.organisation):
        for written in (row.selection, row.answer):
            if not written or written.get("register") != new.name:
                continue
            selection = Selection.from_json(written)
            gone = [("categorieen", each) for each in selection.categories if each not in categories]
            gone += [("resultaattypen", each) for each in selection.results if each not in results]
            gone += [("eigenschappen", name) for name, _value in selection.fields if name not in fields]
            for part, name in gone:
                yield Problem(part, "promised", (("value", name), ("number", row.number)))
