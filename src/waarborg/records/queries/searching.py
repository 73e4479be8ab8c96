"""Which entries hold these words? Both databases answer from one plain index, at any size."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from waarborg.records.models import Entry, EntryWord, Organisation
from waarborg.records.words import asked_words

FEW = 2_000
"""With no more hits than this a list is looked up by its hits; with more, so many of the newest are searched."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What is known of the words of a search before any entry is read.

    Attributes:
        words: those that an entry must still be asked for.
        entries: the entries with the rarest word; ``None`` where every word is common.
        whole: where every word is common, the entries that hold one of them as it was written, not as a beginning.
    """

    words: tuple[str, ...]
    entries: Set[int] | None
    whole: Set[int] = frozenset()

    @property
    def are_too_common(self) -> bool:
        """Are only the newest entries searched, because these words are everywhere?"""
        return self.entries is None


def look_up(organisation: Organisation, register: str, question: str) -> Hits:
    """How rare the words of a question are in a register. A question without words has no hits."""
    asked = asked_words(question)
    rarest, found = "", None
    for word in asked:
        hits = _hits(organisation, register, begins(word))
        if len(hits) <= FEW and (found is None or len(hits) < len(found)):
            rarest, found = word, hits
    if not asked:
        found = set()
    rest = tuple(word for word in asked if word != rarest)
    return Hits(
        rest, found, frozenset() if found is not None else _rarest_whole(organisation, register, asked)
    )


def _rarest_whole(organisation: Organisation, register: str, asked: tuple[str, ...]) -> Set[int]:
    """``plein`` begins many words, yet few entries may hold the word itself."""
    every = [_hits(organisation, register, Q(word=word)) for word in asked]
    return min((hits for hits in every if len(hits) <= FEW), key=len, default=frozenset())


def narrow_to(entries: QuerySet[Entry], hits: Hits) -> QuerySet[Entry]:
    """Only the entries that hold, for every word of the question, a word that begins with it.

    The rarest word leads where it is rare. Where all are common, only the newest entries that match otherwise
    are looked through, and those with a whole word that is rare: with such words that finds plenty.
    """
    if hits.entries is None:
        newest = entries.order_by("-happened_on", "-id").values_list("id", flat=True)[:FEW]
        whole = entries.filter(id__in=hits.whole).values_list("id", flat=True) if hits.whole else ()
        keys = {*newest, *whole}
        entries = Entry.objects.all()
    else:
        keys = set(hits.entries)
    # One word at a time: asked all at once, a database that misjudges how many hold a word compares each with each.
    for word in hits.words:
        lines = EntryWord.objects.filter(begins(word), entry_id__in=keys)
        keys = set(lines.order_by().values_list("entry_id", flat=True))
    return entries.filter(id__in=keys)


def _hits(organisation: Organisation, register: str, word: Q) -> set[int]:
    """The entries with such a word; no more than one over :data:`FEW`."""
    lines = EntryWord.objects.filter(word, organisation=organisation, register=register)
    return set(lines.order_by().values_list("entry_id", flat=True).distinct()[: FEW + 1])


def begins(word: str) -> Q:
    """The words that begin with this one; the range lets the index answer, whatever the sorting rules."""
    begins = Q(word__startswith=word, word__gte=word)
    end = {"9": "a", "z": ""}.get(word[-1], chr(ord(word[-1]) + 1))
    return begins & Q(word__lt=word[:-1] + end) if end.isalnum() else begins
