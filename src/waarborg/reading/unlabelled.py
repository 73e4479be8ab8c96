"""What are the items of a section that puts no label above its lists?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from waarborg.reading.blocks import Block, BlockKind
from waarborg.reading.draft import SectionKind
from waarborg.reading.headings import Label, inline_label, only_tells
from waarborg.reading.sections import TOPICAL, Skeleton

_GOES_ON = re.compile(
    r"\b(?:(?:we|wij|gemeente) blijven doen|blijven (?:we|wij) (?:[\w-]+ ){0,5}doen|"
    r"(?:werk|inzet|aanpak|beleid) dat door(?:gaat|loopt)|gaat gewoon door|"
    r"lopende (?:afspraken|taken|zaken|activiteiten|werkzaamheden)|reguliere? (?:werk|taken|inzet)|"
    r"going concern|doen (?:we|wij) al)\b",
    re.IGNORECASE,
)

_AS_CHAPTER = re.compile(
    r"\b(?:doorlopende?|lopende?|reguliere?|bestaande?|basistaken|basis op orde|altijd doen)\b", re.IGNORECASE
)
_HAPPENED = re.compile(
    r"\b(?:werd|werden|was|waren|had|hadden|kwam|kwamen|daalde|daalden|steeg|stegen|(?:nam|namen) (?:toe|af))\b",
    re.IGNORECASE,
)
_LEAST_WORDS = 4


def tells_of_action(item: str) -> bool:
    """May an item that nothing announces be a measure? Not a bare subject, nor a fact that has happened."""
    return len(item.split()) >= _LEAST_WORDS and _HAPPENED.search(item) is None


def label_of_unlabelled(skeletons: Sequence[Skeleton], index: int, blocks: Sequence[Block]) -> Label | None:
    """What the lists of a section about a topic hold when it has no labels: what goes on, or what is new.

    The section and the chapters above it tell which ("Hieronder staat wat we blijven doen"). ``None`` for a section
    that has labels or sections under it: there a list without a label is but an enumeration.
    """
    skeleton = skeletons[index]
    if skeleton.kind not in TOPICAL or any(span.label for span in skeleton.spans):
        return None
    if any(other.parent == index for other in skeletons):
        return None
    if any(inline_label(block.text) for block in _own(skeleton, blocks)):
        return None
    goes_on = any(_GOES_ON.search(text) for text in _said_above(skeletons, index, blocks))
    return Label.ONGOING if goes_on else Label.NEW


def is_telling(skeletons: Sequence[Skeleton], index: int) -> bool:
    """Does the section look back, or explain figures, laws and words? Then nothing in it is a promise."""
    return skeletons[index].kind is SectionKind.OTHER and any(
        only_tells(skeletons[at].title) for at in _upwards(skeletons, index)
    )


def _upwards(skeletons: Sequence[Skeleton], index: int) -> Iterator[int]:
    place: int | None = index
    while place is not None:
        yield place
        place = skeletons[place].parent


def _own(skeleton: Skeleton, blocks: Sequence[Block]) -> Iterator[Block]:
    for span in skeleton.spans:
        yield from blocks[span.start : span.end]


def _said_above(skeletons: Sequence[Skeleton], index: int, blocks: Sequence[Block]) -> Iterator[str]:
    for at in _upwards(skeletons, index):
        yield _AS_CHAPTER.sub("blijven we doen", skeletons[at].title)
        yield from (block.text for block in _own(skeletons[at], blocks) if block.kind is BlockKind.PARAGRAPH)
