"""By which words can an entry be found from now on? Kept beside the entry, in the same transaction."""

from __future__ import annotations

from collections.abc import Mapping

from waarborg.records.models import Entry, EntryWord
from waarborg.records.words import words_of
from waarborg.registers.definitions import FieldType, RegisterDefinition

_SEARCHED = frozenset((FieldType.TEXT, FieldType.LONG_TEXT))


def words_for(definition: RegisterDefinition, title: str, fields: Mapping[str, object]) -> frozenset[str]:
    """The words of an entry's title and its text fields; personal fields give none."""
    names = [field.name for field in definition.fields if field.type in _SEARCHED and not field.personal]
    return words_of([title, *(str(fields[name]) for name in names if name in fields)])


def make_findable(entry: Entry, definition: RegisterDefinition, *, is_new: bool = False) -> None:
    """Store the words of a new or changed entry, and only what changed of them."""
    wanted = words_for(definition, entry.title, entry.fields)
    stored = set() if is_new else set(EntryWord.objects.filter(entry=entry).values_list("word", flat=True))
    if gone := stored - wanted:
        EntryWord.objects.filter(entry=entry, word__in=gone).delete()
    EntryWord.objects.bulk_create([_line(entry, word) for word in sorted(wanted - stored)])


def _line(entry: Entry, word: str) -> EntryWord:
    return EntryWord(entry=entry, organisation_id=entry.organisation_id, register=entry.register, word=word)
