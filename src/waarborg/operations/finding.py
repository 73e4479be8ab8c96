"""By which words can an entry be found from now on? Kept beside the entry, in the same transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from django.db import connection, transaction

from waarborg.records.models import Comment, CommentWord, Entry, EntryWord, KnownWord
from waarborg.records.words import words_of
from waarborg.registers.definitions import FieldType, RegisterDefinition
from waarborg.registers.stems import stem

_known: set[tuple[int, str]] = set()
"""What this process has seen stored; forgotten when it grows too large."""

_MOST_KNOWN = 500_000

_STORE_POSTGRES = (
    "INSERT INTO records_entryword (entry_id, organisation_id, register, word)"
    " SELECT %s, %s, %s, UNNEST(%s::varchar[])"
)
_STORE_SQLITE = (
    "INSERT INTO records_entryword (entry_id, organisation_id, register, word)"
    " SELECT %s, %s, %s, value FROM json_each(%s)"
)

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
    if new := sorted(wanted - stored):
        _store(entry, new)
        know_words(entry.organisation_id, new)


def make_comment_findable(comment: Comment) -> None:
    """Store the words of a comment; of one that was taken back nothing stays."""
    CommentWord.objects.filter(comment=comment).delete()
    words = words_of([comment.text])
    lines = [
        CommentWord(
            comment=comment, entry_id=comment.entry_id, organisation_id=comment.organisation_id, word=word
        )
        for word in sorted(words)
    ]
    CommentWord.objects.bulk_create(lines)
    know_words(comment.organisation_id, words)


def know_words(organisation: int, words: Iterable[str]) -> None:
    """Keep the words that the municipality had not used yet; mostly there are none.

    Not what has digits: a number or code has no forms, and there is no end to them.
    In alphabetical order, so that two who bring the same new words wait for each other and not in a circle.
    """
    new = sorted({word for word in words if word.isalpha() and (organisation, word) not in _known})
    if not new:
        return
    lines = [KnownWord(organisation_id=organisation, word=word, stem=stem(word)[:40]) for word in new]
    KnownWord.objects.bulk_create(lines, ignore_conflicts=True, batch_size=500)
    transaction.on_commit(lambda: _remember(organisation, new))


def _remember(organisation: int, words: Iterable[str]) -> None:
    if len(_known) > _MOST_KNOWN:
        _known.clear()
    _known.update((organisation, word) for word in words)


def _store(entry: Entry, words: Sequence[str]) -> None:
    """One statement, of which only the words are many: nothing else of an entry has as many rows."""
    is_postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute(
            _STORE_POSTGRES if is_postgres else _STORE_SQLITE,
            [
                entry.pk,
                entry.organisation_id,
                entry.register,
                list(words) if is_postgres else json.dumps(words),
            ],
        )
