"""Which entries, of all registers, hold these words, their forms or compounds, and which of them come first?"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat

from waarborg.records.models import CommentWord, Entry, EntryWord, Organisation
from waarborg.records.queries.among import Among
from waarborg.records.queries.entries import State, in_state
from waarborg.records.queries.searching import BEGINNING, EXACT, begins, forms_of
from waarborg.records.queries.visible import Viewer, visible_entries
from waarborg.records.words import asked_words, words_of

PAGE_LENGTH = 25
MOST_LINES = 1_500
"""With more lines than this a word is everywhere: it does not lead, it only narrows."""

NEWEST = 1_000
"""Of words that are all everywhere so many of the newest entries are looked through."""

_MOST_COMMON_FORMS = 12
_IN_TITLE = 2


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody looks for; empty values leave a condition out."""

    text: str
    register: str = ""
    since: date | None = None
    until: date | None = None
    state: State = State.ANY


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found.

    Attributes:
        forms: all words that count as one that was asked for, to mark them where they stand.
        is_too_common: only the newest entries were looked through, because all words are everywhere.
    """

    entries: list[Entry]
    number: int = 1
    last: int = 1
    total: int = 0
    forms: frozenset[str] = frozenset()
    is_too_common: bool = False


@dataclass
class _Hits:
    """The entries with some form of one asked word, and how well it fits; ``None``: too many to hold."""

    word: str
    forms: Mapping[str, int]
    weights: dict[int, int] | None = field(default_factory=dict)


def search(
    viewer: Viewer,
    wanted: Search,
    number: int,
    at: datetime,
    *,
    with_comments: bool,
) -> Found:
    """One page of the entries that hold every word, best first; of two alike the newest.

    Args:
        viewer: who looks.
        wanted: what is asked.
        number: of the page; one too high gives the last.
        at: the moment by which something is late.
        with_comments: may the words of comments be read?
    """
    organisation = viewer.organisation
    every = [
        _look_up(organisation, word, wanted.register, with_comments=with_comments)
        for word in asked_words(wanted.text)
    ]
    if not every:
        return Found([])
    entries = _filtered(viewer, wanted, at)
    rare = [hits.weights for hits in every if hits.weights is not None]
    if rare:
        keys = set.intersection(*(set(weights) for weights in rare))
    else:
        keys = set(entries.order_by("-id").values_list("id", flat=True)[:NEWEST])
    for hits in every:
        if hits.weights is None:
            hits.weights = _weigh_among(keys, hits, with_comments=with_comments)
            keys &= set(hits.weights)
    forms = frozenset(form for hits in every for form in hits.forms)
    return _page(entries, keys, every, number, forms, is_too_common=not rare)


def _look_up(organisation: Organisation, word: str, register: str, *, with_comments: bool) -> _Hits:
    forms = forms_of(organisation, word) if word.isalpha() else {word: EXACT}
    # A code has no forms, but it can be cut off: "A12" stands for "A123" as well.
    holds = Q(word__in=list(forms)) if word.isalpha() else begins(word)
    registers = [register] if register else _registers(organisation)
    lines = EntryWord.objects.filter(holds, organisation=organisation, register__in=registers)
    found = list(lines.order_by().values_list("entry_id", "word")[: MOST_LINES + 1])
    if with_comments:
        said = CommentWord.objects.filter(holds, organisation=organisation)
        found += said.order_by().values_list("entry_id", "word")[: MOST_LINES + 1]
    forms |= {form: BEGINNING for _entry, form in found if form not in forms}
    if len(found) > MOST_LINES:
        return _Hits(word, forms, None)
    return _Hits(word, forms, _best(found, forms))


def _registers(organisation: Organisation) -> list[str]:
    """The registers in which there are words: the index is read by register."""
    return list(organisation.register_versions.filter(is_current=True).values_list("name", flat=True))


def _best(lines: Iterable[tuple[int, str]], forms: Mapping[str, int]) -> dict[int, int]:
    weights: dict[int, int] = {}
    for key, word in lines:
        weights[key] = max(weights.get(key, 0), forms.get(word, BEGINNING))
    return weights


def _weigh_among(keys: set[int], hits: _Hits, *, with_comments: bool) -> dict[int, int]:
    """How well a word that is everywhere fits the entries that are left; its best forms will do."""
    best = list(itertools.islice(hits.forms, _MOST_COMMON_FORMS))
    holds = Q(plain__in=best) if hits.word.isalpha() else begins(hits.word)
    # Asked as an expression, so that SQLite starts from these few entries and not from a word that is everywhere.
    words = EntryWord.objects.alias(plain=Concat("word", Value(""))).filter(entry_id__in=Among(keys))
    lines = list(words.filter(holds).values_list("entry_id", "word"))
    if with_comments:
        comments = CommentWord.objects.alias(plain=Concat("word", Value(""))).filter(entry_id__in=Among(keys))
        said = comments.filter(holds)
        lines += said.values_list("entry_id", "word")
    return _best(lines, hits.forms)


def _filtered(viewer: Viewer, wanted: Search, at: datetime) -> QuerySet[Entry]:
    entries = visible_entries(viewer)
    equal = {
        "register": wanted.register,
        "happened_on__gte": wanted.since,
        "happened_on__lte": wanted.until,
    }
    entries = entries.filter(**{name: value for name, value in equal.items() if value})
    return in_state(entries, wanted.state, at)


def _page(
    entries: QuerySet[Entry],
    keys: set[int],
    every: list[_Hits],
    number: int,
    forms: frozenset[str],
    *,
    is_too_common: bool,
) -> Found:
    rows = entries.filter(id__in=Among(keys)).values_list("id", "title", "happened_on")
    ranked = sorted(rows, key=lambda row: (_rank(row[0], row[1], every), row[2], row[0]), reverse=True)
    last = max(1, -(-len(ranked) // PAGE_LENGTH))
    number = min(max(1, number), last)
    shown = [row[0] for row in ranked[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH]]
    found = Entry.objects.select_related("area", "subject").in_bulk(shown)
    return Found(
        [found[key] for key in shown if key in found], number, last, len(ranked), forms, is_too_common
    )


def _rank(key: int, title: str, every: list[_Hits]) -> int:
    """The sum of how well each word fits; a word in the title counts double."""
    in_title = words_of([title])
    total = 0
    for hits in every:
        weight = (hits.weights or {}).get(key, 0)
        total += weight * (_IN_TITLE if not in_title.isdisjoint(hits.forms) else 1)
    return total


def comments_with(entries: Iterable[Entry], forms: Iterable[str]) -> dict[int, str]:
    """Of each entry that was found by a comment: the text of the newest such comment."""
    keys = [entry.pk for entry in entries]
    lines = CommentWord.objects.filter(entry_id__in=keys, word__in=list(forms)).order_by("comment_id")
    return dict(lines.values_list("entry_id", "comment__text"))
