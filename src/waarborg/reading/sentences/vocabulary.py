"""Does a sentence speak of a document, a post, an act, or only of good intentions?"""

from __future__ import annotations

import re

from waarborg.reading.sentences.nouns import plurals_of
from waarborg.reading.sentences.patterns import pattern
from waarborg.reading.sentences.words import words

_WORD = re.compile(r"[a-zà-ÿ]+(?:['-][a-zà-ÿ]+)*")
_SHORTEST_PLURAL = 5
"""Of shorter nouns ('les', 'app') the plural stands in the list, where it is no ending of other words."""


class Nouns:
    """Nouns of lists in ``words.toml``, known by how a word ends: with their compounds and plurals."""

    def __init__(self, *lists: str) -> None:
        """Take every noun of the lists."""
        listed = {word for name in lists for word in words(name)}
        long = (plurals_of(word) for word in listed if len(word) >= _SHORTEST_PLURAL)
        self._endings = listed.union(*long)

    def search(self, text: str) -> bool:
        """Tell whether one of them stands in a normal text."""
        return any(self.has(word) for word in _WORD.findall(text))

    def has(self, word: str) -> bool:
        """Tell whether a word in lower case is one of them, or a compound."""
        if word in _OTHERWISE:
            return False
        return any(word[place:] in self._endings for place in range(len(word)))


_OTHERWISE = frozenset(words("otherwise"))
DOCUMENT = Nouns("documents")
DELIVERABLE = Nouns("documents", "posts")
ACTIVITY = Nouns("activities")
DEED = Nouns("activities", "deeds")
"""What people do on purpose, as a noun."""
OURS = pattern("vocabulary.ours")
"""Those who carry out a plan."""
SOFT = pattern("vocabulary.soft")
NEW_RESULT = pattern("vocabulary.new_result")
SETTLED = pattern("vocabulary.settled")
"""What is done when a goal is reached, though not everything that is done is a result."""
TO_DELIVER = pattern("vocabulary.to_deliver")
