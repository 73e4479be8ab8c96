"""Does a sentence speak of a document, a post, an act, or only of good intentions?"""

from __future__ import annotations

import re

from waarborg.reading.sentences.patterns import pattern
from waarborg.reading.sentences.words import alternatives

DOCUMENT = re.compile(rf"\b[a-zà-ÿ'-]*(?:{alternatives('documents')})\b")
DELIVERABLE = re.compile(
    rf"\b[a-zà-ÿ'-]*(?:{alternatives('documents')}"
    rf"|{alternatives('posts')})\b"
)
ACTIVITY = re.compile(rf"\b[a-zà-ÿ'-]*(?:{alternatives('activities')})\b")
DEED = re.compile(rf"\b[a-zà-ÿ'-]*(?:{alternatives('activities', 'deeds')})\b")
"""What people do on purpose, as a noun."""
OURS = pattern("vocabulary.ours")
"""Those who carry out a plan."""
SOFT = pattern("vocabulary.soft")
NEW_RESULT = pattern("vocabulary.new_result")
SETTLED = pattern("vocabulary.settled")
"""What is done when a goal is reached, though not everything that is done is a result."""
TO_DELIVER = pattern("vocabulary.to_deliver")
