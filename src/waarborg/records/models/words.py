"""Which words does a municipality use, and which of them stand in comments?

The words of entries themselves are :class:`~waarborg.records.models.entries.EntryWord`.
"""

from __future__ import annotations

from django.db import models

from waarborg.records.models.entries import Entry
from waarborg.records.models.handling import Comment
from waarborg.records.models.organisations import Organisation


class KnownWord(models.Model):
    """A word that stands in some entry or comment, so that a search finds its forms and compounds.

    Never taken away: a word that no entry holds any more finds nothing.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    word = models.CharField(max_length=40)
    stem = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "word"], name="one_line_per_known_word"),
        ]
        indexes = [models.Index(fields=["organisation", "stem", "word"], name="words_by_stem")]

    def __str__(self) -> str:
        return self.word


class CommentWord(models.Model):
    """A word of a comment: only who may read comments finds an entry by it."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="words", db_index=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", db_index=False)
    word = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "word"], name="one_line_per_word_of_a_comment"),
        ]
        indexes = [models.Index(fields=["organisation", "word", "entry"], name="word_to_comment")]

    def __str__(self) -> str:
        return self.word
