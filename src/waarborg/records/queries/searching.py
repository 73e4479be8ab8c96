"""Which entries hold these words, or forms of them? Both databases answer from one plain index, at any size.

The words of a municipality are few: forms are sought among those, and then the entries that hold one of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Set
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat

from waarborg.records.models import Entry, EntryWord, KnownWord, Organisation
from waarborg.records.queries.among import Among
from waarborg.records.words import asked_words
from waarborg.registers.stems import stem

FEW = 2_000
"""With no more hits than this a list is looked up by its hits; with more, so many of the newest are searched."""

MOST_FORMS = 200
EXACT, FORM, BEGINNING, PART = 8, 6, 4, 2
"""How well a word fits one that was asked for: itself, another form of it, a longer word, a compound."""

_SHORTEST_PART = 4
_KEPT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """A word of a search with the words in use that count as it.

    Attributes:
        forms: empty where every word that begins with it counts: it is a code, or begins very many words.
    """

    word: str
    forms: frozenset[str] = frozenset()

    def found_in(self, column: str) -> Q:
        """The words that count; ``column`` holds a word."""
        return Q(**{f"{column}__in": sorted(self.forms)}) if self.forms else begins(self.word, column)


@dataclass(frozen=True, slots=True)
class Hits:
    """What is known of the words of a search before any entry is read.

    Attributes:
        words: those that an entry must still be asked for.
        entries: the entries with the rarest word; ``None`` where every word is common.
        whole: where every word is common, the entries that hold one of them as it was written, not as a beginning.
    """

    words: tuple[Asked, ...]
    entries: Set[int] | None
    whole: Set[int] = frozenset()


def look_up(organisation: Organisation, register: str, question: str) -> Hits:
    """How rare the words of a question are in a register. A question without words has no hits."""
    asked = [with_forms(organisation, word) for word in asked_words(question)]
    rarest: Asked | None = None
    found: set[int] | None = None
    for each in asked:
        hits = _hits(organisation, register, each.found_in("word"))
        if hits is not None and (found is None or len(hits) < len(found)):
            rarest, found = each, hits
    if not asked:
        found = set()
    rest = tuple(each for each in asked if each is not rarest)
    whole = frozenset[int]() if found is not None else _rarest_whole(organisation, register, asked)
    return Hits(rest, found, whole)


def with_forms(organisation: Organisation, word: str) -> Asked:
    """A word of a search with the words in use that count as it."""
    forms = forms_of(organisation, word) if word.isalpha() else {}
    return Asked(word, frozenset(forms) if len(forms) < MOST_FORMS else frozenset())


def forms_of(organisation: Organisation, word: str) -> dict[str, int]:
    """The words in use that count as this one, with how well they fit, best first: forms, beginnings, compounds.

    Kept until there is a new word, a minute at most, for who pages through what a search finds.
    """
    newest = KnownWord.objects.order_by("-id").values_list("id", flat=True).first()
    key = "forms-" + hashlib.sha256(repr((organisation.pk, newest, word)).encode()).hexdigest()
    kept: dict[str, int] | None = cache.get(key)
    if kept is None:
        kept = _find_forms(organisation, word)
        cache.set(key, kept, _KEPT_SECONDS)
    return kept


def _find_forms(organisation: Organisation, word: str) -> dict[str, int]:
    known, root = KnownWord.objects.filter(organisation=organisation), stem(word)
    # One pass over the list: what holds the word, or its stem where that is a piece of it, also begins with it.
    piece = root if len(root) > _SHORTEST_PART and root in word else word
    holding = (
        known.filter(word__contains=piece) if len(word) >= _SHORTEST_PART else known.filter(begins(word))
    )
    found = {word: EXACT}
    for query in (known.filter(stem=root), holding):
        for form, its_stem in query.values_list("word", "stem")[: 3 * MOST_FORMS]:
            found.setdefault(form, _fit(form, its_stem, word, root))
    best = sorted(found.items(), key=lambda pair: (-pair[1], len(pair[0]), pair[0]))
    return dict(best[:MOST_FORMS])


def _fit(form: str, its_stem: str, word: str, root: str) -> int:
    if its_stem == root:
        return FORM
    return BEGINNING if form.startswith(word) else PART


def _rarest_whole(organisation: Organisation, register: str, asked: list[Asked]) -> Set[int]:
    """``plein`` begins many words, yet few entries may hold the word itself."""
    every = [_hits(organisation, register, Q(word=each.word)) for each in asked]
    return min((hits for hits in every if hits is not None), key=len, default=frozenset())


def narrow_to(entries: QuerySet[Entry], hits: Hits) -> tuple[QuerySet[Entry], bool]:
    """Only the entries that hold, for every word of the question, a word that counts as it.

    The rarest word leads where it is rare. Where all are common, only the newest entries that match otherwise
    are looked through, and those with a whole word that is rare: with such words that finds plenty. The second
    value tells whether that left any out.
    """
    left_out = False
    if hits.entries is None:
        newest = list(entries.order_by("-happened_on", "-id").values_list("id", flat=True)[: FEW + 1])
        left_out = len(newest) > FEW
        whole = entries.filter(id__in=Among(hits.whole)).values_list("id", flat=True) if hits.whole else ()
        keys = {*newest[:FEW], *whole}
        entries = Entry.objects.all()
    else:
        keys = set(hits.entries)
    # One word at a time: asked all at once, a database that misjudges how many hold a word compares each with each.
    # Asked as an expression, so that SQLite starts from these few entries and not from a word that is everywhere.
    words = EntryWord.objects.alias(plain=Concat("word", Value("")))
    for each in hits.words:
        lines = words.filter(each.found_in("plain"), entry_id__in=Among(keys))
        keys = set(lines.order_by().values_list("entry_id", flat=True))
    return entries.filter(id__in=Among(keys)), left_out


def _hits(organisation: Organisation, register: str, word: Q) -> set[int] | None:
    """The entries with such a word; ``None`` where that makes more than :data:`FEW` lines."""
    lines = EntryWord.objects.filter(word, organisation=organisation, register=register)
    # An entry can hold two of them. Told apart here: PostgreSQL would gather every line first.
    found = list(lines.order_by().values_list("entry_id", flat=True)[: FEW + 1])
    return set(found) if len(found) <= FEW else None


def begins(word: str, column: str = "word") -> Q:
    """The words that begin with this one; the range lets the index answer, whatever the sorting rules."""
    begins = Q(**{f"{column}__startswith": word, f"{column}__gte": word})
    end = {"9": "a", "z": ""}.get(word[-1], chr(ord(word[-1]) + 1))
    return begins & Q(**{f"{column}__lt": word[:-1] + end}) if end.isalnum() else begins
