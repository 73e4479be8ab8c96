"""Which entries hold these words? Both databases answer from one plain index, at any size."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from waarborg.records.models import Entry, EntryWord, Organisation
from waarborg.records.words import asked_words

FEW = 2_000
"""With no more hits than this a list is looked up by its hits; with more, so many of the newest are searched."""


def narrow_to_words(
    entries: QuerySet[Entry], organisation: Organisation, register: str, question: str
) -> QuerySet[Entry]:
    """Only the entries that hold, for every word of the question, a word that begins with it.

    The rarest word leads where it is rare. Where all are common, only the newest entries that match otherwise
    are looked through: with such words that finds plenty.
    """
    asked = asked_words(question)
    if not asked:
        return entries.none()
    hits = {word: _hits(organisation, register, word) for word in asked}
    rarest = min(asked, key=lambda word: len(hits[word]))
    if len(hits[rarest]) <= FEW:
        entries = entries.filter(id__in=hits[rarest])
        asked = tuple(word for word in asked if word != rarest)
    else:
        newest = entries.order_by("-happened_on", "-id").values("id")[:FEW]
        entries = Entry.objects.filter(id__in=newest)
    for word in asked:
        entries = entries.filter(Exists(EntryWord.objects.filter(_begins(word), entry=OuterRef("pk"))))
    return entries


def all_are_common(organisation: Organisation, register: str, question: str) -> bool:
    """Are all words of a search so common that only the newest entries are looked through?"""
    asked = asked_words(question)
    return bool(asked) and all(len(_hits(organisation, register, word)) > FEW for word in asked)


def _hits(organisation: Organisation, register: str, word: str) -> set[int]:
    """The entries with such a word; no more than one over :data:`FEW`."""
    lines = EntryWord.objects.filter(_begins(word), organisation=organisation, register=register)
    return set(lines.order_by().values_list("entry_id", flat=True).distinct()[: FEW + 1])


def _begins(word: str) -> Q:
    """The words that begin with this one; the range lets the index answer, whatever the sorting rules."""
    begins = Q(word__startswith=word, word__gte=word)
    end = {"9": "a", "z": ""}.get(word[-1], chr(ord(word[-1]) + 1))
    return begins & Q(word__lt=word[:-1] + end) if end.isalnum() else begins
